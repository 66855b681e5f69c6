"""The filters that are set, each a chip with a cross: a click, Backspace or Delete takes one off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.widgets.focus import focus_style

LEAD = "Only"
GAP = 2


class FilterChips(Widget, can_focus=True):
    """`Only  CD ×  Trust and accountability ×  2026 ×`, on as many lines as it takes; nothing at all with none."""

    DEFAULT_CSS = """
    FilterChips { height: auto; width: 1fr; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,l,j", "move(1)", "Next filter", show=False),
        Binding("left,up,h,k", "move(-1)", "Previous filter", show=False),
        Binding("backspace,delete,enter", "take_off", "Take off", show=False),
    ]
    HELP = "The filters that are set. Left and Right go from one to the next; Backspace, or a click, takes one off."

    cursor: reactive[int] = reactive(0)

    @dataclass
    class TakenOff(Message):
        """This chip was taken off: its place among those shown."""

        chips: "FilterChips"
        at: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.labels: tuple[str, ...] = ()
        self.display = False

    def show(self, labels: Sequence[str]) -> None:
        labels = tuple(labels)
        if labels != self.labels:
            self.labels = labels
            self.display = bool(labels)
            self.cursor = min(self.cursor, max(0, len(labels) - 1))
            self.refresh(layout=True)

    def _places(self, width: int) -> Iterator[tuple[int, int, str]]:
        """For each chip its row, its column and its words."""
        x, y = len(LEAD) + GAP, 0
        for label in self.labels:
            words = f" {clip(printable(label), max(1, width - 4))} × "
            if x + cell_len(words) > width and x:
                x, y = 0, y + 1
            yield y, x, words
            x += cell_len(words) + GAP

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max((y for y, _, _ in self._places(width)), default=0) + 1

    def render(self) -> Content:
        rows = [Content(LEAD)]
        for at, (y, x, words) in enumerate(self._places(self.content_size.width)):
            if y == len(rows):
                rows.append(Content(""))
            style = focus_style(self) if self.has_focus and at == self.cursor else "$text on $panel"
            rows[y] = Content.assemble(rows[y], " " * (x - rows[y].cell_length), Content.styled(words, style))
        return Content("\n").join(rows)

    def action_move(self, by: int) -> None:
        self.cursor = max(0, min(self.cursor + by, len(self.labels) - 1))

    def action_take_off(self) -> None:
        if self.labels:
            self.post_message(self.TakenOff(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for at, (y, x, words) in enumerate(self._places(self.content_size.width)):
            if y == offset.y and x <= offset.x < x + cell_len(words):
                event.stop()
                self.post_message(self.TakenOff(self, at))
                return
