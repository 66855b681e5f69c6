"""Counts of sessions held, how regularly, and of the agreement and the records they led to."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from supervise.domain.instants import local_day
from supervise.domain.review.evidence.figures import Figure, PairRecords, near
from supervise.domain.review.session_summary import SessionSummary

AGREEMENT = "agreement"
"""The kind of session, and its form, in which the two agree how often they meet."""
OTHER_REASON = "For another reason"


class Gap(NamedTuple):
    """The time from one session to the next."""

    first: SessionSummary
    next: SessionSummary
    days: int


def count_sessions(records: PairRecords) -> Iterator[Figure]:
    held = records.held()
    gaps = _gaps(records)
    yield Figure("held", len(held))
    yield Figure("dates", len(held), days=tuple(map(records.day, held)))
    yield _in_time(records, gaps)
    planned = [(gap, day) for gap in gaps if (day := gap.first.next_date) is not None]
    yield Figure("as-planned", sum(near(records.day(gap.next), day) for gap, day in planned), len(planned))
    yield _longest_gap(records, gaps)
    reasons = Counter(
        session.cut_short if session.cut_short in records.words.cut_short else OTHER_REASON
        for session in held
        if session.status == "finished"
    )
    for reason in (*records.words.cut_short, OTHER_REASON):
        yield Figure("early", reasons[reason], part=reason)


def count_records(records: PairRecords) -> Iterator[Figure]:
    held = records.held()
    agreement = _agreement(records, min(records.today, records.span.last_day))
    again = agreement.comes_back.on if agreement and agreement.comes_back else None
    days = (*(() if agreement is None else (records.day(agreement),)), *(() if again is None else (again,)))
    yield Figure("agreement-in-date", int(agreement is not None), 1, days)
    yield Figure("both-agreed", sum(session.status == "agreed" for session in held), len(held))
    added = sorted(local_day(at, records.history.zone) for session in held for at in session.added_at)
    yield Figure("added", len(added), days=tuple(added))


def _gaps(records: PairRecords) -> list[Gap]:
    """From each session of the two to the one after it, where that one is of the period."""
    held = {session.id for session in records.held()}
    return [
        Gap(first, following, (records.day(following) - records.day(first)).days)
        for first, following in pairwise(records.of_two())
        if following.id in held
    ]


def _in_time(records: PairRecords, gaps: list[Gap]) -> Figure:
    """Only gaps that ended while an agreement was in force."""
    agreed = [
        (gap, weeks)
        for gap in gaps
        if (agreement := _agreement(records, records.day(gap.next))) and (weeks := _weeks(agreement)) is not None
    ]
    if not agreed:
        return Figure("in-time", None)
    return Figure("in-time", sum(gap.days <= 7 * weeks for gap, weeks in agreed), len(agreed))


def _longest_gap(records: PairRecords, gaps: list[Gap]) -> Figure:
    """With its first and its last day; the time since the last session counts too."""
    spans = [(gap.days, records.day(gap.first), records.day(gap.next)) for gap in gaps]
    end = min(records.today, records.span.last_day)
    until = [day for session in records.of_two() if (day := records.day(session)) <= end]
    if until:
        spans.append(((end - until[-1]).days, until[-1], end))
    if not spans:
        return Figure("longest-gap", None)
    days, first, last = max(spans, key=lambda span: span[0])
    return Figure("longest-gap", days, days=(first, last))


def _agreement(records: PairRecords, day: date) -> SessionSummary | None:
    """The supervision agreement in force on this day: the one that both agreed last."""
    agreed = (
        session
        for session in records.history.sessions
        if session.occasion == AGREEMENT and session.status == "agreed" and records.day(session) <= day
    )
    return next(agreed, None)


def _weeks(agreement: SessionSummary) -> int | None:
    """How many weeks may pass between two sessions, as it says."""
    weeks = (answer.number for answer in agreement.answers if (answer.form, answer.field) == (AGREEMENT, "weeks"))
    return next(weeks, None)
