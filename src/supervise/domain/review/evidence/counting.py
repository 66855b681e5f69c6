"""Counts every row of evidence, of one pair or of all as one sum."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from supervise.domain.content.bundle import Content
from supervise.domain.people import Person, Who, supervisee_first, who_holds
from supervise.domain.review.evidence.actions import count_actions
from supervise.domain.review.evidence.figures import Counter, Figure, FixedWords, PairRecords, as_one_sum
from supervise.domain.review.evidence.learning import count_learning, count_partners, count_teams
from supervise.domain.review.evidence.sessions_held import count_records, count_sessions
from supervise.domain.review.history import History
from supervise.domain.review.periods import Period

_COUNTERS: tuple[Counter, ...] = (
    count_sessions,
    count_records,
    count_actions,
    count_learning,
    count_partners,
    count_teams,
)


class Evidence(NamedTuple):
    """What the page says, before it is worded: numbers, days, and words that came with the content."""

    span: Period
    made_on: date
    whose: tuple[str, ...]
    """The roles of the two, where they are of those that the content offers; empty for all pairs, or where not."""
    all_pairs: bool
    team: bool
    """Whether it is a team's; its title is not told, as somebody typed it."""
    records: int
    """How many records of the period were looked through."""
    made_up: bool
    figures: tuple[Figure, ...]


def count_evidence(histories: Sequence[History], span: Period, today: date, content: Content) -> Evidence:
    """The evidence of one history, or of several as one sum; no role, reason or answer in it was typed by anybody."""
    words = FixedWords(tuple(content.supervision.cut_short), tuple(content.supervision.tick_choices))
    pairs = [PairRecords(history, span, today, words) for history in histories]
    inside = [session for records in pairs for session in records.inside()]
    return Evidence(
        span=span,
        made_on=today,
        whose=_roles(histories[0], content.supervision.roles) if len(histories) == 1 else (),
        all_pairs=len(histories) != 1,
        team=len(histories) == 1 and _holder(histories[0]) == "team",
        records=len(inside),
        made_up=any(session.made_up for session in inside),
        figures=as_one_sum(_figures(records) for records in pairs) if len(pairs) != 1 else _figures(pairs[0]),
    )


def _figures(records: PairRecords) -> tuple[Figure, ...]:
    return tuple(figure for counter in _COUNTERS for figure in counter(records))


def _holder(history: History) -> Who | None:
    return who_holds(history.latest.people) if history.latest else None


def _roles(history: History, known: Iterable[str]) -> tuple[str, ...]:
    """Not a role that somebody typed: it may say who they are."""
    people: tuple[Person, ...] = history.latest.people if history.latest else ()
    roles = tuple(person.role for person in reversed(supervisee_first(people)))
    return roles if {*roles} <= {*known} else ()
