"""What could not be read: where, what is wrong, and what to do about it, one after another."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.problems import Problem
from supervise.domain.report import Entry, Part
from supervise.tui.keys import bindings
from supervise.tui.screens.page import Page, deed
from supervise.tui.widgets.record import RecordView


class ProblemsPage(Page[None]):
    """Every problem of this home, to be read; nothing here changes a file."""

    PAGE_TITLE = "What could not be read"
    HINT = "Nothing is lost: each file lies where it was, and none was changed. Everything else works. Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = tuple(problems)

    def body(self) -> Iterator[Widget]:
        yield RecordView(
            tuple(Part(one.where, (Entry("What", one.what), Entry("Remedy", one.remedy))) for one in self._problems)
        )

    def buttons(self) -> Iterator[Button]:
        yield deed("close", "← Back", main=True)

    def action_close(self) -> None:
        self.dismiss(None)
