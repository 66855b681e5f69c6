"""Agree: the whole record, what each person takes away, and the initials that lock it."""

from collections.abc import Iterator
from typing import Any, ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget

from supervise.domain.people import TEAM, Person, supervisee_first
from supervise.domain.problems import ProblemError
from supervise.domain.session import lifecycle
from supervise.domain.session.actions import settled_words
from supervise.domain.session.model import Session, Takeaway
from supervise.domain.session.report import build_report
from supervise.tui.keys.table import bindings
from supervise.tui.session.agree.agreement_form import AgreementForm
from supervise.tui.session.agree.asked_again import AskedAgain, asked_again
from supervise.tui.session.agree.field_hint import asked_in, field_around
from supervise.tui.session.agree.folded_section import FoldedSection
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.session.choice_row import FoldRow
from supervise.tui.session.date_field import DateField
from supervise.tui.session.step_page import OVER, StepPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.focus import FieldColumn
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.people.person_mark import person_sign
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.report_view import ReportView
from supervise.tui.widgets.text import Caption, Heading
from supervise.workflow.identifier_check import IdentifierFinding

NOT_AGREED_YET = "Then press Enter here again: it is not agreed yet."
PAUSE = 0.3
"""Seconds after the last key until what was written is looked through again."""
LABELS = (14, 20)
"""How wide a label of the record is beside its words, usually and in a wide window."""
GROUND_RULES, LAST_ACTIONS = "Ground rules", "Last time's actions"
"""The titles of the sections that can be folded, as the field catalogue has them."""
IN_FIELDS = ("Each takes away", "Agreement")
"""The titles of those whose words stand in the fields under the record."""
TICKS = {"reported": "reported_as_incident", "copied": "copied_to_case_record"}
"""The session's field for each tick of the content, by the tick's id."""


def takes_away(person: Person) -> str:
    """What the field for it is called."""
    if person.id == TEAM:
        return "What we take away"
    return f"{person_sign(person.id)} What {person.initials} takes away"


