"""A deed that goes through the whole home, file by file: how far it is, and what it had to leave."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption.convert import Tell
from supervise.tui.keys.table import bindings
from supervise.tui.privacy.progress_line import ProgressLine
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.masthead import Masthead


class ProgressPage(CardPage[tuple[Problem, ...] | None]):
    """Dismissed with what had to be left; with None when it could not be begun, which is then said here first."""

    HELP_PAGE = "lock"
    CSS_PATH = [PAGE_STYLES, "passphrase_page.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    AUTO_FOCUS = ""
    HINT = "It goes on by itself; nothing needs doing."
    PALETTE = False

    def __init__(self, title: str, words: Sequence[str], do: Callable[[Tell], tuple[Problem, ...]]) -> None:
        super().__init__()
        self._title, self._words, self._do = title, tuple(words), do

    def head(self) -> Head:
        return Head("The lock")

    def masthead(self) -> Masthead:
        return Masthead(self._title, self.HINT, id="hint")

    def body(self) -> Iterator[Widget]:
        for paragraph in self._words:
            yield Static(Content(paragraph), classes="words")
        yield ProgressLine()

    def on_mount(self) -> None:
        self.query_one("#do-close").display = False
        self.query_one(ProgressLine).begin(self._title)
        self.run_worker(self._work(), exclusive=True)

    @property
    def is_busy(self) -> bool:
        return any(progress_line.at_work for progress_line in self.query(ProgressLine))

    async def _work(self) -> None:
        working = self.query_one(ProgressLine)
        try:
            left = await asyncio.to_thread(self._do, working.tell)
        except ProblemError as error:
            working.end(error.problem.sentence, refused=True)
            self.query_one("#do-close").display = True
            self.query_one("#do-close").focus()
        else:
            working.end()
            self.dismiss(left)

    def action_close(self) -> None:
        if not self.is_busy:
            self.dismiss(None)
