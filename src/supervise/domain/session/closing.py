"""What a session ends on: the next day, what each takes away, and who does what by when."""

from collections.abc import Iterator
from datetime import date

from supervise.domain.people import supervisee_first, who_holds
from supervise.domain.session.lifecycle import subject_words
from supervise.domain.session.model import Session
from supervise.domain.session.report import ReportEntry, ReportSection, sections_with_text
from supervise.domain.wording import format_date, format_long_date

NO_DAY = "You agreed no day."


def closing_sections(session: Session, agreed_before: date | None = None) -> tuple[ReportSection, ...]:
    """Brief enough for one view; the day of the next session is always said, even that there is none.

    `agreed_before` is the day that an earlier session agreed, where it is still to come: it stands.
    """
    return tuple(
        sections_with_text(
            (
                ("Next session", _next_session(session, agreed_before)),
                ("What you look at again", _comes_back(session)),
                ("Each takes away", _takeaways(session)),
                (
                    "What you want to do" if who_holds(session.people) == "one" else "What you agreed to do",
                    _actions(session),
                ),
            )
        )
    )


def _next_session(session: Session, agreed_before: date | None) -> Iterator[ReportEntry]:
    if who_holds(session.people) != "one":
        no_new_day = f"{format_long_date(agreed_before)}, as you agreed before." if agreed_before else NO_DAY
        yield ReportEntry("", next_session_words(session) or no_new_day)


def _comes_back(session: Session) -> Iterator[ReportEntry]:
    """Where a day was set for it; else it says nothing of what it cannot promise."""
    if session.comes_back is not None and session.comes_back.on is not None:
        yield ReportEntry("", f"{subject_words(session)}: {format_long_date(session.comes_back.on)}")


def next_session_words(session: Session) -> str:
    """Monday 18 Jan 2027; the words that were typed where they name no day, "" where there are none."""
    return format_long_date(session.next_date) if session.next_date else session.next_date_words


def _takeaways(session: Session) -> Iterator[ReportEntry]:
    texts = {takeaway.by: takeaway.text for takeaway in session.takeaways}
    for person in supervisee_first(session.people):
        yield ReportEntry(person.initials, texts.get(person.id, ""), person.id)


def _actions(session: Session) -> Iterator[ReportEntry]:
    for action in session.actions:
        day = f"by {format_date(action.due)}" if action.due else action.due_words
        label = ", ".join(filter(None, (session.initials(action.owner), day))) or "Action"
        yield ReportEntry(label, action.what, action.owner)
