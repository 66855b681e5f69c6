"""Month row: the months of a year side by side, under each a mark for every session of it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from textual.content import Content
from textual.widgets import Static

from supervise.domain.review.periods import Period
from supervise.domain.wording import MONTHS

SIGNED = 4
"""Cells of a month from which a number of sessions has the mark behind it."""
SPELT = 4
"""Cells of a month from which its name is shortened to three letters, and not to one."""


class MonthRow(Static):
    """`●` is a session that was agreed, `○` one that was cut short."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._months: tuple[tuple[str, str], ...] = ()

    def show(self, span: Period, sessions: Iterable[tuple[date, bool]]) -> None:
        """Show the months of this span; of each session its day, and whether it was cut short."""
        marks: dict[tuple[int, int], str] = {}
        for day, short in sessions:
            month = day.year, day.month
            marks[month] = marks.get(month, "") + ("○" if short else "●")
        self._months = tuple((MONTHS[month - 1], marks.get((year, month), "·")) for year, month in _months(span))
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        cell = self.size.width // max(1, len(self._months))
        names = "".join((name[:3] if cell >= SPELT else name[:1]).ljust(cell) for name, _ in self._months)
        sign = "●" if cell >= SIGNED else ""
        marks = "".join(
            (marks if len(marks) < max(2, cell) else f"{len(marks)}{sign}").ljust(cell) for _, marks in self._months
        )
        self.update(Content.assemble((names, "$text-muted"), "\n", (marks, "$text")))


def _months(span: Period) -> Iterator[tuple[int, int]]:
    month, last = span.start.replace(day=1), span.end - timedelta(days=1)
    while month <= last:
        yield month.year, month.month
        month = (month + timedelta(days=31)).replace(day=1)
