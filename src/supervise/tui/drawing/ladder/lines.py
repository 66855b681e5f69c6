"""A ladder's measures: where its rungs, rails, bands and marks stand in the room there is, and its lines as a list."""

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple, Protocol

from rich.cells import cell_len
from rich.style import Style

from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable
from supervise.tui.drawing.palette import RGB, Palette, Person

WIDEST = 60
"""Cells between the rails; a longer rung would say no more."""
RAIL = 2
BANDED = 50
"""Cells from which on there is room for the names of bands at one side, and for a bracket at the other."""
BRACKET = 5
"""Cells for the bracket between two people's rungs, the one over which a plank may reach among them."""
COLUMNS: dict[Person, float] = {"supervisee": 0.30, "supervisor": 0.62}
"""Where on a rung the middle of a person's tag stands, so that two on one rung never cover each other."""

Parts = list[tuple[str, Style]]


@dataclass(frozen=True)
class LadderStep:
    """One rung; a higher number is higher on the ladder, and rungs of one band lie side by side."""

    number: int
    title: str
    band: str = ""


@dataclass(frozen=True)
class LadderMark:
    """Who or what stands on a rung: `● CD`, `▲ organisation`, `◊ needed`; a person has a colour and a column."""

    rung: int
    sign: str
    text: str
    person: Person = ""

    @property
    def words(self) -> str:
        return f"{printable(self.sign)} {printable(self.text)}".strip()

    @property
    def sign_alone(self) -> str:
        """What a sign alone means is said beside the ladder too."""
        return printable(self.sign) or "·"

    def tag(self, x: int, *, sign_only: bool = False) -> "Tag":
        """The mark as it stands on its rung."""
        return Tag(x, f" {self.sign_alone if sign_only else self.words} ", self.person)


class StyleMaker(Protocol):
    """Makes a style from a colour."""

    def __call__(self, colour: RGB, *, bold: bool = False) -> Style: ...


class Tag(NamedTuple):
    """A mark on its rung: the cell between the rails at which it begins, and its words with a space each side."""

    x: int
    text: str
    person: Person

    @property
    def end(self) -> int:
        return self.x + cell_len(self.text)


class BandSpan(NamedTuple):
    """A band and the rungs it spans, by their places from below."""

    title: str
    lowest: int
    highest: int


