"""What is the window's rather than a page's: its column, its scrollbars, and what it says where it is too small."""

from typing import ClassVar

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.content import Content
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.widgets import Static

LEAST = (40, 15)
"""Columns and rows of the smallest window in which every page can be used."""
NARROW, WIDE = 64, 104
"""Columns below which a page is narrow, and from which on it is wide."""
LOW, TALL = 20, 34
"""Rows below which a page is short, and from which on it is tall."""

COLUMN = 140
"""Columns of the widest page: in a wider window it stands in the middle."""


def side(width: int) -> int:
    """Cells left free at each side of a window of this width, so that head, page and bar begin at one column."""
    if width < NARROW:
        return 1
    return 2 if width < WIDE else max(3, (width - COLUMN) // 2 + 3)


class TooSmallNotice(Static):
    """Lies over the whole window, while that is smaller."""

    DEFAULT_CSS = """
    TooSmallNotice {
        layer: too-small; overlay: screen; width: 100vw; height: 100vh;
        display: none; background: $background; color: $text;
    }
    """

    def __init__(self) -> None:
        super().__init__(
            Content(f"Too small. Make this window {LEAST[0]} wide and {LEAST[1]} high. Your words are kept.")
        )

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, self._look)

    def _look(self, _screen: Screen[object]) -> None:
        width, height = self.app.size
        self.display = width < LEAST[0] or height < LEAST[1]


GRIP = "▐"
_INK = Color.default()


class SlimScrollBar(ScrollBarRender):
    """Draws the bars of containers that scroll up and down; the others stay as they are."""

    BLANK: ClassVar[str] = " "

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _INK,
        bar_color: Color = _INK,
    ) -> Segments:
        if not vertical or thickness != 1:
            return super().render_bar(
                size, virtual_size, window_size, position, thickness, vertical, back_color, bar_color
            )
        start, length = thumb(size, virtual_size, window_size, position)
        above = Segment(cls.BLANK, Style(bgcolor=back_color, meta={"@mouse.down": "scroll_up"}))
        segment = Segment(GRIP, Style(color=bar_color, bgcolor=back_color, meta={"@mouse.down": "grab"}))
        below = Segment(cls.BLANK, Style(bgcolor=back_color, meta={"@mouse.down": "scroll_down"}))
        return Segments([above] * start + [segment] * length + [below] * (size - start - length), new_lines=True)


def thumb(size: int, virtual_size: float, window_size: float, position: float) -> tuple[int, int]:
    """On which cell of `size` the grip begins and how many it takes; at an end only when there is no more to see."""
    if size < 2 or not window_size or window_size >= virtual_size:
        return 0, 0
    length = max(1, min(size - 1, round(size * window_size / virtual_size)))
    free, most = size - length, virtual_size - window_size
    start = round(free * position / most)
    if 0 < position < most and free > 1:
        start = max(1, min(free - 1, start))
    return start, length


def use() -> None:
    """Let every scrollbar of this process be drawn so."""
    ScrollBar.renderer = SlimScrollBar
