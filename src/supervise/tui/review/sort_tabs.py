"""The line of orders that a list can be put in, the present one marked; a key or a click turns to another."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

GAP = "   "


class SortTabs(Widget):
    """`Newest first   By section   By case`; on as many lines as it takes."""

    DEFAULT_CSS = """
    SortTabs { height: auto; color: $text-muted; }
    """

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

    def render(self) -> Content:
        lines, gap = self._laid_out(self.content_size.width)
        return Content("\n").join(
            Content(gap).join(
                Content.styled(words, "bold underline $text") if order == self.order else Content(words)
                for order, words in line
            )
            for line in lines
        )

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self._laid_out(width)[0])

    def _laid_out(self, width: int) -> tuple[list[list[tuple[str, str]]], str]:
        """The lines, and what stands between two words of one; where there is little room, without "By"."""
        long, short = list(self.orders.items()), [(order, _short(words)) for order, words in self.orders.items()]
        for words, gap in ((long, GAP), (short, GAP[:-1])):
            lines = _filled(words, gap, width)
            if len(lines) == 1:
                break
        return lines, gap

    def next(self) -> None:
        """Turn to the order after this one; after the last, to the first."""
        orders = list(self.orders)
        self._turn(orders[(orders.index(self.order) + 1) % len(orders)])

    def _turn(self, order: str) -> None:
        if order != self.order:
            self.order = order
            self.post_message(self.Turned(self, order))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        lines, gap = self._laid_out(self.content_size.width)
        if offset is None or offset.y >= len(lines):
            return
        at = 0
        for order, words in lines[offset.y]:
            if at - 1 <= offset.x <= at + len(words):
                event.stop()
                self._turn(order)
                return
            at += len(words) + len(gap)


def _short(words: str) -> str:
    """Status, of By status."""
    return words.removeprefix("By ").capitalize() if words.startswith("By ") else words


def _filled(words: list[tuple[str, str]], gap: str, width: int) -> list[list[tuple[str, str]]]:
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for order, said in words:
        if lines[-1] and used + len(gap) + len(said) > width:
            lines.append([])
            used = 0
        used += (len(gap) if lines[-1] else 0) + len(said)
        lines[-1].append((order, said))
    return lines
