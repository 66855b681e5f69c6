"""Restores a backup: into a folder beside the home first, every byte checked, then renamed in one step."""

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.store.backup.archive import KEYS, BackupReader, ManifestEntry, Tell, no_progress, session_ids
from supervise.store.files import folders
from supervise.store.files.atomic import TEMP_PREFIX, write_synced
from supervise.store.files.folders import fsync_folder, make_folder
from supervise.store.files.os_errors import as_problem, os_problem
from supervise.store.files.retry import remove_file, retry_while_in_use
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.store.sessions import files as session_files

WITH_OPTION = " with --home"
"""Stands in what to do next for whoever types the command; a page, which asks for the folder, leaves it out."""


class RestoreResult(NamedTuple):
    """A home that stands as it was: how many sessions, whether a passphrase opens it, and what nobody could read."""

    root: Path
    sessions: int
    drafts: int
    locked: bool
    unreadable: tuple[Problem, ...]
    """Files that were put into the backup in this state: kept byte for byte."""


class BackupSummary(NamedTuple):
    """What a whole backup holds: how many sessions, from which day to which, and whether a passphrase opens it."""

    sessions: int
    drafts: int
    first: date | None
    last: date | None
    locked: bool


def look_into(backup: Path, tell: Tell = no_progress) -> BackupSummary:
    """Read all of `backup` and say what it holds. ProblemError when `restore` would refuse it."""
    with BackupReader(backup) as file:
        file.verify(tell)
        _refuse_without_key(file)
        sessions, drafts = (session_ids(file.entries, folder) for folder in ("sessions", "drafts"))
        days = sorted(filter(None, map(_day, sessions | drafts)))
    return BackupSummary(
        len(sessions), len(drafts), days[0] if days else None, days[-1] if days else None, _is_locked(file)
    )


def restore(home: HomeFolder, backup: Path, tell: Tell = no_progress) -> RestoreResult:
    """Put what is in `backup` into `home`, where nothing may be yet.

    ProblemError, with nothing under the name of the home, when the backup is damaged or none of ours, when there is
    anything in the home, or when the disk refuses.
    """
    root = Path(os.path.realpath(home.root))  # a link to a folder elsewhere stays a link
    _refuse_if_used(root)
    with BackupReader(backup) as file:
        file.verify(lambda done, of: tell(done, 2 * of))
        _refuse_without_key(file)
        make_folder(root.parent, saving=False)
        with as_problem(root.parent, saving=False):
            if shutil.disk_usage(root.parent).free < sum(entry.size for entry in file.entries):
                raise ProblemError(
                    Problem(str(root.parent), "The disk has no room for this.", "Free some and try again.")
                )
        with _beside(root) as lock:
            for number, entry in enumerate(file.entries, 1):
                with _refused(root, file, entry):
                    _write(lock.root, file, entry)
                tell(len(file.entries) + number, 2 * len(file.entries))
            with _refused(root, file):
                for folder, _, _ in os.walk(lock.root):
                    fsync_folder(Path(folder))
            unreadable = tuple(_unreadable(lock.root))
            _give_name(lock, root)
    sessions, drafts = (len(session_ids(file.entries, folder)) for folder in ("sessions", "drafts"))
    return RestoreResult(root, sessions, drafts, _is_locked(file), unreadable)


def _is_locked(file: BackupReader) -> bool:
    return not KEYS.isdisjoint(entry.path for entry in file.entries)


def _day(session_id: str) -> date | None:
    """The day that a session's id begins with; None where somebody gave the file a name of their own."""
    try:
        return date.fromisoformat(session_id[:10])
    except ValueError:
        return None


def _refuse_if_used(root: Path) -> None:
    with as_problem(root, saving=False):
        # A folder takes the place of another one, never of a disk.
        if root == root.parent or (root.is_dir() and os.path.ismount(root)):
            what = "This is a whole disk, and a restore makes a folder."
            raise ProblemError(Problem(str(root), what, f"Name a new folder on it{WITH_OPTION}."))
        there = [path.name for path in root.iterdir()] if root.is_dir() else [] if not os.path.lexists(root) else ["."]
    if there and there != [".lock"]:
        what = "There is something here already, and a restore never overwrites."
        raise ProblemError(Problem(str(root), what, f"Name a new folder{WITH_OPTION}, or move this one away first."))


def _refuse_without_key(file: BackupReader) -> None:
    names = {entry.path for entry in file.entries}
    if KEYS.isdisjoint(names) and any(name.endswith(".toml.age") for name in names):
        what = "holds locked sessions and no key (identity.age), so nobody could open them."
        raise ProblemError(Problem(str(file.path), what, "Nothing was restored; use another backup."))


