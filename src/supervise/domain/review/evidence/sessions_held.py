"""Counts of sessions held, how regularly, and of the agreement and the records they led to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from supervise.domain.instants import local_day
from supervise.domain.review.evidence.figures import Figure, PairRecords, is_of_two, near
from supervise.domain.review.session_summary import SessionSummary

AGREEMENT = "agreement"
"""The kind of session in which the two agree how often they meet."""
OTHER_REASON = "For another reason"


class Gap(NamedTuple):
    """The time from one session to the next."""

    first: SessionSummary
    next: SessionSummary
    days: int


class Agreement(NamedTuple):
    """When it was agreed, when it is to be looked at again, and how many weeks may pass between two sessions."""

    agreed: date
    again: date | None
    weeks: int | None

    @property
    def days(self) -> tuple[date, ...]:
        return (self.agreed, *(() if self.again is None else (self.again,)))


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
    agreement = _in_force(_agreements(records), min(records.today, records.span.last_day))
    yield Figure("agreement-in-date", int(agreement is not None), 1, agreement.days if agreement else ())
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
    agreements = _agreements(records)
    agreed = [
        (gap, agreement.weeks)
        for gap in gaps
        if (agreement := _in_force(agreements, records.day(gap.next))) and agreement.weeks is not None
    ]
    if not agreed:
        return Figure("in-time", None)
    return Figure("in-time", sum(gap.days <= 7 * weeks for gap, weeks in agreed), len(agreed))


def _longest_gap(records: PairRecords, gaps: list[Gap]) -> Figure:
    """With its first and its last day; the time since the last session counts too."""
    spans = [(gap.days, records.day(gap.first), records.day(gap.next)) for gap in gaps]
    end = min(records.today, records.span.last_day)
    until = (day for session in records.history.sessions if is_of_two(session) and (day := records.day(session)) <= end)
    if (last := next(until, None)) is not None:
        spans.append(((end - last).days, last, end))
    if not spans:
        return Figure("longest-gap", None)
    days, *ends = max(spans, key=lambda span: span[0])
    return Figure("longest-gap", days, days=tuple(ends))


def _agreements(records: PairRecords) -> tuple[Agreement, ...]:
    """Every supervision agreement that both agreed, newest first."""
    return tuple(
        Agreement(
            agreed=records.day(session),
            again=session.comes_back.on if session.comes_back else None,
            weeks=next((answer.number for answer in session.answers if answer.field == "weeks"), None),
        )
        for session in records.history.sessions
        if session.occasion == AGREEMENT and session.status == "agreed"
    )


def _in_force(agreements: Iterable[Agreement], day: date) -> Agreement | None:
    """The one agreed last by this day."""
    return next((agreement for agreement in agreements if agreement.agreed <= day), None)
