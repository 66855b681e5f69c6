"""The slices of a wheel: what one is, and where each lies on a disc."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin, tau
from typing import NamedTuple

from supervise.tui.drawing import raster
from supervise.tui.drawing.raster import Codes

HUB = 0.25
"""Share of the radius that is left empty in the middle."""
LARGE = 46
"""Pixels across from which a wheel has room for a wide rim, and for a slice that is well pulled out."""
GAP = 1.0
"""Pixels of page beside the chosen slice; between all others there is none."""
NOTHING = 0
FULL, EMPTY, RIM = range(1, 4)
PARTS = 3


@dataclass(frozen=True)
class Slice:
    """One section as the wheel shows it; `value` is the word for `filled` where "3 of 5" would be wrong."""

    id: str
    title: str
    ring_index: int = 0
    filled: float = 0.0
    note: str = ""
    value: str = ""
    short: str = ""
    """What to show of the title where it finds no room, its lines parted with "|"."""
    mark: str = ""
    """One sign in the middle of the slice, on the picture only: what it means is said beside it."""


class Disc(NamedTuple):
    """The measures of a wheel, in pixels from its middle."""

    hub: float
    rim: float
    """Where the rim begins."""
    outer: float
    lift: float
    """How far the chosen slice is pulled out."""


def disc(across: int, *, lifted: bool) -> Disc:
    """A wheel keeps free what its chosen slice, if it has one, is pulled out."""
    half = across / 2
    lift = (3 if across >= LARGE else 2) if lifted else 1
    outer = half - lift
    return Disc(HUB * half, outer - (2 if across >= LARGE else 1), outer, lift)


@lru_cache(maxsize=32)
def cut(across: int, fills: tuple[float, ...], chosen: int, *, blended: bool = True) -> Codes:
    """The disc in equal slices, the first about twelve o'clock, each full up to its share."""
    count, half, (hub, rim, outer, lift) = len(fills), across / 2, disc(across, lifted=chosen >= 0)
    full = [hub + min(1.0, max(0.0, fill)) * (rim - hub) for fill in fills]
    middle_line = chosen / count * tau
    right, down = lift * sin(middle_line), -lift * cos(middle_line)
    # What is pulled out, and the page beside it, lie on these three alone: all others are told by turn and distance.
    near = {(chosen + n) % count for n in (-1, 0, 1)} if chosen >= 0 else set()

    def code(x: float, y: float) -> int:
        dx, dy = x - half, y - half
        distance = hypot(dx, dy)
        if not hub <= distance <= half:
            return NOTHING
        turn = atan2(dx, -dy) / tau % 1
        index = int(turn * count + 0.5) % count
        if index in near:
            # It is where its own point was before it was pulled out.
            px, py = dx - right, dy - down
            moved = hypot(px, py)
            if hub <= moved <= outer and int(atan2(px, -py) / tau % 1 * count + 0.5) % count == chosen:
                index, distance = chosen, moved
            elif index == chosen:
                return NOTHING
            else:
                away = (abs((turn - chosen / count + 0.5) % 1 - 0.5) - 0.5 / count) * tau
                if away < pi / 2 and distance * sin(away) < GAP:
                    return NOTHING
        if distance > outer:
            return NOTHING
        return index * PARTS + (RIM if distance > rim else FULL if distance <= full[index] else EMPTY)

    return raster.codes(across, across, code, blended=blended)


@lru_cache(maxsize=16)
def owners(across: int, count: int, *, lifted: bool = False) -> tuple[tuple[int, ...], ...]:
    """For each cell the slice that has it to itself, or -1; the same whichever is pulled out."""
    half, (hub, rim, _, _) = across / 2, disc(across, lifted=lifted)

    def owner(x: float, y: float) -> int:
        dx, dy = x - half, y - half
        return int(atan2(dx, -dy) / tau % 1 * count + 0.5) % count if hub <= hypot(dx, dy) <= rim else -1

    corners = [[owner(x, y) for x in range(across + 1)] for y in range(0, across + 1, 2)]
    rows: list[tuple[int, ...]] = []
    for y, (upper, lower) in enumerate(pairwise(corners)):
        line: list[int] = []
        for x in range(across):
            owned_by = owner(x + 0.5, 2 * y + 1)
            line.append(owned_by if owned_by == upper[x] == upper[x + 1] == lower[x] == lower[x + 1] else -1)
        rows.append(tuple(line))
    return tuple(rows)


def slice_at(across: int, count: int, x: int, y: int) -> int | None:
    """The slice under a cell of the disc, or nothing in the hub and outside."""
    spot = raster.at(across, x + 0.5, y * 2 + 1)
    if not count or not HUB * across / 2 <= spot.distance <= across / 2:
        return None
    return int(spot.turn * count + 0.5) % count


def middle(across: int, count: int, index: int, share: float = 0.75) -> tuple[int, int]:
    """The cell in the middle of a slice, at this share of the radius."""
    return raster.cell(across, share * across / 2, index / count)
