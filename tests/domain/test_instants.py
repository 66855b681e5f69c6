"""Local time is told of every instant a file may hold, no other breaks it, and an hour that comes twice says which."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import supervise
from supervise.domain.instants import END, FIRST, can_be_told, comes_twice, local, local_day
from supervise.domain.wording import format_datetime, time_of_day
from support.whole_way import ZONES, computer_in

LONDON = ZoneInfo("Europe/London")
OFFSETS = st.integers(-14 * 60 + 1, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=OFFSETS))
def test_local_time_is_told_of_every_instant_and_rightly_of_those_that_can_be(when: datetime) -> None:
    for name in ZONES:
        zone = ZoneInfo(name)
        there = local(when, zone)
        format_datetime(when, zone), local_day(when, zone), comes_twice(when, zone)
        if can_be_told(when):
            assert there == when
            assert there.utcoffset() == zone.utcoffset(there)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("when", [datetime.min, datetime.max, FIRST, END, END - timedelta(seconds=1)])
def test_the_computers_own_clocks_never_break(zone: str, when: datetime) -> None:
    with computer_in(zone):
        for offset in (timedelta(0), timedelta(hours=14), timedelta(hours=-12)):
            format_datetime(when.replace(tzinfo=timezone(offset)), None)


def test_an_instant_is_in_range_by_when_it_is_not_by_what_is_written() -> None:
    assert can_be_told(FIRST)
    assert not can_be_told(END)
    assert not can_be_told(FIRST.replace(tzinfo=timezone(timedelta(hours=14))))
    assert can_be_told(END.replace(tzinfo=timezone(timedelta(hours=14))))


def test_local_time_is_asked_for_in_one_place() -> None:
    """Elsewhere nobody would have thought of what a system cannot tell."""
    source = Path(supervise.__file__).parent
    asked = {path.name for path in source.rglob("*.py") if re.search(r"astimezone\((?!UTC\))", path.read_text("utf-8"))}
    assert asked == {"instants.py"}


NIGHT = datetime(2026, 10, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "clock"),
    [
        (-30, "00:30"),
        (0, "01:00 BST"),
        (40, "01:40 BST"),
        (59, "01:59 BST"),
        (60, "01:00 GMT"),
        (80, "01:20 GMT"),
        (119, "01:59 GMT"),
        (120, "02:00"),
        (720, "12:00"),
    ],
)
def test_in_the_hour_that_comes_twice_the_clock_says_which(minutes: int, clock: str) -> None:
    when = NIGHT + timedelta(minutes=minutes)
    assert time_of_day(when, LONDON) == clock
    assert format_datetime(when, LONDON) == f"25 Oct 2026, {clock}"


@pytest.mark.parametrize("zone", [None, UTC, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Asia/Kolkata")])
def test_where_no_clock_is_changed_no_hour_comes_twice(zone: tzinfo | None) -> None:
    with computer_in("Asia/Kolkata"):
        assert not any(comes_twice(NIGHT + timedelta(minutes=20 * n), zone) for n in range(-9, 18))


def test_when_the_clocks_go_forward_no_hour_comes_twice() -> None:
    spring = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert not any(comes_twice(spring + timedelta(minutes=20 * n), LONDON) for n in range(-15, 15))


def test_half_an_hour_can_come_twice_too() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    change = datetime(2026, 4, 4, 15, tzinfo=UTC)
    times = [time_of_day(change + timedelta(minutes=n), lord_howe) for n in (-31, -30, -1, 0, 29, 30)]
    assert times == ["01:29", "01:30 +11", "01:59 +11", "01:30 +1030", "01:59 +1030", "02:00"]


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows takes its zone from its settings alone")
def test_this_computers_own_clocks_say_which_hour_too() -> None:
    with computer_in("Europe/London"):
        assert format_datetime(NIGHT + timedelta(minutes=40), None) == "25 Oct 2026, 01:40 BST"
        assert format_datetime(NIGHT + timedelta(minutes=80), None) == "25 Oct 2026, 01:20 GMT"
        assert format_datetime(NIGHT + timedelta(minutes=140), None) == "25 Oct 2026, 02:20"
