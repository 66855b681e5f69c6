"""Pixels of the clock ring: a band of phases, full at first and emptied clockwise from the top."""

from functools import lru_cache
from math import ceil

from supervise.tui.drawing import raster
from supervise.tui.drawing.colour import mix
from supervise.tui.drawing.palette import RGB, Palette
from supervise.tui.drawing.raster import Codes, Pixels, coloured

TURNS = 120
"""Steps in a full turn: in a quarter of an hour a step, and so a repaint, comes every seven seconds."""
QUIET = (0.48, 0.6)
"""How far phases other than the present one lie towards the page, by turns, so that two neighbours differ."""
OUTSIDE = -1


def thickness(across: int) -> float:
    """Pixels from the inner to the outer side of the band."""
    return max(3.0, round(across * 0.085))


def quantised(fraction: float) -> int:
    """The steps that are gone; rounded up, so that a clock that has begun shows at least one."""
    return max(0, ceil(fraction * TURNS - 1e-9))


def phase_of_steps(phases: tuple[float, ...]) -> tuple[int, ...]:
    """The phase in which the middle of each step lies, from the phases' shares, which need not add up to one."""
    shares = [max(0.0, share) for share in phases]
    whole = sum(shares) or 1.0
    ends = [sum(shares[: n + 1]) / whole for n in range(len(shares))]
    middles = ((step + 0.5) / TURNS for step in range(TURNS))
    return tuple(sum(end <= middle for end in ends) for middle in middles)


@lru_cache(maxsize=4)
def _codes(across: int, blended: bool) -> Codes:
    """For each pixel the step of the turn it lies on, or OUTSIDE for off the band."""
    outer = across / 2
    inner = outer - thickness(across)

    def code(x: float, y: float) -> int:
        distance, turn = raster.at(across, x, y)
        return int(turn * TURNS) if inner <= distance <= outer else OUTSIDE

    return raster.codes(across, across, code, blended=blended)


@lru_cache(maxsize=16)
def paint(across: int, gone: int, phases: tuple[float, ...], page: RGB, colours: Palette) -> Pixels:
    """The ring with this many steps gone; past a full turn a second colour goes round again."""
    if gone > TURNS:
        reach = min(gone - TURNS, TURNS)
        table = [colours.ring_over] * reach + [colours.ring_gone] * (TURNS - reach)
    else:
        table = [colours.ring_gone] * gone + _left(gone, phases, page, colours)
    # OUTSIDE, being negative, is read from the end of the table.
    return coloured(_codes(across, not colours.exact), [*table, page])


def _left(gone: int, phases: tuple[float, ...], page: RGB, colours: Palette) -> list[RGB]:
    """The tones of the steps that are left: the present phase bright, those to come nearer to the page."""
    steps = phase_of_steps(phases)[gone:]
    if colours.exact:
        return [colours.ring_left] * len(steps)
    return [
        colours.ring_left if phase == steps[0] else mix(colours.ring_left, page, QUIET[phase % len(QUIET)])
        for phase in steps
    ]
