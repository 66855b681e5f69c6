"""The talk's clock without a page: what it says when, and that a sleep is left out until it is counted."""

from datetime import timedelta

import pytest

from supervise.domain.content.talk_plan import Phase, TalkPlan
from supervise.domain.session.model import Talk
from supervise.domain.session.talk.talk_clock import TalkClock
from support.clock import START

PLAN = TalkPlan(
    minutes=15,
    extend=(5,),
    cues=(5, 2),
    phases=(
        Phase(id="begin", title="Begin", minutes=3),
        Phase(id="middle", title="Middle", minutes=9),
        Phase(id="end", title="End", minutes=3),
    ),
)
NEW = Talk(planned_seconds=900)


def after(clock: TalkClock, seconds: float) -> TalkClock:
    """The clock ticked each half minute until `seconds` have passed."""
    end = clock.last + timedelta(seconds=seconds)
    while clock.last < end:
        clock, gap = clock.tick(min(clock.last + timedelta(seconds=30), end))
        assert gap is None
    return clock


@pytest.mark.parametrize(
    ("passed", "time", "phase", "in_phase", "says"),
    [
        (0, "15:00", "Begin", "3 minutes left", "{pause} pauses"),
        (0.4, "15:00", "Begin", "3 minutes left", "{pause} pauses"),
        (179, "12:01", "Begin", "1 minute left", "{pause} pauses"),
        (180, "12:00", "Middle", "9 minutes left", "{pause} pauses"),
        (600, "05:00", "Middle", "2 minutes left", "The last 5 minutes."),
        (780, "02:00", "End", "2 minutes left", "The last 2 minutes."),
        (900, "00:00", "End", "", "Time."),
        (905, "+00:05", "End", "", "counts up"),
    ],
)
def test_it_tells_the_time_the_part_and_the_cue(passed: float, time: str, phase: str, in_phase: str, says: str) -> None:
    display = after(TalkClock.of(PLAN, NEW, START), passed).display_at()
    assert (display.time, display.phase.title, display.in_phase) == (time, phase, in_phase)
    assert says in display.says


def test_a_short_talk_does_not_begin_with_a_cue() -> None:
    display = TalkClock.of(PLAN, Talk(planned_seconds=300), START).display_at()
    assert "last" not in display.says


def test_one_gone_back_to_waits() -> None:
    clock = after(TalkClock.of(PLAN, Talk(planned_seconds=900, spent_seconds=60), START), 3000)
    assert clock.display_at().time == "14:00"
    assert clock.display_at().says == "Paused. {pause} goes on."
    assert after(clock.toggle(), 60).display_at().time == "13:00"


def test_five_more_are_five_more_from_now_when_time_is_over() -> None:
    clock = after(TalkClock.of(PLAN, NEW, START), 600)
    assert clock.extend().display_at().time == "10:00"
    assert after(clock, 420).extend().display_at().time == "05:00"


def test_a_sleep_is_left_out_and_can_be_counted() -> None:
    clock = after(TalkClock.of(PLAN, NEW, START), 60)
    clock, gap = clock.tick(clock.last + timedelta(hours=9))
    assert gap == timedelta(hours=9)
    assert clock.slept_for(gap) == "9 hours"
    assert clock.display_at().time == "14:00"
    assert clock.count(gap).display_at().time == "+526:00"
    assert clock.slept_for(timedelta(minutes=12)) == "12 minutes"


def test_a_paused_clock_sleeps_unasked_and_a_clock_set_back_takes_nothing_away() -> None:
    clock = after(TalkClock.of(PLAN, NEW, START), 60)
    asleep, gap = clock.stop().tick(clock.last + timedelta(hours=9))
    assert gap is None and asleep.display_at().time == "14:00"
    back, gap = clock.tick(clock.last - timedelta(minutes=30))
    assert gap is None and back.display_at().time == "14:00"
    assert after(back, 10).display_at().time == "13:50"


def test_it_wants_writing_every_ten_seconds() -> None:
    clock = after(TalkClock.of(PLAN, NEW, START), 9)
    assert not clock.unsaved
    clock, talk = after(clock, 1).written(NEW)
    assert (talk.planned_seconds, talk.spent_seconds) == (900, 10)
    assert not clock.unsaved
    assert clock.written(talk)[1] is talk


def test_things_to_say_go_by_the_part_of_the_talk() -> None:
    clock = TalkClock.of(PLAN, NEW, START)
    assert clock.moments() == ("opening",)
    assert clock.moments() != after(clock, 300).moments() == ("deepen", "stuck", "challenge")
    assert after(clock, 800).moments() == after(clock, 1000).moments() == ("close",)
