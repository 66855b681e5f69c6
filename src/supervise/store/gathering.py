"""Every file of a home on its way into a backup, each as it lies on the disk, while others may be writing there."""

import hashlib
import os
import stat
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from supervise.domain.problems import Problem, ProblemError
from supervise.store.atomic import TEMP_PREFIX
from supervise.store.backup_file import (
    CHUNK,
    INSIDE,
    KEYS,
    LIST,
    MARK,
    MOST_BYTES,
    MOST_FILES,
    Entry,
    Tell,
    listed,
    unfit,
)
from supervise.store.paths import Home
from supervise.store.patience import Pause, patiently
from supervise.store.refusals import os_problem

TRIES = 20
"""How often a file is read again that changes while it is read."""
_SMALL = 4 << 20
"""Bytes up to which a file is read in one piece, so that it can be read again."""


class Gathered:
    """The files of one home on their way into a backup."""

    def __init__(self, home: Home, tell: Tell, pause: Pause) -> None:
        self._root, self._tell, self._pause = home.root, tell, pause
        self.entries: list[Entry] = []
        self.missing: dict[str, Problem] = {}
        self._seen: set[str] = set()
        self._bytes = 0

    def write(self, file: BinaryIO) -> None:
        """All of it and the list, and last the mark that no byte can change under unnoticed. OSError, ProblemError."""
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as into:
            # Until nothing new is found: a session that is settled meanwhile goes from drafts to sessions.
            while found := {name: path for name, path in self._files() if name not in self._seen}:
                of = len(self._seen) + len(found)
                for name, path in sorted(found.items()):
                    self._add(into, name, path)
                    self._tell(len(self._seen), 2 * of)
            if not self.entries:
                raise ProblemError(next(iter(self.missing.values()), nothing_there(self._root)))
            self._see_that_it_can_be_opened()
            into.writestr(_about(LIST, time.time()), listed(self.entries, self.missing))
            into.comment = MARK + b"0" * 64
        digest, left = hashlib.sha256(), file.seek(0, os.SEEK_END) - 64
        file.seek(0)
        while left and (piece := file.read(min(CHUNK, left))):
            digest.update(piece)
            left -= len(piece)
        file.seek(-64, os.SEEK_END)
        file.write(digest.hexdigest().encode())

    def _see_that_it_can_be_opened(self) -> None:
        names = {one.path for one in self.entries}
        if any(one.endswith(".toml.age") for one in names) and not names & KEYS:
            self._leave_out("identity.age", "The key is not there, and without it nobody opens what is locked.")

    def _files(self) -> Iterator[tuple[str, Path]]:
        """Every file in the home but those that are work under way, each with its name in the backup."""
        walked: set[str] = set()
        for folder, folders, names in os.walk(self._root, onerror=self._cannot_list, followlinks=True):
            real = os.path.realpath(folder)
            if real in walked:  # a link back into the home
                folders.clear()
                continue
            walked.add(real)
            under = Path(folder).relative_to(self._root)
            in_trash = under.parts[:1] == ("trash",)  # what a crash left half-written is kept there
            for name in names:
                path = Path(folder, name)
                under_way = path == self._root / ".lock" or (name.startswith(TEMP_PREFIX) and not in_trash)
                if not under_way and not (name.lower().endswith(".zip") and _is_backup(path)):
                    yield (under / name).as_posix(), path

    def _cannot_list(self, error: OSError) -> None:
        path = Path(error.filename)
        self._leave_out(path.relative_to(self._root).as_posix(), os_problem(error, path, saving=False).what)

    def _leave_out(self, name: str, why: str, remedy: str = "See to that and back up again.") -> None:
        self.missing[name] = Problem(ascii(name)[1:-1], f"{why} It is not in the backup.", remedy)

    def _add(self, into: zipfile.ZipFile, name: str, path: Path) -> None:
        """Put one file in, or leave it out and say why. OSError and ProblemError end the backup."""
        self._seen.add(name)
        if unfit(name):
            self._leave_out(name, "This name could not be kept on every computer.", "Rename it and back up again.")
            return
        try:
            written, data = patiently(lambda: self._steady(path), self._pause)
        except ProblemError as error:
            self._leave_out(name, error.problem.what)
            return
        except FileNotFoundError as error:
            if path.is_symlink():  # else it was moved meanwhile, and the next look finds it
                self._leave_out(name, os_problem(error, path, saving=False).what)
            return
        except OSError as error:
            self._leave_out(name, os_problem(error, path, saving=False).what)
            return
        if data is None:
            self._stream(into, name, path, written)
        else:
            into.writestr(_about(name, written), data)
            self._put(name, len(data), hashlib.sha256(data).hexdigest())

    def _put(self, name: str, size: int, sha256: str) -> None:
        self.entries.append(Entry(sha256, size, name))
        self._bytes += size
        if self._bytes > MOST_BYTES or len(self.entries) > MOST_FILES:
            what = "This folder holds far more than notes, too much for a backup."
            raise ProblemError(Problem(str(self._root), what, "Move what is not of Supervise elsewhere."))

    def _steady(self, path: Path) -> tuple[float, bytes | None]:
        """When the file was written and what is in it, None for a large one; read again while it changes."""
        for _ in range(TRIES):
            before = path.stat()
            if not stat.S_ISREG(before.st_mode):
                raise ProblemError(Problem(str(path), "This is a pipe or a device, not a file.", "Move it away."))
            if before.st_size > _SMALL:
                return before.st_mtime, None
            with path.open("rb") as file:
                data = file.read(_SMALL + 1)
            if _stamp(before) == _stamp(path.stat()) and len(data) == before.st_size:
                return before.st_mtime, data
            self._pause(0.05)
        raise ProblemError(Problem(str(path), "This keeps changing while it is read.", "Wait a moment."))

    def _stream(self, into: zipfile.ZipFile, name: str, path: Path, written: float) -> None:
        """Put a large file in piece by piece; one that changes meanwhile ends the backup, as no piece can be undone."""
        digest, size = hashlib.sha256(), 0
        try:
            source = path.open("rb")
        except OSError as error:
            self._leave_out(name, os_problem(error, path, saving=False).what)
            return
        with source:
            before = os.fstat(source.fileno())
            with into.open(_about(name, written), "w", force_zip64=before.st_size > 1 << 30) as out:
                while piece := source.read(CHUNK):
                    out.write(piece)
                    digest.update(piece)
                    size += len(piece)
            if _stamp(before) != _stamp(os.fstat(source.fileno())) or size != before.st_size:
                what = "Another program is writing this file, so no backup was made."
                raise ProblemError(Problem(str(path), what, "Wait until that is done and back up again."))
        self._put(name, size, digest.hexdigest())


def nothing_there(root: Path) -> Problem:
    return Problem(str(root), "There is nothing here to back up yet.", "Hold a session first.")


def _is_backup(path: Path) -> bool:
    """Whether this is a backup: one inside another would double each time."""
    if not path.is_file():  # to open a pipe would wait for somebody to write
        return False
    with suppress(OSError), path.open("rb") as file:
        file.seek(-(len(MARK) + 64), os.SEEK_END)
        return file.read(len(MARK)) == MARK
    return False


def _stamp(about: os.stat_result) -> tuple[int, int, int]:
    return about.st_ino, about.st_size, about.st_mtime_ns


def _about(name: str, written: float) -> zipfile.ZipInfo:
    """How a file stands in the backup: private, and with the time it was written."""
    earliest, latest = 315_619_200, 4_354_732_800  # a zip knows 1980 to 2107
    when = time.localtime(min(max(written, earliest), latest))
    about = zipfile.ZipInfo(name if name == LIST else INSIDE + name, date_time=when[:6])
    about.compress_type = zipfile.ZIP_DEFLATED
    about.create_system, about.external_attr = 3, (stat.S_IFREG | 0o600) << 16
    return about
