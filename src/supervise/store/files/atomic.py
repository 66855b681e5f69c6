"""Atomic file writes, which never overwrite a version that was not read."""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files import folders
from supervise.store.files.folders import fsync_file, fsync_folder, fsync_name, make_folder
from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import Pause, retry_while_in_use

TEMP_PREFIX = ".tmp-"
MOST = 1 << 26
"""Bytes (64 MiB) above which a file is not read: a session of a million words takes six."""

# What link() answers where there are no hard links: exFAT, some network drives, Android.
_NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_CREATE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Fingerprint:
    """What a file held when it was read or written: its size in bytes and the sha256 of them in hex."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> "Fingerprint":
        return cls(len(data), hashlib.sha256(data).hexdigest())


class ChangedOutsideError(ProblemError):
    """The file at `path` is not the one that was read: changed or removed by someone else. Nothing was written."""

    def __init__(self, path: Path) -> None:
        what = "This file was changed or removed by another program since it was read."
        remedy = "Nothing was written over it; look at that version before you go on."
        super().__init__(Problem(str(path), what, remedy))
        self.path = path


class NameTakenError(ProblemError):
    """There is already something at `path`. It was not touched."""

    def __init__(self, path: Path) -> None:
        remedy = "It was left as it is; use another name."
        super().__init__(Problem(str(path), "There is already a file of this name.", remedy))
        self.path = path


class UnsyncedError(ProblemError):
    """The file at `path` holds all the words, but the disk did not confirm it; expect `fingerprint` there next."""

    def __init__(self, path: Path, fingerprint: Fingerprint, *, saving: bool = True) -> None:
        remedy = "Your words are still on screen; press ctrl+s to write them once more."
        remedy = remedy if saving else "See that the disk is well, and write it once more, to another place."
        super().__init__(Problem(str(path), "This was written, but the disk did not confirm it.", remedy))
        self.path = path
        self.fingerprint = fingerprint


def read_bytes(path: Path, most: int = MOST) -> bytes:
    """Return the bytes at `path`, asked for once. OSError; ProblemError for what is no file or far too large."""
    about = path.stat()  # before it is opened: a pipe that nobody writes to would hold up the whole list
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(about.st_mode):
        raise ProblemError(Problem(str(path), "This is a pipe or a device, not a file.", "Move it away."))
    if about.st_size > most:
        what = f"This is far too large to be ours ({about.st_size >> 20} MB), and was not read."
        raise ProblemError(Problem(str(path), what, "Move it away, or restore a copy."))
    with FileIO(path) as file:
        return file.readall()


def read(path: Path, *, most: int = MOST, pause: Pause = time.sleep) -> bytes | None:
    """Return the bytes at `path`, or None when there is no such file. ProblemError when it cannot be read."""
    with as_problem(path, saving=False):
        return _on_disk(path, pause, most)


def write_new(path: Path, data: bytes, *, saving: bool = True, pause: Pause = time.sleep) -> Fingerprint:
    """Write `data` to a name nobody has yet, mode 0600; once it returns, a power cut cannot take it away.

    `saving` as in `os_problem`. NameTakenError when there is something at `path`, whatever it is; UnsyncedError when it
    stands there whole but the disk did not confirm it; ProblemError when it could not be written, and then nothing is
    there. Where a file system knows no hard links, a crash in one instant can leave an empty file: the words are then
    in the `.tmp-` one.
    """
    with as_problem(path, saving=saving), _temp_beside(path, data) as temp:
        if rename_new(temp, path, pause):
            _drop(temp)
    return _confirmed(path, data, saving=saving)


def replace(
    path: Path, data: bytes, expected: Fingerprint | None, *, saving: bool = True, pause: Pause = time.sleep
) -> Fingerprint:
    """Put `data` in the place of what is at `path`, mode 0600; once it returns, a power cut cannot undo it.

    `expected` is what the caller last read or wrote there, None to take whatever comes. ChangedOutsideError when
    something else is there; UnsyncedError when the new file stands but the disk did not confirm it; ProblemError
    when it could not be written. The file is at every moment the whole old one or the whole new one.
    """
    with as_problem(path, saving=saving):
        seen = _stamp(path)
        _refuse_if_changed(path, expected, pause)
        with _temp_beside(path, data) as temp:
            # Once more: a slow disk leaves a fsync_file program time to bring another version meanwhile.
            if _stamp(path) != seen:
                _refuse_if_changed(path, expected, pause)
            retry_while_in_use(lambda: temp.replace(path), pause)
    return _confirmed(path, data, saving=saving)


def move_to(folder: Path, path: Path, *, pause: Pause = time.sleep) -> Path:
    """Move the file at `path` into `folder` (made when missing) and return where it is now.

    Nothing there is overwritten: the name gets -2, -3 … before its ending. ProblemError when it could not be moved.
    """
    make_folder(folder, saving=False)
    with as_problem(path, saving=False):
        ending = "".join(path.suffixes[-2:]) if path.suffix == ".age" else path.suffix
        number = 1
        while True:
            target = folder / (path.name if number == 1 else f"{path.name.removesuffix(ending)}-{number}{ending}")
            with suppress(NameTakenError):
                move_new(path, target, pause)
                return target
            number += 1


def move_new(path: Path, target: Path, pause: Pause) -> None:
    """Move the file at `path` to `target`, in another folder. NameTakenError; OSError, with the file in one of them."""
    still_there = rename_new(path, target, pause)
    try:
        fsync_folder(target.parent)  # before the old name goes, so that a power cut finds at least one of the two
        if still_there:
            path.unlink()
    except OSError:
        if still_there:  # one file stays one file, so that the next try makes no second copy
            target.unlink()
        raise
    fsync_folder(path.parent)


def write_synced(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that is not there yet, mode 0600, and wait until the disk has it. OSError when it says no."""
    descriptor = os.open(path, _CREATE, 0o600)
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        fsync_file(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _temp_beside(path: Path, data: bytes) -> Iterator[Path]:
    """Give a synced file with `data` in the folder of `path`; removed again when anything goes wrong inside."""
    # It must not end in .toml, so that nobody listing sessions ever takes it for one.
    temp = path.with_name(f"{TEMP_PREFIX}{path.name}-{os.urandom(4).hex()}")
    try:
        write_synced(temp, (data,))
        yield temp
    except BaseException:
        _drop(temp)
        raise


def _drop(temp: Path) -> None:
    with suppress(OSError):  # what cannot be removed now is left for `sweep_home`
        temp.unlink()


def rename_new(source: Path, target: Path, pause: Pause) -> bool:
    """Give the file `source` the name `target`, and say whether it still has the old name too.

    NameTakenError when the name is taken; OSError when it cannot be done, and then nothing has changed.
    """
    try:
        if folders.WINDOWS:  # where a rename refuses a taken name by itself
            retry_while_in_use(lambda: source.rename(target), pause)
            return False
        try:
            target.hardlink_to(source)
            return True
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
        # No hard links here: take the name with an empty file, which only one can do, then fill it in one step.
        claim = os.open(target, _CREATE, 0o600)
    except FileExistsError as error:
        raise NameTakenError(target) from error
    try:
        os.close(claim)
        source.replace(target)
    except OSError:
        if target.stat().st_size == 0:  # still our own empty one
            target.unlink()
        raise
    return False


def _on_disk(path: Path, pause: Pause, most: int = MOST) -> bytes | None:
    with suppress(FileNotFoundError):
        return retry_while_in_use(lambda: read_bytes(path, most), pause)
    return None


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what differs, at hardly any cost, once a file was written again; the fingerprint then decides."""
    with suppress(FileNotFoundError):
        return (now := path.stat()).st_ino, now.st_size, now.st_mtime_ns
    return None


def _refuse_if_changed(path: Path, expected: Fingerprint | None, pause: Pause) -> None:
    if expected is not None:
        data = _on_disk(path, pause)
        if data is None or Fingerprint.of(data) != expected:
            raise ChangedOutsideError(path)


def _confirmed(path: Path, data: bytes, *, saving: bool = True) -> Fingerprint:
    """Make the new name last, and return what stands under it."""
    try:
        fsync_name(path)
    except OSError as error:
        raise UnsyncedError(path, Fingerprint.of(data), saving=saving) from error
    return Fingerprint.of(data)
