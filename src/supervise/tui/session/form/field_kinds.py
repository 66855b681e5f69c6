"""Which field of a page answers which kind of question."""

from collections.abc import Mapping, Sequence
from datetime import date

from supervise.domain.content.forms import ChoiceList, FormField
from supervise.domain.content.session_kinds import FormContent
from supervise.domain.session.form_answers import Answer, Look, Row
from supervise.tui.session.form.answer_field import AnswerField, ChoiceAnswer, DayAnswer, TextAnswer
from supervise.tui.session.form.look_answer import LooksAnswer
from supervise.tui.session.form.row_answer import SEAT_ROLES, RowsAnswer, columns_of


def new_answer_field(
    form_field: FormField,
    answer: Answer | None,
    forms: FormContent,
    today: date,
    last_time: Mapping[str, Look],
    offered: Sequence[Row] = (),
) -> AnswerField:
    """The field for one question with what is answered so far.

    `last_time` are its lines as last looked at, `offered` rows that stand there to be filled in.
    """
    match form_field.kind:
        case "day":
            return DayAnswer(form_field, answer, today=today)
        case "one" | "some":
            return ChoiceAnswer(form_field, answer, forms.items(form_field))
        case "rows" | "seats":
            roles = listed.items if (listed := forms.choice_list(SEAT_ROLES)) else ()
            choices = [forms.items(column) for column in columns_of(form_field)]
            return RowsAnswer(form_field, answer, choices, roles, today=today, offered=offered)
        case "looks" | "check":
            lines = forms.choice_list(form_field.list_id) or ChoiceList(id="own", items=forms.items(form_field))
            return LooksAnswer(form_field, answer, lines, last_time)
    return TextAnswer(form_field, answer)
