"""Reads and writes the files of finished and agreed sessions; one broken file never hides the others."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.model import SCHEMA_VERSION, Session
from supervise.store.files import atomic
from supervise.store.files.atomic import Fingerprint, replace, write_new
from supervise.store.files.cipher import PLAIN, Cipher, for_name
from supervise.store.files.os_errors import as_problem
from supervise.store.home.folder import HomeFolder, session_path
from supervise.store.home.walk import ENDINGS, own_folder, passed_over, taken_away, walk
from supervise.store.sessions import snapshots
from supervise.store.sessions.pair_header import read_other_pair_header
from supervise.store.sessions.toml import decode_with_version, encode, has_valid_checksum, is_newer_schema


@dataclass(frozen=True)
class StoredSession:
    """A session and the file it was read from; `fingerprint` is of the bytes on disk, `seal` closed them."""

    session: Session
    path: Path
    fingerprint: Fingerprint
    seal: Cipher = PLAIN
    as_written: bool = True
    """Whether the file is byte for byte what a Supervise wrote: not edited by hand, not damaged."""
    form: int = SCHEMA_VERSION
    """The form its file has; an earlier one was brought to the present one in memory."""

    @property
    def id(self) -> str:
        return self.session.id

    @property
    def read_only(self) -> bool:
        return is_newer_schema(self.session)

    def snapshot_before_write(self, home: HomeFolder, at: datetime) -> None:
        """Before this is written anew: keep in history/ what its file holds, if not just what this would write.

        ChangedOutsideError when the file is no longer what was read; ProblemError when it cannot be kept.
        """
        old = f"v{self.form}" if self.form < SCHEMA_VERSION else ""
        why = "-".join(filter(None, (old, "" if self.as_written else "outside")))
        if why:
            snapshots.snapshot(home, self.path, self.fingerprint, why, at)


@dataclass(frozen=True)
class ReadResult:
    """What could be read, newest first, and what could not, with why."""

    kept: tuple[StoredSession, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read(path: Path, seal: Cipher = PLAIN) -> StoredSession:
    """The session in `path` of a home with `seal`; raises ProblemError if it cannot be read."""
    return _read(path, seal, *read_decrypted(path, seal))


def _read(path: Path, seal: Cipher, data: bytes, text: bytes) -> StoredSession:
    session, form = decode_with_version(text, path.name)
    return StoredSession(session, path, Fingerprint.of(data), for_name(path.name, seal), has_valid_checksum(text), form)


def read_decrypted(path: Path, seal: Cipher = PLAIN) -> tuple[bytes, bytes]:
    """The bytes at `path` as they lie, and the text in them; raises ProblemError if it cannot be read."""
    with as_problem(path, saving=False):
        try:
            data = atomic.read_bytes(path)
        except OSError as error:
            if (away := taken_away(path)) is not None:
                raise ProblemError(away) from error
            raise
    # By its ending: where the key is not here, a locked file is told of as that, and not as TOML gone wrong.
    return data, for_name(path.name, seal).decrypt(data, path.name) if path.suffix == ".age" else data


def read_folder(folder: Path, seal: Cipher = PLAIN, pair: str | None = None) -> ReadResult:
    """Every session's file under `folder`, but those that say they are another pair's; a missing folder is empty."""
    stored_sessions: list[StoredSession] = []
    paths, problems = list_files(folder)
    for path in paths:
        try:
            data, text = read_decrypted(path, seal)
            if pair is None or read_other_pair_header(text, pair) is None:
                stored_sessions.append(_read(path, seal, data, text))
        except ProblemError as error:
            problems.append(error.problem)
    return ReadResult(newest_first(stored_sessions), tuple(problems))


def newest_first(stored_sessions: Iterable[StoredSession]) -> tuple[StoredSession, ...]:
    return tuple(sorted(stored_sessions, key=lambda stored: (stored.session.started_at, stored.id), reverse=True))


def read_sessions(home: HomeFolder, pair: str | None = None) -> ReadResult:
    return read_folder(home.sessions, home.seal, pair)


def save_new(home: HomeFolder, session: Session) -> StoredSession:
    """Write a session that has no file yet; raises ProblemError, and never overwrites.

    The same session under that name is this very operation, cut off after its last write: it is done then.
    """
    path = session_path(home, session.id)
    own_folder(home, path.parent)
    there = atomic.read(path)
    if there is not None:
        text = there if home.seal is PLAIN else home.seal.decrypt(there, path.name)
        with suppress(ProblemError):  # unreadable: the name is taken
            stored = _read(path, home.seal, there, text)
            if stored.as_written and stored.session == session:
                return stored
    return StoredSession(session, path, write_new(path, home.seal.encrypt(encode(session))), home.seal)


def save_again(home: HomeFolder, stored_session: StoredSession, session: Session, at: datetime) -> StoredSession:
    """Write `session` over the file it was read from; what was changed outside or is of an earlier form is kept first.

    Raises ChangedOutsideError if that file is no longer what was read, ProblemError if a newer program wrote it.
    """
    if stored_session.read_only:
        raise ProblemError(
            Problem(
                stored_session.path.name,
                "was written by a newer Supervise.",
                "Open it with that one; here it can be read.",
            )
        )
    data = stored_session.seal.encrypt(encode(session))
    stored_session.snapshot_before_write(home, at)
    return StoredSession(
        session,
        stored_session.path,
        replace(stored_session.path, data, stored_session.fingerprint),
        stored_session.seal,
    )


def list_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Every file under `folder` that may hold a session, by name, and what is there and cannot be, or is not, read.

    Nothing hidden: sync programs keep older versions there, and a write under way its temporary file.
    """
    files: list[Path] = []
    problems: list[Problem] = []
    for within, names, folders in walk(folder, problems):
        for name in (*names, *folders):
            if name.endswith(ENDINGS) and not name.startswith("."):
                files.append(within / name)
            elif name in names and (problem := passed_over(within / name)) is not None:
                problems.append(problem)
    return sorted(files, key=lambda path: path.parts), problems
