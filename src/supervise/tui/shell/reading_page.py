"""A page to read: its words are scrolled by the arrows wherever the focus is."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from supervise.tui.keys.table import bindings
from supervise.tui.shell.page import Page

READING_LETTERS: tuple[BindingType, ...] = (
    Binding("j", "read(1)", "Further down", show=False),
    Binding("k", "read(-1)", "Further up", show=False),
    Binding("space", "read(8)", "A page down", show=False),
)
"""For a page that has no field: letters and Space belong to a field."""


class ReadingPage(Page[None]):
    """It is left as it was found: nothing on it can be changed."""

    AUTO_FOCUS = "ActionBar"
    MAIN = "close"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("page"),
        Binding("down", "read(1)", "Further down", show=False),
        Binding("up", "read(-1)", "Further up", show=False),
        Binding("pagedown", "read(8)", "A page down", show=False),
        Binding("pageup", "read(-8)", "A page up", show=False),
    ]

    def action_read(self, lines: int) -> None:
        self.query_one("#body").scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        self.dismiss(None)
