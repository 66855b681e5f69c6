"""The picture of one case over time: rungs down the left, days along the bottom, and the steps between its times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from supervise.domain.review.case_path import CaseEntry
from supervise.domain.session.incident import STANDINGS
from supervise.domain.wording import short_day
from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.palette import RGB
from supervise.tui.widgets.ladder_marks import SIGNS

GAP = 2
DAY = 11
"""12 Sep 2026."""
LEGEND = {"together": "together", "organisation": "organisation", "partner": "partner", "person": "person"}
ORDER = ("together", "", "organisation", "partner", "person", "needed")
"""In which order marks stand side by side; "" are the two people."""


@dataclass(frozen=True)
class RungRow:
    """One rung: its number, its name and its tone."""

    number: int
    title: str
    tone: RGB


@dataclass(frozen=True)
class EntryColumn:
    """One time in sight: where it begins, where the next does, and which it is."""

    index: int
    left: int
    right: int


def marks_of(time: CaseEntry, rung: int, *, named: bool) -> str:
    """■ ●CD ●AB ◇, or ■●●◇: all that stands on one rung at one time."""
    placements = [placement for placement in time.ordered if placement.rung == rung]
    order = sorted(placements, key=lambda placement: ORDER.index(placement.by if placement.by in STANDINGS else ""))
    if not named:
        return "".join(SIGNS.get(placement.by, SIGNS["supervisee"]) for placement in order)
    return " ".join(
        SIGNS[placement.by]
        if placement.by in STANDINGS
        else f"{SIGNS.get(placement.by, SIGNS['supervisee'])}{printable(time.session.initials(placement.by))}"
        for placement in order
    )


def widest(time: CaseEntry, *, named: bool) -> int:
    """Cells of the longest row of marks at one time."""
    return max(
        (cell_len(marks_of(time, rung, named=named)) for rung in {p.rung for p in time.placements if p.rung}), default=0
    )


def least_width(times: Sequence[CaseEntry], days: Sequence[date], today: date) -> int:
    """Cells that each time needs, so that its day and the signs of its marks can be read."""
    day = max(cell_len(short_day(day, today)) for day in days)
    return max(day, *(widest(time, named=False) for time in times)) + GAP + 1


def columns(
    times: Sequence[CaseEntry], days: Sequence[date], at: int, left: int, width: int, least: int
) -> tuple[EntryColumn, ...]:
    """Where each time stands: as far apart as their days, never too close to read; those near `at` if not all fit."""
    fits = max(1, width // least)
    first = 0 if fits >= len(times) else max(0, min(at - fits // 2, len(times) - fits))
    shown = range(first, min(len(times), first + fits))
    last = max(least, min(width // len(shown), widest(times[shown[-1]], named=True) + GAP + 1))
    room = width - last
    whole = (days[shown[-1]] - days[first]).days or 1
    lefts = [round(room * (days[number] - days[first]).days / whole) for number in shown]
    for n in range(1, len(lefts)):
        lefts[n] = max(lefts[n], lefts[n - 1] + least)
    lefts[-1] = min(lefts[-1], room)
    for n in range(len(lefts) - 2, -1, -1):
        lefts[n] = min(lefts[n], lefts[n + 1] - least)
    rights = [*lefts[1:], min(width, lefts[-1] + last)]
    return tuple(EntryColumn(number, left + a, left + b) for number, a, b in zip(shown, lefts, rights, strict=True))


def legend(times: Sequence[CaseEntry]) -> str:
    """What each sign in the picture means."""
    used = {placement.by for time in times for placement in time.placements if placement.rung is not None}
    words = [f"{SIGNS[by]} {LEGEND[by]}" for by in LEGEND if by in used]
    if used - set(STANDINGS):
        words.insert("together" in used, f"{SIGNS['supervisee']} {SIGNS['supervisor']} each of you")
    if "needed" in used:
        words.append(f"{SIGNS['needed']} needed")
    return "  ".join(words)
