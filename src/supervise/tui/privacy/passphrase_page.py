"""The page that asks for a passphrase: to set, change or remove it. What is done with it is a `PassphraseTask`."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from supervise.domain.passphrase_policy import SHORTEST, rejection, warning
from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption.convert import Tell
from supervise.store.encryption.passphrase_process import WrongPassphraseError
from supervise.tui.keys.table import bindings
from supervise.tui.privacy.progress_line import ProgressLine
from supervise.tui.privacy.unlock_form import SecretInput
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.text import Caption, Heading

OLD, AGAIN = "The passphrase as it is", "The new one again"
NEW = f"A new passphrase: {SHORTEST} characters or more"


class PassphraseResult(NamedTuple):
    """What was typed, and the files that had to be left as they were."""

    old: str
    new: str
    left: tuple[Problem, ...] = ()


class PassphraseTask(NamedTuple):
    """What the page asks for, and what is done with the answer."""

    title: str
    words: Sequence[str]
    """Paragraphs, said first."""
    old: bool
    """Whether it asks for the passphrase as it is."""
    new: bool
    """Whether it asks for a new one, twice."""
    go: str
    """The label of the button that does it."""
    do: Callable[[str, str, Tell], tuple[Problem, ...] | None] | None = None
    """Called in a thread with the old and the new passphrase: it takes seconds. Raises ProblemError."""


class PassphrasePage(CardPage[PassphraseResult | None]):
    """Dismissed with what was typed once the task is done; with None when it is left, and then nothing has changed."""

    HELP_PAGE = "lock"
    CSS_PATH = [PAGE_STYLES, "passphrase_page.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    AUTO_FOCUS = ""
    BACK_LABEL = "Not now"
    HINT = "Enter goes on to the next line. Esc leaves everything as it is."
    PALETTE = False

    def __init__(self, task: PassphraseTask) -> None:
        super().__init__()
        self._asked = task

    def head(self) -> Head:
        return Head("The lock")

    def masthead(self) -> Masthead:
        return Masthead(self._asked.title, self.HINT, id="hint")

    def body(self) -> Iterator[Widget]:
        for paragraph in self._asked.words:
            yield Static(Content(paragraph), classes="words")
        for id_, title, wanted in (("old", OLD, self._asked.old), ("new", NEW, self._asked.new)):
            if wanted:
                yield Heading(title)
                yield SecretInput(id=id_)
        if self._asked.new:
            yield Caption(classes="advice")
            yield Heading(AGAIN)
            yield SecretInput(id="again")
        yield ProgressLine()

    def deeds(self) -> Iterator[Deed]:
        yield Deed("go", f"{self._asked.go} →", main=True)

    def on_mount(self) -> None:
        # What it is comes first, on a small screen too.
        self.query(SecretInput).first().focus(scroll_visible=False)

    def on_screen_suspend(self) -> None:
        for field in self.query(SecretInput):
            field.show(False)  # under the cover nobody sees it, and whoever comes back may not be who showed it

    @property
    def is_busy(self) -> bool:
        return any(progress_line.at_work for progress_line in self.query(ProgressLine))

    @on(Input.Blurred, "#new")
    def _advise(self) -> None:
        """Say what speaks against it; while the line is empty, why the last was refused stands there still."""
        if typed := self._typed("new"):
            refused = rejection(typed)
            self.query_one(".advice", Caption).say(refused or warning(typed), warning=bool(refused))

    @on(Input.Changed)
    def _into_view(self, event: Input.Changed) -> None:
        event.input.scroll_visible(animate=False)
        if event.value and not self.is_busy:
            self.query_one(ProgressLine).end()  # why the last was refused is not about what is typed now

    @on(Input.Submitted)
    def _on(self, event: Input.Submitted) -> None:
        """Enter goes to the next empty line, and does it from the last."""
        empty = [line for line in self.query(SecretInput) if not line.value]
        if event.input.id == "new" and rejection(event.value):
            self._refuse_new()
        elif empty:
            empty[0].focus()
        else:
            self.action_go()

    def action_go(self) -> None:
        old, new, again = (self._typed(id_) for id_ in ("old", "new", "again"))
        if self.is_busy:
            return
        if self._asked.old and not old:
            self._refuse("Type the passphrase as it is.", "old")
        elif self._asked.new and rejection(new):
            self._refuse_new()
        elif self._asked.new and new != again:
            self._refuse("The two are not the same: type the new one twice again.", "new")
            self._empty_unseen("new", "again")
        elif self._asked.do is None:
            self.dismiss(PassphraseResult(old, new))
        else:
            self.run_worker(self._do(self._asked.do, old, new), exclusive=True)

    def action_close(self) -> None:
        if not self.is_busy:
            self.dismiss(None)

    async def _do(self, do: Callable[[str, str, Tell], tuple[Problem, ...] | None], old: str, new: str) -> None:
        working = self.query_one(ProgressLine)
        self._enable(False)
        working.begin("It takes a few seconds")
        try:
            left = await asyncio.to_thread(do, old, new, working.tell)
        except ProblemError as error:
            self._enable(True)
            wrong = isinstance(error, WrongPassphraseError)
            self._refuse(error.problem.sentence, "old" if self._asked.old else "new")
            if wrong:
                self._empty_unseen("old")
        else:
            working.end()
            self.dismiss(PassphraseResult(old, new, left or ()))

    def _typed(self, id_: str) -> str:
        return next((line.value for line in self.query(f"#{id_}").results(SecretInput)), "")

    def _enable(self, enabled: bool) -> None:
        for widget in (*self.query(SecretInput), self.query_one(ActionBar)):
            widget.disabled = not enabled

    def _refuse_new(self) -> None:
        """What cannot be a passphrase; the reason stands under its line."""
        self.query_one(".advice", Caption).say(rejection(self._typed("new")), warning=True)
        self._refuse("", "new")
        self._empty_unseen("new", "again")

    def _refuse(self, why: str, line: str) -> None:
        self.query_one(ProgressLine).end(why, refused=True)
        self.query_one(f"#{line}", SecretInput).focus()

    def _empty_unseen(self, *lines: str) -> None:
        """What is covered cannot be put right, and is typed anew; what is shown stays."""
        for field in (self.query_one(f"#{line}", SecretInput) for line in lines):
            if field.password:
                field.take()
