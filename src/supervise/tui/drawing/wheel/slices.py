"""The slices of a wheel: what one is, and where each lies on a disc."""

from dataclasses import dataclass
from functools import lru_cache
from math import pi, sin
from typing import NamedTuple

from supervise.tui.drawing import raster
from supervise.tui.drawing.raster import SAMPLES

HUB = 0.23
"""Share of the radius that is left empty in the middle."""
RIM = 0.9
"""Share of the radius within which words stand."""
STEPS = 256
"""Distances from the middle to the edge that are told apart."""
GAP = 0.7
"""Half of the space between two slices, in pixels: the same from hub to rim, so that its sides are parallel."""
NOTHING = 0


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


class SliceMap(NamedTuple):
    """A disc cut into slices: a code for each sample, and the slice that has each cell to itself."""

    codes: tuple[tuple[int, ...], ...]
    owners: tuple[tuple[int, ...], ...]


@lru_cache(maxsize=16)
def fan(across: int, count: int) -> SliceMap:
    """The disc cut into equal slices, the first about twelve o'clock."""
    half = across / 2
    hub = HUB * half
    codes: list[tuple[int, ...]] = []
    for row in raster.samples(across):
        line: list[int] = []
        for distance, turn in row:
            code = NOTHING
            if hub <= distance < half:
                place = (turn * count + 0.5) % count
                index = int(place) % count
                within = place % 1
                aside = min(within, 1 - within) / count * 2 * pi
                # Past a right angle the nearest point of the cut is the hub, which is never nearer than the gap.
                if count == 1 or aside >= pi / 2 or distance * sin(aside) >= GAP:
                    code = 1 + index * STEPS + int(distance / half * STEPS)
            line.append(code)
        codes.append(tuple(line))
    return SliceMap(tuple(codes), _owners(codes, across))


def _owners(codes: list[tuple[int, ...]], across: int) -> tuple[tuple[int, ...], ...]:
    tall = 2 * SAMPLES
    rows: list[tuple[int, ...]] = []
    for top in range(0, across * SAMPLES, tall):
        line: list[int] = []
        for left in range(0, across * SAMPLES, SAMPLES):
            # The corners and the middle of a cell speak for all of it.
            spots = {
                codes[top + dy][left + dx] for dx, dy in ((0, 0), (2, 0), (0, tall - 1), (2, tall - 1), (1, tall // 2))
            }
            owners = {_owner(code) for code in spots}
            line.append(owners.pop() if len(owners) == 1 else -1)
        rows.append(tuple(line))
    return tuple(rows)


def _owner(code: int) -> int:
    index, step = divmod(code - 1, STEPS)
    return index if code != NOTHING and step < RIM * STEPS else -1


def slice_at(across: int, count: int, x: int, y: int) -> int | None:
    """The slice under a cell of the disc, or nothing in the hub and outside."""
    spot = raster.at(across, x + 0.5, y * 2 + 1)
    if not count or not HUB * across / 2 <= spot.distance <= across / 2:
        return None
    return int(spot.turn * count + 0.5) % count


def middle(across: int, count: int, index: int, share: float = 0.75) -> tuple[int, int]:
    """The cell in the middle of a slice, at this share of the radius."""
    return raster.cell(across, share * across / 2, index / count)
