"""A line to choose by click, Enter or space: a mark, and words that wrap beside it, never under it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Row(Horizontal, can_focus=True):
    """One mark and its words."""

    DEFAULT_CSS = """
    Row {
        height: auto; color: $text;
        &:hover { background: $surface; }
        &:focus { background: $panel; }
        &:focus .mark { color: $block-cursor-foreground; background: $block-cursor-background; }
        .mark { width: auto; height: auto; padding: 0 1 0 0; }
        .words { width: 1fr; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", "Choose", show=False)]
    HELP = "Space, Enter or a click chooses it."

    @dataclass
    class Pressed(Message):
        row: "Row"

        @property
        def control(self) -> "Row":
            return self.row

    def __init__(self, mark: str, words: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.mark, self.words = mark, words

    def compose(self) -> ComposeResult:
        yield Static(Content(self.mark), classes="mark")
        yield Static(Content(self.words), classes="words")

    def set_mark(self, mark: str) -> None:
        self.mark = mark
        self.query_one(".mark", Static).update(Content(mark))

    def set_words(self, words: str) -> None:
        self.words = words
        self.query_one(".words", Static).update(Content(words))

    def action_press(self) -> None:
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_press()
