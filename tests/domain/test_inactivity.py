"""When a page is covered by itself, whatever the two clocks of a computer do."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.inactivity import ASLEEP, Instant, Vigil

START = Instant(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), timedelta(hours=3))
LENGTHS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=3))
LIMIT = timedelta(minutes=10)


def later(wall: timedelta, boot: timedelta) -> Instant:
    return Instant(START.wall + wall, START.boot + boot)


@given(LENGTHS, st.timedeltas(min_value=timedelta(days=-3), max_value=timedelta(days=3)))
def test_no_setting_of_the_wall_clock_hides_that_time_went_by(passed: timedelta, set_by: timedelta) -> None:
    now = later(passed + set_by, passed)
    assert now.since(START) >= passed
    assert Vigil.begin(START).left_alone(now, LIMIT) or passed < LIMIT


@given(LENGTHS)
def test_a_boot_clock_that_stops_in_sleep_hides_nothing_either(asleep: timedelta) -> None:
    now = later(asleep, timedelta(0))
    assert Vigil.begin(START).slept(now) == (asleep > ASLEEP)


@given(LENGTHS)
def test_nought_is_never(passed: timedelta) -> None:
    assert not Vigil.begin(START).left_alone(later(passed, passed), timedelta(0))


def test_a_look_is_no_touch_and_a_touch_is_a_look() -> None:
    minute = later(timedelta(minutes=1), timedelta(minutes=1))
    ten = later(timedelta(minutes=10), timedelta(minutes=10))
    looked, touched = Vigil.begin(START).look(minute), Vigil.begin(START).touch(minute)
    assert looked.left_alone(ten, LIMIT)
    assert not touched.left_alone(ten, LIMIT)
    assert not looked.slept(minute) and not touched.slept(minute)
    assert looked.slept(ten) and touched.slept(ten)
