"""Counts of what was looked at for learning, of work with partners, and of teams."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from supervise.domain.content.evidence import RowId
from supervise.domain.review.evidence.figures import TEAMS, Figure, PairRecords, near
from supervise.domain.review.session_summary import SessionSummary

NOT_ANSWERED, ANOTHER_ANSWER = "Not answered", "Another answer"
OPENED, ENDED = "Opened", "Ended"
DAY_SET, PAST_THAT_DAY, NO_DAY = "Open with a day set", "Open past that day", "Open with no day"
FIRST_LOOK, LATER_LOOK = "First looks", "Looked at again"
NEW_PAGE, ON_ITS_DAY = "New", "Looked at again on the day, or within seven days of it"
_WITH_FAMILY = frozenset({"1", "2"})
"""The answers that say the person or family is there, or chose to send word: the first two of that question."""


def count_learning(records: PairRecords) -> Iterator[Figure]:
    incidents = [session.incident for session in records.inside() if session.incident is not None]
    yield Figure("incidents", len(incidents))
    both = [incident for incident in incidents if incident.closed and incident.both_wanted]
    yield Figure("both-sides", sum(any(case.strengths) and any(case.differently) for case in both), len(both))
    held = records.held()
    yield from _ticks(records, "reported", (session.reported_as_incident for session in held))
    yield from _ticks(records, "copied", (session.copied_to_case_record for session in held))


def _ticks(records: PairRecords, row: RowId, answers: Iterable[str]) -> Iterator[Figure]:
    choices = records.words.ticks
    counts = Counter(
        answer if answer in choices else ANOTHER_ANSWER if answer.strip() else NOT_ANSWERED for answer in answers
    )
    for choice in (*choices, NOT_ANSWERED, ANOTHER_ANSWER):
        if choice != ANOTHER_ANSWER or counts[choice]:  # there is one only where the choices were others before
            yield Figure(row, counts[choice], part=choice)


def count_partners(records: PairRecords) -> Iterator[Figure]:
    meetings = records.of_kind("network")
    yield Figure("network", len(meetings))
    yield Figure("network-family", sum(map(_with_family, meetings)), len(meetings))
    yield from _disagreements(records)
    looks = records.of_kind("outcomes")
    yield Figure("outcomes", sum(not session.thread for session in looks), part=FIRST_LOOK)
    yield Figure("outcomes", sum(bool(session.thread) for session in looks), part=LATER_LOOK)
    yield from _partnerships(records)


def _with_family(meeting: SessionSummary) -> bool:
    return any(answer.field == "family" and _WITH_FAMILY & {*answer.chosen} for answer in meeting.answers)


def _disagreements(records: PairRecords) -> Iterator[Figure]:
    """Opened and ended in the period; how they stand is of the day the page is made."""
    inside = records.of_kind("disagree")
    yield Figure("disagreements", sum(not session.thread for session in inside), part=OPENED)
    ended = {session.thread or session.id for session in inside if _has_ended(session)}
    yield Figure("disagreements", len(ended), part=ENDED)
    latest: dict[str, SessionSummary] = {}
    for session in records.history.sessions:
        if session.occasion == "disagree":
            latest.setdefault(session.thread or session.id, session)
    days = [_comes_back(session) for session in latest.values() if not _has_ended(session)]
    states: tuple[tuple[str, Callable[[date | None], bool]], ...] = (
        (DAY_SET, lambda day: day is not None and day >= records.today),
        (PAST_THAT_DAY, lambda day: day is not None and day < records.today),
        (NO_DAY, lambda day: day is None),
    )
    for words, holds in states:
        yield Figure("disagreements", sum(map(holds, days)), part=words)


def _has_ended(session: SessionSummary) -> bool:
    finished = session.comes_back is not None and session.comes_back.finished
    return finished or any(answer.field == "end" for answer in session.answers)


def _comes_back(session: SessionSummary) -> date | None:
    return session.comes_back.on if session.comes_back else None


def _partnerships(records: PairRecords) -> Iterator[Figure]:
    inside = records.of_kind("partnership")
    yield Figure("partnerships", sum(not session.thread for session in inside), part=NEW_PAGE)
    later = {session.id for session in inside if session.thread}
    due: list[tuple[date, date]] = []
    days: dict[str, date | None] = {}
    for session in reversed(records.history.sessions):
        if session.occasion == "partnership":
            thread = session.thread or session.id
            if session.id in later and (planned := days.get(thread)) is not None:
                due.append((records.day(session), planned))
            days[thread] = _comes_back(session)
    yield Figure("partnerships", sum(near(*both) for both in due), len(due), part=ON_ITS_DAY)


def count_teams(records: PairRecords) -> Iterator[Figure]:
    """Never how many took part: of a few, that tells who did."""
    days = tuple(map(records.day, records.of_kind(*TEAMS)))
    yield Figure("team-held", len(days), days=days)
