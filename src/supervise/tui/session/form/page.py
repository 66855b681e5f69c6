"""One page of questions: any form, shown and kept as it is written in its file."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from supervise.domain.content.forms import Form, FormField
from supervise.domain.session.fields.text_fields import text_fields
from supervise.domain.session.form_answers import Answer, Look
from supervise.domain.session.kinds.returning import bears_on_it
from supervise.domain.session.kinds.seats import roles_seated, sides_without_anybody
from supervise.domain.session.report import as_agenda
from supervise.domain.wording import format_date
from supervise.tui.keys.table import bindings
from supervise.tui.session.date_field import DateField
from supervise.tui.session.form.answer_field import AnswerField, ChoiceAnswer, TextAnswer
from supervise.tui.session.form.field_kinds import new_answer_field
from supervise.tui.session.form.form_head import about_choice, form_choice
from supervise.tui.session.form.more_rows import MoreRowsPage
from supervise.tui.session.step_page import StepResult, Unclear
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.watched_field import IdentifierCheckedField
from supervise.tui.widgets.focus import FieldColumn, FieldForm
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.pick_list import PickList
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption
from supervise.workflow.export import TextDocument
from supervise.workflow.returning import carried_from, say_about

MORE = "More below."


class QuestionColumn(FieldForm, FieldColumn, can_focus=False):
    """Questions one under the other: what is typed on a choice answers the next one, not the one written in last."""


class FormPage(MoreRowsPage):
    """Every answer is in the session as soon as it is given; nothing has to be answered."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    HELP_PAGE = "forms"
    BODY = QuestionColumn
    AUTO_FOCUS = "#body PickList, #body LookCard RadioRow, #body Input, #body NoteArea"
    BINDINGS: ClassVar[list[BindingType]] = bindings("agenda")

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form

    @property
    def step(self) -> str:
        return self.form.id

    @property
    def help_name(self) -> str:
        """The help page of this kind of session."""
        return kind.help if (kind := self.workflow.kind) else self.HELP_PAGE

    @property
    def part(self) -> str:
        return self.session.about

    def body(self) -> Iterator[Widget]:
        yield from form_choice(self.workflow, self.form)
        yield from self.about()
        if day := carried_from(self.workflow, self.form):
            yield Caption(f"What stands here already is from last time, {format_date(day)}.", id="carried")
        for form_field in self.form.fields:
            yield self._field(form_field, self._answer(form_field))
        yield Caption(id="still-empty")
        if bears_on_it(self.form):
            yield Caption(id="comes-back")

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        if any(form_field.kind == "looks" for form_field in self.form.fields):
            yield Deed("more", "Choose lines")
        elif any(form_field.kind == "seats" for form_field in self.form.fields):
            yield Deed("more", "Who else?")
        elif any(form_field.kind == "rows" for form_field in self.form.fields):
            yield Deed("more", "One more")
        if self.agenda_forms:
            yield Deed("save_text", "Save as agenda", short="Agenda")

    def masthead(self) -> Masthead:
        masthead = super().masthead()
        masthead.more = MORE
        return masthead

    def on_mount(self) -> None:
        self.hint(self.form.hint)
        self._show_what_follows()
        body = self.query_one("#body", self.BODY)
        for what in ("scroll_y", "virtual_size"):
            self.watch(body, what, self._say_more)

    def on_resize(self) -> None:
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        """Say that there is more while some of the page lies under its edge: the bar of the scroll alone is missed."""
        for masthead in self.query("#hint").results(Masthead):
            masthead.is_more = not self.query_one("#body", self.BODY).is_vertical_scroll_end

    def unclear(self) -> Iterable[Unclear]:
        """Days and numbers, in the order of the page."""
        parts = (DateField, TextAnswer)
        return (part for part in self.query(", ".join(kind.__name__ for kind in parts)) if isinstance(part, parts))

    # Fields ---------------------------------------------------------------------------------------

    def _field(self, form_field: FormField, answer: Answer | None) -> AnswerField:
        last_time = self._looks_last_time(form_field)
        if not self.is_alone:  # what two people wrote is saved whole
            form_field = form_field.model_copy(update={"for_me": False})
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
            before, answer = self._answer(event.answer_field.form_field), event.answer_field.read()
            self.workflow.answer(self.form, answer)
            self.services.mark_changed()
            self._show_what_follows()
            self._act_first(event.answer_field.form_field, before, answer)
            self.hint(self.form.hint)

    @on(IdentifierCheckedField.Rested)
    def _offer_plain_words(self, event: IdentifierCheckedField.Rested) -> None:
        """Under a field that rests, where the form is meant for everybody; never in place of what is written."""
        if self.form.plain and isinstance(field := event.watched.parent, TextAnswer):
            field.say_plainly(self.workflow.papers.plain.line(event.text) if self.workflow.settings.reframes else "")

    def _answer(self, form_field: FormField) -> Answer | None:
        answered = next((answers for answers in self.session.forms if answers.id == self.form.id), None)
        return answered.answer(form_field.id) if answered else None

    def _act_first(self, form_field: FormField, before: Answer | None, answer: Answer) -> None:
        """Say what to do first, once a choice says that somebody may be at risk."""
        chosen = [item.label for item in answer.chosen]
        if any(choice in chosen for choice in form_field.at_risk) and (not before or before.chosen != answer.chosen):
            self.services.navigator.show_risk()

    def _show_what_follows(self) -> None:
        self._show_still_empty()
        self._show_who_is_missing()
        for caption in self.query("#comes-back").results(Caption):
            caption.show(self._when_it_comes_back())

    def _show_who_is_missing(self) -> None:
        """Under the sides of a life that were chosen: those where nobody among the seats works."""
        roles = roles_seated(self.session.forms, self.workflow.forms.seat_parts)
        for field in self.query(ChoiceAnswer):
            field.say_missing(sides_without_anybody(field.sides, roles))

    def _when_it_comes_back(self) -> str:
        again = self.session.comes_back
        if again is not None and again.finished:
            return "It has ended, and does not come back."
        if again is not None and again.on:
            return f"It comes back on {format_date(again.on)}."
        no_day = "No day is named, so it does not come back by itself."
        return f"{no_day} It stands under Something else until it is ended." if again is not None else no_day

    def _show_still_empty(self) -> None:
        """Name what is wanted and still empty in one quiet line."""
        empty = [field.ask for field in self.form.fields if field.wanted and self._answer(field) is None]
        self.query_one("#still-empty", Caption).show(f"Still empty, if you want to: {' '.join(empty)}" if empty else "")

    # The agenda -----------------------------------------------------------------------------------

    @property
    def agenda_forms(self) -> tuple[str, ...]:
        """The forms saved as an agenda, on a page that is one of them."""
        kind = self.workflow.forms.kind(self.session.occasion)  # asked once more when the page has been left
        return kind.agenda if kind is not None and self.form.id in kind.agenda else ()

    @property
    def sheet(self) -> TextDocument | None:
        """What can be sent round before: what is written on these pages so far."""
        if not self.agenda_forms:
            return None
        session = self.session.with_changes(
            forms=tuple(answers for answers in self.session.forms if answers.id in self.agenda_forms)
        )
        places = tuple(place for place in text_fields(session) if place.path[0] == "forms")
        return TextDocument(f"agenda-{session.id}", as_agenda(session, self.workflow.zone), places)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.agenda_forms) if action == "save_text" else super().check_action(action, parameters)

    def action_save_text(self) -> None:
        self.services.navigator.save_text()

    # Which form it is -----------------------------------------------------------------------------

    @on(RadioRow.Changed, "#form")
    def _choose_form(self, event: RadioRow.Changed) -> None:
        """Write on the other form; what stands under the same heading, for the same eyes, moves there."""
        event.choice.value = event.value or self.form.id  # it is always one of them
        if (form := self.workflow.forms.form(event.value)) and form.id != self.form.id:
            self.workflow.write_on(form)
            self.services.mark_changed()
            self.dismiss(StepResult(form.id))

    # What it is about -----------------------------------------------------------------------------

    def about(self) -> Iterator[Widget]:
        """On the first page: what it is about."""
        yield from about_choice(self.workflow, self.session, self.form)

    @on(PickList.Picked, "#about")
    def _say_what_about(self, event: PickList.Picked) -> None:
        [about] = event.picked
        goes_on = say_about(self.workflow, about)
        self.services.mark_changed()
        self.query_one(Head).part = about
        if goes_on:
            self.dismiss(StepResult(self.form.id))  # what is carried over stands in the fields of the page as it comes
