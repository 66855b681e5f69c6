"""Line list: a virtual list whose entries are lines of styled pieces."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, Literal

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from supervise.tui.drawing.cell_text import pad_or_clip
from supervise.tui.platform.abstract_parts import AbstractParts
from supervise.tui.widgets.virtual_list import VirtualList

Tone = Literal["text", "quiet", "head"]
Piece = tuple[str, Tone]


class LineList(VirtualList, AbstractParts):
    """Subclasses give the `lines` of an entry."""

    DEFAULT_CSS = """
    LineList {
        .line-list--text { color: $text; background: $background; }
        .line-list--quiet { color: $text-muted; background: $background; }
        .line-list--head { color: $text-muted; background: $background; text-style: bold; }
        .line-list--hover { color: $text; background: $surface; }
        .line-list--cursor { color: $text; background: $panel; text-style: bold; }
        .line-list--here { color: $text; background: $accent-deep; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"line-list--{part}" for part in ("text", "quiet", "head", "hover", "cursor", "here")
    }
    LIT_WHOLE: ClassVar[bool] = True
    """Whether the cursor lights all lines of its entry, or the first only."""

    @dataclass
    class EntryMessage(Message):
        """What somebody did on an entry."""

        list: "LineList"
        index: int

        @property
        def control(self) -> "LineList":
            return self.list

    @dataclass
    class Moved(EntryMessage):
        """Another entry has the cursor."""

    @dataclass
    class Opened(EntryMessage):
        """An entry was opened by Enter or a click."""

    @abstractmethod
    def lines(self, index: int, width: int) -> Sequence[Sequence[Piece]]:
        """The lines of an entry, each of pieces."""

    def lay_out_heights(self, heights: Iterable[int], cursor: int) -> None:
        """Show entries of these heights, the cursor on this one."""
        self.lay_out(list(accumulate(heights)), cursor)

    def go_to(self, index: int) -> None:
        """Put the cursor on this entry and tell of it, if it can be chosen and was not already."""
        before = self.cursor
        super().go_to(index)
        if self.cursor != before:
            self.post_message(self.Moved(self, self.cursor))

    def action_open(self) -> None:
        if self.cursor >= 0:
            self.post_message(self.Opened(self, self.cursor))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index = self.entry_at(0, y)
        if index < 0:
            return Strip([Segment(" " * width, self.get_component_rich_style("line-list--text"))], width)
        within = y + round(self.scroll_offset.y) - self.span(index)[0]
        lines = self.lines(index, width)
        lit = ""
        if index == self.cursor and (self.LIT_WHOLE or within == 0):
            lit = "here" if self.has_focus else "cursor"
        elif index == self.hover:
            lit = "hover"
        segments, left = [], width
        for text, tone in (*(lines[within] if within < len(lines) else ()), ("", "text")):
            text = pad_or_clip(text, left) if text == "" else text
            segments.append(Segment(text, self.get_component_rich_style(f"line-list--{lit or tone}")))
            left -= Segment.get_line_length([segments[-1]])
        return Strip(segments).adjust_cell_length(width)
