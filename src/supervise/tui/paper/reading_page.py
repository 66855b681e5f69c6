"""A page to read: lines under one another, scrolled by the arrows wherever the focus is."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from supervise.tui.keys import bindings
from supervise.tui.shell.page import PAGE_STYLES, Page


class ReadingPage(Page[None]):
    """Its lines are one widget, so that a long list comes at once. Letters are left to a field of the page."""

    CSS_PATH = [PAGE_STYLES, "reading_page.tcss"]
    AUTO_FOCUS = "ActionBar"
    MAIN = "close"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("page"),
        Binding("down", "read(1)", "Further down", show=False),
        Binding("up", "read(-1)", "Further up", show=False),
        Binding("pagedown", "read(8)", "A page down", show=False),
        Binding("pageup", "read(-8)", "A page up", show=False),
    ]

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Each with what is said quietly under it."""
        parts = (Content.assemble(words, ("\n" if quiet else "", ""), (quiet, "$text-muted")) for words, quiet in lines)
        self.query_one("#lines", Static).update(Content("\n\n").join(parts))

    def action_read(self, lines: int) -> None:
        self.query_one("#body").scroll_relative(y=lines, animate=False)

    def action_close(self) -> None:
        self.dismiss(None)
