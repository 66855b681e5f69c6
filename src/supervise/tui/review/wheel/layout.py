"""How two wheels, their words and a section over time share a window: worked out once, before anything is laid out."""

from dataclasses import dataclass
from typing import Literal

from textual.app import App

from supervise.tui.drawing.widget import LEAST_ROOM, RenderMode, form_in
from supervise.tui.shell.chrome import COLUMN as BODY
from supervise.tui.shell.chrome import WIDE

Layout = Literal["folded", "open", "arrows", "columns"]
BESIDE = 46
"""Columns that the list keeps beside the wheels in a roomy window."""
DRAWN_ROWS = 22
"""The lowest window in which two wheels have room beside their words."""
ROOMY = (118, 32)
"""The smallest window for all of it at once: wheels, every answer, and a section over time."""
IN_COLUMNS = 76
COLUMN = 20
"""Wide enough for the longest words of the shipped scale."""
TITLES = 33
SCROLLBAR = 1


@dataclass(frozen=True)
class WheelLayout:
    """What a window has room for."""

    layout: Layout
    """How the words are told; "arrows" and "columns" are the whole of it, without wheels."""
    left: int = 0
    """The columns of the wheels' side; none where there are no wheels."""
    rows: int = 0
    """The lines of a wheel."""
    heads_from: int = 0
    """The column at which the names of the two spans begin, where they stand over columns of words."""

    @property
    def listed(self) -> bool:
        return not self.left

    @property
    def roomy(self) -> bool:
        return self.layout == "open"


def wheel_room(app: App[object]) -> WheelLayout:
    """The room in the app's window, for the form its looks ask for."""
    width, height = app.size
    inside = min(width, BODY) - (6 if width >= WIDE else 4)  # as the page's body
    if form_in(app, LEAST_ROOM) is RenderMode.LISTED or height < DRAWN_ROWS:
        if width < IN_COLUMNS:
            return WheelLayout("arrows")
        return WheelLayout("columns", heads_from=inside - SCROLLBAR - 2 * column_width(inside - SCROLLBAR))
    roomy = width >= ROOMY[0] and height >= ROOMY[1]
    left = max(72, inside - BESIDE) if roomy else max(46, inside * 60 // 100)
    return WheelLayout("open" if roomy else "folded", left, min((left // 2 - 1) // 2, height - (23 if roomy else 12)))


def column_width(width: int) -> int:
    """How wide each of the two columns of words is in a list of this width."""
    return max(COLUMN + 1, min(30, (width - TITLES) // 2))
