"""Keep: what one person wrote alone, read once more before it is kept for good."""

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from supervise.domain.session.model import Session
from supervise.domain.session.report import build_report
from supervise.tui.session.step_page import OVER, StepPage
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.panel import Card
from supervise.tui.widgets.report_view import ReportView
from supervise.tui.widgets.text import Caption
from supervise.tui.widgets.watched_field import IdentifierNotice
from supervise.workflow.identifier_check import IdentifierFinding


class KeepPage(StepPage):
    """The last step of one person alone, in place of Agree: nobody else is asked, and no initials are typed."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP: ClassVar[str] = "keep"
    HINT = "Read it once more. {next} keeps it for good; what you want to say later is added with its date."
    HELP_PAGE = "own"
    NEXT_LABEL = "Keep it"
    AUTO_FOCUS = "ActionBar"

    def body(self) -> Iterator[Widget]:
        yield Caption(texts.before_saving if (texts := self.workflow.forms.own_pages) else "", id="before-saving")
        yield IdentifierNotice(id="noticed")
        with Card(id="letter"):
            yield ReportView(build_report(self.session, self.workflow.zone), labels=(14, 18), id="record")

    def on_mount(self) -> None:
        self.query_one("#noticed").display = False

    def on_screen_resume(self) -> None:
        """Show the session anew: the identifiers' page may have changed it."""
        super().on_screen_resume()
        self.query_one("#record", ReportView).show(build_report(self.session, self.workflow.zone))
        self.services.identifiers.look_through(self._show_findings)

    def _show_findings(self, session: Session, findings: tuple[IdentifierFinding, ...]) -> None:
        """Say above the page what may still identify somebody."""
        if not self.is_mounted or self.workflow.held is None or session is not self.session:
            return
        guard = self.services.identifiers.guard
        notice = self.query_one("#noticed", IdentifierNotice)
        notice.words = tuple(finding.text for finding in findings if not guard.is_left(session, finding))
        notice.display = bool(notice.words)

    def action_next(self) -> None:
        """Keep it; where it may identify somebody, ask first."""
        self.services.identifiers.before_locking(self._keep)

    def _keep(self) -> None:
        [person] = self.session.people
        if self.services.attempt(lambda: self.workflow.confirm(person.id, person.initials)):
            self.dismiss(OVER)
