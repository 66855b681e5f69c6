"""The wheel as a picture: the colour of every part, and the words over it."""

from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.colour import background_for, mix, plate, spread
from supervise.tui.drawing.palette import RGB, Palette
from supervise.tui.drawing.raster import Glyph, Pixels, coloured
from supervise.tui.drawing.wheel.labels import labels
from supervise.tui.drawing.wheel.slices import HUB, Slice, cut, middle

MARKED = 0.5
"""The share of the radius at which a mark stands: nearer the middle than the words."""


class WheelState(NamedTuple):
    """All on which the picture depends; the same look is never painted twice."""

    across: int
    slices: tuple[Slice, ...]
    chosen: int
    lively: bool
    bands: int
    hub: tuple[str, ...]
    page: RGB
    colours: Palette


class PaintedWheel(NamedTuple):
    """The picture and, row by row, the glyphs over it."""

    pixels: Pixels
    glyphs: dict[int, dict[int, Glyph]]


@lru_cache(maxsize=48)
def paint(look: WheelState) -> PaintedWheel:
    """The wheel as it looks now."""
    bands = max(1, look.bands)
    fills = tuple(round(min(1.0, max(0.0, part.filled)) * bands) / bands for part in look.slices)
    codes = cut(look.across, fills, look.chosen, blended=not look.colours.exact)
    pixels = coloured(codes, _table(look))
    glyphs: dict[int, dict[int, Glyph]] = {}
    for label in labels(
        look.across,
        tuple(part.title for part in look.slices),
        tuple(part.short for part in look.slices),
        lifted=look.chosen >= 0,
    ):
        _write(glyphs, pixels, look.colours, label.text, label.x, label.y, lifted=label.slice == look.chosen)
    for index, part in enumerate(look.slices):
        if part.mark:
            x, y = middle(look.across, len(look.slices), index, MARKED)
            if x in glyphs.get(y, {}):  # a number of a small wheel stands there
                y += 1 if y < look.across / 4 else -1
            _write(glyphs, pixels, look.colours, part.mark[:1], x, y, lifted=index == look.chosen)
    _write_hub(glyphs, look)
    return PaintedWheel(pixels, glyphs)


def _table(look: WheelState) -> list[RGB]:
    """The colour for each code of the fan."""
    families = sorted({part.ring_index for part in look.slices})
    family = dict(zip(families, spread(look.colours, look.colours.hues, len(families)), strict=True))
    lifted = dict(zip(families, spread(look.colours, look.colours.lifted, len(families)), strict=True))
    table = [look.page]
    for index, part in enumerate(look.slices):
        table += _slice_tones(look, index, family[part.ring_index], lifted[part.ring_index])
    return table


def _slice_tones(look: WheelState, index: int, hue: RGB, lifted: RGB) -> tuple[RGB, RGB, RGB]:
    """A slice where it is full, where it is empty, and its rim."""
    colours, page = look.colours, look.page
    rim = lifted if colours.exact else mix(hue, lifted, 0.28 if colours.dark else 0.45)
    if index == look.chosen:
        empty = colours.faint if colours.exact else mix(page, lifted, 0.26 if colours.dark else 0.20)
        return lifted, empty, lifted if look.lively else rim
    if colours.exact:
        return hue, colours.wheel_empty[index % 2], rim
    # No line parts two slices: that neighbours differ does. Of an odd number the last lies between its two.
    turn = 1 if index % 2 else 0.5 if index == len(look.slices) - 1 else 0
    if colours.dark:
        full = mix(hue, colours.ink_light if turn < 0.5 else colours.ink_dark, 0.08 * abs(1 - 2 * turn))
    else:
        full = mix(hue, colours.ink_light, 0.16 * turn)
    empty = mix(page, full, 0.32 if colours.dark else 0.28)
    return full, empty, rim


def _write(
    glyphs: dict[int, dict[int, Glyph]],
    pixels: Pixels,
    colours: Palette,
    text: str,
    x: int,
    y: int,
    *,
    lifted: bool = False,
) -> None:
    """Letters over cells, all in the theme's one ink; on the slice that is pulled out in what is read there."""
    ink = colours.ink_light if colours.dark else colours.ink_dark
    for letter in text:
        wide = cell_len(letter)
        if wide == 0:
            continue
        if letter != " ":
            under = pixels.rows[y][x][0] if colours.exact else pixels.under(x, y)
            tone, back = background_for(colours, under) if lifted else (ink, plate(colours, ink, under))
            glyphs.setdefault(y, {})[x] = Glyph(letter, tone, lifted, wide, back)
        x += wide


def _write_hub(glyphs: dict[int, dict[int, Glyph]], look: WheelState) -> None:
    """The words in the empty middle, where it is wide enough for all of them."""
    lines = [printable(line) for line in look.hub]
    half = HUB * look.across / 2
    top = round(look.across / 4 - len(lines) / 2)
    for n, text in enumerate(lines):
        wide = cell_len(text)
        down = abs((top + n + 0.5) * 2 - look.across / 2) + 1
        if wide / 2 > half - 0.5 or down > half or (wide / 2) ** 2 + down**2 > (half + 1) ** 2:
            return
    for n, text in enumerate(lines):
        left = int(look.across / 2 - cell_len(text) / 2)
        for offset, letter in enumerate(text):
            tone = look.colours.text if n == 0 else look.colours.muted
            glyphs.setdefault(top + n, {})[left + offset] = Glyph(letter, tone, n == 0, cell_len(letter))
