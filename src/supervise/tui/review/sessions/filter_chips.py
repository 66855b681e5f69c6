"""Filter chips: the filters that are set; a click, Backspace or Delete removes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.widgets.focus import focus_style
from supervise.tui.widgets.inline_items import InlineItems


class FilterChips(InlineItems, can_focus=True):
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

    def lead(self, width: int) -> list[str]:
        return ["Only"]

    def items(self, width: int) -> list[Content]:
        chips = []
        for number, label in enumerate(self.labels):
            style = focus_style(self) if self.has_focus and number == self.cursor else "$text on $panel"
            chips.append(Content.styled(f" {clip(printable(label), max(1, width - 4))} × ", style))
        return chips

    def action_move(self, by: int) -> None:
        self.cursor = max(0, min(self.cursor + by, len(self.labels) - 1))

    def action_take_off(self) -> None:
        if self.labels:
            self.post_message(self.TakenOff(self, self.cursor))

    def action_click_item(self, index: int) -> None:
        self.post_message(self.TakenOff(self, index))
