"""A team's answers as counts: how many at each point or rung, never who."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from supervise.domain.content.base import Point
from supervise.domain.session.base import Count, Line, SessionPart
from supervise.domain.session.form_answers import Cell, FormAnswers, Row

if TYPE_CHECKING:
    from supervise.domain.session.model import Session

FEWEST = 5
"""Of fewer answers a spread would tell who gave which: then only what they say together is kept."""
Counted = Literal["rate", "ladder"]


class CountedPoint(SessionPart):
    """How many chose one point of the scale, or one rung, in the words of that day."""

    value: Point
    label: Line
    how_many: Count


class CountedAnswers(SessionPart):
    """The spread of a team's answers to one question; points that nobody chose are not in it."""

    of: Counted
    points: tuple[CountedPoint, ...] = ()
    not_sure: Count = 0

    @property
    def total(self) -> int:
        return sum(point.how_many for point in self.points) + self.not_sure


def why_not_kept(counts: Sequence[int]) -> str:
    """Why this spread would tell what somebody answered, in words; "" where it may be kept, or nothing is counted."""
    if not any(counts):
        return ""
    if sum(counts) < FEWEST:
        return "Fewer than five: only what you say together is kept."
    if len([how_many for how_many in counts if how_many]) == 1:
        return "All alike: a count would tell everybody's answer. Say it together below, and that is kept."
    return ""


def count_answers(
    session: "Session", of: Counted, labels: Mapping[int, str], counts: Mapping[int, int], not_sure: int
) -> tuple[CountedAnswers, ...]:
    """The session's spreads with this one in place of the earlier; without it where it may not be kept."""
    points = tuple(
        CountedPoint(value=value, label=labels[value], how_many=how_many)
        for value, how_many in sorted(counts.items())
        if how_many
    )
    others = tuple(answers for answers in session.counted if answers.of != of)
    every = (*counts.values(), not_sure)
    if not any(every) or why_not_kept(every):
        return others
    return (*others, CountedAnswers(of=of, points=points, not_sure=not_sure))


PRESENT, ROLE, HOW_MANY = "present", "role", "how-many"
"""The question of who is here, in any form, and its columns."""


def rows_to_fill(roles: Iterable[str]) -> tuple[Row, ...]:
    """A row for each role of a team, in which only how many are here is wanted."""
    return tuple(Row(cells=(Cell(id=ROLE, title="Role", text=role),)) for role in roles)


def people_present(forms: Iterable[FormAnswers]) -> int:
    """How many are here, as far as a form says so in numbers; 0 where none does."""
    numbers = _cells_present(forms, HOW_MANY)
    return sum(int(number) for number in numbers if number.isdecimal() and len(number) < 4)


def roles_present(forms: Iterable[FormAnswers]) -> tuple[str, ...]:
    """The roles that are here, as far as a form says so."""
    return tuple(_cells_present(forms, ROLE))


def _cells_present(forms: Iterable[FormAnswers], column: str) -> list[str]:
    answers = (answers.answer(PRESENT) for answers in forms)
    cells = (cell for answer in answers if answer for row in answer.rows for cell in row.cells)
    return [text for cell in cells if cell.id == column and (text := cell.text.strip())]


def spread(session: "Session", of: Counted) -> CountedAnswers | None:
    """How a team's answers to this were spread, if that was kept."""
    return next((answers for answers in session.counted if answers.of == of), None)
