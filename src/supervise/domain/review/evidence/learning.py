"""Counts of what was looked at for learning, of work with partners, and of teams."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from supervise.domain.content.paper.evidence import RowId
from supervise.domain.review.evidence.figures import TEAMS, Figure, PairRecords, near, threads_of
from supervise.domain.review.session_summary import SessionSummary

NOT_ANSWERED, ANOTHER_ANSWER = "Not answered", "Another answer"
OPENED, ENDED = "Opened", "Ended"
DAY_SET, PAST_THAT_DAY, NO_DAY = "Open with a day set", "Open past that day", "Open with no day"
FIRST_LOOK, LATER_LOOK = "First looks", "Looked at again"
NEW_PAGE, ON_ITS_DAY = "New", "Looked at again on the day, or within seven days of it"
_WITH_FAMILY = frozenset({"1", "2"})
"""The answers that say the person or family is there, or chose to send word: the first two of that question."""


Threads = Sequence[Sequence[SessionSummary]]
"""Each that was begun, as its sessions, oldest first."""


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
    inside = {session.id for session in records.inside()}
    others = records.other_kinds()
    threads = threads_of("outcomes", others)
    yield Figure("outcomes", sum(first.id in inside for first, *_ in threads), part=FIRST_LOOK)
    later = sum(session.id in inside for _, *again in threads for session in again)
    yield Figure("outcomes", later, part=LATER_LOOK)
    yield from _disagreements(records, threads_of("disagree", others), inside)
    yield from _partnerships(records, threads_of("partnership", others), inside)


def _with_family(meeting: SessionSummary) -> bool:
    return any(answer.field == "family" and _WITH_FAMILY & {*answer.chosen} for answer in meeting.answers)


def _disagreements(records: PairRecords, threads: Threads, inside: Container[str]) -> Iterator[Figure]:
    """Opened and ended in the period; how they stand is of the day the page is made."""
    opened = sum(first.id in inside for first, *_ in threads)
    yield Figure("disagreements", opened, part=OPENED)
    ended = {session.thread or session.id for session in records.of_kind("disagree") if _has_ended(session)}
    ended |= {
        review.thread
        for session in records.inside()
        for review in session.returned
        if review.occasion == "disagree" and review.decided == "finished"
    }
    yield Figure("disagreements", len(ended), part=ENDED)
    days = [again.on for again in records.history.returning() if again.occasion == "disagree"]
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


def _partnerships(records: PairRecords, threads: Threads, inside: Container[str]) -> Iterator[Figure]:
    yield Figure("partnerships", sum(first.id in inside for first, *_ in threads), part=NEW_PAGE)
    put_off = {
        (review.thread, session.id): review.on
        for session in records.history.sessions
        for review in session.returned
        if review.occasion == "partnership" and review.decided == "another-day"
    }
    due = [
        (records.day(session), planned)
        for sessions in threads
        for earlier, session in pairwise(sessions)
        if session.id in inside and (planned := _day_set(records, earlier, session, put_off)) is not None
    ]
    yield Figure("partnerships", sum(near(*both) for both in due), len(due), part=ON_ITS_DAY)


def _day_set(
    records: PairRecords,
    earlier: SessionSummary,
    session: SessionSummary,
    put_off: Mapping[tuple[str, str], date | None],
) -> date | None:
    """The day set for looking at it again: by the time before, or the one it was put off to meanwhile."""
    thread = earlier.thread or earlier.id
    between = (
        other for other in records.history.sessions if earlier.started_at < other.started_at < session.started_at
    )
    later = next((other for other in between if (thread, other.id) in put_off), None)
    return put_off[thread, later.id] if later else earlier.comes_back.on if earlier.comes_back else None


def count_teams(records: PairRecords) -> Iterator[Figure]:
    """Never how many took part: of a few, that tells who did."""
    days = tuple(map(records.day, records.of_kind(*TEAMS)))
    yield Figure("team-held", len(days), days=days)
