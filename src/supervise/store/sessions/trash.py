"""The trash: listed without reading its files, restored from, emptied; and all traces of a session removed."""

import os
import re
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files.atomic import TEMP_PREFIX, move_new, move_to
from supervise.store.files.folders import fsync_folder, make_folder
from supervise.store.files.links import is_link
from supervise.store.files.os_errors import as_problem, os_problem
from supervise.store.files.retry import Pause, remove_file
from supervise.store.home.folder import HomeFolder, check_id
from supervise.store.home.walk import not_looked_into

_COPY = re.compile(r"(.+?)(?:-\d+)?(?:\.\d+)?\.toml(?:\.age)?")


class TrashedFile(NamedTuple):
    """One file that was put away: its session's id ("" where it is none), and when, as far as can be told."""

    path: Path
    id: str
    day: date | None


def day_folder(home: HomeFolder, today: date) -> Path:
    """Where what is put away today goes: the folder's name says when, whatever copies the file later."""
    return home.trash / today.isoformat()


def list_trash(home: HomeFolder) -> tuple[TrashedFile, ...]:
    """Everything in the trash, put away last first. ProblemError when it cannot be listed, or lies behind a link."""
    if is_link(home.trash):  # what lies there may be anybody's, and all of it is offered to be removed for good
        raise ProblemError(not_looked_into(home.trash))
    trashed_files: list[TrashedFile] = []
    with as_problem(home.trash, saving=False):
        if home.trash.is_dir():
            for folder, folders, names in os.walk(home.trash, onerror=_raise):
                links = [name for name in folders if is_link(Path(folder, name))]
                folders[:] = (name for name in folders if name not in links)
                trashed_files.extend(
                    TrashedFile(Path(folder, name), _id(name), _day(home, Path(folder, name)))
                    for name in (*names, *links)
                )
    return tuple(
        sorted(
            trashed_files, key=lambda trashed_file: (trashed_file.day or date.min, trashed_file.path.name), reverse=True
        )
    )


def restore_file(away: TrashedFile, target: Path, *, pause: Pause = time.sleep) -> None:
    """Give the file its place again. NameTakenError when that is taken, ProblemError when it cannot be moved."""
    make_folder(target.parent, saving=False)
    with as_problem(away.path, saving=False):
        move_new(away.path, target, pause)
    _tidy(away)


def remove(trashed_files: tuple[TrashedFile, ...], *, pause: Pause = time.sleep) -> None:
    """Remove these for good; what is gone already is. ProblemError, after all the others, about one that stays."""
    stays: list[Problem] = []
    for trashed_file in trashed_files:
        try:
            remove_file(trashed_file.path, pause)
        except OSError as error:
            stays.append(os_problem(error, trashed_file.path, saving=False))
    for folder in {trashed_file.path.parent for trashed_file in trashed_files}:
        with as_problem(folder, saving=False), suppress(FileNotFoundError):
            fsync_folder(folder)
    for trashed_file in trashed_files:
        _tidy(trashed_file)
    if stays:
        raise ProblemError(stays[0])


def _tidy(away: TrashedFile) -> None:
    """Remove the day's folder once it is empty."""
    with suppress(OSError):  # it is not, or it is the trash itself and stays
        if _named_day(away.path.parent.name):
            away.path.parent.rmdir()


def _id(name: str) -> str:
    if match := _COPY.fullmatch(name):
        for stem in (match[1], name.split(".")[0]):
            with suppress(ProblemError):
                return check_id(stem)
    return ""


def _day(home: HomeFolder, path: Path) -> date | None:
    if named := _named_day(path.relative_to(home.trash).parts[0]):
        return named
    with suppress(OSError, ValueError, OverflowError):
        return date.fromtimestamp(path.stat().st_mtime)  # what a crash left was never put away: when it was written
    return None


def _named_day(name: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(name) if len(name) == 10 else None
    return None


def _raise(error: OSError) -> None:
    raise error


def trash_leftovers(folder: Path, trash: Path, *, pause: Pause = time.sleep) -> int:
    """Move what a crash left half-written in `folder` to `trash`, unread; return how many files that were.

    Only for the window that holds the lock: another's `.tmp-` files are its work under way. What cannot be moved
    stays for the next time. ProblemError when the folder itself cannot be listed.
    """
    with as_problem(folder, saving=False):
        paths = sorted(folder.glob(f"{TEMP_PREFIX}*"))
    moved = 0
    for path in paths:
        with suppress(ProblemError):
            move_to(trash, path, pause=pause)
            moved += 1
    return moved


def sweep_home(home: HomeFolder) -> int:
    """Sweep every folder this program writes in; return how many files were moved to trash. ProblemError."""
    if is_link(home.trash):
        raise ProblemError(not_looked_into(home.trash))
    with as_problem(home.sessions, saving=False):
        below = [path for folder in (home.sessions, home.history) for path in folder.glob("*") if path.is_dir()]
    paths = (home.additions, home.quarantine, *below)
    # Where a link leads, what begins so may be another program's.
    own = (folder for folder in paths if not (is_link(folder) or is_link(folder.parent)))
    return sum(trash_leftovers(folder, home.trash) for folder in (home.root, home.drafts, *own))


def remove_traces(home: HomeFolder, session_id: str) -> None:
    """Its drafts go last: cut off before that, the words are still here. ProblemError where something stays.

    What a disk keeps of a file that is removed is not in our hands.
    """
    check_id(session_id)
    for folder in (home.history, home.quarantine, home.trash, home.additions, home.drafts):
        for path in sorted(_files_of(folder, session_id)):
            with as_problem(path, saving=False):
                remove_file(path)
    with as_problem(home.history, saving=False):
        if (folder := home.history / session_id).is_dir() and not folder.is_symlink():
            folder.rmdir()


def _files_of(top: Path, session_id: str) -> list[Path]:
    """Every file named after the session, and those in a folder of its name."""
    return [
        Path(folder, name)
        for folder, _, names in os.walk(top)
        for name in names
        if session_id in name or Path(folder).name == session_id
    ]
