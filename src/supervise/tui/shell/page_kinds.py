"""Two kinds of page: one to read, and one about a single thing, on a card in the middle of a veil."""

from collections.abc import Iterator
from typing import ClassVar, Generic

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from supervise.tui.keys.table import bindings
from supervise.tui.shell.page import Page, T
from supervise.tui.widgets.panel import Card

READING_LETTERS: tuple[BindingType, ...] = (
    Binding("j", "read(1)", "Further down", show=False),
    Binding("k", "read(-1)", "Further up", show=False),
    Binding("space", "read(8)", "A page down", show=False),
)
"""For a page that has no field: letters and Space belong to a field."""


class ReadingPage(Page[None]):
    """A page to read: the arrows scroll its words wherever the focus is, and nothing on it can be changed."""

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


class CardPage(Page[T], Generic[T]):
    """A page about one thing: its `body` stands on the card, under the question; a long card scrolls."""

    def middle(self) -> Iterator[Widget]:
        self.add_class("-carded")
        with VerticalScroll(id="body", can_focus=False), Vertical(classes="veil"), Card(id="card"):
            yield self.masthead()
            yield from self.body()
