"""A scrollbar half a cell wide, so that words never touch it; a glyph, so that it is seen without colour too."""

from typing import ClassVar

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender

GRIP = "▐"
_INK = Color.default()


class SlimBar(ScrollBarRender):
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
        start, length = grip(size, virtual_size, window_size, position)
        above = Segment(cls.BLANK, Style(bgcolor=back_color, meta={"@mouse.down": "scroll_up"}))
        held = Segment(GRIP, Style(color=bar_color, bgcolor=back_color, meta={"@mouse.down": "grab"}))
        below = Segment(cls.BLANK, Style(bgcolor=back_color, meta={"@mouse.down": "scroll_down"}))
        return Segments([above] * start + [held] * length + [below] * (size - start - length), new_lines=True)


def grip(size: int, virtual_size: float, window_size: float, position: float) -> tuple[int, int]:
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
    ScrollBar.renderer = SlimBar
