"""Finished and agreed sessions on disk: found, read, added; one broken file never hides the others."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session import Session
from supervise.store import atomic
from supervise.store.atomic import Fingerprint, replace, write_new
from supervise.store.codec import decode, encode, from_the_future
from supervise.store.paths import Home, make_folder, os_problem, session_path, told


@dataclass(frozen=True)
class Kept:
    """A session and the file it was read from; `fingerprint` is of the bytes that were read."""

    session: Session
    path: Path
    fingerprint: Fingerprint

    @property
    def read_only(self) -> bool:
        return from_the_future(self.session)


@dataclass(frozen=True)
class Shelf:
    """What could be read, newest first, and what could not, with why."""

    kept: tuple[Kept, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read(path: Path) -> Kept:
    """The session in `path`; raises ProblemError if it cannot be read."""
    with told(path, saving=False):
        data = path.read_bytes()
    return Kept(decode(data, path.name), path, Fingerprint.of(data))


def read_folder(folder: Path) -> Shelf:
    """Every `*.toml` under `folder`; a folder that is missing is an empty shelf."""
    kept: list[Kept] = []
    problems: list[Problem] = []
    for path in _files(folder, problems):
        try:
            kept.append(read(path))
        except ProblemError as error:
            problems.append(error.problem)
    kept.sort(key=lambda one: (one.session.started_at, one.session.id), reverse=True)
    return Shelf(tuple(kept), tuple(problems))


def read_sessions(home: Home) -> Shelf:
    return read_folder(home.sessions)


def save_new(home: Home, session: Session) -> Kept:
    """Write a session that has no file yet; raises ProblemError, and never overwrites.

    The same bytes under that name are this very deed, cut off after its last write: it is done then.
    """
    path = session_path(home, session.id)
    data = encode(session)
    make_folder(path.parent)
    if atomic.read(path) != data:
        write_new(path, data)
    return Kept(session, path, Fingerprint.of(data))


def save_again(kept: Kept, session: Session) -> Kept:
    """Write `session` over the file it was read from.

    Raises ChangedOutsideError if that file is no longer what was read, ProblemError if a newer program wrote it.
    """
    if kept.read_only:
        raise ProblemError(
            Problem(
                kept.path.name,
                "was written by a newer Supervise.",
                "Open it with that one; here it can be read.",
            )
        )
    return Kept(session, kept.path, replace(kept.path, encode(session), kept.fingerprint))


def _files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    try:
        yield from sorted(one for one in folder.rglob("*.toml") if not one.name.startswith("."))
    except OSError as error:
        if not isinstance(error, FileNotFoundError):
            problems.append(os_problem(error, folder))
