"""Half-block raster: a colour for every point becomes rows of cells, each of them two square pixels."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import atan2, cos, hypot, pi, sin, tau
from typing import NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from supervise.tui.drawing.palette import RGB

SAMPLES = 3
Sample = Callable[[float, float], RGB | None]
Samples = Sequence[Sequence[RGB]]


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


def raster(width: int, height: int, sample: Sample, page: RGB) -> Pixels:
    """The cells of a picture whose colour is known at every point, in pixels from the upper left corner."""
    near = [(n + 0.5) / SAMPLES for n in range(max(width, height * 2) * SAMPLES)]
    across = near[: width * SAMPLES]
    return from_samples([[sample(x, y) or page for x in across] for y in near[: height * 2 * SAMPLES]])


def from_samples(samples: Samples) -> Pixels:
    """The cells of a picture given as 3×3 samples a pixel; the mean of samples and page makes edges smooth."""
    means: dict[tuple[RGB, ...], RGB] = {}
    pixels: list[list[RGB]] = []
    for top in range(0, len(samples), SAMPLES):
        first, second, third = samples[top : top + SAMPLES]
        row: list[RGB] = []
        for left in range(0, len(first), SAMPLES):
            right = left + SAMPLES
            nine = (*first[left:right], *second[left:right], *third[left:right])
            mean = means.get(nine)
            if mean is None:
                mean = means[nine] = _mean(nine)
            row.append(mean)
        pixels.append(row)
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
