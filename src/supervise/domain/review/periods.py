"""Two spans of time to look at side by side: an earlier one and a later one, to be chosen without typing a day."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from typing import NamedTuple

from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.wording import MONTHS

FIRST_HALF, SECOND_HALF = "The first half", "The second half"
BEFORE = "Everything before"
LENGTHS = {12: "year", 6: "6 months", 3: "3 months"}
EARLIEST = date(1971, 1, 1)
"""Before it not every system can tell its own midnight, and nobody kept sessions here."""
LATEST = date(2999, 1, 1)
"""After it not every system can."""
HALVES_UNDER = 18
"""Months: of a shorter past its two halves are looked at first, as a year before the past one would be nearly empty."""


@dataclass(frozen=True)
class Period:
    """A stretch of days; `end` is the day after its last."""

    name: str
    start: date
    end: date

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)

    @property
    def months(self) -> str:
        """Sep 2025 – Mar 2026; one month once."""
        first, last = self.start, max(self.start, self.last_day)
        words = [f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
        return " – ".join(dict.fromkeys(words))


class PeriodPair(NamedTuple):
    """The earlier span and the later one; they never overlap."""

    then: Period
    now: Period


def later_spans(history: History, today: date) -> tuple[Period, ...]:
    """What can be looked at as "now": the past year and less, the second half, and each calendar year with sessions."""
    tomorrow = today + timedelta(days=1)
    spans = [Period(f"The past {words}", months_before(tomorrow, n), tomorrow) for n, words in LENGTHS.items()]
    if half := _middle(history):
        spans.append(Period(SECOND_HALF, half, max(tomorrow, history.day(history.sessions[0]) + timedelta(days=1))))
    return (*spans, *_years(history, today))


def earlier_spans(now: Period, history: History, today: date) -> tuple[Period, ...]:
    """What can be looked at as "then" beside `now`: only what ends before it begins."""
    if now.name == SECOND_HALF:
        as_long = Period(FIRST_HALF, _first(history, now.start), now.start)
    else:
        length = next((n for n, words in LENGTHS.items() if now.name == f"The past {words}"), 12)
        start = months_before(now.start, length)
        whole_year = (now.start.month, now.start.day, length) == (1, 1, 12)
        as_long = Period(str(start.year) if whole_year else f"The {LENGTHS[length]} before", start, now.start)
    spans = [as_long]
    if (first := _first(history, now.start)) < as_long.start:
        spans.append(Period(BEFORE, first, now.start))
    return (*spans, *(year for year in _years(history, today) if year.end <= now.start and year.name != as_long.name))


def default_periods(history: History, today: date) -> PeriodPair:
    """The pair of spans to begin with: the past year and the one before, or the two halves of a short past."""
    choices = later_spans(history, today)
    now = choices[0]
    if history.sessions:
        first, last = _first(history, today), history.day(history.sessions[0])
        half = next((choice for choice in choices if choice.name == SECOND_HALF), now)
        if first > months_before(last, HALVES_UNDER):
            now = half
        elif not sessions_in(history, now):
            now = next((choice for choice in choices if choice.name.isdigit()), now)
    return PeriodPair(earlier_spans(now, history, today)[0], now)


def shift_earlier(pair: PeriodPair, by: int, history: History, today: date) -> PeriodPair:
    """The pair with another earlier span, so many choices further, round and round."""
    return PeriodPair(_further(pair.then, by, earlier_spans(pair.now, history, today)), pair.now)


def shift_later(pair: PeriodPair, by: int, history: History, today: date) -> PeriodPair:
    """The pair with another later span; the earlier one stays if there is one of its name before it."""
    now = _further(pair.now, by, later_spans(history, today))
    earlier = earlier_spans(now, history, today)
    return PeriodPair(next((period for period in earlier if period.name == pair.then.name), earlier[0]), now)


def _further(span: Period, by: int, choices: Sequence[Period]) -> Period:
    names = [choice.name for choice in choices]
    at = names.index(span.name) if span.name in names else 0
    return choices[(at + by) % len(choices)]


def sessions_in(history: History, span: Period) -> Sequence[SessionSummary]:
    """The sessions of these days, newest first; found without looking at the others."""
    return history.sessions[_place(history, span.end) : _place(history, span.start)]


def sessions_before(history: History, day: date) -> Sequence[SessionSummary]:
    """The sessions before this day, newest first."""
    return history.sessions[_place(history, day) :]


def past_year(today: date) -> Period:
    """The twelve months that end today."""
    tomorrow = today + timedelta(days=1)
    return Period("The past 12 months", months_before(tomorrow, 12), tomorrow)


def calendar_year(year: int) -> Period:
    return Period(str(year), date(year, 1, 1), date(min(year, MAXYEAR - 1) + 1, 1, 1))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _place(history: History, day: date) -> int:
    """How many sessions were on this day or after it."""
    # Compared as instants: working out the day of each of ten thousand sessions would take longer than all the rest.
    midnight = datetime.combine(min(max(day, EARLIEST), LATEST), time())
    instant = midnight.astimezone(UTC) if history.zone is None else midnight.replace(tzinfo=history.zone)
    return bisect_right(history.sessions, timedelta(), key=lambda summary: instant - summary.started_at)


def _first(history: History, otherwise: date) -> date:
    return min(otherwise, history.day(history.sessions[-1])) if history.sessions else otherwise


def _middle(history: History) -> date | None:
    """The day with which the later half of the sessions begins; none where they are all of one day."""
    if len(history.sessions) < 2:
        return None
    day = history.day(history.sessions[(len(history.sessions) - 1) // 2])
    return day if day > history.day(history.sessions[-1]) else None


def _years(history: History, today: date) -> tuple[Period, ...]:
    if not history.sessions:
        return ()
    oldest = max(EARLIEST, history.day(history.sessions[-1])).year
    # A day mistyped far ahead is no reason to offer thousands of years.
    years = range(min(today.year + 1, history.day(history.sessions[0]).year), oldest - 1, -1)
    spans = map(calendar_year, years)
    return tuple(span for span in spans if sessions_in(history, span))
