"""Backs up a home, records when, and restores one."""

import itertools
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from supervise.domain.problems import Problem, ProblemError
from supervise.store.backup.archive import Tell
from supervise.store.backup.restore import restore as restore
from supervise.store.backup.write import BackupResult as BackupResult
from supervise.store.backup.write import no_folder, write_backup
from supervise.store.files.typed_paths import typed_file
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.store.settings import load_settings, save_settings
from supervise.workflow.home import HomeState

NAME, ENDING = "supervise-backup", ".zip"
EXAMPLE = "E:\\" if sys.platform == "win32" else "/Volumes/Stick" if sys.platform == "darwin" else "/media/stick"
"""What the folder of a memory stick is like on such a computer."""


def suggested_path(home: HomeState) -> str:
    """A new file where the last backup went, if that is there; else "", as this computer is no place for a backup."""
    last = home.settings.backup_folder
    try:
        return str(_in(Path(last), home.today)) if last and Path(last).is_dir() else ""
    except (OSError, RuntimeError, ValueError):
        return ""


def is_on_same_disk(home: HomeFolder, path: Path) -> bool:
    """Whether what is at `path` would be lost with the home if their disk was; False where nobody can tell."""
    try:
        return bool(path.stat().st_dev == home.root.stat().st_dev)
    except OSError:
        return False


def resolve_path(asked: str, today: date) -> Path:
    """The file meant by what was typed: in a folder, one of its own with the day in its name; always a zip.

    ProblemError when it names nothing.
    """
    path = typed_file(asked, "The backup", lambda folder: _in(folder, today), no_folder)
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


def _in(folder: Path, today: date) -> Path:
    """The first name in this folder that nothing has."""
    names = (f"{NAME}-{today}{'' if number == 1 else f'-{number}'}{ENDING}" for number in itertools.count(1))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def back_up(home: HomeFolder, asked: str, today: date, tell: Tell) -> BackupResult:
    """Write a backup of everything to what was `asked` for; safe in a thread. ProblemError when there is none."""
    return write_backup(home, resolve_path(asked, today), tell)


def record_backup(home: HomeState, began: datetime, written: BackupResult) -> None:
    """Remember when this backup `began` and where it is. One that something is missing from does not count."""
    if home.writable and not written.missing:
        home.set(**_noted(began, written))


def note_outside(home: HomeFolder, began: datetime, written: BackupResult) -> Problem | None:
    """The same where no window is open; why not, with nothing written, when one is or the home can only be read."""
    if written.missing:
        return None
    lock = HomeLock(home)
    try:
        if not lock.acquire():
            what = "is open in a Supervise window, which alone writes there."
            return Problem(str(home.root), what, "Close it and back up again, or leave it: nothing else is missing.")
        settings, _ = load_settings(home.settings)
        save_settings(home.settings, settings, settings.model_copy(update=_noted(began, written)), saving=False)
    except ProblemError as error:
        return error.problem
    finally:
        lock.release()
    return None


def _noted(began: datetime, written: BackupResult) -> dict[str, Any]:
    return {"last_backup": began, "backup_folder": str(written.path.parent)}
