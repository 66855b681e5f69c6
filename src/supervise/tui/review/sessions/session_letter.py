"""A past session as a letter: the record, both agreements at its foot, and under it each later word as a card."""

from datetime import tzinfo

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from supervise.domain.instants import local_day
from supervise.domain.people import TEAM, Person, supervisee_first, who_holds
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.session.fields.values import Since
from supervise.domain.session.model import Addition, Confirmation, Session
from supervise.domain.session.report import ReportEntry, ReportSection, build_report
from supervise.domain.wording import format_datetime, format_long_date, time_of_day
from supervise.tui.widgets.figures import Figures
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.panel import Card
from supervise.tui.widgets.people.person_mark import person_mark
from supervise.tui.widgets.report_view import ReportView

LABELS = (14, 20)
ADDED = "Added later"
"""The title of the section that stands under the record, in cards."""
ELSEWHERE = ("When", "Ended", "Agreed")
"""The labels of what its head and its foot say."""


class Signature(Vertical):
    """One person's agreement, or that they kept it: their initials over a line, and when; of a team, whose they are."""

    def __init__(self, person: Person, confirmation: Confirmation, verb: str, zone: tzinfo | None) -> None:
        whose = f", initials {confirmation.initials}, " if person.id == TEAM else "  "
        words = Content.assemble(person_mark(person), f"{whose}{verb} {format_datetime(confirmation.at, zone)}")
        super().__init__(Figures(confirmation.initials), Static(words), classes=f"signature {person.id}")


class AdditionCard(Card):
    """Words added once the session was over, with who wrote them and when."""

    def __init__(self, addition: Addition, person: Person | None, when: str, sought: SearchQuery) -> None:
        who = person_mark(person) if person else Content(addition.initials)
        view = ReportView((ReportSection("", (ReportEntry("", addition.text),)),))
        view.can_focus, view.sought = False, sought
        super().__init__(
            Static(Content.assemble(who, (f"  added {when}", "$text-muted"))), view, classes=person.id if person else ""
        )


class SessionLetter(Vertical):
    """As high as its words; the page scrolls it."""

    SCOPED_CSS = False  # for the rules that begin with the screen's size class
    DEFAULT_CSS = """
    SessionLetter {
        height: auto; max-width: 92;
        .letter { height: auto; background: $surface; padding: 1 4; }
        .signatures { height: auto; margin: 1 0 0 0; }
        .signature { width: 1fr; height: auto; margin: 0 4 0 0; }
        .signature Figures { height: 3; }
        .signature Static { border-top: solid $line; color: $text-muted; }
        .supervisee Figures { color: $supervisee; }
        .supervisor Figures { color: $supervisor; }
        #letter-head { margin: 0 0 1 0; }
        #additions { height: auto; }
        #additions Card { margin: 1 0 0 0; }
    }
    .-short SessionLetter #letter-head { margin: 0; }
    .-normal SessionLetter .letter { padding: 0 2; }
    .-narrow SessionLetter .letter { padding: 0 1; }
    .-narrow SessionLetter .signatures { layout: vertical; }
    .-narrow SessionLetter .signature Figures { display: none; }
    .-narrow SessionLetter .signature Static { border: none; }
    """

    def __init__(self, sought: SearchQuery) -> None:
        super().__init__()
        self._sought = sought
        self._session: Session | None = None

    def compose(self) -> ComposeResult:
        report = ReportView(labels=LABELS, id="record")
        report.sought = self._sought
        with Vertical(classes="letter"):
            yield Masthead(id="letter-head")
            yield report
            yield Horizontal(classes="signatures")
        yield Vertical(id="additions")

    def show(self, session: Session, zone: tzinfo | None, since: Since | None) -> None:
        """Show this session, and what became of its actions `since`."""
        sections = [section for section in build_report(session, zone, since) if section.title != ADDED]
        sections = [
            ReportSection(section.title, tuple(entry for entry in section.entries if entry.label not in ELSEWHERE))
            for section in sections
        ]
        report = self.query_one("#record", ReportView)
        report.show([section for section in sections if section.entries], session.people)
        if session == self._session:
            return
        self._session = session
        day, begun = local_day(session.started_at, zone), time_of_day(session.started_at, zone)
        until = f" to {time_of_day(session.ended_at, zone)}" if session.ended_at else ""
        is_alone = who_holds(session.people) == "one"
        masthead = self.query_one(Masthead)
        masthead.title = "A page of my own" if is_alone else "A record of our session"
        masthead.say(f"{format_long_date(day)}, {begun}{until}")
        people = {person.id: person for person in supervisee_first(session.people)}
        agreed = {confirmation.by: confirmation for confirmation in session.agreed}
        signatures, added = self.query_one(".signatures"), self.query_one("#additions")
        signatures.display = bool(agreed)
        signatures.remove_children()
        signatures.mount_all(
            Signature(person, agreed[by], "kept" if is_alone else "agreed", zone)
            for by, person in people.items()
            if by in agreed
        )
        added.remove_children()
        added.mount_all(
            AdditionCard(addition, people.get(addition.by), format_datetime(addition.at, zone), self._sought)
            for addition in session.additions
        )

    def found_line(self) -> int | None:
        """The line of the letter at which the words sought stand; None where none of them does."""
        for report in self.query(ReportView):
            if (line := report.found_line()) is not None:
                return report.region.y - self.region.y + line
        return None
