"""Writes a backup to a new file, and reads it back before reporting success."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.store.backup.archive import BackupReader, Tell, no_progress, session_ids
from supervise.store.backup.collect import BackupContents, nothing_there
from supervise.store.files.atomic import TEMP_PREFIX, NameTakenError, rename_new
from supervise.store.files.folders import fsync_file, fsync_name
from supervise.store.files.os_errors import as_problem, os_problem
from supervise.store.files.retry import Pause, remove_file
from supervise.store.home.folder import HomeFolder

_ABANDONED = 3600
"""Seconds after which nobody can still be writing a temporary file that has not grown."""
_TEMP_ENDING = ".backup"


class BackupResult(NamedTuple):
    """A backup that stands whole: where, its size in bytes, and what it holds; `missing` says what it does not."""

    path: Path
    size: int
    sessions: int
    drafts: int
    missing: tuple[Problem, ...]


def write_backup(home: HomeFolder, path: Path, tell: Tell = no_progress, *, pause: Pause = time.sleep) -> BackupResult:
    """Put all of `home` into a new file at `path`, mode 0600, and read it back.

    ProblemError, with nothing at `path`, when it cannot be made: a name that is taken, a folder that is missing or
    full, a home that is empty. A file that cannot be read is left out and told in `missing`.
    """
    path = path.absolute()
    _refuse(home, path)
    gathered = BackupContents(home, tell, pause)
    temp = path.with_name(f"{TEMP_PREFIX}{path.name}-{os.urandom(4).hex()}{_TEMP_ENDING}")
    try:
        descriptor = os.open(temp, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "w+b") as file:
                _remove_abandoned(path.parent, os.fstat(descriptor).st_mtime)
                gathered.write(file)
                file.flush()
                fsync_file(descriptor)
                if hasattr(os, "posix_fadvise"):  # so that it is the disk that is read back, not the memory
                    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            size = _read_back(temp, gathered, tell)
            if rename_new(temp, path, pause):
                with suppress(OSError):  # one more name of the same file; the next backup removes it
                    temp.unlink()
        except BaseException:
            with suppress(OSError):  # a copy of all they wrote: it is worth a wait that it does not stay there
                remove_file(temp, pause)
            raise
    except OSError as error:
        what = os_problem(error, path, saving=False).what
        remedy = "There is no backup; see to that, or name another place."
        raise ProblemError(Problem(str(path), what, remedy)) from error
    try:
        fsync_name(path)
    except OSError as error:
        what = "This backup stands there whole, but the disk did not confirm it."
        raise ProblemError(Problem(str(path), what, "Make another one, on another disk.")) from error
    sessions, drafts = (len(session_ids(gathered.entries, folder)) for folder in ("sessions", "drafts"))
    return BackupResult(path, size, sessions, drafts, tuple(gathered.missing.values()))


def _refuse(home: HomeFolder, path: Path) -> None:
    """ProblemError where no backup can be, or none is needed."""
    with as_problem(path, saving=False):
        if not home.root.is_dir():
            raise ProblemError(nothing_there(home.root))
        if not path.parent.is_dir():
            raise ProblemError(no_folder(path.parent))
        root = home.root.resolve()
        if root == path.parent.resolve() or root in path.parent.resolve().parents:
            what = "A backup inside the folder it is a backup of would be lost with it."
            raise ProblemError(Problem(str(path), what, "Name a place elsewhere, such as a memory stick."))
        if os.path.lexists(path):
            raise NameTakenError(path)


def no_folder(folder: Path) -> Problem:
    what = "There is no such folder for the backup."
    return Problem(str(folder), what, "Make it, plug it in, or name another one.")


def _read_back(temp: Path, gathered: "BackupContents", tell: Tell) -> int:
    """The size of the file at `temp`, once all in it is what was put there."""
    entries = gathered.entries
    try:
        with BackupReader(temp) as written:
            written.verify(lambda done, of: tell(of + done, 2 * of))
            if set(written.entries) == set(entries):
                return written.size
    except ProblemError:
        pass
    what = "The backup did not read back as it was written, so there is none."
    raise ProblemError(Problem(str(temp.parent), what, "The disk may be failing: name a place on another one."))


def _remove_abandoned(folder: Path, now: float) -> None:
    """Remove what a killed backup left half-written in `folder`: it is a copy of what lies in the home."""
    for path in folder.glob(f"{TEMP_PREFIX}*{_TEMP_ENDING}"):
        with suppress(OSError):
            if now - path.stat().st_mtime > _ABANDONED:
                path.unlink()
