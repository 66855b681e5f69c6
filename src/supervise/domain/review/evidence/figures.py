"""Figures of evidence: a count and its days under one row of the page, and those of several pairs as one sum."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from supervise.domain.content.paper.evidence import RowId
from supervise.domain.review.history import History, kind_of
from supervise.domain.review.periods import Period, sessions_in
from supervise.domain.review.session_summary import SessionSummary

TEAMS = frozenset({"team", "team-short", "team-work", "team-why", "team-build"})
"""The kinds of session that a team holds, by their ids."""
WITHIN = 7
"""Days: so near to the day set, it was held as planned."""


class Figure(NamedTuple):
    """One count; it holds nothing but numbers, days, and words of ours."""

    row: RowId
    number: int | None
    """None where it cannot be counted."""
    out_of: int | None = None
    days: tuple[date, ...] = ()
    part: str = ""
    """Which of several counts of one row it is."""


class FixedWords(NamedTuple):
    """The choices that the content offers: what stands in no such list is never repeated."""

    cut_short: tuple[str, ...]
    ticks: tuple[str, ...]


class PairRecords(NamedTuple):
    """One pair's records, as they are counted."""

    history: History
    span: Period
    today: date
    words: FixedWords

    def inside(self) -> Sequence[SessionSummary]:
        """All that began in the period, newest first."""
        return sessions_in(self.history, self.span)

    def of_two(self) -> tuple[SessionSummary, ...]:
        """Every session of the two, of any time, oldest first; other kinds of session are counted apart."""
        return tuple(session for session in reversed(self.history.sessions) if is_of_two(session))

    def held(self) -> tuple[SessionSummary, ...]:
        """Those of them that began in the period, oldest first."""
        return tuple(session for session in reversed(self.inside()) if is_of_two(session))

    def of_kind(self, *kinds: str) -> tuple[SessionSummary, ...]:
        """Those of the period that are of these other kinds, or took one up that had come back, oldest first."""
        return tuple(session for session in reversed(self.inside()) if kind_of(session)[0] in kinds)

    def other_kinds(self) -> tuple[tuple[str, SessionSummary], ...]:
        """Every session of another kind than the usual one, or that took one up, of any time, oldest first."""
        kinds = ((kind_of(session)[0], session) for session in reversed(self.history.sessions))
        return tuple((kind, session) for kind, session in kinds if kind)

    def day(self, session: SessionSummary) -> date:
        return self.history.day(session)


def threads_of(kind: str, among: Iterable[tuple[str, SessionSummary]]) -> tuple[tuple[SessionSummary, ...], ...]:
    """Each of this kind that ever was, as its sessions: the first, and those that looked at it again."""
    threads: dict[str, list[SessionSummary]] = {}
    for of_kind, session in among:
        if of_kind == kind:
            threads.setdefault(session.thread or session.id, []).append(session)
    return tuple(tuple(sessions) for sessions in threads.values())


def is_of_two(session: SessionSummary) -> bool:
    return not session.occasion and len(session.people) == 2


Counter = Callable[[PairRecords], Iterator[Figure]]
"""Counts some rows of one pair."""


def near(day: date, planned: date) -> bool:
    return abs((day - planned).days) <= WITHIN


def as_one_sum(pairs: Iterable[Sequence[Figure]]) -> tuple[Figure, ...]:
    """The figures of several pairs as one: numbers added, days in one line; of the longest gap only the longest."""
    added: dict[tuple[RowId, str], Figure] = {}
    for figure in (figure for figures in pairs for figure in figures):
        key = figure.row, figure.part
        added[key] = _added(added[key], figure) if key in added else figure
    # Whose agreement ends when would show one pair beside another; where sums have many days, none tells whose it is.
    return tuple(figure._replace(days=()) if figure.row == "agreement-in-date" else figure for figure in added.values())


def _added(figure: Figure, other: Figure) -> Figure:
    if figure.row == "longest-gap":
        return max(figure, other, key=lambda gap: -1 if gap.number is None else gap.number)
    return figure._replace(
        number=_sum(figure.number, other.number),
        out_of=_sum(figure.out_of, other.out_of),
        days=tuple(sorted((*figure.days, *other.days))),
    )


def _sum(number: int | None, other: int | None) -> int | None:
    return other if number is None else number if other is None else number + other
