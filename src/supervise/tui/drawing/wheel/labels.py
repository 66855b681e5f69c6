"""Where the words of a wheel stand: as much of each title as its slice has room for."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from math import pi
from typing import NamedTuple

from rich.cells import cell_len

from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.wheel.slices import middle, owners

LIKED = 0.70
"""The share of the radius at which a label is looked for first."""
APART = 4
"""Cells from one number to the next, that none stands in another."""


class Label(NamedTuple):
    """One line of words and the cell at which it begins."""

    x: int
    y: int
    text: str
    slice: int


@lru_cache(maxsize=32)
def labels(
    across: int, titles: tuple[str, ...], shorts: tuple[str, ...] = (), *, lifted: bool = False
) -> tuple[Label, ...]:
    """A word or more for every slice, or for every slice its number where some have no room for a word.

    None at all if there are no titles: a picture only.
    """
    if not any(titles):
        return ()
    cells = owners(across, len(titles), lifted=lifted)
    runs = [_runs(cells, index) for index in range(len(titles))]
    words = [
        tuple(_wordings(printable(title), printable(short)))
        for title, short in zip_longest(titles, shorts, fillvalue="")
    ]
    numbers = [((str(index + 1),),) for index in range(len(titles))]
    for ways in (words, numbers):
        labels: list[Label] = []
        for index, wordings in enumerate(ways):
            near = middle(across, len(titles), index, LIKED)
            label = next(
                (
                    placed
                    for lines in wordings
                    for free in (1, 0)
                    if (placed := _placed(lines, runs[index], near, index, free))
                ),
                None,
            )
            if label is None and ways is words:
                break
            if label is None and across * LIKED * pi >= APART * len(titles):
                # On its own place without regard to where the slices end: its neighbours have theirs beside it.
                number = str(index + 1)
                label = [Label(round(near[0] + 0.5 - len(number) / 2), near[1], number, index)]
            labels += label or ()
        else:
            return tuple(labels)
    return ()


def _runs(owners: tuple[tuple[int, ...], ...], index: int) -> dict[int, tuple[int, int]]:
    """For each row the longest run of cells that the slice has to itself."""
    runs: dict[int, tuple[int, int]] = {}
    for y, row in enumerate(owners):
        start = None
        for x, owner in enumerate((*row, -1)):
            if owner == index:
                start = x if start is None else start
            elif start is not None:
                if y not in runs or x - start > runs[y][1] - runs[y][0]:
                    runs[y] = (start, x)
                start = None
    return runs


def _wordings(title: str, short: str = "") -> Iterator[tuple[str, ...]]:
    """Ways to say a title, the fullest first."""
    words = title.replace("-", "- ").split()
    if words:
        yield (title,)
    for count in (2, 3):
        if len(words) >= count:
            yield _wrapped(words, count)
    if words and (lines := tuple(line for part in short.split("|") if (line := part.strip()))):
        yield lines


def _wrapped(words: list[str], count: int) -> tuple[str, ...]:
    """The words in this many lines, the longest of them as short as can be."""
    if count == 1:
        return (" ".join(words).replace("- ", "-"),)
    ways = (
        (" ".join(words[:cut]).replace("- ", "-"), *_wrapped(words[cut:], count - 1))
        for cut in range(1, len(words) - count + 2)
    )
    return min(ways, key=lambda lines: max(map(cell_len, lines)))


def _placed(
    lines: tuple[str, ...], runs: dict[int, tuple[int, int]], near: tuple[int, int], index: int, free: int
) -> list[Label]:
    """The lines at the cells where the block of them fits nearest to where it is liked, if it fits anywhere."""
    wide = max(map(cell_len, lines))
    best: tuple[float, int, int] | None = None
    for top in runs:
        spans = [runs[top + n] for n in range(len(lines)) if top + n in runs]
        if len(spans) < len(lines):
            continue
        left, right = max(start for start, _ in spans) + free, min(end for _, end in spans) - wide - free
        if left > right:
            continue
        x = min(right, max(left, round(near[0] + 0.5 - wide / 2)))
        far = abs(x + wide / 2 - near[0] - 0.5) + 2 * abs(top + len(lines) / 2 - near[1] - 0.5)
        if best is None or far < best[0]:
            best = (far, x, top)
    if best is None:
        return []
    _, x, top = best
    return [Label(x + (wide - cell_len(text)) // 2, top + n, text, index) for n, text in enumerate(lines)]
