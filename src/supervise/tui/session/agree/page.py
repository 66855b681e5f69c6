"""Agree: the whole record on one page, what each takes away, and the initials that close it."""

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
"""Seconds without a key before the record is laid out anew: never while somebody is in the middle of a word."""
TICKS = {"reported": "reported_as_incident", "copied": "copied_to_case_record"}
"""Which field of a session each tick of the content answers."""


class AgreePage(StepPage):
    """The last page. Any change after a confirmation asks both again; the second one locks the record."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP: ClassVar[Step] = "agree"
    HINT = "Read it through together, add what each takes away, then your initials."
    HELP_PAGE = "agree"
    NEXT_LABEL = "To the initials"
    AUTO_FOCUS = "ReportView"

    _soon: Timer | None = None

    def body(self) -> Iterator[Widget]:
        with Vertical(id="columns"):
            with VerticalScroll(id="read", can_focus=False):
                yield ReportView(self._report(), labels=(26, 18), id="record")
            with VerticalScroll(id="write", can_focus=False):
                yield from self._fields()
                yield from self._confirming()

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

    def _confirming(self) -> Iterator[Widget]:
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
        self.query_one("#again").display = False
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
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, self.show_record)

    def show_record(self) -> None:
        """Lay the record out as it now stands."""
        if self.workflow.held is not None:
            self.query_one(ReportView).show(self._report())
            self._look_for_names()

    def _look_for_names(self) -> None:
        self.services.identifiers.look_through(self._tell_names)

    def _tell_names(self, session: Session, findings: tuple[IdentifierFinding, ...]) -> None:
        """Say beside the initials how much may still identify somebody; it never holds up the agreement."""
        if not self.is_mounted or self.workflow.held is None or session is not self.session:
            return
        waiting = sum(not self.services.identifiers.guard.is_left(session, finding) for finding in findings)
        for line in self.query("#noticed").results(IdentifierNotice):  # none, once the page is on its way out
            line.display = bool(waiting)
            line.says = f"{plural(waiting, 'word')} may identify someone"

    def on_screen_resume(self) -> None:
        """Something may have been replaced on the page of names."""
        self.show_record()
        self._show_agreed()

    def _record_grew(self, before: Size, now: Size) -> None:
        self.call_after_refresh(self._hold_still, now.height - before.height)

    def _hold_still(self, rows: int) -> None:
        """The record above became so many rows taller: where somebody is writing stays where it is on the screen."""
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
            given = {takeaway.by: takeaway for takeaway in self.session.takeaways}
            by = event.field.id.removeprefix("takes-")
            given[by] = (given.get(by) or Takeaway(by=by, text="")).with_changes(text=event.text)
            order = dict.fromkeys((*(person.id for person in self.session.people), *given))
            self.change(takeaways=tuple(given[by] for by in order if by in given and given[by].text))

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
        """There is no page after this one: on to the initials still wanted."""
        waiting = next((initials_field for initials_field in self.query(InitialsField) if initials_field.waiting), None)
        if waiting is not None:
            waiting.write()

    @on(InitialsField.Given)
    def _confirm(self, event: InitialsField.Given) -> None:
        try:
            session = self.workflow.confirm(event.by, event.initials)
        except ProblemError as error:
            # Said beside the field rather than in a toast: it stays until it is put right.
            problem = error.problem
            event.confirm.say(f"{problem.where} {problem.what} {problem.remedy}")
            event.confirm.write()
            return
        if self._soon is not None:
            self._soon.stop()
        if session.locked:
            self.dismiss(OVER)
            return
        self._say_again("")
        self._show_agreed()
        self.show_record()
        self.action_next()

    def _show_agreed(self) -> None:
        agreed = {confirmation.by: confirmation for confirmation in self.session.agreed}
        for line in self.query(InitialsField):
            line.show(agreed.get(line.person.id))

    def _say_again(self, text: str) -> None:
        again = self.query_one("#again", Caption)
        again.say(text)
        again.display = bool(text)
