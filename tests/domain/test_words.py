"""Days and lengths read as people say them, and what people type is understood."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain import words
from support import TODAY


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20 Dec", date(2026, 12, 20)),
        ("20th december", date(2026, 12, 20)),
        ("3 jan", date(2027, 1, 3)),
        ("20/12", date(2026, 12, 20)),
        ("31/1/27", date(2027, 1, 31)),
        ("2026-12-20", date(2026, 12, 20)),
        ("2 weeks", date(2026, 12, 6)),
        ("in a month", date(2026, 12, 22)),
        ("Tomorrow", date(2026, 11, 23)),
        ("friday", date(2026, 11, 27)),
        ("sunday", date(2026, 11, 29)),
        ("30 feb", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_understood_or_said_to_be_unclear(typed: str, meant: date | None) -> None:
    assert words.read_day(typed, TODAY) == meant


def test_a_month_on_from_the_last_of_a_month_is_a_real_day() -> None:
    assert words.read_day("a month", date(2027, 1, 31)) == date(2027, 2, 28)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_as_shown_is_read_back(when: date) -> None:
    assert words.read_day(words.day(when), TODAY) == when
    assert words.read_day(when.isoformat(), TODAY) == when


@given(st.text())
def test_no_text_breaks_the_reading_of_a_day(text: str) -> None:
    words.read_day(text, TODAY)


@pytest.mark.parametrize(
    ("seconds", "told"), [(558, "09:18"), (0, "00:00"), (-125, "+02:05"), (3600, "60:00"), (0.4, "00:00")]
)
def test_the_clock(seconds: float, told: str) -> None:
    assert words.clock(timedelta(seconds=seconds)) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "today"),
        (1, "yesterday"),
        (5, "5 days ago"),
        (21, "3 weeks ago"),
        (275, "9 months ago"),
        (800, "2 years ago"),
    ],
)
def test_how_long_ago(days: int, told: str) -> None:
    assert words.ago(TODAY - timedelta(days=days), TODAY) == told
