"""Answers to forms: pages of questions, each answer kept with its question as it read that day."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from supervise.domain.session.base import Count, Line, SessionPart, Words
from supervise.domain.session.incident import NamedItem

if TYPE_CHECKING:
    from supervise.domain.content.forms import Form, FormField


class Cell(SessionPart):
    """One column of a row, under the title it had that day."""

    id: str
    title: Line
    text: Words = ""


class Row(SessionPart):
    """One row of a list with columns; its first cell says which it is."""

    cells: tuple[Cell, ...] = ()


class Look(SessionPart):
    """One line answered: what can be seen of it, who says so, and a word of their own."""

    id: str
    label: Line
    answer: Line = ""
    who_says: Line = ""
    text: Words = ""


class Answer(SessionPart):
    """What was answered to one question; which of the keys hold it depends on `kind`, a key of `FieldKind`."""

    field: str
    asked: Line
    kind: str
    gathers: str = ""
    """Where looking back collects it: a key of `FormField.gathers`."""
    for_me: bool = False
    """Whether it is for the writer only: left out of what is saved of a page that one person wrote alone."""
    text: Words = ""
    lines: tuple[Line, ...] = ()
    """A list of short lines; beside `chosen`, own words."""
    chosen: tuple[NamedItem, ...] = ()
    day: date | None = None
    day_words: Line = ""
    """What was typed for the day, while it names none."""
    number: Count | None = None
    rows: tuple[Row, ...] = ()
    looks: tuple[Look, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing: lines, cells and looks that are there without a word count as nothing."""
        return not (
            self.text.strip()
            or any(line.strip() for line in self.lines)
            or self.chosen
            or self.day
            or self.day_words.strip()
            or self.number is not None
            or any(cell.text.strip() for row in self.rows for cell in row.cells)
            or any(look.answer or look.text.strip() for look in self.looks)
        )


class FormAnswers(SessionPart):
    """One form as it was answered; questions left empty are not in it."""

    id: str
    title: Line
    answers: tuple[Answer, ...] = ()

    def answer(self, field: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.field == field), None)


def put_answer(answered: Iterable[FormAnswers], form: "Form", answer: Answer) -> tuple[FormAnswers, ...]:
    """The forms with this answer in place of the earlier one; what says nothing is left out, and so is an empty form.

    Answers to questions that the form no longer has are kept, after those it has.
    """
    forms = {answers.id: answers for answers in answered}
    before = forms.get(form.id, FormAnswers(id=form.id, title=form.title))
    for_me = {field.id for field in form.fields if field.for_me}
    answer = answer.with_changes(for_me=answer.field in for_me)
    answers = {earlier.field: earlier for earlier in before.answers} | {answer.field: answer}
    order = [field.id for field in form.fields]
    written = sorted(
        (answered_field for answered_field in answers.values() if not answered_field.is_empty),
        key=lambda answered_field: order.index(answered_field.field) if answered_field.field in order else len(order),
    )
    forms[form.id] = before.with_changes(title=form.title, answers=tuple(written))
    return tuple(answers_of_form for answers_of_form in forms.values() if answers_of_form.answers)


def move_answers(answered: Iterable[FormAnswers], chosen: "Form", among: Iterable["Form"]) -> tuple[FormAnswers, ...]:
    """The forms with each answer given on another form `among` these under the same heading of the `chosen` one.

    What has no such heading stays where it was written, and so does what is for the writer only where the other is not.
    """
    after, answered = tuple(answered), tuple(answered)
    headings: dict[tuple[str, str], FormField] = {(field.id, field.kind): field for field in chosen.fields}
    for form in (form for form in among if form.id != chosen.id):
        before = next((answers for answers in answered if answers.id == form.id), FormAnswers(id="", title=""))
        for answer in before.answers:
            field = headings.get((answer.field, answer.kind))
            if field is not None and not field.choices and field.for_me == answer.for_me:
                after = put_answer(after, chosen, answer.with_changes(asked=field.ask))
                after = put_answer(after, form, Answer(field=answer.field, asked=answer.asked, kind=answer.kind))
    return after


def carried_answers(answered: Iterable[FormAnswers], forms: Iterable["Form"]) -> tuple[FormAnswers, ...]:
    """What a later session with these forms begins with: answers that are carried over, and the lines looked at.

    Each line waits for what can be seen of it now. What none of its pages asks stays where it was written.
    """
    answered, forms = tuple(answered), tuple(forms)
    carrying = {form.id: {field.id for field in form.fields if field.carries} for form in forms}
    carried = (
        answers_of_form.with_changes(
            answers=tuple(
                answer.with_changes(looks=tuple(Look(id=look.id, label=look.label) for look in answer.looks))
                for answer in answers_of_form.answers
                if answer.field in carrying.get(answers_of_form.id, ())
            )
        )
        for answers_of_form in answered
    )
    after = tuple(answers_of_form for answers_of_form in carried if answers_of_form.answers)
    for form in forms:
        for field in form.fields:
            if field.begins and (begun := _begun(field, answered)) and not is_answered(after, form.id, field.id):
                after = put_answer(after, form, begun)
    return after


def is_answered(answered: Iterable[FormAnswers], form_id: str, field_id: str) -> bool:
    return any(answers.id == form_id and answers.answer(field_id) for answers in answered)


def _begun(field: "FormField", answered: Iterable[FormAnswers]) -> Answer | None:
    """What was answered on the form it begins with, as an answer to this question; of rows the columns it has too."""
    form_id, _, other = field.begins.partition("/")
    before = next((answer for answers in answered if answers.id == form_id and (answer := answers.answer(other))), None)
    if before is None:
        return None
    titles = {column.id: column.title for column in field.columns}
    rows = tuple(
        row.with_changes(
            cells=tuple(cell.with_changes(title=titles[cell.id]) for cell in row.cells if cell.id in titles)
        )
        for row in before.rows
    )
    return before.with_changes(
        field=field.id, asked=field.ask, kind=field.kind, gathers=field.gathers, rows=rows if titles else before.rows
    )
