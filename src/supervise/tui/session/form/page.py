"""One page of questions: any form, shown and kept as it is written in its file."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.widget import Widget

from supervise.domain.content.forms import Form, FormField
from supervise.domain.review.earlier_cases import earlier_cases
from supervise.domain.session.form_answers import Answer, Look
from supervise.tui.keys import bindings
from supervise.tui.session.form.answer_field import AnswerField
from supervise.tui.session.form.field_kinds import new_answer_field
from supervise.tui.session.form.look_answer import ChooseLinesPage, LooksAnswer
from supervise.tui.session.form.own_words import NO_SESSION, OwnWordsPanel, about_options, about_question
from supervise.tui.session.form.row_answer import RowsAnswer
from supervise.tui.session.step_page import StepPage, StepResult
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import NoteArea

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
        self._last_note: NoteArea | None = None

    @property
    def step(self) -> str:
        return self.form.id

    @property
    def part(self) -> str:
        return self.session.about

    def body(self) -> Iterator[Widget]:
        yield from self._forms_to_choose_from()
        yield from self._about()
        answers = next((answered for answered in self.session.forms if answered.id == self.form.id), None)
        for form_field in self.form.fields:
            yield self._field(form_field, answers.answer(form_field.id) if answers else None)
        yield Caption(id="still-empty")

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        if self.workflow.joint is not None:
            yield Deed("more", "Bring my words")
        elif any(form_field.kind == "looks" for form_field in self.form.fields):
            yield Deed("more", "Choose lines")
        elif any(form_field.kind in ("rows", "seats") for form_field in self.form.fields):
            yield Deed("more", "One more")

    def on_mount(self) -> None:
        self.hint(self.form.hint)
        self._show_still_empty()
        self._show_own_words()

    # Fields ---------------------------------------------------------------------------------------

    def _field(self, form_field: FormField, answer: Answer | None) -> AnswerField:
        last_time = self._looks_last_time(form_field)
        return new_answer_field(form_field, answer, self.workflow.forms, self.workflow.today, last_time)

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
        """One more row of the list that the focus is in, the lines of it to choose from, or one's own words."""
        if self.workflow.joint is not None:
            self._bring_words_over()
            return
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

    # Which form it is -----------------------------------------------------------------------------

    def _forms_to_choose_from(self) -> Iterator[Widget]:
        """Where the kind of session has several forms: which one to write on, and what the body it is for asks."""
        kind, forms = self.workflow.kind, self.workflow.forms
        if kind is None or self.form.id not in kind.choose:
            return
        bodies = {body.form: body for body in forms.bodies}
        titles = {form.id: form.title for id in kind.choose if (form := forms.form(id))}
        choices = [(id, bodies[id].short if id in bodies else title) for id, title in titles.items()]
        yield RadioRow(choices, self.form.id, id="form")
        if body := bodies.get(self.form.id):
            yield Caption(" ".join(filter(None, (body.asks, body.official, body.changes))), id="asks")

    @on(RadioRow.Changed, "#form")
    def _choose_form(self, event: RadioRow.Changed) -> None:
        """Write on the other form; what stands under the same heading moves there."""
        event.choice.value = event.value or self.form.id  # it is always one of them
        if (form := self.workflow.forms.form(event.value)) and form.id != self.form.id:
            self.workflow.write_on(form)
            self.services.mark_changed()
            self.dismiss(StepResult(form.id))

    # What it is about -----------------------------------------------------------------------------

    def _about(self) -> Iterator[Widget]:
        """On the first page of a kind that has a label: which of the pair's cases it is about, or a new one."""
        kind, joint = self.workflow.kind, self.workflow.joint
        if kind is not None and kind.private and joint is not None and self.form.id in kind.choose:
            yield Heading("Which session is it about?")
            yield from about_question(joint, self.session.about_session)
            return
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

    @on(PickList.Picked, "#about-session")
    def _say_about_which(self, event: PickList.Picked) -> None:
        [session_id] = event.picked
        joint = self.workflow.joint
        labels = {option.id: option.label for option in about_options(joint)} if joint else {}
        is_none = session_id == NO_SESSION
        self.change(about_session="" if is_none else session_id, about="" if is_none else labels.get(session_id, ""))
        self._show_own_words()

    def _show_own_words(self) -> None:
        for panel in self.query(OwnWordsPanel):
            panel.show(self.workflow.words_of_the_writer())

    def _bring_words_over(self) -> None:
        """Put one of the writer's own words of that day into the field in use, else the first; which, they say."""
        words = self.workflow.words_of_the_writer()

        def bring(answer: str | None) -> None:
            if answer:
                note = self._last_note or self.query(NoteArea).first()
                note.insert(("\n" if note.text.strip() else "") + words[int(answer) - 1][1])
                note.focus()

        answers = [("", "None of them"), *((str(at), f"{at}. {what}") for at, (what, _) in enumerate(words, 1))]
        body = [f"{at}. {text}" for at, (_, text) in enumerate(words, 1)]
        if words:
            self.app.push_screen(ChoiceDialog("Bring which words over?", body, answers), bring)

    @on(events.DescendantFocus)
    def _note_in_use(self) -> None:
        if isinstance(self.focused, NoteArea):
            self._last_note = self.focused

    @on(PickList.Picked, "#about")
    def _say_what_about(self, event: PickList.Picked) -> None:
        [about] = event.picked
        self.change(about=about)
        self.query_one(Head).part = about
