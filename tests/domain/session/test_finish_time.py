"""A time of day as people write it, and how long it is until then."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.session.finish_time import parse_time, time_left


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("15:30", time(15, 30)),
        ("15.30", time(15, 30)),
        ("1530", time(15, 30)),
        (" 3.30 pm ", time(15, 30)),
        ("3:30", time(15, 30)),
        ("4pm", time(16)),
        ("9:15", time(9, 15)),
        ("12 am", time(0)),
        ("12:10pm", time(12, 10)),
        ("7", time(7)),
        ("half past three", time(15, 30)),
        ("at twenty-five to one", time(12, 35)),
        ("Quarter to 10", time(9, 45)),
        ("four o’clock", time(16)),
        ("noon", time(12)),
    ],
)
def test_times_as_people_write_them(text: str, means: time) -> None:
    assert parse_time(text) == means


@pytest.mark.parametrize("text", ["", "soon", "25:00", "12:75", "15:30 or so", "13 pm", "half", "half past 25"])
def test_what_names_no_time(text: str) -> None:
    assert parse_time(text) is None
    assert time_left(text, datetime(2026, 11, 22, 9, 30, tzinfo=UTC), UTC) is None


def test_it_is_the_time_of_this_laptop_and_of_today() -> None:
    now = datetime(2026, 6, 22, 14, 20, tzinfo=UTC)
    assert time_left("15:30", now, timezone(timedelta(hours=1))) == timedelta(minutes=10)
    assert time_left("15:00", now, timezone(timedelta(hours=1))) == timedelta(minutes=-20)


@given(st.text(max_size=20))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    time_left(text, datetime(2026, 6, 22, 14, 20, tzinfo=UTC), UTC)
