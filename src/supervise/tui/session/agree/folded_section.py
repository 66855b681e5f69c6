"""A part of a record folded to one line, which opens under it."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from supervise.domain.people import Person
from supervise.domain.session.report import ReportSection
from supervise.tui.session.choice_row import ChoiceRow, FoldRow
from supervise.tui.widgets.report_view import ReportView


class FoldedSection(Vertical):
    """What is much the same each time, or settled: to be had, and not in the way."""

    DEFAULT_CSS = "FoldedSection { height: auto; FoldRow { text-style: bold; } }"

    def __init__(self, *, labels: tuple[int, int], id: str | None = None) -> None:
        super().__init__(id=id)
        self._labels, self._words = labels, ""

    def compose(self) -> ComposeResult:
        yield FoldRow()
        view = ReportView(labels=self._labels)
        view.can_focus = view.display = False
        yield view

    def show(self, section: ReportSection | None, words: str, people: Sequence[Person] = ()) -> None:
        """Fold this section under these words; without one, take no room; what is of `people` has their mark."""
        self.display = section is not None
        self._words = words
        self.query_one(ReportView).show((ReportSection("", section.entries),) if section else (), people)
        self._say_fold()

    def _say_fold(self) -> None:
        self.query_one(FoldRow).show(self._words, folded=not self.query_one(ReportView).display)

    @on(ChoiceRow.Pressed)
    def _fold(self, event: ChoiceRow.Pressed) -> None:
        event.stop()
        view = self.query_one(ReportView)
        view.display = not view.display
        self._say_fold()
        self.call_after_refresh(self.scroll_visible, animate=False)