class AgreePage(StepPage):
    """The last step: the second person's initials lock the record, and any change before that asks both again."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP: ClassVar[str] = "agree"
    HINT = "Read it together (↓ or PageDown). Tab goes to what each takes away."
    READING_OUT = "Read it out, and add what you take away. Then whoever leads types initials."
    HELP_PAGE = "agree"
    NEXT_LABEL = "To the initials"
    BINDINGS: ClassVar[list[BindingType]] = bindings("signing")
    SHORT_LABEL = "Initials →"
    AUTO_FOCUS = "#record"

    _layout_timer: Timer | None = None

    def body(self) -> Iterator[Widget]:
        with Vertical(id="columns"):
            with VerticalScroll(id="read", can_focus=False):
                yield ReportView(labels=LABELS, id="record")
                yield FoldedSection(labels=LABELS, id="settled")
                yield FoldedSection(labels=LABELS, id="rules")
            with FieldColumn(id="write"):
                yield from self._fields()
                yield AgreementForm(
                    self.session.people,
                    self.session.agreed,
                    self.workflow.zone,
                    look_key=self.with_keys("{look-at-names}"),
                )

    def _fields(self) -> Iterator[Widget]:
        session, supervision = self.session, self.workflow.content.supervision
        if session.incident is not None and session.incident.model and not session.incident.closed:
            yield Caption("The incident is left open to come back to.", classes="gap")
        yield from asked_again(self.workflow)
        taken = {takeaway.by: takeaway.text for takeaway in session.takeaways}
        with Vertical(id="takeaways"):
            for person in supervisee_first(session.people):
                field = LabelledTextArea("", taken.get(person.id, ""), id=f"takes-{person.id}")
                yield Panel(field, title=takes_away(person), classes=person.id)
        hint = "You need not agree about everything to agree that this is a fair record."
        differences = LabelledTextArea("", session.differences, hint=hint, id="differences")
        yield Panel(differences, title="Where we see it differently")
        with Panel(title="Before you sign"):
            for tick in supervision.ticks if self._may_be_reported else ():
                if (key := TICKS.get(tick.id)) is not None:
                    with Vertical(classes="tick"):
                        yield Heading(tick.label)
                        choices = [(words.lower(), words) for words in supervision.tick_choices]
                        yield RadioRow(choices, getattr(session, key).lower(), id=f"tick-{tick.id}")
            yield DateField("Next session", session.next_date, session.next_date_words, today=self.workflow.today)

    @property
    def _may_be_reported(self) -> bool:
        """Whether it is about something that may be reported or recorded: not how two or a team work together."""
        kind, session = self.workflow.kind, self.session
        answered = session.reported_as_incident or session.copied_to_case_record
        return bool((kind and kind.label) or session.incident or answered)

    @property
    def focus_chain(self) -> list[Widget]:
        """What is folded comes last: from the record Tab leads to what is to be written."""
        chain = super().focus_chain
        folded = [widget for widget in chain if isinstance(widget, FoldRow)]
        return [widget for widget in chain if widget not in folded] + folded

    def on_mount(self) -> None:
        self._show_report()

    def _show_report(self) -> None:
        """Show the record without what stands in the fields; what is settled or the same each time is folded, last."""
        report = build_report(self.session, self.workflow.zone)
        sections = {section.title: section for section in report if section.title not in IN_FIELDS}
        rules, reviewed = sections.pop(GROUND_RULES, None), self.session.reviewed
        settled = sections.pop(LAST_ACTIONS, None) if (outcomes := settled_words(reviewed)) else None
        people = self.session.people
        self.query_one("#record", ReportView).show(tuple(sections.values()), people)
        self.query_one("#settled", FoldedSection).show(settled, f"{LAST_ACTIONS}: {outcomes}", people)
        count = sum(map(bool, self.session.ground_rules))
        self.query_one("#rules", FoldedSection).show(rules, f"{GROUND_RULES} ({count})")

    # What is written ----------------------------------------------------------------------------

    def change(self, **changes: Any) -> None:
        before = self.session.agreed
        super().change(**changes)
        if before != self.session.agreed:
            self._agreement.show_agreed(self.session.agreed)
        self._stop_layout_timer()
        self._layout_timer = self.set_timer(PAUSE, self.show_record)

    def _stop_layout_timer(self) -> None:
        if self._layout_timer is not None:
            self._layout_timer.stop()

    def show_record(self) -> None:
        if self.workflow.held is not None:
            self._show_report()
            self.services.identifiers.look_through(self._show_findings)

    @property
    def _agreement(self) -> AgreementForm:
        return self.query_one(AgreementForm)

    def _show_findings(self, session: Session, findings: tuple[IdentifierFinding, ...]) -> None:
        """Say above the initials what may still identify somebody."""
        if not self.is_mounted or self.workflow.held is None or session is not self.session:
            return
        guard = self.services.identifiers.guard
        self._agreement.show_noticed([finding.text for finding in findings if not guard.is_left(session, finding)])

    def on_screen_resume(self) -> None:
        """Show the session anew: the identifiers' page may have changed it."""
        self.show_record()
        if self._agreement.show_agreed(self.session.agreed):
            self.action_next()

    @on(LabelledTextArea.Changed)
    def _typed(self, event: LabelledTextArea.Changed) -> None:
        if event.field.id == "differences":
            self.change(differences=event.text)
        elif event.field.id and event.field.id.startswith("takes-"):
            takeaways = {takeaway.by: takeaway for takeaway in self.session.takeaways}
            by = event.field.id.removeprefix("takes-")
            takeaways[by] = (takeaways.get(by) or Takeaway(by=by, text="")).with_changes(text=event.text)
            order = dict.fromkeys((*(person.id for person in supervisee_first(self.session.people)), *takeaways))
            self.change(takeaways=tuple(takeaways[by] for by in order if by in takeaways and takeaways[by].text))

    @on(AskedAgain.Answered)
    def _answered_again(self, event: AskedAgain.Answered) -> None:
        if self.workflow.held is not None:
            self.workflow.answer(event.question.form, event.answer)
            self.change()

    @on(DateField.Changed)
    def _next_date(self, event: DateField.Changed) -> None:
        self.change(next_date=event.day, next_date_words=event.words)

    @on(RadioRow.Changed)
    def _tick(self, event: RadioRow.Changed) -> None:
        field = TICKS.get((event.choice.id or "").removeprefix("tick-"))
        if field is not None:
            self.change(**{field: event.value})

    @on(events.DescendantFocus)
    def _say_what_is_asked(self) -> None:
        field = field_around(self.focused)
        asked = asked_in(field, self.session, may_be_reported=self._may_be_reported) if field else self.HINT
        self.hint(self.READING_OUT if self.who == "team" else asked)
        self.query_one("#do-next", Deed).label = "Agree" if isinstance(field, InitialsField) else f"{self.next_label} →"

    # The initials -------------------------------------------------------------------------------

    def action_next(self) -> None:
        """Go to the initials still wanted, as there is no page after this one; first to what is asked once more."""
        unseen = next((asked for asked in self.query(AskedAgain) if not asked.seen), None)
        if unseen is not None:
            unseen.look()
        else:
            self._agreement.go_to_initials()

    @on(InitialsField.Given)
    def _confirm(self, event: InitialsField.Given) -> None:
        """Take one person's initials; those that would lock the record ask first where it may identify somebody."""
        try:
            after = lifecycle.confirm(self.session, event.by, event.initials, self.workflow.now())
        except ProblemError:
            self._take(event)  # which says it
            return
        if after.locked:
            self.services.identifiers.before_locking(lambda: self._take(event, NOT_AGREED_YET))
        else:
            self._take(event, NOT_AGREED_YET)

    def _take(self, event: InitialsField.Given, then: str = "") -> None:
        """Keep the session with these initials; where the disk refuses, say why, and what to do `then`."""
        try:
            session = self.workflow.confirm(event.by, event.initials)
        except ProblemError as error:
            # Beside the field rather than in a toast, so that it stays until it is put right.
            problem = error.problem
            event.field.show_error(f"{problem.where} {problem.what} {problem.remedy} {then}".rstrip())
            event.field.focus_input()
            return
        self._stop_layout_timer()
        if session.locked:
            self.dismiss(OVER)
            return
        self._agreement.show_agreed(session.agreed)
        self.show_record()
        self.action_next()
