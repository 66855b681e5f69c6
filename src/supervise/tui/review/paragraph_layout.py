"""Layout of a paragraph list: row heights are counted for all, words are only wrapped where they are seen."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from supervise.tui.drawing.cell_text import printable, wrap

BULLET = "· "
"""Before what is unfolded."""

Piece = tuple[str, str]
"""Some words, and how they are painted."""
BETWEEN: Piece = (" · ", "quiet")


class Paragraph(NamedTuple):
    """One paragraph, or a heading, and what Enter opens of it (None: nothing)."""

    words: str
    about: object = None
    lead: str = ""
    """Said quietly over the words."""
    below: str = ""
    """Said quietly under them; where it is empty, the list's own `aside` says it."""
    head: bool = False
    tight: bool = False
    """Whether the next one follows without an empty line between."""
    mark: Piece = ("", "")
    """Before its words, which hang beside it."""

    @property
    def indent(self) -> int:
        return cell_len(self.mark[0]) + 2 if self.mark[0] else 0


class Cursor(NamedTuple):
    """Where the cursor is: on a row, or on one of those that unfold under it, counted from 1."""

    row: int
    under: int = 0


NOWHERE = Cursor(-1)


class LaidOutLine(NamedTuple):
    """One line of the list: whose it is, what stands there, and how it is painted."""

    spot: Cursor
    words: str
    part: str
    pieces: tuple[Piece, ...] = ()
    """In place of the words, where they are painted in more than one way."""


_NOTHING = LaidOutLine(NOWHERE, "", "words")


class ParagraphLayout:
    """The rows, the one chosen, and the lines they take in `room` cells."""

    def __init__(
        self,
        aside: Callable[[Paragraph], Iterable[Piece]] | None = None,
        unfold: Callable[[Paragraph], Sequence[Paragraph]] | None = None,
    ) -> None:
        self._aside, self._unfold = aside, unfold
        self.rows: tuple[Paragraph, ...] = ()
        self.room = 1
        self.spot = NOWHERE
        self.under: tuple[Paragraph, ...] = ()
        """What is unfolded under the row chosen."""
        self.unfolded = 0
        """How many lines that takes."""
        self._under_lines: list[list[str]] = []
        self._tops = [0]
        self._made: dict[int, list[LaidOutLine]] = {}
        self._quiet = lru_cache(maxsize=1000)(wrap)  # few questions are asked again and again

    def put(self, rows: Sequence[Paragraph], spot: Cursor, room: int) -> None:
        """These rows in so much room, this one chosen."""
        self.rows, self.room = tuple(rows), max(1, room)
        # Before there is any room, every line would be broken at every letter, only to be done anew.
        heights = map(self._height, self.rows) if room > 1 else (2 for _ in self.rows)
        self._tops = [0, *accumulate(heights)]
        self.choose(spot, anew=True)

    def choose(self, spot: Cursor, *, anew: bool = False) -> None:
        """Unfold what belongs to this row, and fold what was unfolded."""
        if anew or spot.row != self.spot.row:
            shown = self._unfold is not None and spot.row >= 0
            self.under = tuple(self._unfold(self.rows[spot.row])) if shown and self._unfold else ()
            self._under_lines = [wrap(paragraph.words, self.room - len(BULLET)) for paragraph in self.under]
            self.unfolded = sum(map(len, self._under_lines))
            self._made.clear()
        self.spot = spot

    @property
    def height(self) -> int:
        loose = bool(self.rows) and not self.rows[-1].tight  # nothing follows the last: it needs no empty line
        return max(1, self._tops[-1] + self.unfolded - loose)

    def _height(self, row: Paragraph) -> int:
        if row.head:
            return 2
        words, room = row.words, self.room - row.indent
        lines = 1 if len(words) <= room and words.isascii() and words.isprintable() else len(wrap(words, room))
        if row.lead:
            lines += len(self._quiet(row.lead, self.room))
        if row.below:
            lines += len(self._quiet(row.below, self.room))
        elif self._aside is not None:
            lines += 1
        return lines if row.tight else lines + 1

    def span(self, spot: Cursor) -> tuple[int, int]:
        """The first line of this and the one after its last, the empty one not counted."""
        top = self._tops[spot.row] + (self.unfolded if spot.row > self.spot.row else 0)
        end = top + self._tops[spot.row + 1] - self._tops[spot.row] - (not self.rows[spot.row].tight)
        if not spot.under:
            return top, end
        heights = [len(lines) for lines in self._under_lines]
        return end + sum(heights[: spot.under - 1]), end + sum(heights[: spot.under])

    def line(self, y: int) -> LaidOutLine:
        """The line so far down from the very top."""
        index = self.spot.row
        if index < 0 or y < self._tops[index]:
            index = bisect_right(self._tops, y) - 1
        elif y >= self._tops[index + 1] + self.unfolded:
            y -= self.unfolded
            index = bisect_right(self._tops, y) - 1
        if not 0 <= index < len(self.rows):
            return _NOTHING
        lines, within = self._lines(index), y - self._tops[index]
        return lines[within] if within < len(lines) else _NOTHING

    def _lines(self, index: int) -> list[LaidOutLine]:
        """The lines of one row, those unfolded under it, and the empty one after."""
        if index in self._made:
            return self._made[index]
        row, spot, room = self.rows[index], Cursor(index), self.room
        if row.head:
            lines = [LaidOutLine(NOWHERE, printable(row.words), "head")]
        else:
            lines = [LaidOutLine(spot, line, "quiet") for line in (self._quiet(row.lead, room) if row.lead else ())]
            words, indent = wrap(row.words, room - row.indent), " " * row.indent
            marked = (row.mark, ("  ", "words"), (words[0], "words")) if indent else ()
            lines.append(LaidOutLine(spot, words[0], "words", marked))
            lines += [LaidOutLine(spot, indent + line, "words") for line in words[1:]]
            lines += [LaidOutLine(spot, line, "quiet") for line in (self._quiet(row.below, room) if row.below else ())]
            if self._aside and not row.below:
                pieces = [piece for words, ink in self._aside(row) for piece in (BETWEEN, (printable(words), ink))]
                lines.append(LaidOutLine(spot, "", "quiet", tuple(pieces[1:])))
        if index == self.spot.row:
            for number, (first, *rest) in enumerate(self._under_lines, 1):
                at = Cursor(index, number)
                lines += [
                    LaidOutLine(at, BULLET + first, "words"),
                    *(LaidOutLine(at, f"  {line}", "words") for line in rest),
                ]
        self._made[index] = lines if row.tight else [*lines, _NOTHING]
        return self._made[index]

    def beside(self, by: int) -> Cursor:
        """The next spot down or up; up from one row it is the row before, not what would unfold there."""
        row, under = self.spot
        if 0 <= under + by <= len(self.under):
            return Cursor(row, under + by)
        row += by
        while 0 <= row < len(self.rows) and self.rows[row].head:
            row += by
        return Cursor(row) if 0 <= row < len(self.rows) else self.spot
