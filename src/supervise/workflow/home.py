"""The open home: its settings and pair, what was read of its past, and whether it may be written."""

import random
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from operator import is_not
from pathlib import Path
from typing import Any

from supervise import garbage_collection
from supervise.domain.content.bundle import Content
from supervise.domain.instants import local_day
from supervise.domain.people import Pair
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SessionSummary, found_by_all
from supervise.domain.session.lifecycle import words_to_add
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.encryption import removal_marker
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.store.sessions.archive import ArchivedSession, FileStamp, Tell, is_as_read, read_archive
from supervise.store.sessions.drafts import read_additions
from supervise.store.sessions.duplicates import SessionCopies
from supervise.store.sessions.files import ReadResult, StoredSession
from supervise.store.sessions.pair_header import OtherPairSession
from supervise.store.sessions.trash import sweep_home
from supervise.store.settings import save_settings
from supervise.workflow.read_only import ANOTHER_WINDOW, ReadOnly, because_of
from supervise.workflow.words import WordsOnDemand

Clock = Callable[[], datetime]
"""Tells the instant, aware, in UTC."""


MANY = 1_000
"""So many sessions that looking through them takes longer than a key may."""


def wall_clock() -> datetime:
    return datetime.now(UTC)


def _others(several: Iterable[SessionCopies]) -> dict[str, tuple[Session, ...]]:
    """What other files say of a session, by its id."""
    return {copies.id: tuple(other.session for other in copies.others) for copies in several if copies.others}


