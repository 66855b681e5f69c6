"""Fifteen minutes are fifteen minutes, whatever the laptop does meanwhile."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.session.talk.talk_clock import Countdown, sleep_gap
from support.clock import START

QUARTER = timedelta(minutes=15)


def at(**length: float) -> timedelta:
    return timedelta(**length)


def test_a_paused_clock_stands_still() -> None:
    clock = Countdown(QUARTER).start(START).pause(START + at(minutes=4))
    assert clock.left(START + at(hours=9)) == at(minutes=11)


def test_past_the_end_it_counts_on_and_cuts_nobody_off() -> None:
    clock = Countdown(QUARTER).start(START)
    assert clock.left(START + at(minutes=17)) == at(minutes=-2)
    assert clock.running


def test_five_more_minutes_are_five_more_minutes() -> None:
    clock = Countdown(QUARTER).start(START).extend(at(minutes=5))
    assert clock.left(START + at(minutes=15)) == at(minutes=5)


def test_a_night_asleep_can_be_left_out() -> None:
    clock = Countdown(QUARTER).start(START)
    gap = sleep_gap(START + at(minutes=5), START + at(hours=12))
    assert gap is not None
    assert clock.exclude(gap).elapsed(START + at(hours=12)) == at(minutes=5)


def test_a_short_silence_is_not_sleep() -> None:
    assert sleep_gap(START, START + at(seconds=60)) is None
    assert sleep_gap(START, START - at(hours=1)) is None


def test_a_clock_set_back_takes_no_time_away() -> None:
    assert Countdown(QUARTER, at(minutes=3), START).elapsed(START - at(hours=2)) == at(minutes=3)


def test_each_cue_is_told_once_and_not_again_after_a_late_tick() -> None:
    cues = (at(minutes=5), at(minutes=2))
    clock = Countdown(QUARTER).start(START)
    assert clock.cues(START + at(minutes=9), START + at(minutes=10), cues) == (at(minutes=5),)
    assert clock.cues(START + at(minutes=10), START + at(minutes=11), cues) == ()
    assert clock.cues(START + at(minutes=9), START + at(minutes=14), cues) == cues


spans = st.lists(st.tuples(st.sampled_from(["run", "pause", "extend", "out"]), st.integers(0, 4000)), max_size=30)


@given(spans)
def test_what_was_spent_is_the_sum_of_what_ran(deeds: list[tuple[str, int]]) -> None:
    clock, now, spent, running = Countdown(QUARTER), START, 0, False
    for deed, seconds in deeds:
        if deed == "extend":
            clock = clock.extend(at(seconds=seconds))
        elif deed == "out":
            left_out = min(seconds, spent) if not running else 0
            clock = clock.exclude(at(seconds=left_out))
            spent -= left_out
        else:
            clock = clock.start(now) if deed == "run" else clock.pause(now)
            running = deed == "run"
            now += at(seconds=seconds)
            spent += seconds if running else 0
    assert clock.elapsed(now) == at(seconds=spent)
