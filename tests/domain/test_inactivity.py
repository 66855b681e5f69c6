"""When a page is covered by itself, whatever the two clocks of a computer do."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.inactivity import ASLEEP, ClockReading, InactivityMonitor

START = ClockReading(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), timedelta(hours=3))
LENGTHS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=3))
LIMIT = timedelta(minutes=10)


def later(wall: timedelta, boot: timedelta) -> ClockReading:
    return ClockReading(START.wall + wall, START.boot + boot)


@given(LENGTHS, st.timedeltas(min_value=timedelta(days=-3), max_value=timedelta(days=3)))
def test_no_setting_of_the_wall_clock_hides_that_time_went_by(passed: timedelta, set_by: timedelta) -> None:
    now = later(passed + set_by, passed)
    assert now.since(START) >= passed
    assert InactivityMonitor.begin(START).is_idle(now, LIMIT) or passed < LIMIT


@given(LENGTHS)
def test_a_boot_clock_that_stops_in_sleep_hides_nothing_either(asleep: timedelta) -> None:
    now = later(asleep, timedelta(0))
    assert InactivityMonitor.begin(START).was_asleep(now) == (asleep > ASLEEP)


@given(LENGTHS)
def test_nought_is_never(passed: timedelta) -> None:
    assert not InactivityMonitor.begin(START).is_idle(later(passed, passed), timedelta(0))


def test_a_look_is_no_touch_and_a_touch_is_a_look() -> None:
    minute = later(timedelta(minutes=1), timedelta(minutes=1))
    ten = later(timedelta(minutes=10), timedelta(minutes=10))
    looked, touched = InactivityMonitor.begin(START).check(minute), InactivityMonitor.begin(START).touch(minute)
    assert looked.is_idle(ten, LIMIT)
    assert not touched.is_idle(ten, LIMIT)
    assert not looked.was_asleep(minute) and not touched.was_asleep(minute)
    assert looked.was_asleep(ten) and touched.was_asleep(ten)
