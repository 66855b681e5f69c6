"""When a page is covered by itself: nobody touched it for long enough, or the laptop slept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Self

ASLEEP = timedelta(minutes=1)
"""A longer silence between two looks at the clocks means that the laptop slept: they are looked at each second."""


@dataclass(frozen=True)
class ClockReading:
    """One moment by the wall clock, which people can set, and by the time since the computer started, sleep counted."""

    wall: datetime
    boot: timedelta

    def since(self, earlier: Self) -> timedelta:
        """The longer of the two: a clock that was set back, or stops in sleep, never hides that time went by."""
        return max(self.wall - earlier.wall, self.boot - earlier.boot)


@dataclass(frozen=True)
class InactivityMonitor:
    """When somebody last touched a key or the mouse, and when the clocks were last looked at."""

    touched: ClockReading
    looked: ClockReading

    @classmethod
    def begin(cls, now: ClockReading) -> Self:
        return cls(now, now)

    def was_asleep(self, now: ClockReading) -> bool:
        return now.since(self.looked) > ASLEEP

    def is_idle(self, now: ClockReading, limit: timedelta) -> bool:
        """Whether nobody touched anything for `limit`; never, if that is nothing."""
        return bool(limit) and now.since(self.touched) >= limit

    def touch(self, now: ClockReading) -> Self:
        return replace(self, touched=now, looked=now)

    def check(self, now: ClockReading) -> Self:
        return replace(self, looked=now)
