"""Half-block raster: what is at each point becomes rows of cells, each of them two square pixels."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import atan2, cos, hypot, sin, tau
from typing import NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from supervise.tui.drawing.palette import RGB

FINE = 3
"""Samples a pixel each way, at an edge."""
Code = int | tuple[int, ...]
Codes = tuple[tuple[Code, ...], ...]
"""What each pixel shows; where it is more than one thing, all of its samples."""


class Pixels(NamedTuple):
    """The upper and the lower pixel of every cell, row by row."""

    rows: tuple[tuple[tuple[RGB, RGB], ...], ...]

    def under(self, x: int, y: int) -> RGB:
        """The one colour on which a glyph in this cell stands."""
        upper, lower = self.rows[y][x]
        return upper if upper == lower else _mean((upper, lower))


class Glyph(NamedTuple):
    """What is written over one cell; a wide glyph takes the next cell too."""

    text: str
    colour: RGB
    bold: bool = False
    width: int = 1
    back: RGB | None = None


def codes(width: int, height: int, code: Callable[[float, float], int], *, blended: bool = True) -> Codes:
    """What each pixel of so many shows, from the code of a point; without blending its middle speaks for all of it."""
    middles = [[code(x + 0.5, y + 0.5) for x in range(width)] for y in range(height)]
    if not blended:
        return tuple(map(tuple, middles))
    corners = [[code(x, y) for x in range(width + 1)] for y in range(height + 1)]
    near = [(n + 0.5) / FINE for n in range(FINE)]
    rows: list[tuple[Code, ...]] = []
    for y, (upper, row, lower) in enumerate(zip(corners, middles, corners[1:], strict=False)):
        line: list[Code] = []
        for x, at in enumerate(row):
            if at == upper[x] == upper[x + 1] == lower[x] == lower[x + 1]:
                line.append(at)
            else:
                line.append(tuple(code(x + dx, y + dy) for dy in near for dx in near))
        rows.append(tuple(line))
    return tuple(rows)


def coloured(rows: Codes, table: Sequence[RGB]) -> Pixels:
    """The cells of a picture, each code in its colour of the table; edges are the mean of what meets there."""
    means: dict[tuple[int, ...], RGB] = {}
    pixels: list[list[RGB]] = []
    for row in rows:
        line: list[RGB] = []
        for code in row:
            if isinstance(code, int):
                line.append(table[code])
                continue
            mean = means.get(code)
            if mean is None:
                mean = means[code] = _mean([table[sample] for sample in code])
            line.append(mean)
        pixels.append(line)
    pairs = zip(pixels[::2], pixels[1::2], strict=True)
    return Pixels(tuple(tuple(zip(upper, lower, strict=True)) for upper, lower in pairs))


def _mean(colours: Iterable[RGB]) -> RGB:
    reds, greens, blues = zip(*colours, strict=True)
    count = len(reds)
    return sum(reds) // count, sum(greens) // count, sum(blues) // count


@lru_cache(maxsize=4096)
def style(front: RGB, back: RGB, bold: bool = False) -> Style:
    """The style of these two colours, made once."""
    return Style(color=Color.from_rgb(*front), bgcolor=Color.from_rgb(*back), bold=bold)


def strip(pixels: Pixels, y: int, glyphs: Mapping[int, Glyph], page: RGB, left: int, width: int) -> Strip:
    """One row of the picture as wide as the page, `left` cells in, with the glyphs of that row written over it."""
    cells = pixels.rows[y]
    segments = [Segment(" " * left, style(page, page))] if left else []
    x = 0
    while x < len(cells):
        if (glyph := glyphs.get(x)) is not None:
            segments.append(Segment(glyph.text, style(glyph.colour, glyph.back or pixels.under(x, y), glyph.bold)))
            x += glyph.width
            continue
        upper, lower = cells[x]
        start = x
        while x < len(cells) and cells[x] == cells[start] and x not in glyphs:
            x += 1
        segments.append(Segment((" " if upper == lower else "▀") * (x - start), style(upper, lower)))
    if (rest := width - left - len(cells)) > 0:
        segments.append(Segment(" " * rest, style(page, page)))
    return Strip(segments).crop(0, width)


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
