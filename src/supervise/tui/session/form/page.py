"""One page of questions: any form, shown and kept as it is written in its file."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from supervise.domain.content.forms import ChoiceList, Form, FormColumn, FormField
from supervise.domain.review.earlier_cases import earlier_cases
from supervise.domain.session.form_answers import Answer, Look
from supervise.tui.keys import bindings
from supervise.tui.session.form.answer_field import AnswerField, ChoiceAnswer, DayAnswer, TextAnswer
from supervise.tui.session.form.look_answer import ChooseLinesPage, LooksAnswer
from supervise.tui.session.form.row_answer import SEATS, RowsAnswer
from supervise.tui.session.step_page import StepPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.text import Caption, Heading

LATEST = 3
"""How many earlier cases are offered for what the session is about."""


class FormPage(StepPage):
    """Every answer is in the session as soon as it is given; nothing has to be answered."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    HELP_PAGE = "forms"
    AUTO_FOCUS = "#body PickList, #body Input, #body NoteArea"
    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form

    def head(self) -> Head:
        return self.head_at(self.form.id)

    @property
    def part(self) -> str:
        return self.session.about

    @property
    def next_label(self) -> str:
        after = [words for (step, _), (_, words) in pairwise(self.workflow.steps) if step == self.form.id]
        return after[0] if after else "Next"

    def body(self) -> Iterator[Widget]:
        yield from self._about()
        answers = next((answered for answered in self.session.forms if answered.id == self.form.id), None)
        for form_field in self.form.fields:
            yield self._field(form_field, answers.answer(form_field.id) if answers else None)
        yield Caption(id="still-empty")

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        if any(form_field.kind == "looks" for form_field in self.form.fields):
            yield Deed("more", "Choose lines")
        elif any(form_field.kind in ("rows", "seats") for form_field in self.form.fields):
            yield Deed("more", "One more")

    def on_mount(self) -> None:
        self.hint(self.form.hint)
        self._show_still_empty()

    # Fields ---------------------------------------------------------------------------------------

    def _field(self, form_field: FormField, answer: Answer | None) -> AnswerField:
        forms = self.workflow.forms
        match form_field.kind:
            case "day":
                return DayAnswer(form_field, answer, today=self.workflow.today)
            case "one" | "some":
                return ChoiceAnswer(form_field, answer, forms.items(form_field))
            case "rows" | "seats":
                columns: tuple[FormColumn, ...] = form_field.columns or SEATS
                return RowsAnswer(form_field, answer, [forms.items(column) for column in columns])
            case "looks" | "check":
                lines = forms.choice_list(form_field.list_id) or ChoiceList(id="own", items=forms.items(form_field))
                return LooksAnswer(form_field, answer, lines, self._looks_last_time(form_field))
        return TextAnswer(form_field, answer)

    def _looks_last_time(self, form_field: FormField) -> dict[str, Look]:
        earlier = self.workflow.earlier_in_thread()
        answered = (
            (answers.answer(form_field.id) for answers in earlier.forms if answers.id == self.form.id)
            if earlier
            else ()
        )
        return {look.id: look for answer in answered if answer for look in answer.looks}

    @on(AnswerField.Changed)
    def _answered(self, event: AnswerField.Changed) -> None:
        if self.workflow.held is not None:
            self.workflow.answer(self.form, event.answer_field.read())
            self.services.mark_changed()
            self._show_still_empty()

    def _show_still_empty(self) -> None:
        """Name what is wanted and still empty in one quiet line."""
        answered = next((answers for answers in self.session.forms if answers.id == self.form.id), None)
        given = {answer.field for answer in answered.answers} if answered else set()
        empty = [form_field.ask for form_field in self.form.fields if form_field.wanted and form_field.id not in given]
        self.query_one("#still-empty", Caption).show(f"Still empty, if you want to: {' '.join(empty)}" if empty else "")

    async def action_more(self) -> None:
        """One more row of the list that the focus is in, or the lines of it to choose from."""
        in_focus = self.focused.ancestors_with_self if self.focused else []
        fields = [field for field in self.query(AnswerField) if isinstance(field, RowsAnswer | LooksAnswer)]
        if not fields:
            return
        field = next((field for field in fields if field in in_focus), fields[0])
        if isinstance(field, RowsAnswer):
            await field.add_row()
            return

        async def choose(ids: tuple[str, ...] | None) -> None:
            if ids is not None:
                await field.choose(ids)

        self.app.push_screen(ChooseLinesPage(field.items, field.chosen), choose)

    # What it is about -----------------------------------------------------------------------------

    def _about(self) -> Iterator[Widget]:
        """On the first page of a kind that has a label: which of the pair's cases it is about, or a new one."""
        kind = self.workflow.kind
        if kind is None or kind.label != "case" or kind.steps[0] != self.form.id:
            return
        if self.session.thread:
            yield Heading(f"About {self.session.about}")
            return
        cases = earlier_cases(self.workflow.history)[:LATEST]
        options = [PickOption(case.case, f"{case.case}{f': {case.about}' if case.about else ''}") for case in cases]
        known = {case.case for case in cases}
        new = (
            self.session.about if self.session.about and self.session.about not in known else self.workflow.case_label()
        )
        options.append(PickOption(new, f"Something new: {new}"))
        yield Heading("What is it about?")
        yield PickList(options, [self.session.about] if self.session.about else (), single=True, id="about")

    @on(PickList.Picked, "#about")
    def _say_what_about(self, event: PickList.Picked) -> None:
        [about] = event.picked
        self.change(about=about)
        self.query_one(Head).part = about
