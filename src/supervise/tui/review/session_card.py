"""Session card: what a past session came to, from its summary alone: no file is read while the cursor moves."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from supervise.domain.people import supervisee_first
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.lifecycle import subject_words
from supervise.domain.session.model import STATES, Rating
from supervise.domain.wording import format_long_date, short_day
from supervise.tui.drawing.cell_text import printable
from supervise.tui.widgets.people.person_mark import person_mark
from supervise.tui.widgets.sessions.session_row import ladder_text

BESIDE, ROOMY = 120, 150
"""Columns of the window from which it stands beside a list, and from which it is as wide as it can be."""


class SessionCard(VerticalScroll, can_focus=False):
    """When, the section, both answers, the case, what each took away and what was agreed."""

    DEFAULT_CSS = """
    SessionCard {
        width: 34; height: 1fr; margin: 0 0 0 3; padding: 1 2; background: $surface; scrollbar-size-vertical: 1;
        scrollbar-background: $surface; scrollbar-background-hover: $surface;
        &.-roomy { width: 48; }
        Static { height: auto; padding: 0 1 0 0; }
    }
    """

    def compose(self) -> ComposeResult:
        yield Static()

    def show(self, session: SessionSummary | None, history: History) -> None:
        """Show this session; without one, or where a list leaves no room beside it, stay away."""
        width = self.app.size.width
        self.display = session is not None and width >= BESIDE
        if session is not None and self.display:
            self.set_class(width >= ROOMY, "-roomy")
            self.query_one(Static).update(Content("\n").join(_lines(session, history)))
            self.scroll_home(animate=False)


def _lines(session: SessionSummary, history: History) -> Iterator[Content]:
    yield Content.styled(format_long_date(history.day(session)).upper(), "bold $accent")
    yield Content.styled(printable(subject_words(session)) or "No section", "bold $text")
    if session.status != "agreed":
        words = f"{STATES[session.status]}{f': {printable(session.cut_short)}' if session.cut_short else ''}"
        yield Content.styled(words, "$text-muted")
    people = supervisee_first(session.people)
    marks = {person.id: person_mark(person) for person in people}
    if session.ratings:
        yield Content("")
        answers = {rating.by: rating for rating in session.ratings}
        yield from (_said(marks[by], _answer(answers[by])) for by in marks if by in answers)
    if (incident := session.incident) is not None:
        yield _heading(printable(incident.case))
        if where := ladder_text(session):
            yield Content.assemble(("On rung " if where[0].isdigit() else "", "$text-muted"), where)
        if incident.about:
            yield Content(printable(incident.about))
    if session.takeaways:
        yield _heading("Each took away")
        taken = {takeaway.by: takeaway.text for takeaway in session.takeaways}
        yield from (_said(marks[by], taken[by]) for by in marks if by in taken)
    strengths = [note.text for note in session.told_strengths]
    if strengths := [*strengths, *(incident.strengths if incident else ())]:
        yield _heading("Strengths")
        yield from (Content(printable(strength)) for strength in strengths)
    if actions := [action for action in session.actions if action.what]:
        yield _heading("Agreed")
        for action in actions:
            owner = marks.get(action.owner) or Content.styled("Both" if action.owner == "both" else "", "bold $text")
            due = f"by {short_day(action.due, history.day(session))}" if action.due else printable(action.due_words)
            yield Content(printable(action.what))
            yield Content.assemble(owner, "  " if owner and due else "", (due, "$text-muted"))


def _heading(words: str) -> Content:
    return Content.assemble("\n", (words.upper(), "$text-muted"))


def _said(mark: Content, words: str) -> Content:
    return Content.assemble(mark, "  ", printable(words))


def _answer(rating: Rating) -> str:
    if rating.skipped:
        return "chose not to answer"
    return f"{rating.value} {rating.label}" if rating.value is not None else rating.label
