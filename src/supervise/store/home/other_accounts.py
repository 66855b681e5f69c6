"""Detects whether other accounts of this computer may add or remove files in a home."""

import os
import shlex
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from supervise.domain.problems import Problem
from supervise.store.files import folders
from supervise.store.home.folder import HomeFolder

_WHAT = "lets other accounts of this computer add and remove files."


def open_to_others(home: HomeFolder) -> list[Problem]:
    """Each folder of this home that others may write in, and how to end that. On Windows a mode says nothing."""
    if folders.WINDOWS:
        return []
    problems = [
        Problem(str(folder), _WHAT, f"Close it to them: chmod go-w {shlex.quote(str(folder))}")
        for folder in _folders(home)
        if _mode(folder) & (stat.S_IWGRP | stat.S_IWOTH)
    ]
    above = home.root.resolve().parent
    # Where the sticky bit is set, as on /tmp, only its owner moves a folder.
    if (mode := _mode(above)) & (stat.S_IWGRP | stat.S_IWOTH) and not mode & stat.S_ISVTX:
        what = "lets other accounts of this computer move the folder of your notes away, and put another in its place."
        problems.append(Problem(str(above), what, f"Close it to them: chmod go-w {shlex.quote(str(above))}"))
    return problems


def _folders(home: HomeFolder) -> Iterator[Path]:
    yield from (home.root, home.sessions, home.drafts, home.content, home.trash, home.history, home.quarantine)
    with suppress(OSError), os.scandir(home.sessions) as entries:
        yield from sorted(Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False))


def _mode(folder: Path) -> int:
    with suppress(OSError):
        return folder.stat().st_mode
    return 0
