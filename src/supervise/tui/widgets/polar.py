"""Where a sample lies on a disc: its distance from the middle and its turn from twelve o'clock."""

from functools import lru_cache
from math import atan2, cos, hypot, pi, sin, tau
from typing import NamedTuple

from supervise.tui.widgets.raster import SAMPLES

# A disc wider than this says no more; it only costs time and stretches the page.
WIDEST = 84


class Polar(NamedTuple):
    """Distance in pixels, and turn from 0 to 1, clockwise from the top."""

    distance: float
    turn: float


def diameter(width: int, height: int) -> int:
    """Columns of the widest disc in this room; even, as two pixels make one row."""
    return max(0, min(width, height * 2, WIDEST)) // 2 * 2


def at(across: int, x: float, y: float) -> Polar:
    """Where the point (x, y), in pixels, lies on a disc this many pixels across."""
    dx, dy = x - across / 2, y - across / 2
    return Polar(hypot(dx, dy), atan2(dx, -dy) / tau % 1.0)


def cell(across: int, distance: float, turn: float) -> tuple[int, int]:
    """The cell of a disc in which the point with this distance and turn lies."""
    angle = turn * tau
    x, y = across / 2 + distance * sin(angle), across / 2 - distance * cos(angle)
    return int(x), int(y // 2)


@lru_cache(maxsize=4)
def samples(across: int) -> tuple[tuple[Polar, ...], ...]:
    """The place of every sample of a disc, row by row; one quadrant is computed and mirrored."""
    half = across * SAMPLES // 2
    steps = [(n + 0.5) / SAMPLES for n in range(half)]
    lower: list[tuple[Polar, ...]] = []
    upper: list[tuple[Polar, ...]] = []
    for dy in steps:
        # Turn of the lower right quadrant: from a quarter (three o'clock) to a half (six o'clock).
        right = [(hypot(dx, dy), 0.25 + atan2(dy, dx) / (2 * pi)) for dx in steps]
        lower.append((*(Polar(d, 1 - t) for d, t in reversed(right)), *(Polar(d, t) for d, t in right)))
        upper.append((*(Polar(d, 0.5 + t) for d, t in reversed(right)), *(Polar(d, 0.5 - t) for d, t in right)))
    return (*reversed(upper), *lower)
