"""The lines of a ladder: its rungs, the marks that stand on them, and the names beside them."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from rich.cells import cell_len
from rich.style import Style

from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable
from supervise.tui.drawing.colour import along
from supervise.tui.drawing.palette import RGB, Palette

WIDEST = 40
"""Cells between the rails; a longer rung would say no more."""
NARROWEST = 12
ENOUGH = 28
"""Cells between the rails that hold the marks most rungs have."""

Parts = list[tuple[str, Style]]


@dataclass(frozen=True)
class LadderStep:
    """One rung; a higher number is higher on the ladder."""

    number: int
    title: str


@dataclass(frozen=True)
class LadderMark:
    """Who or what stands on a rung: `● CD`, `◆ organisation`, `◇ needed`."""

    rung: int
    sign: str
    text: str


class StyleMaker(Protocol):
    """Makes a style from a colour."""

    def __call__(self, colour: RGB, *, bold: bool = False) -> Style: ...


class LadderGeometry(NamedTuple):
    """All that its lines need: the steps from below, how wide it is, and its colours."""

    steps: tuple[LadderStep, ...]
    marks: tuple[LadderMark, ...]
    rung: int | None
    width: int
    ink: StyleMaker
    colours: Palette

    @property
    def digits(self) -> int:
        """Cells of the longest number."""
        return max(len(str(step.number)) for step in self.steps)

    @property
    def inner(self) -> int:
        """Cells between the rails, after the names have had theirs."""
        return max(NARROWEST, min(WIDEST, self.width - self.names))

    @property
    def names(self) -> int:
        """Cells of rails, pointer, number and the longest name."""
        return 7 + self.digits + max(cell_len(printable(step.title)) for step in self.steps)

    def words(self, index: int) -> str:
        """The marks of one rung side by side."""
        ladder_marks = [mark for mark in self.marks if mark.rung == self.steps[index].number]
        return "  ".join(f"{printable(mark.sign)} {printable(mark.text)}".strip() for mark in ladder_marks)

    @property
    def words_width(self) -> int:
        """Cells of the longest row of marks."""
        return max(cell_len(self.words(index)) for index in range(len(self.steps)))


def tone(ladder: LadderGeometry, index: int) -> RGB:
    """The rung's tone: one hue, deep at the foot and light at the top."""
    share = index / (len(ladder.steps) - 1) if len(ladder.steps) > 1 else 1.0
    return along(ladder.colours, ladder.colours.ladder, share)


def mark_line(ladder: LadderGeometry, index: int | None) -> Parts:
    """The space above a rung, in which its marks stand; above the ground nothing does."""
    rail = ladder.ink(ladder.colours.rail)
    text = "" if index is None else clip(ladder.words(index), ladder.inner - 2)
    left = (ladder.inner - cell_len(text)) // 2
    return [
        (" █", rail),
        (" " * left, rail),
        (pad_or_clip(text, ladder.inner - left), ladder.ink(ladder.colours.text, bold=True)),
        ("█", rail),
    ]


def rung_line(ladder: LadderGeometry, index: int) -> Parts:
    """A rung and its name; the plank is the upper half of the line, right under the feet of its marks."""
    rail = ladder.ink(ladder.colours.rail)
    colour = tone(ladder, index)
    lit = ladder.steps[index].number == ladder.rung
    plank = ladder.ink(ladder.colours.text if lit else colour)
    return [(" █", rail), ("▀" * ladder.inner, plank), ("█", rail), *_name(ladder, index, lit)]


def compact_line(ladder: LadderGeometry, index: int) -> Parts:
    """A rung, its marks and its name in one line."""
    rail = ladder.ink(ladder.colours.rail)
    lit = ladder.steps[index].number == ladder.rung
    plank = ladder.ink(ladder.colours.text if lit else tone(ladder, index))
    text = clip(ladder.words(index), ladder.inner - 4)
    text = f" {text} " if text else ""
    left = (ladder.inner - cell_len(text)) // 2
    return [
        (" █", rail),
        ("━" * left, plank),
        (text, ladder.ink(ladder.colours.text, bold=True)),
        ("━" * (ladder.inner - left - cell_len(text)), plank),
        ("█", rail),
        *_name(ladder, index, lit),
    ]


def _name(ladder: LadderGeometry, index: int, lit: bool) -> Parts:
    step = ladder.steps[index]
    colours = ladder.colours
    room = ladder.width - ladder.inner - 6 - ladder.digits - 1
    return [
        (" ▸ " if lit else "   ", ladder.ink(colours.accent, bold=True)),
        (f"{step.number:>{ladder.digits}} ", ladder.ink(colours.text if lit else colours.muted, bold=lit)),
        (clip(printable(step.title), room), ladder.ink(colours.text if lit else colours.muted, bold=lit)),
    ]


def listed_line(ladder: LadderGeometry, index: int) -> Parts:
    """`▸ 5 Co-operation   ● CD  ◇ needed`."""
    step = ladder.steps[index]
    lit = step.number == ladder.rung
    style = ladder.ink(ladder.colours.accent if lit else ladder.colours.text, bold=lit)
    longest = max(cell_len(printable(step.title)) for step in ladder.steps)
    text = ladder.words(index)
    room = ladder.width - 3 - ladder.digits
    # Where both cannot be whole the marks are what this line is read for, but the name keeps half of it.
    title = min(longest, max(room // 2, room - ladder.words_width - 3)) if text else min(longest, room)
    return [
        ("▸ " if lit else "  ", style),
        (f"{step.number:>{ladder.digits}} ", style),
        (pad_or_clip(printable(step.title), title), style),
        ("   " + clip(text, room - title - 3) if text else "", ladder.ink(ladder.colours.text, bold=True)),
    ]
