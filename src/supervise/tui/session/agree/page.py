"""Agree: the whole record, what each person takes away, and the initials that lock it."""

from collections.abc import Iterator
from typing import Any, ClassVar

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget

from supervise.domain.problems import ProblemError
from supervise.domain.session.model import Session, Step, Takeaway
from supervise.domain.session.report import ReportSection, build_report
from supervise.domain.wording import plural
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.session.date_field import DateField
from supervise.tui.session.step_page import OVER, StepPage
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.report_view import ReportView
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea
from supervise.tui.widgets.watched_field import IdentifierNotice
from supervise.workflow.identifier_check import IdentifierFinding

PAUSE = 0.3
"""Seconds after the last key until the record is laid out again."""
TICKS = {"reported": "reported_as_incident", "copied": "copied_to_case_record"}
"""The session's field for each tick of the content, by the tick's id."""


class AgreePage(StepPage):
    """The last step: the second person's initials lock the record, and any change before that asks both again."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP: ClassVar[Step] = "agree"
    HINT = "Read it through together, add what each takes away, then your initials."
    HELP_PAGE = "agree"
    NEXT_LABEL = "To the initials"
    AUTO_FOCUS = "ReportView"

    _layout_timer: Timer | None = None

    def body(self) -> Iterator[Widget]:
        with Vertical(id="columns"):
            with VerticalScroll(id="read", can_focus=False):
                yield ReportView(self._report(), labels=(26, 18), id="record")
            with VerticalScroll(id="write", can_focus=False):
                yield from self._fields()
                yield from self._confirmation()

    def _fields(self) -> Iterator[Widget]:
        session, supervision = self.session, self.workflow.content.supervision
        if session.incident is not None and not session.incident.closed:
            yield Caption("The incident is left open to come back to.", classes="gap")
        taken = {takeaway.by: takeaway.text for takeaway in session.takeaways}
        for person in session.people:
            yield LabelledTextArea(
                f"What {person.initials} takes away", taken.get(person.id, ""), id=f"takes-{person.id}"
            )
        yield LabelledTextArea(
            "Where we see it differently",
            session.differences,
            hint="You need not agree about everything to agree that this is a fair record.",
            id="differences",
        )
        for tick in supervision.ticks:
            if (field := TICKS.get(tick.id)) is not None:
                yield Heading(tick.label)
                choices = [(words.lower(), words) for words in supervision.tick_choices]
                yield RadioRow(choices, getattr(session, field).lower(), id=f"tick-{tick.id}")
        yield DateField("Next session", session.next_date, session.next_date_words, today=self.workflow.today)

    def _confirmation(self) -> Iterator[Widget]:
        yield IdentifierNotice(id="noticed")
        yield Heading("Agree that it is a fair record", id="confirming")
        yield Caption(
            "Initials are not an electronic signature. Once you both have agreed, nothing here is changed; "
            "what you want to say later is added with its date.",
            classes="gap",
        )
        agreed = {confirmation.by: confirmation for confirmation in self.session.agreed}
        for person in self.session.people:
            yield InitialsField(person, agreed.get(person.id), self.workflow.zone)
        yield Caption(id="again")

    def on_mount(self) -> None:
        self._say_again("")
        self.query_one("#noticed").display = False
        self.watch(self.query_one(ReportView), "virtual_size", self._record_grew, init=False)

    def _report(self) -> tuple[ReportSection, ...]:
        return build_report(self.session, self.workflow.zone)

    # What is written ----------------------------------------------------------------------------

    def change(self, **changes: Any) -> None:
        before = self.session.agreed
        super().change(**changes)
        if before and not self.session.agreed:
            self._show_agreed()
            who = " and ".join(confirmation.initials for confirmation in before)
            self._say_again(f"Something was changed after {who} agreed, so each of you is asked again.")
        self._stop_layout_timer()
        self._layout_timer = self.set_timer(PAUSE, self.show_record)

    def _stop_layout_timer(self) -> None:
        if self._layout_timer is not None:
            self._layout_timer.stop()

    def show_record(self) -> None:
        if self.workflow.held is not None:
            self.query_one(ReportView).show(self._report())
            self.services.identifiers.look_through(self._show_findings)

    def _show_findings(self, session: Session, findings: tuple[IdentifierFinding, ...]) -> None:
        """Say beside the initials how many words may still identify somebody; that never stops the agreement."""
        if not self.is_mounted or self.workflow.held is None or session is not self.session:
            return
        waiting = sum(not self.services.identifiers.guard.is_left(session, finding) for finding in findings)
        for notice in self.query("#noticed").results(IdentifierNotice):  # none while the page is being removed
            notice.display = bool(waiting)
            notice.says = f"{plural(waiting, 'word')} may identify someone"

    def on_screen_resume(self) -> None:
        """Show the session anew: the identifiers' page may have changed it."""
        self.show_record()
        self._show_agreed()

    def _record_grew(self, before: Size, after: Size) -> None:
        self.call_after_refresh(self._compensate_scroll, after.height - before.height)

    def _compensate_scroll(self, rows: int) -> None:
        """Keep the focused field where it is on the screen, as the record above it grew by so many rows."""
        body, focused = self.query_one("#body", VerticalScroll), self.focused
        if focused is None or isinstance(focused, ReportView):
            return
        if body.allow_vertical_scroll:
            body.scroll_relative(y=rows, animate=False, immediate=True)
        focused.scroll_visible(animate=False)

    @on(LabelledTextArea.Changed)
    def _typed(self, event: LabelledTextArea.Changed) -> None:
        if event.field.id == "differences":
            self.change(differences=event.text)
        elif event.field.id and event.field.id.startswith("takes-"):
            takeaways = {takeaway.by: takeaway for takeaway in self.session.takeaways}
            by = event.field.id.removeprefix("takes-")
            takeaways[by] = (takeaways.get(by) or Takeaway(by=by, text="")).with_changes(text=event.text)
            order = dict.fromkeys((*(person.id for person in self.session.people), *takeaways))
            self.change(takeaways=tuple(takeaways[by] for by in order if by in takeaways and takeaways[by].text))

    @on(DateField.Changed)
    def _next_date(self, event: DateField.Changed) -> None:
        self.change(next_date=event.day, next_date_words=event.words)

    @on(RadioRow.Changed)
    def _tick(self, event: RadioRow.Changed) -> None:
        field = TICKS.get((event.choice.id or "").removeprefix("tick-"))
        if field is not None:
            self.change(**{field: event.value})

    # The initials -------------------------------------------------------------------------------

    def action_next(self) -> None:
        """Go to the initials still wanted, as there is no page after this one."""
        waiting_field = next((field for field in self.query(InitialsField) if field.is_waiting), None)
        if waiting_field is not None:
            waiting_field.focus_input()

    @on(InitialsField.Given)
    def _confirm(self, event: InitialsField.Given) -> None:
        try:
            session = self.workflow.confirm(event.by, event.initials)
        except ProblemError as error:
            # Beside the field rather than in a toast, so that it stays until it is put right.
            problem = error.problem
            event.field.show_error(f"{problem.where} {problem.what} {problem.remedy}")
            event.field.focus_input()
            return
        self._stop_layout_timer()
        if session.locked:
            self.dismiss(OVER)
            return
        self._say_again("")
        self._show_agreed()
        self.show_record()
        self.action_next()

    def _show_agreed(self) -> None:
        agreed = {confirmation.by: confirmation for confirmation in self.session.agreed}
        for field in self.query(InitialsField):
            field.show(agreed.get(field.person.id))

    def _say_again(self, text: str) -> None:
        self.query_one("#again", Caption).show(text)
