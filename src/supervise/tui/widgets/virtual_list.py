"""A list whose entries take one line or more; only the lines in sight are made, so that thousands cost no more."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, Literal

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from supervise.tui.drawing.cell_text import pad_or_clip

Tone = Literal["text", "quiet", "head"]
Piece = tuple[str, Tone]


class VirtualList(ScrollView, can_focus=True):
    """Subclasses give `lines`; entries for which `can_choose` is False are headings, and are passed over."""

    DEFAULT_CSS = """
    VirtualList {
        height: 1fr; color: $text; background: transparent; scrollbar-size-vertical: 1;
        .line-list--text { color: $text; background: $background; }
        .line-list--quiet { color: $text-muted; background: $background; }
        .line-list--head { color: $accent; background: $background; text-style: bold; }
        .line-list--hover { color: $text; background: $surface; }
        .line-list--cursor { color: $text; background: $panel; text-style: bold; }
        .line-list--here { color: $block-cursor-foreground; background: $block-cursor-background; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line-list--{part}" for part in ("text", "quiet", "head", "hover", "cursor", "here")
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", show=False),
        Binding("up,k", "move(-1)", "Previous", show=False),
        Binding("pagedown", "page(1)", "Further down", show=False),
        Binding("pageup", "page(-1)", "Further up", show=False),
        Binding("home", "end(1)", "First", show=False),
        Binding("end", "end(-1)", "Last", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    cursor: reactive[int] = reactive(-1)
    hover: reactive[int] = reactive(-1)

    @dataclass
    class Told(Message):
        """What somebody did on an entry."""

        list: "VirtualList"
        index: int

        @property
        def control(self) -> "VirtualList":
            return self.list

    @dataclass
    class Moved(Told):
        """Another entry has the cursor."""

    @dataclass
    class Opened(Told):
        """An entry was opened by Enter or a click."""

    OPENS_AT_ONCE: ClassVar[bool] = True
    """Whether the first click opens an entry, or only puts the cursor on it."""

    LIT_WHOLE: ClassVar[bool] = True
    """Whether the cursor lights all lines of its entry, or the first only."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ends: list[int] = []
        """For each entry, the line behind its last."""

    def lines(self, index: int, width: int) -> Sequence[Sequence[Piece]]:
        """The lines of an entry, each of pieces."""
        raise NotImplementedError

    def can_choose(self, index: int) -> bool:
        return True

    def lay_out(self, heights: Sequence[int], cursor: int) -> None:
        """Show entries of these heights, the cursor on this one."""
        self._ends = list(accumulate(heights))
        self.hover = -1
        self.virtual_size = Size(0, self._ends[-1] if self._ends else 0)
        self.can_focus = bool(heights)
        self.set_reactive(VirtualList.cursor, min(cursor, len(heights) - 1))
        self._in_sight()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        return max(-1, min(cursor, len(self._ends) - 1))

    def watch_cursor(self) -> None:
        self._in_sight()
        self.refresh()

    def watch_hover(self) -> None:
        self.refresh()

    def go_to(self, index: int) -> None:
        """Put the cursor on this entry and tell of it, if it can be chosen and was not already."""
        if index != self.cursor and 0 <= index < len(self._ends) and self.can_choose(index):
            self.cursor = index
            self.post_message(self.Moved(self, index))

    def action_move(self, by: int) -> None:
        self.go_to(self._next(self.cursor + by, 1 if by > 0 else -1))

    def action_page(self, by: int) -> None:
        line = self._top(self.cursor) + by * max(1, self.size.height - 1)
        at = self._entry(max(0, min(line, self._ends[-1] - 1))) if self._ends else -1
        self.go_to(self._next(at if at != self.cursor else at + by, by))

    def action_end(self, by: int) -> None:
        self.go_to(self._next(0 if by > 0 else len(self._ends) - 1, by))

    def action_open(self) -> None:
        if self.cursor >= 0:
            self.post_message(self.Opened(self, self.cursor))

    def _next(self, index: int, step: int) -> int:
        """The first entry from here on that can be chosen, or the one with the cursor."""
        while 0 <= index < len(self._ends):
            if self.can_choose(index):
                return index
            index += step
        return self.cursor

    def _top(self, index: int) -> int:
        return self._ends[index - 1] if index > 0 else 0

    def _entry(self, line: int) -> int:
        """The entry on a line, or -1."""
        return bisect_right(self._ends, line) if self._ends and 0 <= line < self._ends[-1] else -1

    def _in_sight(self) -> None:
        """Scroll no further than needed; a heading comes with what stands right under it."""
        if self.cursor < 0 or not self.size.height:
            return
        at, tall = self.cursor, self.size.height
        while at > 0 and not self.can_choose(at - 1) and self._ends[self.cursor] - self._top(at - 1) <= tall:
            at -= 1
        top, end, first = self._top(at), self._ends[self.cursor], round(self.scroll_offset.y)
        if top < first or end > first + tall:
            # Of an entry longer than the room its first line is seen.
            self.scroll_to(y=min(top, max(end - tall, 0)) if top >= first else top, animate=False, force=True)

    def on_resize(self) -> None:
        self._in_sight()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _chosen_at(self, y: int) -> int:
        index = self._entry(y + round(self.scroll_offset.y))
        return index if index >= 0 and self.can_choose(index) else -1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover = self._chosen_at(event.y)

    def on_leave(self) -> None:
        self.hover = -1

    def on_click(self, event: events.Click) -> None:
        if (index := self._chosen_at(event.y)) >= 0:
            event.stop()
            opens = self.OPENS_AT_ONCE or index == self.cursor
            self.go_to(index)
            if opens:
                self.action_open()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = y + round(self.scroll_offset.y)
        index = self._entry(line)
        if index < 0:
            return Strip([Segment(" " * width, self.get_component_rich_style("line-list--text"))], width)
        given = self.lines(index, width)
        pieces = given[line - self._top(index)] if line - self._top(index) < len(given) else ()
        lit = ""
        if index == self.cursor and (self.LIT_WHOLE or line == self._top(index)):
            lit = "here" if self.has_focus else "cursor"
        elif index == self.hover:
            lit = "hover"
        segments, left = [], width
        for text, tone in (*pieces, ("", "text")):
            text = pad_or_clip(text, left) if text == "" else text
            segments.append(Segment(text, self.get_component_rich_style(f"line-list--{lit or tone}")))
            left -= Segment.get_line_length([segments[-1]])
        return Strip(segments).adjust_cell_length(width)