class _Beside(NamedTuple):
    """A folder beside the home, and the lock that says whose it is."""

    root: Path
    lock: HomeLock


@contextmanager
def _beside(root: Path) -> Iterator[_Beside]:
    """A new folder beside `root`, ours alone; gone again unless it was given another name.

    One that a killed restore left is a copy of what is in its backup, and is removed first.
    """
    temp = root.with_name(f"{TEMP_PREFIX}restore-{root.name}")
    lock = HomeLock(HomeFolder(temp))
    try:
        alone = lock.acquire()
    except ProblemError as error:
        _, what, remedy = error.problem
        raise ProblemError(Problem(str(root), what, f"Nothing was restored. {remedy}")) from error
    if not alone:
        raise ProblemError(Problem(str(root), "Another restore is under way here.", "Wait until it has ended."))
    try:
        with as_problem(temp, saving=False):
            for left in temp.iterdir():
                if left.is_dir() and not left.is_symlink():
                    retry_while_in_use(partial(shutil.rmtree, left))
                elif left.name != ".lock":
                    remove_file(left)
        yield _Beside(temp, lock)
    finally:
        lock.release()
        with suppress(OSError):  # a copy of all they wrote: it is worth a wait that none of it stays there
            retry_while_in_use(partial(shutil.rmtree, temp))
        shutil.rmtree(temp, ignore_errors=True)


@contextmanager
def _refused(root: Path, file: BackupReader, entry: ManifestEntry | None = None) -> Iterator[None]:
    """Turn an OSError inside, about a folder that will be gone again, into what it means for the home."""
    try:
        yield
    except OSError as error:
        # In a folder that was new a moment ago a name is taken by another file of the backup, and by nothing else.
        if entry is not None and error.errno in (errno.EEXIST, errno.ENOTDIR, errno.EISDIR):
            what = f"holds two files that have one name on this computer, and “{entry.path}” is one of them."
            remedy = "Nothing was restored. Restore it on the computer it was made on, or copy it out by hand."
            raise ProblemError(Problem(str(file.path), what, remedy)) from error
        problem = os_problem(error, root, saving=False)
        remedy = f"Nothing was restored. {problem.remedy}"
        raise ProblemError(problem._replace(remedy=remedy)) from error


def _write(root: Path, file: BackupReader, entry: ManifestEntry) -> None:
    """One file, mode 0600, on the disk when this returns, with the time it was last written. OSError, ProblemError."""
    path = root.joinpath(*entry.path.split("/"))
    for folder in reversed([parent for parent in path.parents if root in parent.parents]):
        with suppress(FileExistsError):  # if it is a file, what follows says so
            folder.mkdir(mode=0o700)
    write_synced(path, file.read(entry))
    with suppress(ValueError, OverflowError):  # a time that this computer does not know
        written = time.mktime((*file.when(entry), 0, 0, -1))
        os.utime(path, (written, written))


def _unreadable(root: Path) -> Iterator[Problem]:
    """What nobody could read before either: the bytes are those that were put into the backup."""
    for folder in (HomeFolder(root).sessions, HomeFolder(root).drafts, HomeFolder(root).additions):
        for path in session_files.list_files(folder)[0]:
            if path.suffix == ".toml":
                try:
                    session_files.read(path)
                except ProblemError as error:
                    yield error.problem


def _give_name(beside: _Beside, root: Path) -> None:
    """Put the whole folder in the place of the home in one step."""
    home_lock = HomeLock(HomeFolder(root))
    try:
        if root.is_dir():
            if not home_lock.acquire():
                what = "A Supervise window has this folder open, so nothing was restored."
                raise ProblemError(Problem(str(root), what, "Close that window and try again."))
            if folders.WINDOWS:  # where an open file cannot be removed, nor a folder be put over another
                home_lock.release()
            remove_file(HomeFolder(root).lock)
            retry_while_in_use(root.rmdir)
        if folders.WINDOWS:
            beside.lock.release()
        retry_while_in_use(
            lambda: beside.root.rename(root)
        )  # Windows moves no folder in which a scanner has a file open
    except OSError as error:
        what = os_problem(error, root, saving=False).what
        remedy = f"Nothing was restored; name a new folder inside another one{WITH_OPTION}."
        raise ProblemError(Problem(str(root), what, remedy)) from error
    finally:
        home_lock.release()
    try:
        fsync_folder(root.parent)
    except OSError as error:
        what = "Everything was restored, but the disk did not confirm it."
        raise ProblemError(Problem(str(root), what, "See that the disk is well; keep the backup.")) from error
