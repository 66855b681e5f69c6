"""Keep: what one person wrote alone, read once more before it is kept for good."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from supervise.domain.session.kinds.own_record import as_saved, only_for_me, own_sections
from supervise.domain.session.model import Session
from supervise.domain.session.report import ReportSection
from supervise.tui.keys.table import bindings
from supervise.tui.session.step_page import OVER, TAKEN, StepPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.watched_field import IdentifierNotice
from supervise.tui.widgets.panel import Card
from supervise.tui.widgets.report_view import ReportView
from supervise.tui.widgets.text import Caption
from supervise.workflow.identifier_check import IdentifierFinding

TAKES = "Read it once more. {next} asks where your file goes; once it is there and checked, nothing of it stays here."


class KeepPage(StepPage):
    """The last step of one person alone, in place of Agree: nobody else is asked, and no initials are typed."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP: ClassVar[str] = "keep"
    HINT = "Read it once more. {next} keeps it for good; what you want to say later is added with its date."
    HELP_PAGE = "own"
    BINDINGS: ClassVar[list[BindingType]] = bindings("signing")
    AUTO_FOCUS = "ActionBar"

    def body(self) -> Iterator[Widget]:
        yield Caption(texts.before_saving if (texts := self.workflow.forms.own_pages) else "", id="before-saving")
        yield Caption(self._for_me_only(), id="for-me-only")
        yield IdentifierNotice(key=self.with_keys("{look-at-names}"), id="noticed")
        with Card(id="letter"):
            yield ReportView(self._as_saved(), labels=(14, 18), id="record")

    def _as_saved(self) -> tuple[ReportSection, ...]:
        """The page as it would stand in a file, with what is for the writer only."""
        return own_sections(as_saved(self.session, with_for_me=True), self.workflow.zone)

    @property
    def keeps_nothing(self) -> bool:
        """Whether the writer chose to take each page with them."""
        return self.workflow.settings.keep_nothing

    def deeds(self) -> Iterator[Deed]:
        take, keep = ("Take it with me", "take_away"), ("Keep it here", "keep_here")
        if self.workflow.joint is None:  # whoever is alone here has nobody to keep it from
            yield Deed("next", "Keep it →", main=True)
            return
        for number, (label, action) in enumerate((take, keep) if self.keeps_nothing else (keep, take)):
            yield Deed("next" if number == 0 else action, f"{label} →" if number == 0 else label, main=number == 0)

    def _for_me_only(self) -> str:
        questions = only_for_me(self.session)
        return f"Not in what you save, unless you ask for it: {' '.join(questions)}" if questions else ""

    def on_mount(self) -> None:
        if self.keeps_nothing:
            self.hint(TAKES)
        self.query_one("#noticed").display = False

    def on_screen_resume(self) -> None:
        """Show the session anew: the identifiers' page may have changed it."""
        super().on_screen_resume()
        self.query_one("#for-me-only", Caption).show(self._for_me_only())
        self.query_one("#record", ReportView).show(self._as_saved())
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
        """What the writer chose before the first word."""
        if self.keeps_nothing and self.workflow.joint is not None:
            self.action_take_away()
        else:
            self.action_keep_here()

    def action_keep_here(self) -> None:
        """Keep it; where it may identify somebody, ask first."""
        self.services.identifiers.before_locking(self._keep)

    def action_take_away(self) -> None:
        """Save it to a file of the writer's, which asks about names itself; nothing of it stays here."""
        self.services.own_pages.take_away(self._taken)

    def _taken(self, is_taken: bool | None) -> None:
        if is_taken:
            self.dismiss(TAKEN)

    def _keep(self) -> None:
        [person] = self.session.people
        if self.services.attempt(lambda: self.workflow.confirm(person.id, person.initials)):
            self.dismiss(OVER)
