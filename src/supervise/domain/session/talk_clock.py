"""A length of talk, counted from the instants it is told; it knows no clock itself."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

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

    def leave_out(self, gap: timedelta) -> Self:
        """The same talk without a `gap` in which nobody talked."""
        if self.running_since is None:
            return replace(self, banked=max(self.banked - gap, timedelta(0)))
        return replace(self, running_since=self.running_since + gap)

    def cues(self, before: datetime, now: datetime, at: tuple[timedelta, ...]) -> tuple[timedelta, ...]:
        """Those times left in `at` that were passed between `before` and `now`: each is told once."""
        was, left = self.left(before), self.left(now)
        return tuple(cue for cue in at if left <= cue < was)


def slept(last: datetime, now: datetime) -> timedelta | None:
    """The gap between two ticks if it is long enough to ask about, else None."""
    gap = now - last
    return gap if gap > GAP else None
