"""When a kind of session comes back: on the day that is set, at the latest when an answer is due, until it is ended."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from supervise.domain.session.form_answers import Answer, FormAnswers, Row
from supervise.domain.session.model import ComesBack

if TYPE_CHECKING:
    from supervise.domain.content.forms import Form, FormField


def comes_back(
    answered: Iterable[FormAnswers], forms: Iterable["Form"], today: date, *, stays_open: bool = False
) -> ComesBack | None:
    """What the answers say of it; None where it is over: no day is named, and it does not stay open until it is ended.

    A day that has passed counts as well: what was due then is asked about now.
    """
    fields = {(form.id, field.id): field for form in forms for field in form.fields}
    given = [
        (field, answer)
        for answers in answered
        for answer in answers.answers
        if (field := fields.get((answers.id, answer.field))) is not None
    ]
    if any(field.ends for field, _ in given):
        return ComesBack(finished=True)
    first = min((day for field, answer in given for day in _days(field, answer, today)), default=None)
    return ComesBack(on=first, open=stays_open) if first or stays_open else None


def bears_on_it(form: "Form") -> bool:
    """Whether answers to this form say when it comes back, or that it is over."""
    return any(field.returns or field.ends or _due_columns(field) for field in form.fields)


def _days(field: "FormField", answer: Answer, today: date) -> Iterator[date]:
    if field.returns and answer.day:
        yield answer.day
    for column in _due_columns(field):
        yield from (day for row in answer.rows if (day := _due(row, column, field, today)))


def _due_columns(field: "FormField") -> tuple[str, ...]:
    return tuple(column.id for column in field.columns if column.returns)


def _due(row: Row, column: str, field: "FormField", today: date) -> date | None:
    """The day of this column, while no column after it is answered."""
    texts = {cell.id: cell.text.strip() for cell in row.cells}
    ids = [known.id for known in field.columns]
    if any(texts.get(after) for after in ids[ids.index(column) + 1 :]):
        return None
    # Its patterns take longer to make than the rest of this folder, and only a meeting's rows have such a day.
    from supervise.domain.date_parsing import parse_date

    return parse_date(texts.get(column, ""), today)
