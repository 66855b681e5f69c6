"""The wheel as a picture: the colour of every part, and the words over it."""

from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.colour import background_for, mix, spread, toned_down
from supervise.tui.drawing.palette import RGB, Palette
from supervise.tui.drawing.raster import Glyph, Pixels, from_samples
from supervise.tui.drawing.wheel.labels import labels
from supervise.tui.drawing.wheel.slices import HUB, STEPS, Slice, fan, middle

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
    cut = fan(look.across, len(look.slices))
    table = _table(look)
    pixels = from_samples([[table[code] for code in row] for row in cut.codes])
    glyphs: dict[int, dict[int, Glyph]] = {}
    for label in labels(
        look.across, tuple(part.title for part in look.slices), tuple(part.short for part in look.slices)
    ):
        _write(glyphs, pixels, look.colours, label.text, label.x, label.y, bold=label.slice == look.chosen)
    for index, part in enumerate(look.slices):
        if part.mark:
            x, y = middle(look.across, len(look.slices), index, MARKED)
            _write(glyphs, pixels, look.colours, part.mark[:1], x, y, bold=index == look.chosen)
    _write_hub(glyphs, look)
    return PaintedWheel(pixels, glyphs)


def _table(look: WheelState) -> list[RGB]:
    """The colour for each code of the fan."""
    families = sorted({part.ring_index for part in look.slices})
    family = dict(zip(families, spread(look.colours, look.colours.hues, len(families)), strict=True))
    table = [look.page]
    for index, part in enumerate(look.slices):
        table += _slice_colours(look, part, family[part.ring_index], index == look.chosen)
    return table


def _slice_colours(look: WheelState, part: Slice, hue: RGB, chosen: bool) -> list[RGB]:
    """The colour at each distance from the middle: bands up to the value, the empty rest, and the family's rim."""
    half, page, bands = look.across / 2, look.page, max(1, look.bands)
    pixel = 1 / half
    # The chosen slice reaches the edge of the picture, the others stay whole pixels inside: it is pulled out.
    edge = 1.0 if chosen else 1 - max(1, round(0.05 * half)) * pixel
    rim = pixel
    outer = edge - rim - pixel
    # All are held back so that the chosen one can shine, and so that one ink is read on filled and empty alike.
    # A picture without words has no ink to keep clear of, and is small: it may shine.
    wordless = not any(slice_.title for slice_ in look.slices)
    bright = hue if chosen or wordless else toned_down(look.colours, hue, page)
    empty = mix(page, hue, 0.32 if look.colours.dark else 0.28)
    line = look.colours.text if chosen and look.lively else mix(hue, page, 0.0 if chosen else 0.45)
    filled = min(1.0, max(0.0, part.filled))
    ruled = (outer - HUB) / bands >= 3.2 * pixel
    colours: list[RGB] = []
    for step in range(STEPS):
        distance = (step + 0.5) / STEPS
        share = (distance - HUB) / (outer - HUB)
        if distance > edge or outer < distance <= edge - rim:
            colours.append(page)
        elif distance > outer:
            colours.append(line)
        else:
            band = min(bands - 1, max(0, int(share * bands)))
            tone = empty
            if share <= filled:
                tone = mix(bright, page, (0.12 if wordless else 0.28 if chosen else 0.40) * (1 - (band + 1) / bands))
            nearest = round(share * bands)
            off = abs(share - nearest / bands) * (outer - HUB)
            if ruled and 0 < nearest < bands and off < 0.3 * pixel:
                tone = mix(tone, page, 0.55)
            colours.append(tone)
    return colours


def _write(
    glyphs: dict[int, dict[int, Glyph]],
    pixels: Pixels,
    colours: Palette,
    text: str,
    x: int,
    y: int,
    *,
    bold: bool = False,
) -> None:
    """Letters over cells, each in the ink that is read on what lies under it."""
    for letter in text:
        wide = cell_len(letter)
        if wide == 0:
            continue
        tone, back = background_for(colours, pixels.under(x, y))
        glyphs.setdefault(y, {})[x] = Glyph(letter, tone, bold, wide, back)
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
