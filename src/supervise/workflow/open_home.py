"""One home as it is open here: its settings and its pair, what was read of its past, and whether it may be written."""

import gc
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from supervise.domain.content import Content
from supervise.domain.history import History
from supervise.domain.people import Pair
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session import Session
from supervise.domain.settings import Settings
from supervise.store import copies
from supervise.store.copies import Versions
from supervise.store.paths import Home, new_suffix
from supervise.store.sessions import Kept
from supervise.store.settings import save_settings
from supervise.store.sweep import sweep_home

Clock = Callable[[], datetime]
"""Tells the instant, aware, in UTC."""


def wall_clock() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Reading makes a million small objects and no garbage: looking through them again and again doubles its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class OpenHome:
    """A home, its content and its clock. Every deed raises ProblemError when it cannot be done."""

    def __init__(
        self,
        home: Home,
        content: Content,
        clock: Clock = wall_clock,
        *,
        settings: Settings | None = None,
        writable: bool = True,
        zone: tzinfo | None = None,
        chance: random.Random | None = None,
    ) -> None:
        self.home, self.content, self.clock, self.zone = home, content, clock, zone
        self.settings = settings or Settings()
        self.writable = writable
        self.problems: tuple[Problem, ...] = ()
        """What could not be read in this home, as of the last `read`."""
        self.chance = chance or random.SystemRandom()
        self.past: tuple[Kept, ...] = ()
        """Every pair's sessions that are over, newest first, as of the last `read`."""
        self.waiting: tuple[Kept, ...] = ()
        """Every pair's drafts, newest first."""
        self.several: tuple[Versions, ...] = ()
        """Every pair's sessions that lie in more than one file; `past` and `waiting` have each of them once."""

    def read(self) -> None:
        """Read every session and draft anew; safe in a thread, as results are put in place whole."""
        if self.home.seal.shut:
            self.past = self.waiting = self.several = self.problems = ()
            return
        with _uncollected():
            found = copies.read_home(self.home)
        self.past = tuple(one.main for one in found.past)
        self.waiting = tuple(one.main for one in found.waiting)
        self.several = tuple(one for one in (*found.waiting, *found.past) if not one.single)
        self.problems = found.problems

    def tidy(self) -> None:
        """Put what a crash left half-done into the trash; never parsed, never deleted."""
        if self.writable:
            sweep_home(self.home)

    @property
    def today(self) -> date:
        return self.clock().astimezone(self.zone).date()

    @property
    def pair(self) -> Pair | None:
        """The pair at the laptop, or None on the first run."""
        return next((one for one in self.settings.pairs if one.id == self.settings.current_pair), None)

    @property
    def history(self) -> History:
        """This pair's sessions that are over."""
        return History(tuple(one.session for one in self.past if self.ours(one.session)), self.zone)

    @property
    def unfinished(self) -> tuple[Kept, ...]:
        """This pair's sessions still open, newest first."""
        return tuple(one for one in self.waiting if self.ours(one.session))

    @property
    def versions(self) -> tuple[Versions, ...]:
        """This pair's sessions that lie in more than one file."""
        return tuple(one for one in self.several if self.ours(one.main.session))

    @property
    def doubled(self) -> frozenset[str]:
        """The ids of those that say something else in another file."""
        return frozenset(one.id for one in self.versions if one.others)

    def choose_pair(self, pair: Pair) -> None:
        """Remember this pair and put it at the laptop."""
        others = tuple(one for one in self.settings.pairs if one.id != pair.id)
        self.set(pairs=(*others, pair), current_pair=pair.id)

    def new_pair_id(self) -> str:
        return new_suffix(self.chance)

    def set(self, **changes: Any) -> None:
        """Change settings and write the changed keys."""
        self.must_be_writable()
        new = self.settings.model_copy(update=changes)
        save_settings(self.home.settings, self.settings, new)
        self.settings = new

    def ours(self, session: Session) -> bool:
        return self.pair is None or session.pair == self.pair.id

    def now(self) -> datetime:
        return self.clock().replace(microsecond=0)

    def must_be_writable(self) -> None:
        if not self.writable:
            raise ProblemError(
                Problem(
                    "This window",
                    "is for reading only.",
                    "Another Supervise has this home open; write there.",
                )
            )
