"""A page that one person wrote alone, as it is saved for others: who they are and whom they meet is left out of it."""

from collections.abc import Iterable
from datetime import tzinfo

from supervise.domain.instants import local_day
from supervise.domain.people import SELF, Person, who_holds
from supervise.domain.session.form_answers import FormAnswers
from supervise.domain.session.model import Session
from supervise.domain.session.report import ReportSection, build_report, report_lines, sections_with_text
from supervise.domain.text import safe_line
from supervise.domain.wording import format_long_date

_ABOUT_THE_RECORD = frozenset({"When", "Ended", "State", "Here", "Kind of session", "About", "Agreed"})
"""What a record says of itself: in the portfolio of one person it only tells who it was about."""


def is_own(session: Session) -> bool:
    """Whether one person wrote it alone."""
    return who_holds(session.people) == "one"


def only_for_me(session: Session) -> tuple[str, ...]:
    """The questions that were answered for the writer only."""
    if not is_own(session):
        return ()
    return tuple(answer.asked for form in session.forms for answer in form.answers if answer.for_me)


def as_saved(session: Session, *, with_for_me: bool = False) -> Session:
    """It without initials, labels and what is for the writer only, unless that is asked for; of the two, as it is."""
    if not is_own(session):
        return session
    people = tuple(Person(id=SELF, initials="I", role=person.role) for person in session.people)
    incident = session.incident.with_changes(case="") if session.incident else None
    forms = session.forms if with_for_me else tuple(_for_others(session.forms))
    return session.with_changes(
        people=people,
        incident=incident,
        forms=forms,
        about="",
        about_session="",
        asked_whether_reported=(),
        agreed=(),
    )


def _for_others(forms: Iterable[FormAnswers]) -> Iterable[FormAnswers]:
    for form in forms:
        if answers := tuple(answer for answer in form.answers if not answer.for_me):
            yield form.with_changes(answers=answers)


def own_title(session: Session) -> str:
    """The form it was written on; of a page with a section or an incident too, what kind of page it is."""
    has_more = session.section is not None or session.incident is not None
    written_on = next((form.title for form in reversed(session.forms)), "")
    return (session.occasion_title if has_more else written_on) or session.occasion_title or "A page of my own"


def own_sections(session: Session, zone: tzinfo | None = None) -> tuple[ReportSection, ...]:
    """What stands in the saved text, of a session `as_saved`."""
    bare = build_report(session.with_changes(forms=()), zone)  # a question of a form may be called “When” as well
    left_out = [entry for section in bare for entry in section.entries if entry.label in _ABOUT_THE_RECORD]
    return tuple(
        sections_with_text(
            (section.title, (entry for entry in section.entries if entry not in left_out))
            for section in build_report(session, zone)
        )
    )


def own_document(session: Session, zone: tzinfo | None = None) -> str:
    """The text of a session `as_saved`, under what it is and the day it was written; nobody signs it."""
    title = safe_line(f"{own_title(session)}, written on {format_long_date(local_day(session.started_at, zone))}")
    sections = own_sections(session, zone)
    lines = list(report_lines(sections))
    if sections and sections[0].title == own_title(session):
        del lines[0]
    lines = [title, "=" * len(title), "", *lines]
    return "".join(f"{line}\n" for line in lines)
