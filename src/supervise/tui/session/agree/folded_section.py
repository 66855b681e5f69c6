"""A part of a record folded to one line, which opens under it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from supervise.domain.people import Person
from supervise.domain.session.report import ReportSection
from supervise.tui.widgets.focus import focus_style
from supervise.tui.widgets.report_view import ReportView


class FoldLine(Widget, can_focus=True):
    """`► Ground rules (10)`, or `▼` while it is open."""

    DEFAULT_CSS = "FoldLine { height: 1; width: 1fr; color: $text; text-wrap: nowrap; text-overflow: ellipsis; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "fold", "Open", show=False)]
    HELP = "Space or Enter opens what is folded here, and folds it again."

    says: reactive[str] = reactive("")
    is_open: reactive[bool] = reactive(False)

    class Pressed(Message):
        """Open it, or fold it."""

    def render(self) -> Content:
        style = focus_style(self) if self.has_focus else "bold $text"
        return Content.styled(f"{'▼' if self.is_open else '►'} {self.says}", style)

    def action_fold(self) -> None:
        self.post_message(self.Pressed())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_fold()


class FoldedSection(Vertical):
    """What is much the same each time, or settled: to be had, and not in the way."""

    DEFAULT_CSS = "FoldedSection { height: auto; }"

    def __init__(self, *, labels: tuple[int, int], id: str | None = None) -> None:
        super().__init__(id=id)
        self._labels = labels

    def compose(self) -> ComposeResult:
        yield FoldLine()
        view = ReportView(labels=self._labels)
        view.can_focus = view.display = False
        yield view

    def show(self, section: ReportSection | None, says: str, people: Sequence[Person] = ()) -> None:
        """Fold this section under this line; without one, take no room; what is of `people` has their mark."""
        self.display = section is not None
        self.query_one(FoldLine).says = says
        self.query_one(ReportView).show((ReportSection("", section.entries),) if section else (), people)

    def on_fold_line_pressed(self, event: FoldLine.Pressed) -> None:
        event.stop()
        line, view = self.query_one(FoldLine), self.query_one(ReportView)
        line.is_open = view.display = not line.is_open
        self.call_after_refresh(self.scroll_visible, animate=False)
