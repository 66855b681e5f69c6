"""A length of talk, counted from the instants it is told; it knows no clock itself."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Self

from supervise.domain.content.talk_plan import Moment, Phase, TalkPlan, phase_at
from supervise.domain.session.base import LONGEST
from supervise.domain.session.model import Talk
from supervise.domain.wording import format_clock, minutes, plural

GAP = timedelta(minutes=1)
"""A longer silence between two ticks means that the laptop slept."""


@dataclass(frozen=True)
class Countdown:
    """A planned length, what was spent before, and since when it has been running (None when paused)."""

    length: timedelta
    banked: timedelta = timedelta(0)
    running_since: datetime | None = None

    @property
    def running(self) -> bool:
        return self.running_since is not None

    def elapsed(self, now: datetime) -> timedelta:
        """What has been spent by `now`; a clock set back never takes time away."""
        if self.running_since is None:
            return self.banked
        return self.banked + max(now - self.running_since, timedelta(0))

    def left(self, now: datetime) -> timedelta:
        """What is left at `now`; negative once the planned length is over, as nobody is ever cut off."""
        return self.length - self.elapsed(now)

    def start(self, now: datetime) -> Self:
        return self if self.running else replace(self, running_since=now)

    def pause(self, now: datetime) -> Self:
        return replace(self, banked=self.elapsed(now), running_since=None)

    def extend(self, more: timedelta) -> Self:
        return replace(self, length=self.length + more)

    def exclude(self, gap: timedelta) -> Self:
        """The same talk without a `gap` in which nobody talked."""
        if self.running_since is None:
            return replace(self, banked=max(self.banked - gap, timedelta(0)))
        return replace(self, running_since=self.running_since + gap)

    def cues(self, before: datetime, now: datetime, at: tuple[timedelta, ...]) -> tuple[timedelta, ...]:
        """Those times left in `at` that were passed between `before` and `now`: each is told once."""
        was, left = self.left(before), self.left(now)
        return tuple(cue for cue in at if left <= cue < was)


def sleep_gap(last: datetime, now: datetime) -> timedelta | None:
    """The gap between two ticks if it is long enough to ask about, else None."""
    gap = now - last
    return gap if gap > GAP else None


WRITE_EVERY = timedelta(seconds=10)
"""How much of the clock a crash may lose."""
NO_TIME = timedelta(0)


@dataclass(frozen=True)
class ClockDisplay:
    """What there is to see at one instant."""

    time: str
    fraction: float
    phase: Phase
    in_phase: str
    """How long this part of the talk still is, in words that change once a minute."""
    says: str
    """What to know now: how to pause, that it is paused, that it is nearly time, that it is time."""
    calls: bool
    """Whether it is a cue, which is shown a little stronger."""


@dataclass(frozen=True)
class TalkClock:
    """A countdown with its plan, the last instant it was told, and what was last written down."""

    plan: TalkPlan
    countdown: Countdown
    last: datetime
    recorded: timedelta = NO_TIME

    @classmethod
    def of(cls, plan: TalkPlan, talk: Talk, now: datetime, *, going_on: bool = False) -> Self:
        """Running if the talk is new or the pair are `going_on` with it; else it waits until they say so."""
        spent = timedelta(seconds=talk.spent_seconds)
        countdown = Countdown(timedelta(seconds=talk.planned_seconds), spent)
        return cls(plan, countdown if spent and not going_on else countdown.start(now), now, spent)

    def tick(self, now: datetime) -> tuple[Self, timedelta | None]:
        """The clock at `now`, and the gap if the laptop slept: it is left out until the pair say to count it."""
        counted = self.countdown
        if now < self.last and counted.running:
            # Somebody set the computer's clock back: what was spent stays spent.
            counted = counted.pause(self.last).start(now)
        gap = sleep_gap(self.last, now) if counted.running else None
        return replace(self, countdown=counted.exclude(gap) if gap else counted, last=now), gap

    def count(self, gap: timedelta) -> Self:
        """The clock with a gap counted that had been left out."""
        return replace(self, countdown=self.countdown.exclude(-gap))

    def toggle(self) -> Self:
        running = self.countdown.running
        return replace(self, countdown=self.countdown.pause(self.last) if running else self.countdown.start(self.last))

    def stop(self) -> Self:
        return replace(self, countdown=self.countdown.pause(self.last))

    def extend(self) -> Self:
        """The usual minutes more, from the end or, when that is past, from now."""
        more = timedelta(minutes=self.plan.extend[0])
        over = max(-self.countdown.left(self.last), NO_TIME)
        return replace(self, countdown=self.countdown.extend(more + timedelta(seconds=ceil(over.total_seconds()))))

    @property
    def spent(self) -> timedelta:
        return self.countdown.elapsed(self.last)

    @property
    def left(self) -> timedelta:
        return self.countdown.left(self.last)

    @property
    def in_use(self) -> bool:
        """Whether the pair are in their planned minutes; a clock left running over night is not that."""
        return self.countdown.running and self.left > NO_TIME

    @property
    def unsaved(self) -> bool:
        """Whether so much has passed that it should be written down."""
        return abs(self.spent - self.recorded) >= WRITE_EVERY

    def written(self, talk: Talk) -> tuple[Self, Talk]:
        """The talk with its real length, and the clock that knows it was written."""
        lengths = (self.countdown.length, self.spent)
        planned, spent = (min(int(length.total_seconds()), LONGEST) for length in lengths)
        after = talk if (talk.planned_seconds, talk.spent_seconds) == (planned, spent) else None
        after = after or talk.with_changes(planned_seconds=planned, spent_seconds=spent)
        return replace(self, recorded=self.spent), after

    def display_at(self) -> ClockDisplay:
        length = self.countdown.length.total_seconds()
        phase, more = phase_at(self.plan, self.spent.total_seconds(), length)
        says, calls = self._says()
        return ClockDisplay(
            # A second is counted when it is over, on either side of the end.
            time=format_clock(timedelta(seconds=ceil(self.left.total_seconds()))),
            fraction=self.spent.total_seconds() / length if length else 1.0,
            phase=phase,
            in_phase=f"{plural(ceil(more / 60), 'minute')} left" if more else "",
            says=says,
            calls=calls,
        )

    def _says(self) -> tuple[str, bool]:
        left = self.left
        cue = next((cue for cue in sorted(self.plan.cues) if left <= timedelta(minutes=cue)), None)
        if left <= NO_TIME:
            cued = "Time. Take a moment to close; the clock counts up."
        elif cue is not None and timedelta(minutes=cue) < self.countdown.length:
            cued = f"The last {plural(cue, 'minute')}."
        else:
            cued = ""
        if not self.countdown.running:
            return f"Paused. {{pause}} goes on. {cued}".strip(), True
        if cued:
            return cued, True
        return "Talk, and write what helps. {pause} pauses.", False

    @staticmethod
    def slept_for(gap: timedelta) -> str:
        """12 minutes, or 9 hours."""
        hours = gap.total_seconds() / 3600
        return plural(round(hours), "hour") if hours >= 2 else minutes(gap.total_seconds())

    def moments(self) -> tuple[Moment, ...]:
        """Which things to say belong to this part of the talk: by its place, as phases can be renamed."""
        phase = self.display_at().phase
        if self.left <= NO_TIME or phase is self.plan.phases[-1]:
            return ("close",)
        return ("opening",) if phase is self.plan.phases[0] else ("deepen", "stuck", "challenge")
