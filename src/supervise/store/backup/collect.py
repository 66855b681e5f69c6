"""Collects every file of a home into a backup, while others may be writing there."""

import hashlib
import os
import stat
import time
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from supervise.domain.problems import Problem, ProblemError
from supervise.store.backup.archive import (
    CHUNK,
    INSIDE,
    KEYS,
    LIST,
    MARK,
    MOST_BYTES,
    MOST_FILES,
    ManifestEntry,
    Tell,
    manifest_text,
)
from supervise.store.backup.selection import Found, Names, files_of
from supervise.store.files.links import leads_nowhere
from supervise.store.files.os_errors import os_problem
from supervise.store.files.retry import Pause, retry_while_in_use
from supervise.store.home.folder import OWN, HomeFolder

TRIES = 20
"""How often a file is read again that changes while it is read."""
_SMALL = 4 << 20
"""Bytes up to which a file is read in one piece, so that it can be read again."""


class BackupContents:
    """The files of one home on their way into a backup."""

    def __init__(self, home: HomeFolder, tell: Tell, pause: Pause) -> None:
        self._home, self._tell, self._pause = home, tell, pause
        self.entries: list[ManifestEntry] = []
        self.missing: dict[str, Problem] = {}
        self._seen: set[str] = set()
        self._names = Names()
        self._bytes = 0

    def write(self, file: BinaryIO) -> None:
        """All of it and the list, and last the mark that no byte can change under unnoticed. OSError, ProblemError."""
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as into:
            # Until nothing new is found: a session that is settled meanwhile goes from drafts to sessions.
            while new := {
                file.name: file for file in files_of(self._home, self._leave_out) if file.name not in self._seen
            }:
                self._refuse_too_much(new.values())
                of = len(self._seen) + len(new)
                for name in sorted(new):
                    self._add(into, name, new[name].path)
                    self._tell(len(self._seen), 2 * of)
            if not self.entries:
                raise ProblemError(next(iter(self.missing.values()), nothing_there(self._home.root)))
            self._see_that_it_can_be_opened()
            into.writestr(_about(LIST, time.time()), manifest_text(self.entries, self.missing))
            into.comment = MARK + b"0" * 64
        digest, left = hashlib.sha256(), file.seek(0, os.SEEK_END) - 64
        file.seek(0)
        while left and (piece := file.read(min(CHUNK, left))):
            digest.update(piece)
            left -= len(piece)
        file.seek(-64, os.SEEK_END)
        file.write(digest.hexdigest().encode())

    def _see_that_it_can_be_opened(self) -> None:
        # Of one's own pages none are here without the key that opens them.
        names = {entry.path for entry in self.entries if not entry.path.startswith(f"{OWN}/")}
        if not any(name.endswith(".toml.age") for name in names):
            return
        if not names & KEYS:
            self._leave_out("identity.age", "The key is not there, and without it nobody opens what is locked.")
        elif "identity.age" not in names | self.missing.keys():
            why = "The key for the passphrase is not there, so only the recovery key opens what is locked."
            self._leave_out("identity.age", why)

    def _leave_out(self, name: str, why: str, remedy: str = "See to that and back up again.") -> None:
        self.missing[name] = Problem(ascii(name)[1:-1], f"{why} It is not in the backup.", remedy)

    def _add(self, into: zipfile.ZipFile, name: str, path: Path) -> None:
        """Put one file in, or leave it out and say why. OSError and ProblemError end the backup."""
        self._seen.add(name)
        if not self._names.take(name):
            what = "Another file has this name but for capitals or accents, and some computers could keep only one."
            self._leave_out(name, what, "Rename it and back up again.")
            return
        try:
            written, data = retry_while_in_use(lambda: self._steady(path), self._pause)
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
        self.entries.append(ManifestEntry(sha256, size, name))
        self._bytes += size
        if self._bytes > MOST_BYTES or len(self.entries) > MOST_FILES:  # it grew meanwhile
            raise ProblemError(self._too_much())

    def _refuse_too_much(self, files: Collection[Found]) -> None:
        """Before any of it is read: a disk of it would take a day."""
        if self._bytes + sum(file.size for file in files) > MOST_BYTES:
            largest = max(files, key=lambda file: file.size)
            raise ProblemError(self._too_much(f", such as {ascii(largest.name)[1:-1]}"))
        if len(self.entries) + len(files) > MOST_FILES:
            raise ProblemError(self._too_much())

    def _too_much(self, such_as: str = "") -> Problem:
        what = "This folder holds far more than notes, too much for a backup."
        return Problem(str(self._home.root), what, f"Move what is not of Supervise elsewhere{such_as}.")

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
    return leads_nowhere(root) or Problem(str(root), "There is nothing here to back up yet.", "Hold a session first.")


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
