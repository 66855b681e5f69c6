"""A page about one thing: what it asks and its fields lie on a card in the middle of a veil."""

from collections.abc import Iterator
from typing import Generic

from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from supervise.tui.shell.page import Page, T
from supervise.tui.widgets.panel import Card


class CardPage(Page[T], Generic[T]):
    """Its `body` stands on the card, under the question; a card longer than the window scrolls."""

    def middle(self) -> Iterator[Widget]:
        self.add_class("-carded")
        with VerticalScroll(id="body", can_focus=False), Vertical(classes="veil"), Card(id="card"):
            yield self.masthead()
            yield from self.body()
