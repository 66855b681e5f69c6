"""Pixels of the clock ring: a band of phases, full at first and emptied clockwise from the top."""

from functools import lru_cache
from math import ceil, pi, sin

from supervise.tui.drawing import raster
from supervise.tui.drawing.palette import RGB, Palette
from supervise.tui.drawing.raster import Codes, Pixels, coloured

TURNS = 120
"""Steps in a full turn: in a quarter of an hour a step, and so a repaint, comes every seven seconds."""
GAP = 0.9
"""Half of the gap between two phases, in pixels."""
TRACK = -1
OUTSIDE = -2


def thickness(across: int) -> float:
    """Pixels from the inner to the outer side of the band."""
    return max(2.0, round(across * 0.095))


def quantised(fraction: float) -> int:
    """The steps to fill; rounded up, so that a clock that has begun shows at least one."""
    return max(0, ceil(fraction * TURNS - 1e-9))


def phase_boundaries(phases: tuple[float, ...]) -> tuple[float, ...]:
    """The turns at which phases begin, from their shares, which need not add up to one."""
    shares = [share for share in phases if share > 0]
    if len(shares) < 2:
        return ()
    starts = [sum(shares[:n]) / sum(shares) for n in range(len(shares))]
    return tuple(starts)


@lru_cache(maxsize=4)
def _codes(across: int, gaps: tuple[float, ...], blended: bool) -> Codes:
    """For each pixel the step of the turn it lies on, or TRACK for a gap, or OUTSIDE for off the band."""
    outer = across / 2
    inner = outer - thickness(across)

    def code(x: float, y: float) -> int:
        distance, turn = raster.at(across, x, y)
        if not inner <= distance <= outer:
            return OUTSIDE
        for boundary in gaps:
            aside = abs((turn - boundary + 0.5) % 1 - 0.5) * 2 * pi
            if aside < pi / 2 and distance * sin(aside) < GAP:
                return TRACK
        return int(turn * TURNS)

    return raster.codes(across, across, code, blended=blended)


@lru_cache(maxsize=16)
def paint(across: int, gone: int, phases: tuple[float, ...], page: RGB, colours: Palette) -> Pixels:
    """The ring with this many steps passed; past a full turn a second colour goes round again."""
    over = gone > TURNS
    reach = min(gone - TURNS, TURNS) if over else gone
    # What is left is bright and goes clockwise from the top; beyond the planned time the other hue fills the ring.
    table = (
        [colours.ring_over] * reach + [colours.ring_gone] * (TURNS - reach)
        if over
        else [colours.ring_gone] * reach + [colours.ring_left] * (TURNS - reach)
    )
    # TRACK and OUTSIDE, being negative, are read from the end of the table.
    table += [page, page]
    return coloured(_codes(across, phase_boundaries(phases), not colours.exact), table)
