"""The deeds of a session, each from start to end, and that each is saved; the only writer."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from supervise.domain import agreement
from supervise.domain.content import Content
from supervise.domain.history import History
from supervise.domain.incident import next_case
from supervise.domain.people import Pair
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session import Rating, Session, Step
from supervise.domain.settings import Settings
from supervise.store import drafts, sessions
from supervise.store.atomic import sweep_home
from supervise.store.paths import Home, new_suffix, session_name
from supervise.store.sessions import Kept
from supervise.store.settings import save_settings

Clock = Callable[[], datetime]
"""Tells the instant, aware, in UTC."""


def wall_clock() -> datetime:
    return datetime.now(UTC)


class Workflow:
    """One home, its content and its clock; holds at most one session at a time.

    Every deed raises ProblemError when it cannot be done; nothing written is lost by it.
    """

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
        self.held: drafts.Held | None = None
        self._past: tuple[Kept, ...] = ()
        self._waiting: tuple[Kept, ...] = ()

    def read(self) -> None:
        """Read every session and draft anew; safe in a thread, as results are put in place whole."""
        past, waiting = sessions.read_sessions(self.home), drafts.read_drafts(self.home)
        done = {one.session.id for one in past.kept}
        self._past = past.kept
        self._waiting = tuple(one for one in waiting.kept if one.session.id not in done)
        self.problems = (*past.problems, *waiting.problems)

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
        return History(tuple(one.session for one in self._past if self._ours(one.session)), self.zone)

    @property
    def unfinished(self) -> tuple[Kept, ...]:
        """This pair's sessions still open, newest first."""
        return tuple(one for one in self._waiting if self._ours(one.session))

    def choose_pair(self, pair: Pair) -> None:
        """Remember this pair and put it at the laptop."""
        others = tuple(one for one in self.settings.pairs if one.id != pair.id)
        self.set(pairs=(*others, pair), current_pair=pair.id)

    def new_pair_id(self) -> str:
        return new_suffix(self.chance)

    def set(self, **changes: Any) -> None:
        """Change settings and write the changed keys."""
        self._must_be_writable()
        new = self.settings.model_copy(update=changes)
        save_settings(self.home.settings, self.settings, new)
        self.settings = new

    @property
    def session(self) -> Session:
        """The session being held; raises ProblemError if none is."""
        return self._holding().session

    def begin(self) -> Session:
        """Start a session of this pair now; its draft is on disk before this returns."""
        self._must_be_writable()
        pair = self.pair
        if pair is None:
            raise ProblemError(Problem("Home", "knows no pair yet.", "Say who is here first."))
        now, latest, supervision = self._now(), self.history.latest, self.content.supervision
        usual_rules = tuple(rule.text for rule in supervision.ground_rules)
        session = Session(
            id=session_name(now, new_suffix(self.chance)),
            step="arrive",
            started_at=now,
            pair=pair.id,
            people=pair.people,
            kind=latest.kind if latest else supervision.kinds[0],
            ground_rules=(latest.ground_rules if latest else ()) or usual_rules,
        )
        self.held = drafts.Held.begin(self.home, session)
        return session

    def resume(self, waiting: Kept) -> Session:
        """Go on with an unfinished session as it lies on disk now."""
        self._must_be_writable()
        kept = sessions.read(waiting.path)
        if kept.read_only:
            raise ProblemError(
                Problem(kept.path.name, "was written by a newer Supervise.", "Go on with it in that one.")
            )
        self.held = drafts.Held(kept)
        return kept.session

    def change(self, **changes: Any) -> Session:
        """The held session with these fields changed; kept on disk by the next `keep`."""
        return self._put(agreement.edit(self.session, **changes))

    def at(self, step: Step) -> None:
        """Remember which step the pair are at."""
        if self.session.step != step:
            self.change(step=step)

    def rate(self, rating: Rating) -> None:
        """Take one person's private answer, kept at once."""
        self._put(agreement.rate(self.session, rating))
        self.keep()

    def case_label(self) -> str:
        """The next case label this pair has not used."""
        return next_case(self.history.cases())

    def keep(self) -> bool:
        """Write the held session if it changed (see `drafts.Held.keep`); True if it was written."""
        return self.held is not None and self.held.keep()

    def leave(self) -> None:
        """Keep the draft and let go of it: it is offered first next time."""
        held = self._holding()
        held.keep()
        self._forget(held)
        self._waiting = (held.kept, *self._waiting)

    def discard(self) -> None:
        """Put the draft into the trash."""
        held = self._holding()
        held.keep()
        drafts.discard(self.home, held.kept.path)
        self._forget(held)

    def confirm(self, by: str, initials: str) -> Session:
        """Take one confirmation; with both, the record is locked and stands among the sessions."""
        after = agreement.confirm(self.session, by, initials, self._now())
        if after.locked:
            return self._settle(after)
        self._put(after)
        self.keep()
        return after

    def finish(self, reason: str) -> Session:
        """End the session here, with the reason; what was written stays."""
        return self._settle(agreement.finish(self.session, reason, self._now()))

    def add(self, session: Session, by: str, text: str) -> Session:
        """Add dated words to a session that is over."""
        self._must_be_writable()
        kept = next((one for one in self._past if one.session.id == session.id), None)
        if kept is None:
            raise ProblemError(Problem("This session", "is no longer on disk.", "Look in the trash folder."))
        after = sessions.save_again(kept, agreement.add(kept.session, by, text, self._now()))
        self._past = tuple(after if one is kept else one for one in self._past)
        return after.session

    def put_away(self, session: Session) -> None:
        """Move a session that is over to the trash, where it lies until somebody empties it."""
        self._must_be_writable()
        for kept in self._past:
            if kept.session.id == session.id:
                drafts.discard(self.home, kept.path)
        self._past = tuple(one for one in self._past if one.session.id != session.id)

    def _ours(self, session: Session) -> bool:
        return self.pair is None or session.pair == self.pair.id

    def _settle(self, session: Session) -> Session:
        """The session is over: write it, read it back, and only then remove its draft."""
        held = self._holding()
        held.keep()
        kept = sessions.save_new(self.home, session)
        if sessions.read(kept.path).session != session:
            raise ProblemError(
                Problem(kept.path.name, "does not read back as it was written.", "The draft is kept; try again.")
            )
        drafts.remove(held.kept.path)
        self._forget(held)
        self._past = (kept, *self._past)
        return session

    def _holding(self) -> drafts.Held:
        if self.held is None:
            raise ProblemError(Problem("This window", "holds no session.", "Begin one from Home."))
        return self.held

    def _put(self, session: Session) -> Session:
        self._holding().put(session)
        return session

    def _forget(self, held: drafts.Held) -> None:
        self._waiting = tuple(one for one in self._waiting if one.path != held.kept.path)
        self.held = None

    def _now(self) -> datetime:
        return self.clock().replace(microsecond=0)

    def _must_be_writable(self) -> None:
        if not self.writable:
            raise ProblemError(
                Problem(
                    "This window",
                    "is for reading only.",
                    "Another Supervise has this home open; write there.",
                )
            )
