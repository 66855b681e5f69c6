"""What is not over: the open session, saved at every pause; words to be added; and what one of the two brings."""

from collections.abc import Callable
from dataclasses import replace as but
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Self

from supervise.domain.problems import ProblemError
from supervise.domain.session.lifecycle import is_brought, is_to_be_added
from supervise.domain.session.model import Session
from supervise.store.files.atomic import (
    ChangedOutsideError,
    Fingerprint,
    NameTakenError,
    UnsyncedError,
    move_to,
    replace,
    write_new,
)
from supervise.store.files.cipher import Cipher
from supervise.store.files.links import is_link
from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import remove_file
from supervise.store.home.folder import HomeFolder, addition_path, draft_path
from supervise.store.home.walk import not_looked_into, own_folder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.files import ReadResult, StoredSession
from supervise.store.sessions.toml import encode
from supervise.store.sessions.trash import day_folder


def all_additions(home: HomeFolder, pair: str | None = None) -> ReadResult:
    """Every file in the folder of additions, whatever it holds; None for everybody's."""
    if is_link(home.additions):
        return ReadResult(problems=(not_looked_into(home.additions),))
    return session_files.read_folder(home.additions, home.seal, pair)


def read_additions(home: HomeFolder, pair: str) -> ReadResult:
    """Drafts of words that this pair has not yet added to a session that is over, the newest session's first.

    Each has that session's id, and of the session no more than whose it is. Two files for one session are both
    there: another laptop may have written the second.
    """
    shelf = all_additions(home, pair)
    ours = (draft for draft in shelf.kept if draft.session.pair == pair and is_to_be_added(draft.session))
    return but(shelf, kept=tuple(ours))


class OpenDraft:
    """A draft and the session as it is in memory: `update` is instant, `save` writes and may run in any thread.

    A session is an immutable snapshot, and writes go one after another, so an older one never wins; the file needs no
    number to say which came later, as what another program wrote there is known by its fingerprint.
    """

    def __init__(self, stored_session: StoredSession, *, not_yet_in: HomeFolder | None = None) -> None:
        self._stored_session, self._home = stored_session, not_yet_in
        self.there = not_yet_in is None
        """Whether its file has been made."""
        self._writing = Lock()
        self.session = stored_session.session
        self.begun: Session | None = None
        """What it was begun with; None of one that was gone on with."""
        self.changed_outside = False
        """Whether the file was changed by somebody else meanwhile; ours then goes on in one beside it."""

    @classmethod
    def begin(cls, home: HomeFolder, session: Session) -> Self:
        """Write a new draft and hold it; raises ProblemError, and never overwrites."""
        path = draft_path(home, session.id)
        data = home.seal.encrypt(encode(session))
        own_folder(home, path.parent, saving=False)
        draft = cls(StoredSession(session, path, write_new(path, data, saving=False), home.seal))
        draft.begun = session
        return draft

    @classmethod
    def to_come(cls, home: HomeFolder, session: Session) -> Self:
        """Hold words to be added; their file is made by the first `save` that finds any, as no key waits for a disk."""
        stored_session = StoredSession(session, addition_path(home, session.id), Fingerprint.of(b""), home.seal)
        return cls(stored_session, not_yet_in=home)

    @property
    def kept(self) -> StoredSession:
        return self._stored_session

    @property
    def unsaved(self) -> bool:
        return self.session is not self._stored_session.session

    def remove_untouched(self) -> bool:
        """Remove its file if its steps were only looked at, nobody brought anything and no program wrote there."""
        begun, kept = self.begun, self.kept
        if begun is None or begun.brought or self.session.with_changes(step=begun.step) != begun:
            return False
        try:
            if session_files.read(kept.path, kept.seal).session != self.session:
                return False
            remove(kept.path)
        except ProblemError:
            return False  # it waits among the unfinished, as any other
        return True

    def update(self, session: Session) -> None:
        self.session = session

    def save(self) -> bool:
        """Write what is held if it changed; True if it was written.

        Raises ProblemError when the disk refuses: the words stay held and the next call tries again.
        """
        with self._writing:
            stored_session, session = self._stored_session, self.session
            if session is stored_session.session:
                return False
            data = stored_session.seal.encrypt(encode(session))
            try:
                self._stored_session = StoredSession(
                    session, stored_session.path, self._written(stored_session, data), stored_session.seal
                )
            except UnsyncedError as error:
                self._stored_session, self.there = but(stored_session, fingerprint=error.fingerprint), True
                raise
            except (ChangedOutsideError, NameTakenError):
                path = _beside(stored_session.path, stored_session.seal)
                self._stored_session = StoredSession(session, path, write_new(path, data), stored_session.seal)
                self.changed_outside = True
            self.there = True
            return True

    def _written(self, stored_session: StoredSession, data: bytes) -> Fingerprint:
        if self.there:
            return replace(stored_session.path, data, stored_session.fingerprint)
        if self._home is not None:
            own_folder(self._home, stored_session.path.parent)
        return write_new(stored_session.path, data)

    def replace(self, move: Callable[[StoredSession], StoredSession]) -> None:
        """Let `move` put the draft's file elsewhere or give it another seal, while nothing is being written."""
        with self._writing:
            self._stored_session = move(self._stored_session)


def discard(home: HomeFolder, path: Path, today: date) -> Path:
    """Move a session's file to the trash, as put away today; returns where it lies now. Raises ProblemError."""
    return move_to(own_folder(home, day_folder(home, today), saving=False), path)


def remove(path: Path) -> None:
    """Remove a draft whose session stands read back among the sessions; raises ProblemError."""
    with as_problem(path, saving=False):  # nothing waits on the screen: the words stand among the sessions
        remove_file(path)


def _beside(path: Path, seal: Cipher) -> Path:
    number = 2
    while (other := path.with_name(f"{path.name.split('.')[0]}.{number}{seal.suffix}")).exists():
        number += 1
    return other


def put_brought(home: HomeFolder, session: Session) -> None:
    """Write it to a file of its own; ProblemError, and never overwrites."""
    path = addition_path(home, session.id)
    own_folder(home, path.parent)
    write_new(path, home.seal.encrypt(encode(session)))


def read_brought(home: HomeFolder, pair: str) -> tuple[StoredSession, ...]:
    """What waits for this pair, the first one first; what cannot be read is told where the home is read."""
    waiting = (stored_session for stored_session in all_additions(home, pair).kept)
    ours = [found for found in waiting if found.session.pair == pair and is_brought(found.session)]
    return tuple(reversed(ours))


def remove_brought(waiting: StoredSession) -> None:
    """Once it stands in the draft of a session, read back; ProblemError."""
    with as_problem(waiting.path, saving=False):
        remove_file(waiting.path)
