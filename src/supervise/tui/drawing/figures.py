"""Figures: numbers and capital letters three, five or seven rows high, in half blocks."""

from functools import lru_cache
from importlib.resources import files

from supervise.tui.drawing.colour import mix
from supervise.tui.drawing.palette import RGB
from supervise.tui.drawing.raster import Pixels

SIZES = (7, 5, 3)
"""How many rows of cells a figure may be high, the largest first."""
MOST = 15
"""The coverage of a pixel that is wholly ink."""
CUT = 8
"""The coverage from which a pixel is ink where none may be mixed."""
GAPS = {3: 1, 5: 1, 7: 2}
"""Columns between two figures."""

Coverage = tuple[tuple[int, ...], ...]
"""Rows of pixels, two to a row of cells."""


@lru_cache(maxsize=1)
def _alphabet() -> dict[tuple[str, int], Coverage]:
    """All figures by sign and rows; read at the first figure, as most pages show none."""
    alphabet: dict[tuple[str, int], Coverage] = {}
    text = files("supervise.tui.drawing").joinpath("figures.txt").read_text(encoding="utf-8")
    for part in text.split("\n= ")[1:]:
        head, *lines = part.splitlines()
        sign, rows, _ = head.split()
        alphabet[sign, int(rows)] = tuple(tuple(int(digit, 16) for digit in line) for line in lines)
    return alphabet


def _signs(text: str, rows: int) -> list[Coverage] | None:
    """The pixels of each sign; None where one of them has no figure."""
    alphabet = _alphabet()
    signs = [alphabet[sign, rows] for sign in text.upper() if (sign, rows) in alphabet]
    return signs if signs and len(signs) == len(text.upper()) else None


def coverage(text: str, rows: int) -> Coverage | None:
    """The pixels of these signs side by side; None where one of them has no figure."""
    signs = _signs(text, rows)
    if signs is None:
        return None
    gap = (0,) * GAPS[rows]
    lines = []
    for parts in zip(*signs, strict=True):
        line = parts[0]
        for part in parts[1:]:
            line += gap + part
        lines.append(line)
    return tuple(lines)


@lru_cache(maxsize=64)
def width(text: str, rows: int) -> int | None:
    """Cells that these signs take; None where one of them has no figure. Asked for at every line of a clock."""
    signs = _signs(text, rows)
    return None if signs is None else sum(len(sign[0]) for sign in signs) + GAPS[rows] * (len(signs) - 1)


@lru_cache(maxsize=64)
def paint(text: str, rows: int, ink: RGB, page: RGB, exact: bool = False) -> Pixels | None:
    """The figures in these colours, with no colour between them where the terminal shows `exact` ones only."""
    pixels = coverage(text, rows)
    if pixels is None:
        return None
    share = [float(n >= CUT) if exact else n / MOST for n in range(MOST + 1)]
    tones = [mix(page, ink, part) for part in share]
    lines = [tuple(tones[part] for part in line) for line in pixels]
    return Pixels(tuple(tuple(zip(*pair, strict=True)) for pair in zip(lines[::2], lines[1::2], strict=True)))


BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def blocks(text: str, rows: int) -> tuple[str, ...] | None:
    """The figures as lines of text, for a terminal whose colours are its own."""
    pixels = coverage(text, rows)
    if pixels is None:
        return None
    pairs = zip(pixels[::2], pixels[1::2], strict=True)
    return tuple(
        "".join(BLOCKS[upper >= CUT, lower >= CUT] for upper, lower in zip(*pair, strict=True)) for pair in pairs
    )
