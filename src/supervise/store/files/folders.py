"""Makes folders, and flushes files and their names to the disk."""

import errno
import os
from pathlib import Path

from supervise.domain.problems import ProblemError
from supervise.store.files.links import leads_nowhere, no_drive
from supervise.store.files.os_errors import as_problem, is_held

try:
    import fcntl
except ImportError:  # Windows has none, and needs none: os.fsync flushes the drive there
    fcntl = None  # type: ignore[assignment]

WINDOWS = os.name == "nt"

# What a file system answers when it cannot sync a folder at all; it then keeps names in its own way.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF}


def make_folder(path: Path, *, saving: bool = True) -> None:
    """Make `path` and what is missing above it, each 0700 and synced; a folder already there is left as it is.

    `saving` as in `os_problem`: whether someone's words wait on the screen for it. ProblemError when it cannot be made.
    """
    with as_problem(path, saving=saving):
        if (nowhere := leads_nowhere(path)) is not None:
            raise ProblemError(nowhere)
        missing: list[Path] = []
        folder = path
        while not folder.exists():
            if (gone := no_drive(folder)) is not None:  # pulled out meanwhile
                raise ProblemError(gone)
            missing.append(folder)
            folder = folder.parent
        for folder in reversed(missing):
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:  # made by someone else meanwhile
                if not folder.is_dir():
                    raise
            fsync_folder(folder.parent)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def fsync_file(descriptor: int) -> None:
    """Wait until the disk has what was written. OSError when it says no."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:  # macOS: fsync alone leaves the words in the drive's own memory
        try:
            fcntl.fcntl(descriptor, full)
            return
        except OSError:
            pass  # network drives refuse it; the plain way below is what they offer
    os.fsync(descriptor)


def fsync_folder(folder: Path) -> None:
    """Wait until the disk has the names in `folder`. Nothing to do on Windows. OSError when it says no."""
    if WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fsync_file(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def fsync_name(path: Path) -> None:
    """Wait until the disk has the name of the file at `path`, which was just given to it. OSError when it says no.

    On Windows a flush of the file itself writes out what the file system has noted of its name. Where another program
    has it open just then, it is left to the file system, which sees to it within seconds.
    """
    if not WINDOWS:
        fsync_folder(path.parent)
        return
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if is_held(error):
            return
        raise
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
