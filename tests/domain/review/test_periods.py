"""Two spans side by side: never overlapping, sensible at first, and every session in the days it was held."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.review.history import History
from supervise.domain.review.periods import (
    default_periods,
    earlier_spans,
    later_spans,
    months_before,
    sessions_in,
    shift_earlier,
    shift_later,
)
from supervise.domain.review.session_summary import SessionSummary, SummaryBuilder
from support.clock import TODAY
from support.sample_history import past_sessions

PAST = History(tuple(map(SummaryBuilder(UTC).of, reversed(past_sessions()))), UTC)


def on(*moments: datetime) -> tuple[SessionSummary, ...]:
    return tuple(replace(PAST.sessions[0], started_at=moment) for moment in sorted(moments, reverse=True))


def test_a_short_past_is_halved_and_a_long_one_begins_with_the_past_year() -> None:
    short = default_periods(PAST, TODAY)
    assert (short.then.name, short.now.name) == ("The first half", "The second half")
    assert [len(sessions_in(PAST, span)) for span in short] == [6, 7]
    assert short.then.months == "Sep 2025 – Mar 2026"
    older = on(*(session.started_at - timedelta(days=600) for session in PAST.sessions[:3]))
    both = History((*PAST.sessions, *older), UTC)
    assert [span.name for span in default_periods(both, TODAY)] == ["The year before", "The past year"]
    assert [len(sessions_in(both, span)) for span in default_periods(both, TODAY)] == [5, 10]


def test_a_long_past_that_ended_long_ago_begins_with_its_last_year() -> None:
    old = History(on(*(datetime(year, 5, 1, tzinfo=UTC) for year in (2015, 2016, 2017))), UTC)
    assert [span.name for span in default_periods(old, TODAY)] == ["2016", "2017"]


def test_an_empty_past_has_spans_too() -> None:
    pair = default_periods(History(), TODAY)
    assert [sessions_in(History(), span) for span in pair] == [(), ()]
    assert shift_earlier(pair, 1, History(), TODAY) == pair


def test_either_is_turned_round_and_round_and_then_always_ends_before_now() -> None:
    pair, seen = default_periods(PAST, TODAY), set()
    for _ in range(len(later_spans(PAST, TODAY))):
        pair = shift_later(pair, 1, PAST, TODAY)
        for _ in range(len(earlier_spans(pair.now, PAST, TODAY))):
            pair = shift_earlier(pair, 1, PAST, TODAY)
            assert pair.then.start <= pair.then.end <= pair.now.start < pair.now.end
            seen.add((pair.then.name, pair.now.name))
    assert ("Everything before", "The past 3 months") in seen
    assert ("2025", "2026") in seen
    there = shift_later(default_periods(PAST, TODAY), 1, PAST, TODAY)
    assert shift_later(there, -1, PAST, TODAY).now == default_periods(PAST, TODAY).now


def test_a_month_earlier_is_never_a_day_that_is_not() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 12) == date(2025, 1, 15)


@given(
    st.lists(st.datetimes(datetime(1980, 1, 1), datetime(2030, 1, 1)), max_size=12),
    st.integers(-12, 12),
)
def test_within_is_what_looking_at_every_day_would_find(moments: list[datetime], hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    history = History(on(*(moment.replace(tzinfo=UTC) for moment in moments)), zone)
    for now in later_spans(history, TODAY):
        for span in (now, *earlier_spans(now, history, TODAY)):
            wanted = [session for session in history.sessions if span.start <= history.day(session) < span.end]
            assert list(sessions_in(history, span)) == wanted
