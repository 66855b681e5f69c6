"""Sort tabs: the orders a list can be put in, the present one marked; a key or a click changes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from supervise.tui.widgets.inline_items import InlineItems


class SortTabs(InlineItems):
    """`Newest first   By section   By case`; on as many lines as it takes."""

    DEFAULT_CSS = """
    SortTabs { height: auto; color: $text-muted; }
    """

    GAP = 3
    REACH = 1

    order: reactive[str] = reactive("")

    @dataclass
    class Turned(Message):
        """Another order was asked for."""

        line: "SortTabs"
        order: str

        @property
        def control(self) -> "SortTabs":
            return self.line

    def __init__(self, orders: Iterable[tuple[str, str]] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.orders = dict(orders)
        self.set_reactive(SortTabs.order, next(iter(self.orders), ""))

    def show(self, orders: Iterable[tuple[str, str]], order: str) -> None:
        """Offer these, with this one as the present one."""
        self.orders = dict(orders)
        self.order = order
        self.refresh(layout=True)

    def rows(self, width: int) -> list[Content]:
        """Where not all fit on one line, closer to each other and without "By"."""
        rows = super().rows(width)
        return rows if len(rows) == 1 else self.flow(self._labels(map(_short, self.orders.values())), width, 2)

    def items(self, width: int) -> list[Content]:
        return self._labels(self.orders.values())

    def _labels(self, labels: Iterable[str]) -> list[Content]:
        return [
            Content.styled(label, "bold underline $text") if order == self.order else Content(label)
            for order, label in zip(self.orders, labels, strict=True)
        ]

    def next(self) -> None:
        """Turn to the order after this one; after the last, to the first."""
        orders = list(self.orders)
        self._turn(orders[(orders.index(self.order) + 1) % len(orders)])

    def _turn(self, order: str) -> None:
        if order != self.order:
            self.order = order
            self.post_message(self.Turned(self, order))

    def action_click_item(self, index: int) -> None:
        self._turn(list(self.orders)[index])


def _short(words: str) -> str:
    """Status, of By status."""
    return words.removeprefix("By ").capitalize() if words.startswith("By ") else words
