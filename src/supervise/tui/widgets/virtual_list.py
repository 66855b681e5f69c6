"""Virtual list: cursor, keys, mouse and scrolling of a list of which only the lines in sight are drawn."""

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from supervise.tui.platform.abstract_parts import AbstractParts


class VirtualList(AbstractParts, ScrollView, can_focus=True):
    """Entries of one line or more; those for which `can_choose` is False are headings, and are passed over."""

    DEFAULT_CSS = """
    VirtualList { height: 1fr; color: $text; background: transparent; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", show=False),
        Binding("up,k", "move(-1)", "Previous", show=False),
        Binding("pagedown", "page(1)", "Further down", show=False),
        Binding("pageup", "page(-1)", "Further up", show=False),
        Binding("home", "end(-1)", "First", show=False),
        Binding("end", "end(1)", "Last", show=False),
        Binding("enter", "open", "Open", show=False),
    ]
    OPENS_AT_ONCE: ClassVar[bool] = True
    """Whether the first click opens an entry, or only puts the cursor on it."""

    cursor: reactive[int] = reactive(-1)
    hover: reactive[int] = reactive(-1)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ends: Sequence[int] = ()
        """For each entry, the line behind its last."""
        self.header_lines = 0
        """Lines at the top that do not scroll."""

    # What a list says of its entries -------------------------------------------------------------

    @abstractmethod
    def action_open(self) -> None:
        """The entry with the cursor was chosen by Enter or a click."""

    @abstractmethod
    def render_line(self, y: int) -> Strip:
        """The line at this height of the widget."""

    def can_choose(self, index: int) -> bool:
        return True

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self._ends)

    @property
    def page_lines(self) -> int:
        """How many lines further a page goes."""
        return max(1, self.size.height - 1)

    def span(self, index: int) -> tuple[int, int]:
        """The first line of an entry, and the one behind its last."""
        return self._ends[index - 1] if index > 0 else 0, self._ends[index]

    def span_with_heading(self, index: int) -> tuple[int, int]:
        """The lines that come into sight with an entry: those of a heading right over it too, where they fit."""
        top, end = self.span(index)
        while index > 0 and not self.can_choose(index - 1) and end - self.span(index - 1)[0] <= self.size.height:
            index -= 1
            top = self.span(index)[0]
        return top, end

    def entry_at(self, x: int, y: int) -> int:
        """The entry at this cell of the widget; -1 is none."""
        line = y - self.header_lines + round(self.scroll_offset.y)
        return self._entry_of(line) if y >= self.header_lines else -1

    def _entry_of(self, line: int) -> int:
        return bisect_right(self._ends, line) if self._ends and 0 <= line < self._ends[-1] else -1

    # Cursor and scrolling ------------------------------------------------------------------------

    def lay_out(self, ends: Sequence[int], cursor: int) -> None:
        """Show entries that end before these lines, the cursor on this one."""
        self._ends = ends
        self.hover = -1
        self.virtual_size = Size(0, self.header_lines + (ends[-1] if ends else 0))
        self.can_focus = self.count > 0
        self.set_reactive(VirtualList.cursor, min(cursor, self.count - 1))
        self._scroll_to_cursor()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(-1, min(cursor, self.count - 1))

    def watch_cursor(self) -> None:
        self._scroll_to_cursor()
        self.refresh()

    def watch_hover(self) -> None:
        self.refresh()

    def go_to(self, index: int) -> None:
        """Put the cursor on this entry, if it can be chosen."""
        if 0 <= index < self.count and self.can_choose(index):
            self.cursor = index

    def action_move(self, by: int) -> None:
        self.go_to(self._next(self.cursor + by, by))

    def action_page(self, by: int) -> None:
        if self._ends and self.cursor >= 0:
            line = self.span(self.cursor)[0] + by * self.page_lines
            index = self._entry_of(max(0, min(line, self._ends[-1] - 1)))
            self.go_to(self._next(index if index != self.cursor else index + by, by))

    def action_end(self, by: int) -> None:
        self.go_to(self._next(0 if by < 0 else self.count - 1, -by))

    def _next(self, index: int, step: int) -> int:
        """The first entry from here on that can be chosen, or the one with the cursor."""
        while 0 <= index < self.count:
            if self.can_choose(index):
                return index
            index += step
        return self.cursor

    def _scroll_to_cursor(self) -> None:
        """Scroll no further than needed; of an entry longer than the room its first line is seen."""
        if self.cursor < 0 or not self.size.height:
            return
        top, end = self.span_with_heading(self.cursor)
        room, seen = max(1, self.size.height - self.header_lines), round(self.scroll_offset.y)
        if top < seen or end > seen + room:
            self.scroll_to(y=min(top, max(end - room, 0)) if top >= seen else top, animate=False, force=True)

    def on_resize(self) -> None:
        self._scroll_to_cursor()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # The mouse -----------------------------------------------------------------------------------

    def _choosable_at(self, event: events.MouseEvent) -> int:
        index = self.entry_at(event.x, event.y)
        return index if index >= 0 and self.can_choose(index) else -1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover = self._choosable_at(event)

    def on_leave(self) -> None:
        self.hover = -1

    def on_click(self, event: events.Click) -> None:
        if (index := self._choosable_at(event)) >= 0:
            event.stop()
            opens = self.OPENS_AT_ONCE or index == self.cursor
            self.go_to(index)
            if opens:
                self.action_open()
