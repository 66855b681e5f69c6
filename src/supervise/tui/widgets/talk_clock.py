"""The clock of the talk without its picture: what it says at an instant, and when it needs writing down."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Self

from supervise.domain.content.talk_plan import Moment, Phase, TalkPlan, phase_at
from supervise.domain.session.base import LONGEST
from supervise.domain.session.model import Talk
from supervise.domain.session.talk_clock import Countdown, slept
from supervise.domain.wording import clock, minutes, plural

WRITE_EVERY = timedelta(seconds=10)
"""How much of the clock a crash may lose."""
NO_TIME = timedelta(0)


@dataclass(frozen=True)
class Told:
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
    def of(cls, plan: TalkPlan, talk: Talk, now: datetime) -> Self:
        """Running if the talk is new; one gone back to waits until the pair say so."""
        spent = timedelta(seconds=talk.spent_seconds)
        countdown = Countdown(timedelta(seconds=talk.planned_seconds), spent)
        return cls(plan, countdown if spent else countdown.start(now), now, spent)

    def tick(self, now: datetime) -> tuple[Self, timedelta | None]:
        """The clock at `now`, and the gap if the laptop slept: it is left out until the pair say to count it."""
        counted = self.countdown
        if now < self.last and counted.running:
            # Somebody set the computer's clock back: what was spent stays spent.
            counted = counted.pause(self.last).start(now)
        gap = slept(self.last, now) if counted.running else None
        return replace(self, countdown=counted.leave_out(gap) if gap else counted, last=now), gap

    def count(self, gap: timedelta) -> Self:
        """The clock with a gap counted that had been left out."""
        return replace(self, countdown=self.countdown.leave_out(-gap))

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
    def unwritten(self) -> bool:
        """Whether so much has passed that it should be written down."""
        return abs(self.spent - self.recorded) >= WRITE_EVERY

    def written(self, talk: Talk) -> tuple[Self, Talk]:
        """The talk with its real length, and the clock that knows it was written."""
        lengths = (self.countdown.length, self.spent)
        planned, spent = (min(int(length.total_seconds()), LONGEST) for length in lengths)
        after = talk if (talk.planned_seconds, talk.spent_seconds) == (planned, spent) else None
        after = after or talk.but(planned_seconds=planned, spent_seconds=spent)
        return replace(self, recorded=self.spent), after

    def told(self) -> Told:
        length = self.countdown.length.total_seconds()
        phase, more = phase_at(self.plan, self.spent.total_seconds(), length)
        says, calls = self._says()
        return Told(
            # A second is counted when it is over, on either side of the end.
            time=clock(timedelta(seconds=ceil(self.left.total_seconds()))),
            fraction=self.spent.total_seconds() / length if length else 1.0,
            phase=phase,
            in_phase=f"{plural(ceil(more / 60), 'minute')} left" if more else "",
            says=says,
            calls=calls,
        )

    def _says(self) -> tuple[str, bool]:
        left = self.left
        cue = next((each for each in sorted(self.plan.cues) if left <= timedelta(minutes=each)), None)
        if left <= NO_TIME:
            cued = "Time. Take a moment to close; the clock counts up."
        elif cue is not None and timedelta(minutes=cue) < self.countdown.length:
            cued = f"The last {plural(cue, 'minute')}."
        else:
            cued = ""
        if not self.countdown.running:
            return f"Paused. F2 goes on. {cued}".strip(), True
        if cued:
            return cued, True
        return "Talk, and write what helps. F2 pauses.", False

    @staticmethod
    def slept_for(gap: timedelta) -> str:
        """12 minutes, or 9 hours."""
        hours = gap.total_seconds() / 3600
        return plural(round(hours), "hour") if hours >= 2 else minutes(gap.total_seconds())

    def moments(self) -> tuple[Moment, ...]:
        """Which things to say belong to this part of the talk: by its place, as phases can be renamed."""
        phase = self.told().phase
        if self.left <= NO_TIME or phase is self.plan.phases[-1]:
            return ("close",)
        return ("opening",) if phase is self.plan.phases[0] else ("deepen", "stuck", "challenge")
