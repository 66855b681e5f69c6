"""A home made anew from a backup: which file is meant, where it may go, and this empty home lent to it."""

import itertools
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.store.backup import restore as restoring
from supervise.store.backup.archive import Tell
from supervise.store.backup.restore import BackupSummary as BackupSummary
from supervise.store.backup.restore import RestoreResult as RestoreResult
from supervise.store.backup.restore import look_into as look_into
from supervise.store.files.os_errors import as_problem
from supervise.store.files.typed_paths import named_path
from supervise.store.home.folder import HomeFolder
from supervise.workflow.home import HomeState
from supervise.workflow.read_only import ANOTHER_WINDOW, ReadOnly, because_of
from supervise.workflow.upkeep.backup import ENDING, NAME

_NEW_FOLDER = "supervise-restored"
_OWN_NAME = re.compile(rf"{NAME}-(\d{{4}}-\d\d-\d\d)(?:-(\d{{1,6}}))?{re.escape(ENDING)}")
_RESTORED = ReadOnly(
    "a backup was restored here, and is to be opened first",
    Problem("This window", "has restored a backup and writes nothing more.", "Close it, and start it again."),
)
"""The settings and the words that this window has read are not those that lie there now."""


def suggested_file(home: HomeState) -> str:
    """The newest backup where the last one went; "" where there is none."""
    last = home.settings.backup_folder
    try:
        newest = _newest_in(Path(last)) if last else None
    except OSError:
        return ""
    return str(newest or "")


def suggested_folder(home: HomeState) -> str:
    """This home's own folder while it is empty; else the first new folder beside it."""
    root = home.home.root
    if home.writable and _is_empty(root):
        return str(root)
    names = (f"{_NEW_FOLDER}{'' if number == 1 else f'-{number}'}" for number in itertools.count(1))
    return str(next(root.with_name(name) for name in names if not os.path.lexists(root.with_name(name))))


def resolve_file(asked: str) -> Path:
    """The backup meant by what was typed: in a folder, the newest that has the name a backup is given.

    ProblemError when it names none.
    """
    path = named_path(
        asked, Problem("The backup", "needs a name.", "Write which file it is, or the folder it lies in.")
    )
    with as_problem(path, saving=False):
        if not path.is_dir():
            return path
        if (newest := _newest_in(path)) is None:
            what = f"There is no backup in this folder whose name begins with {NAME}."
            raise ProblemError(Problem(str(path), what, "Write the whole name of the file, or another folder."))
    return newest


def restore_backup(home: HomeState, backup: Path, asked: str, tell: Tell) -> RestoreResult:
    """Make a home of `backup` in the folder `asked` for, which is empty or new; safe in a thread.

    In this home's own folder, while it is empty, too: then this window writes nothing more, and has to be opened anew.
    ProblemError, with nothing restored, in the sentences of the command.
    """
    root = named_path(asked, Problem("The folder", "needs a name.", "Write a new folder, or an empty one."))
    own = home.home.root
    with as_problem(root, saving=False):
        real, real_own = Path(os.path.realpath(root)), Path(os.path.realpath(own))
    try:
        if real == real_own:
            with _lent(home):
                return restoring.restore(home.home, backup, tell)
        if real.is_relative_to(real_own):
            what = "This is inside the Supervise folder, which holds one home only."
            raise ProblemError(Problem(str(root), what, "Name a new folder somewhere else."))
        return restoring.restore(HomeFolder(root), backup, tell)
    except ProblemError as error:
        remedy = error.problem.remedy.replace(restoring.WITH_OPTION, "")
        raise ProblemError(error.problem._replace(remedy=remedy)) from error


def is_own_folder(home: HomeState, result: RestoreResult) -> bool:
    """Whether what was restored is the home of this window."""
    return Path(os.path.realpath(home.home.root)) == result.root


@contextmanager
def _lent(home: HomeState) -> Iterator[None]:
    """Let go of the right to write in this home, which a restore needs; afterwards it is taken again."""
    home.require_writable()
    if home.lock is not None:
        home.lock.release()
    restored = False
    try:
        yield
        restored = True
    finally:
        try:
            is_ours = home.lock is None or home.lock.acquire()
        except ProblemError as error:
            home.read_only = because_of(error.problem)
        else:
            home.read_only = _RESTORED if restored else None if is_ours else ANOTHER_WINDOW


def _is_empty(root: Path) -> bool:
    """Whether nothing but the lock lies there."""
    try:
        return all(path.name == ".lock" for path in root.iterdir())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _newest_in(folder: Path) -> Path | None:
    named = [
        (match[1], int(match[2] or 1), path)
        for path in folder.iterdir()
        if (match := _OWN_NAME.fullmatch(path.name)) is not None
    ]
    return max(named)[2] if named else None
