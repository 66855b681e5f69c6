"""A passphrase as it is set, changed or given once more: what is said first, its lines, and the deed with them."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from supervise.domain.passphrase_policy import advice, refused
from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption.convert import Tell
from supervise.store.encryption.passphrase_process import WrongPassphraseError
from supervise.tui.keys import bindings
from supervise.tui.privacy.progress_line import Working
from supervise.tui.privacy.unlock_form import Secret
from supervise.tui.shell.header import TopLine
from supervise.tui.shell.page import PAGE_STYLES, Page, deed
from supervise.tui.widgets.text import Aside, Heading

OLD, NEW, AGAIN = "The passphrase as it is", "A new passphrase", "The new one again"


class Given(NamedTuple):
    """What was typed, and what the deed found that it had to leave."""

    old: str
    new: str
    left: tuple[Problem, ...] = ()


class Asked(NamedTuple):
    """What this page is for."""

    title: str
    words: Sequence[str]
    """Paragraphs, said first."""
    old: bool
    """Whether it asks for the passphrase as it is."""
    new: bool
    """Whether it asks for a new one, twice."""
    go: str
    """The deed in a word, on its button."""
    do: Callable[[str, str, Tell], tuple[Problem, ...] | None] | None = None
    """Takes the old and the new one, takes seconds, and is called in a thread; ProblemError when it cannot be done."""


class PassphrasePage(Page[Given | None]):
    """Dismissed with what was given once it is done; with None when it is left, and then nothing has changed."""

    HELP_PAGE = "lock"
    CSS_PATH = [PAGE_STYLES, "passphrase_page.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    AUTO_FOCUS = ""
    HINT = "Enter goes on to the next line. Esc leaves everything as it is."
    PALETTE = False

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked

    def top(self) -> TopLine:
        return TopLine(self._asked.title)

    def body(self) -> Iterator[Widget]:
        for paragraph in self._asked.words:
            yield Static(Content(paragraph), classes="words")
        for id_, title, wanted in (("old", OLD, self._asked.old), ("new", NEW, self._asked.new)):
            if wanted:
                yield Heading(title)
                yield Secret(id=id_)
        if self._asked.new:
            yield Aside(classes="advice")
            yield Heading(AGAIN)
            yield Secret(id="again")
        yield Working()

    def buttons(self) -> Iterator[Button]:
        yield deed("go", f"{self._asked.go} →", main=True)
        yield deed("close", "Not now")

    def on_mount(self) -> None:
        # What it is comes first, on a small screen too.
        self.query(Secret).first().focus(scroll_visible=False)

    @property
    def in_use(self) -> bool:
        return any(one.at_work for one in self.query(Working))

    @on(Input.Blurred, "#new")
    def _advise(self) -> None:
        typed = self.query_one("#new", Secret).value
        self.query_one(".advice", Aside).say((refused(typed) or advice(typed)) if typed else "")

    @on(Input.Changed)
    def _into_view(self, event: Input.Changed) -> None:
        event.input.scroll_visible(animate=False)

    @on(Input.Submitted)
    def _on(self, event: Input.Submitted) -> None:
        """Enter goes to the next empty line, and does it from the last."""
        empty = [line for line in self.query(Secret) if not line.value]
        if empty:
            empty[0].focus()
        else:
            self.action_go()

    def action_go(self) -> None:
        old, new, again = (self._typed(id_) for id_ in ("old", "new", "again"))
        if self.in_use:
            return
        if self._asked.old and not old:
            self._refuse("Type the passphrase as it is.", "old")
        elif self._asked.new and refused(new):
            self._advise()
            self._refuse("", "new")
        elif self._asked.new and new != again:
            self.query_one("#new", Secret).take()
            self._advise()
            self._refuse("The two are not the same: type the new one twice again.", "new", "again")
        elif self._asked.do is None:
            self.dismiss(Given(old, new))
        else:
            self.run_worker(self._do(self._asked.do, old, new), exclusive=True)

    def action_close(self) -> None:
        if not self.in_use:
            self.dismiss(None)

    async def _do(self, do: Callable[[str, str, Tell], tuple[Problem, ...] | None], old: str, new: str) -> None:
        working = self.query_one(Working)
        self._let(False)
        working.begin("It takes a few seconds")
        try:
            left = await asyncio.to_thread(do, old, new, working.tell)
        except ProblemError as error:
            self._let(True)
            wrong = isinstance(error, WrongPassphraseError)
            self._refuse(error.problem.spoken, "old" if self._asked.old else "new", empty="old" if wrong else "")
        else:
            working.end()
            self.dismiss(Given(old, new, left or ()))

    def _typed(self, id_: str) -> str:
        return next((line.value for line in self.query(f"#{id_}").results(Secret)), "")

    def _let(self, can: bool) -> None:
        for part in (*self.query(Secret), *self.query(Button)):
            part.disabled = not can

    def _refuse(self, why: str, line: str, empty: str = "") -> None:
        self.query_one(Working).end(why, refused=True)
        if empty:
            for one in self.query(f"#{empty}").results(Secret):
                one.take()
        self.query_one(f"#{line}", Secret).focus()