class HomeState(WordsOnDemand):
    """A home, its content and its clock. Every operation raises ProblemError when it cannot be done."""

    _frozen = False
    """Whether the collector was told to pass over what was read."""

    def __init__(
        self,
        home: HomeFolder,
        content: Content,
        clock: Clock = wall_clock,
        *,
        settings: Settings | None = None,
        pairs_hidden: Problem | None = None,
        lock: HomeLock | None = None,
        read_only: ReadOnly | None = None,
        zone: tzinfo | None = None,
        chance: random.Random | None = None,
    ) -> None:
        self.home, self.content, self.clock, self.zone = home, content, clock, zone
        self.settings = settings or Settings()
        self.pairs_hidden = pairs_hidden
        """Why nobody can tell who is here, where the settings cannot be read: then nothing of anybody is shown."""
        self.read_only = read_only
        self._out_of_reach: ReadOnly | None = None
        """Why this window only reads, as long as that may pass: its folder is not there just now."""
        """Why nothing can be written here; None when it can."""
        self.lock = lock
        self.chance = chance or random.SystemRandom()
        self.forget()

    def forget(self) -> None:
        """Let go of everything that was read, and of every page that showed it."""
        if self._frozen:
            garbage_collection.take_back()
        self._frozen = False
        self._history: tuple[tuple[object, object], object, History] | None = None
        self.past: tuple[ArchivedSession, ...] = ()
        """This pair's sessions that are over, newest first, as of the last `read`; nothing of another pair is held."""
        self.waiting: tuple[StoredSession, ...] = ()
        """This pair's drafts, newest first."""
        self.unadded: tuple[StoredSession, ...] = ()
        """Words of this pair not yet added to sessions that are over, the newest session's first."""
        self.several: tuple[SessionCopies, ...] = ()
        """This pair's sessions that lie in more than one file; `past` and `waiting` have each of them once."""
        self.elsewhere: tuple[OtherPairSession, ...] = ()
        """What a backup should hold of the other pairs."""
        self.problems: tuple[Problem, ...] = ()
        """What could not be read in this home."""
        self.stats: tuple[tuple[Path, FileStamp | None], ...] = ()

    def read(self, tell: Tell = lambda _done, _of: None) -> None:
        """Read this pair's sessions and drafts as they lie now; safe in a thread, as results are put in place whole."""
        home, pair = self.home, self._whose
        if home.seal.is_locked:
            self.forget()
            return
        with garbage_collection.paused():
            archive = read_archive(home, pair, self.zone, self.past, tell, self.content.usual_rules)
            unadded = read_additions(home, pair) if pair else ReadResult()
        history = self._told_by(archive.shelved, archive.several)
        history.actions()  # here and not on a page: of many sessions it takes longer than a key may
        if self.home is not home or pair != self._whose:
            return  # covered, or another pair chosen, meanwhile: what was read is not for them
        self.past, self.waiting, self.several = archive.shelved, archive.waiting, archive.several
        self.unadded = tuple(stored_session for stored_session in unadded.kept if words_to_add(stored_session.session))
        self.problems = (*archive.problems, *unadded.problems)
        self.elsewhere, self.stats = archive.elsewhere, archive.stats
        self._history = (self.past, self.several), (pair, self.zone), history
        if len(self.past) > MANY and not self._frozen:
            self._frozen = True
            garbage_collection.set_aside()  # what waits to be dropped, a page or a passphrase, is not to stay

    @property
    def _whose(self) -> str | None:
        """The pair whose sessions are read; None for everybody's, as long as no pair is known, and "" for nobody's."""
        return self.settings.current_pair if self.pair else None if self.pairs_hidden is None else ""

    def is_as_read(self) -> bool:
        """Whether the files of this home are those that were read, untouched; quick, and safe in a thread."""
        return self.home.seal.is_locked or is_as_read(self.home, dict(self.stats))

    def shelved(self, session_id: str) -> ArchivedSession | None:
        """The session that is over with this id, as it was read."""
        named = (archived for archived in self.past if archived.id == session_id)
        return next((archived for archived in named if self.belongs_to_pair(archived.brief)), None)

    def load_session(self, session_id: str) -> Session | None:
        """All of a session that is over."""
        archived_session = self.shelved(session_id)
        return archived_session.session if archived_session is not None else None

    def tidy(self) -> None:
        """Put what a crash left half-done into the trash; never parsed, never deleted."""
        self.see_who_writes()  # in another window these are its work under way
        if self.writable:
            with suppress(ProblemError):  # what cannot be looked into is told where it is listed
                sweep_home(self.home)
            with suppress(ProblemError):
                removal_marker.clear(self.home)

    @property
    def today(self) -> date:
        return local_day(self.clock(), self.zone)

    @property
    def pair(self) -> Pair | None:
        """The pair at the laptop, or None on the first run."""
        return next((pair for pair in self.settings.pairs if pair.id == self.settings.current_pair), None)

    @property
    def history(self) -> History:
        """This pair's sessions that are over; the same one until any of them changes."""
        read, pair = (self.past, self.several), self.pair and self.pair.id
        if self._history is None or any(map(is_not, read, self._history[0])) or self._history[1] != (pair, self.zone):
            self._history = read, (pair, self.zone), self._told_by(*read)
        return self._history[2]

    def _told_by(self, past: tuple[ArchivedSession, ...], several: tuple[SessionCopies, ...]) -> History:
        """The history of this pair, each session to be found by what another of its files says, too."""
        more = _others(several)
        ours = (archived_session.brief for archived_session in past if self.belongs_to_pair(archived_session.brief))
        usual_rules = self.content.usual_rules
        return History(
            tuple(found_by_all(summary, more.get(summary.id, ()), self.zone, usual_rules) for summary in ours),
            self.zone,
        )

    @property
    def unfinished(self) -> tuple[StoredSession, ...]:
        """This pair's sessions still open, newest first."""
        return tuple(stored_session for stored_session in self.waiting if self.belongs_to_pair(stored_session.session))

    @property
    def versions(self) -> tuple[SessionCopies, ...]:
        """This pair's sessions that lie in more than one file."""
        return tuple(copies for copies in self.several if self.belongs_to_pair(copies.main.session))

    def versions_by_id(self) -> Callable[[str], tuple[Session, ...]]:
        """What gives all of a session that is over, and what its other files say, by its id; as it is now."""
        past, more = {archived.id: archived for archived in self.past}, _others(self.versions)
        return lambda session_id: (past[session_id].session, *more.get(session_id, ())) if session_id in past else ()

    @property
    def has_copies(self) -> frozenset[str]:
        """The ids of those that say something else in another file."""
        return frozenset(version.id for version in self.versions if version.others)

    def choose_pair(self, pair: Pair) -> None:
        """Remember this pair and put it at the laptop."""
        others = tuple(other for other in self.settings.pairs if other.id != pair.id)
        before = self.settings.current_pair
        self.set(pairs=(*others, pair), current_pair=pair.id)
        if pair.id != before:
            self.forget()  # nothing of the pair before is held, or seen, from here on

    def set(self, **changes: Any) -> None:
        """Change settings and write the changed keys."""
        self.require_writable()
        new = self.settings.model_copy(update=changes)
        save_settings(self.home.settings, self.settings, new)
        self.settings = new

    def belongs_to_pair(self, session: Session | SessionSummary) -> bool:
        return self.pair is not None and session.pair == self.pair.id

    def now(self) -> datetime:
        return self.clock().replace(microsecond=0)

    @property
    def writable(self) -> bool:
        return self.read_only is None

    def require_writable(self) -> None:
        self.see_who_writes()
        if self.read_only is not None:
            raise ProblemError(self.read_only.refusal)

    def see_who_writes(self) -> None:
        """Look whether this window's lock is still there: somebody may have removed its file, and another locked anew.

        What is held goes on being written, as nothing of it may be lost; all else is refused from then on, or until a
        folder that could not be reached is there again.
        """
        if self.lock is None or not self.lock.held or self.read_only is not self._out_of_reach:
            return
        try:
            self._out_of_reach = None
            self.read_only = None if self.lock.still_held() else ANOTHER_WINDOW
        except ProblemError as error:
            self.read_only = self._out_of_reach = because_of(error.problem)