@dataclass(frozen=True)
class LadderGeometry:
    """Where all of it stands; the steps are in the order of their numbers."""

    steps: tuple[LadderStep, ...]
    marks: tuple[LadderMark, ...]
    width: int
    height: int
    first: int = 0
    """The first rung in sight from above, where not all have room."""
    railed: bool = True
    """Whether it stands between rails; in a narrow window its planks take the whole width."""

    @property
    def each(self) -> int:
        """Rows a rung takes: three, two or one."""
        count = len(self.steps)
        return 3 if self.height >= 3 * count + 1 else 2 if self.height >= 2 * count else 1

    @property
    def top(self) -> int:
        """The row in which the highest rung begins."""
        return (self.height - 3 * len(self.steps) - 1) // 2 if self.each == 3 else -self.first

    @property
    def digits(self) -> int:
        """Cells of the longest number."""
        return max(len(str(step.number)) for step in self.steps)

    @property
    def names(self) -> int:
        """Cells from the left end of a plank to the end of the longest name."""
        return 4 + self.digits + max(cell_len(printable(step.title)) for step in self.steps)

    @property
    def bands(self) -> tuple[BandSpan, ...]:
        """The bands from below, where there is room for their names."""
        if not self.railed or self.width < BANDED:
            return ()
        runs = groupby(enumerate(self.steps), key=lambda placed: placed[1].band)
        spans = [(printable(band), [place for place, _ in run]) for band, run in runs]
        return tuple(BandSpan(title, places[0], places[-1]) for title, places in spans if title)

    @property
    def left(self) -> int:
        """The cell between the rails at which planks begin."""
        names = max((cell_len(band.title) for band in self.bands), default=-2)
        return min(names, self.width // 4) + 2 + 1 + RAIL if self.railed else 0

    @property
    def inner(self) -> int:
        """Cells between the rails."""
        if not self.railed:
            return self.width
        right = BRACKET if self.apart else 1
        return max(1, min(WIDEST, self.width - self.left - RAIL - right))

    @property
    def apart(self) -> tuple[int, int] | None:
        """The places of the two people's rungs, the lower first, where they are not the same and there is room."""
        if self.width < BANDED:
            return None
        rungs = {mark.person: mark.rung for mark in self.marks if mark.person}
        places = sorted(n for n, step in enumerate(self.steps) if step.number in rungs.values())
        return (places[0], places[-1]) if len(rungs) == 2 and len(places) == 2 else None

    def plank(self, index: int) -> int:
        """The row of a rung's plank."""
        return self.top + self.each * (len(self.steps) - index) - 1

    def index_at(self, y: int) -> int:
        """The rung that has this row; it may be one that there is not."""
        return len(self.steps) - 1 - (y - self.top) // self.each

    def tags(self, index: int) -> tuple[int, list[Tag]]:
        """The row of a rung's marks, and these: on its plank beside its name or, without room there, over it.

        Over a plank they stand as near to the rung above, so that is the last resort.
        """
        step, row = self.steps[index], self.plank(index)
        marks = [mark for mark in self.marks if mark.rung == step.number]
        people = sorted((mark for mark in marks if mark.person), key=lambda mark: COLUMNS[mark.person])
        marks = [*people, *(mark for mark in marks if not mark.person)]
        behind_name = 4 + self.digits + cell_len(printable(step.title))
        for signs_only in (False, True):
            for start in (self.names, behind_name):  # at first where they are in line with those of other rungs
                if tags := _in_columns(marks, start, self.inner, signs_only=signs_only):
                    return row, tags
        for signs_only in (False, True):
            tags = [mark.tag(0, sign_only=signs_only and not mark.person) for mark in marks]
            start = self.inner - sum(cell_len(tag.text) for tag in tags)
            if start >= behind_name:
                return row, _side_by_side(tags, start, self.inner)
        start, row = (0, row - 1) if self.each > 1 else (behind_name, row)
        for signs_only in (False, True):
            if tags := _in_columns(marks, start, self.inner, signs_only=signs_only):
                return row, tags
        return row, _side_by_side([mark.tag(0, sign_only=not mark.person) for mark in marks], start, self.inner)


def _in_columns(marks: list[LadderMark], start: int, end: int, *, signs_only: bool) -> list[Tag]:
    """People in their columns, what else stands there from the right; nothing if that is too much for the room."""
    room = end - start
    tags: list[Tag] = []
    right = end - (4 if room >= 40 and not signs_only else 0)
    for mark in reversed(marks):
        if mark.person:
            tag = mark.tag(round(start + room * COLUMNS[mark.person] - len(mark.words) / 2 - 1))
        else:
            tag = mark.tag(0, sign_only=signs_only)
            tag = tag._replace(x=right - cell_len(tag.text))
            right = tag.x - 1
        tags.insert(0, tag)
    in_line = [Tag(start, "", ""), *tags, Tag(end, "", "")]
    return tags if all(before.end <= after.x for before, after in pairwise(in_line)) else []


def _side_by_side(tags: list[Tag], start: int, end: int) -> list[Tag]:
    """As many of the tags as fit from here on, and a sign that there are more."""
    shown: list[Tag] = []
    for number, tag in enumerate(tags):
        more = 2 if number < len(tags) - 1 else 0
        if start + cell_len(tag.text) + more > end:
            return [*shown, Tag(start, clip("… ", end - start), "")]
        shown.append(tag._replace(x=start))
        start = shown[-1].end
    return shown


def listed_line(
    steps: tuple[LadderStep, ...],
    marks: tuple[LadderMark, ...],
    index: int,
    rung: int | None,
    width: int,
    ink: StyleMaker,
    colours: Palette,
) -> Parts:
    """`► 5 Co-operation   ● CD  ◊ needed`."""
    step, digits = steps[index], max(len(str(step.number)) for step in steps)
    lit = step.number == rung
    style = ink(colours.accent if lit else colours.text, bold=lit)
    longest = max(cell_len(printable(step.title)) for step in steps)
    words = {step.number: "  ".join(mark.words for mark in marks if mark.rung == step.number) for step in steps}
    text, here = words[step.number], [mark for mark in marks if mark.rung == step.number]
    room = width - 3 - digits
    # Where both cannot be whole the marks are what this line is read for, but the name keeps half of it.
    most = max(map(cell_len, words.values()))
    title = min(longest, max(room // 2, room - most - 3)) if text else min(longest, room)
    if cell_len(text) > room - title - 3:  # a word cut off says less than its sign
        text = "  ".join(mark.words if mark.person else mark.sign_alone for mark in here)
    return [
        ("► " if lit else "  ", style),
        (f"{step.number:>{digits}} ", style),
        (pad_or_clip(printable(step.title), title), style),
        ("   " + clip(text, room - title - 3) if text else "", ink(colours.text, bold=True)),
    ]
