"""The recovery key: shown once, to be written on paper, and asked back from the paper."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from supervise.domain.problems import ProblemError
from supervise.tui.keys.table import bindings
from supervise.tui.privacy.progress_line import ProgressLine
from supervise.tui.privacy.unlock_form import SecretInput
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import CardPage

SHOWN = (
    "This is the only other way in, if the passphrase is lost. Write it on paper now, with the lines as they are, and "
    "keep the paper where the laptop is not.",
    "It is shown this once, and is kept in no file.",
)
ASKED = "Now type it from the paper, to see that it is right. Capitals, spaces and the first line do not matter."


class RecoveryKeyPage(CardPage[bool]):
    """Dismissed with True once the key was typed back; with False when the pair go back: nothing is locked then."""

    QUESTION = "The recovery key"
    HELP_PAGE = "lock"
    CSS_PATH = [PAGE_STYLES, "passphrase_page.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    ALLOW_SELECT = False
    AUTO_FOCUS = "ActionBar"
    PALETTE = False

    def __init__(self, lines: Sequence[str], is_it: Callable[[str], bool]) -> None:
        """`is_it` says whether what was typed is this key; ProblemError when it is none at all."""
        super().__init__()
        self._lines, self._is_it = tuple(lines), is_it

    def head(self) -> Head:
        return Head("The lock")

    def body(self) -> Iterator[Widget]:
        with Vertical(id="shown"):
            yield Static(Content("\n".join(self._lines)), classes="key")
            for paragraph in SHOWN:
                yield Static(Content(paragraph), classes="words")
        with Vertical(id="asked"):
            yield Static(Content(ASKED), classes="words")
            yield SecretInput(shown=True, id="typed")
            yield ProgressLine()

    def deeds(self) -> Iterator[Deed]:
        yield Deed("go", "It is on paper →", main=True)

    def on_mount(self) -> None:
        self._ask(False)

    @property
    def _asking(self) -> bool:
        return bool(self.query_one("#asked").display)

    def _ask(self, asking: bool) -> None:
        self.query_one("#shown").display = not asking
        self.query_one("#asked").display = asking
        self.hint("Type it, then Enter. Esc shows it again." if asking else "Write it down. Esc goes back.")
        for id_, words in (
            ("#do-go", "That is it →" if asking else "It is on paper →"),
            ("#do-close", "Show it again" if asking else "Back"),
        ):
            button = self.query_one(id_, Deed)
            button.label = words
            button.refresh(layout=True)
        (self.query_one("#typed") if asking else self.query_one("#do-go")).focus()

    @on(Input.Submitted)
    def action_go(self) -> None:
        if not self._asking:
            self._ask(True)
            return
        try:
            right = self._is_it(self.query_one("#typed", SecretInput).value)
        except ProblemError as error:
            self._refuse(error.problem.sentence)
            return
        if right:
            self.dismiss(True)
        else:
            self._refuse("That is a recovery key, but another one: look at this home's paper.")

    def _refuse(self, why: str) -> None:
        self.query_one(ProgressLine).end(why, refused=True)
        self.query_one("#typed").focus()

    def action_close(self) -> None:
        if self._asking:
            self._ask(False)
        else:
            self.dismiss(False)
