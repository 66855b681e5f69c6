"""A small app around one widget, in a terminal with all colours unless a test says otherwise."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.drawing.wheel.view import WheelView
from supervise.tui.themes import register

HOSTILE_TEXTS = (
    "[/b]",
    "[bold red",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07x",
    "two\nlines\tand a tab",
    "👩‍⚕️ nurse ✌️",
    "漢字漢字漢字漢字",
    "שלום עולם",
    "\u202eevil\u202c",
    "e\u0301\u0301\u0301",
    "",
    "x" * 500,
    "\x00\x07\x9b31m",
)
WIDGET_SIZES = ((1, 1), (2, 2), (19, 9), (20, 10), (40, 15), (60, 11), (61, 4), (80, 24), (120, 40), (200, 60))


class Host(App[None]):
    """Shows one widget and remembers the messages it posts."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS: ClassVar[str | None] = "*"

    def __init__(self, widget: Widget, *, plain: bool = False, theme: str = "supervise-dark") -> None:
        super().__init__()
        register(self)
        self.theme = theme
        self.plain = plain
        self.widget = widget
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_wheel_view_turned(self, message: WheelView.Turned) -> None:
        self.heard.append(message)

    def on_wheel_view_chosen(self, message: WheelView.Chosen) -> None:
        self.heard.append(message)

    def on_ladder_view_moved(self, message: LadderView.Moved) -> None:
        self.heard.append(message)

    def on_ladder_view_placed(self, message: LadderView.Placed) -> None:
        self.heard.append(message)

    @property
    def lines(self) -> list[str]:
        """The text of the widget as it is shown."""
        return [self.widget.render_line(y).text for y in range(self.widget.size.height)]

    @property
    def looks(self) -> list[list[object]]:
        """Text and style of every segment shown."""
        return [list(self.widget.render_line(y)) for y in range(self.widget.size.height)]


def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that shows everything."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
