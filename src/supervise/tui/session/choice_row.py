"""Choice row: a mark and words that wrap beside it, chosen by click, Enter or space; one kind of it unfolds a part."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from supervise.tui.drawing.cell_text import wrap


class ChoiceRow(Widget, can_focus=True):
    """One mark and its words; one widget, as a page may have dozens of them.

    The rows of one parent are one list: one stop for Tab, once one of them is made `be_the_stop`, and arrows between.
    """

    DEFAULT_CSS = """
    ChoiceRow {
        width: 1fr; height: auto; color: $text;
        &:hover { background: $surface; }
        &:focus { background: $accent-deep; }
        &:focus > .row--mark { color: $block-cursor-foreground; background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", "Choose", show=False),
        Binding("down", "walk(1)", "Next line", show=False),
        Binding("up", "walk(-1)", "Line before", show=False),
    ]
    HELP = "Space, Enter or a click chooses it."

    @dataclass
    class Pressed(Message):
        row: "ChoiceRow"

        @property
        def control(self) -> "ChoiceRow":
            return self.row

    def __init__(self, mark: str, words: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.mark, self.words = mark, words

    def _lines(self, width: int) -> list[str]:
        return wrap(self.words, width - len(self.mark) - 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        first, *others = self._lines(self.content_size.width)
        mark = Content.styled(self.mark, self.get_visual_style("row--mark") if self.has_focus else "")
        beside = " " * (len(self.mark) + 1)
        return Content("\n").join([Content.assemble(mark, " ", first), *(Content(beside + other) for other in others)])

    def set_mark(self, mark: str) -> None:
        self.mark = mark
        self.refresh(layout=True)

    def set_words(self, words: str) -> None:
        self.words = words
        self.refresh(layout=True)

    @property
    def _beside(self) -> list["ChoiceRow"]:
        return list(self.parent.query_children(ChoiceRow)) if isinstance(self.parent, Widget) else [self]

    def be_the_stop(self) -> None:
        """Be the one of its rows that Tab comes to."""
        for row in self._beside:
            row.can_focus = row is self

    def action_walk(self, by: int) -> None:
        rows = self._beside
        row = rows[min(max(rows.index(self) + by, 0), len(rows) - 1)]
        row.be_the_stop()
        row.focus()

    def action_press(self) -> None:
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_press()


class FoldRow(ChoiceRow, inherit_bindings=False):
    """`[+] Ground rules (10)`, or `[-]` while they are in sight; an arrow would read as where the keys are."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "Open", show=False)]
    HELP = "Space, Enter or a click opens what is folded here, or folds it away."

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", "", id=id)

    def show(self, words: str, *, folded: bool) -> None:
        self.set_mark("[+]" if folded else "[-]")
        self.set_words(words)
