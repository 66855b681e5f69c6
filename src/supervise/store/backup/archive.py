"""The backup file's format: its list, the names that may stand in it, and a reader that trusts none of it."""

import hashlib
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files.os_errors import as_problem

INSIDE, LIST = "home/", "MANIFEST.txt"
KEYS = frozenset({"identity.age", "identity.recovery.age"})
"""Files that hold the key of a locked home: with one of them a passphrase or a recovery key opens it."""
MARK = b"Supervise backup; sha256 of all before this: "
"""The end of the file, 64 hex digits after it: so that every flipped byte is noticed, in a header too."""
CHUNK = 1 << 20
MOST_FILES, MOST_BYTES, MOST_FILE = 200_000, 8 << 30, 1 << 30
"""More than a home of words ever has, in all and in one file, and little enough that a made-up backup fills no disk."""

_HEAD = """\
This is a backup of Supervise: everything that lay in its folder, each file as it lay there.
To restore it: supervise restore FILE (with --home DIR for a folder of your choice), into an empty or a new folder.
Without Supervise: open this file like a folder; the sessions are text, under home, by year.
{lock}
Under this line: the sha256, the size in bytes and the name of each file.
"""
_OPEN = "It is not encrypted: whoever has this file can read it. Keep it where only you can open it."
_LOCKED = """\
The sessions are encrypted as they are in Supervise: files that end in .age need the passphrase, or the recovery key.
Without Supervise: age -d -i identity.age SESSION.toml.age, with the standard program age, asks for the passphrase.
settings.toml (initials, roles, looks) and content (your own words for the wheel) are plain, as they are in the home."""
_LINE = re.compile(r"([0-9a-f]{64}) ([0-9]{1,15}) (.+)")
_ID = re.compile(r"\d{4}-\d\d-\d\dT\d{4}-[a-z0-9]{4}")
_MISSING = "Not in here: "

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_UNFIT = re.compile('[\x00-\x1f\x7f-\x9f\\\\:*?"<>|\ud800-\udfff\u2028\u2029]')
# What the zipfile module is known to raise on files made or damaged to confuse it.
_CONFUSED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    LookupError,
    OSError,
)


Tell = Callable[[int, int], object]
"""Is told, now and then, how many of how many steps are done."""


def no_progress(_done: int, _of: int) -> None:
    """Tell nobody."""


class ManifestEntry(NamedTuple):
    """One file: its sha256 in hex, its size in bytes, its path in the home with / between folders."""

    sha256: str
    size: int
    path: str


def is_unsafe_name(path: str) -> bool:
    """Whether some computer could not hold this name, or it would lead out of its folder."""
    parts = path.split("/")
    return len(path.encode(errors="replace")) > 1000 or any(
        not part
        or part != part.rstrip(" .")  # . and .. too; Windows drops them at the end of a name
        or len(part.encode(errors="replace")) > 240
        or _UNFIT.search(part) is not None
        or _RESERVED.fullmatch(part.split(".")[0].rstrip()) is not None
        for part in parts
    )


def session_ids(entries: Iterable[ManifestEntry], folder: str) -> set[str]:
    """The ids of the sessions in that folder: by file name, as a locked home is not opened for this."""
    names = [entry.path.split("/")[-1] for entry in entries if entry.path.startswith(f"{folder}/")]
    sessions = [name for name in names if name.endswith((".toml", ".age")) and not name.startswith(".")]
    return {match[0] if (match := _ID.match(session)) else session for session in sessions}


def manifest_text(entries: Sequence[ManifestEntry], missing: Iterable[str]) -> bytes:
    """The list as it stands in the backup: sentences for whoever opens it, then a line a file."""
    head = _HEAD.format(lock=_LOCKED if any(entry.path.endswith(".age") for entry in entries) else _OPEN)
    lines = [
        *(f"{_MISSING}{name!r}" for name in missing),
        *(f"{entry.sha256} {entry.size} {entry.path}" for entry in entries),
    ]
    return (head + "".join(f"{line}\n" for line in lines)).encode()


class NotABackupError(ProblemError):
    """The file at `path` is none of ours, or nothing of it can be trusted."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(Problem(str(path), what, "Nothing was restored; use another backup."))


class DamagedError(ProblemError):
    """The backup at `path` is not as it was written, and these files in it are not what they were."""

    def __init__(self, path: Path, *files: str) -> None:
        named = ", ".join(f"“{file}”" for file in files[:5]) + (f" and {len(files) - 5} more" if len(files) > 5 else "")
        what = (
            f"is damaged: {named} in it cannot be read." if files else "is damaged, though each file in it reads well."
        )
        remedy = "Nothing was restored. Use another backup; what is whole in this one can be copied out by hand."
        super().__init__(Problem(str(path), what, remedy))
        self.files = files


class BackupReader:
    """A backup being read; `entries` is what its list says. Everything raises ProblemError and nothing else."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if path.exists() and not path.is_file():  # to open a pipe would wait for somebody to write
            raise NotABackupError(path, "is a folder or a device, not a backup.")
        with as_problem(path, saving=False):
            self._file: BinaryIO = path.open("rb")
        try:
            with as_problem(path, saving=False):
                self.size = os.fstat(self._file.fileno()).st_size
                if self.size > 2 * MOST_BYTES:
                    raise NotABackupError(path, "is larger than any backup of Supervise.")
                self.as_written = self._as_written()
            self._zip, self.entries = self._opened()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._zip.close()
        self._file.close()

    def read(self, entry: ManifestEntry) -> Iterator[bytes]:
        """The bytes of this file, piece by piece; at the end they are what the list says, or it raises."""
        digest = hashlib.sha256()
        try:
            # It never gives more than the size the zip says, and that is the list's, as `_opened` has seen to.
            with self._zip.open(INSIDE + entry.path) as inside:
                while piece := inside.read(CHUNK):
                    digest.update(piece)
                    yield piece
        except _CONFUSED as error:
            raise DamagedError(self.path, entry.path) from error
        if digest.hexdigest() != entry.sha256:
            raise DamagedError(self.path, entry.path)

    def verify(self, tell: Tell = no_progress) -> None:
        """Read every file in it and raise, naming those that are damaged, unless every byte is as it was written."""
        bad = []
        for number, entry in enumerate(self.entries, 1):
            try:
                for _ in self.read(entry):
                    pass
            except DamagedError:
                bad.append(entry.path)
            tell(number, len(self.entries))
        if bad:
            raise DamagedError(self.path, *bad)
        if not self.as_written:
            raise DamagedError(self.path)

    def _as_written(self) -> bool:
        end = len(MARK) + 64
        if self.size < end:
            return False
        self._file.seek(self.size - end)
        if self._file.read(len(MARK)) != MARK:  # not looked at any further: it may be as large as a disk
            return False
        self._file.seek(0)
        digest, left = hashlib.sha256(), self.size - 64
        while left and (piece := self._file.read(min(CHUNK, left))):
            digest.update(piece)
            left -= len(piece)
        self._file.seek(self.size - end)
        return self._file.read() == MARK + digest.hexdigest().encode()

    def _opened(self) -> tuple[zipfile.ZipFile, tuple[ManifestEntry, ...]]:
        """The zip and its list, which must name exactly what is in it and nothing that may not be."""
        try:
            opened = zipfile.ZipFile(self._file)
            about = opened.getinfo(LIST)
            with opened.open(about) as file:
                text = file.read(min(about.file_size, 1 << 26)).decode()
            entries = tuple(_entries(text))
            there = {member.filename: member for member in opened.infolist()}
        except _CONFUSED as error:
            raise NotABackupError(
                self.path, "is not a backup of Supervise, or its list of files is damaged."
            ) from error
        names = [INSIDE + entry.path for entry in entries]
        bad = next((entry.path for entry in entries if is_unsafe_name(entry.path)), None)
        if bad is not None:
            raise NotABackupError(self.path, f"holds a file whose name may not be used: {bad[:80]!a}.")
        folders = {str(folder) for entry in entries for folder in PurePosixPath(entry.path).parents}
        both = next((entry.path for entry in entries if entry.path in folders), None)
        if both is not None:
            raise NotABackupError(self.path, f"holds a file and a folder of the same name: {both[:80]!a}.")
        if len(set(names)) != len(names) or {*names, LIST} != set(there) or len(there) != len(opened.infolist()):
            odd = min({*names, LIST} ^ set(there), default=LIST)
            raise DamagedError(self.path, odd.removeprefix(INSIDE)[:80])
        for entry in entries:
            info = there[INSIDE + entry.path]
            linked = (info.external_attr >> 16) & 0o170000 not in (0, 0o100000)
            if info.file_size != entry.size or linked or info.is_dir():
                raise DamagedError(self.path, entry.path)
        if len(entries) > MOST_FILES or sum(entry.size for entry in entries) > MOST_BYTES:
            raise NotABackupError(self.path, "says it holds more than any home of Supervise does.")
        return opened, entries

    def when(self, entry: ManifestEntry) -> tuple[int, int, int, int, int, int]:
        """When this file was last written: year, month, day, hour, minute, second, by the clock of that computer."""
        return self._zip.getinfo(INSIDE + entry.path).date_time


def _entries(text: str) -> Iterator[ManifestEntry]:
    head, _, lines = text.partition("Under this line:")
    if not lines or not head.startswith("This is a backup of Supervise"):
        raise ValueError
    for line in lines.split("\n")[1:]:
        if match := _LINE.fullmatch(line):
            yield ManifestEntry(match[1], int(match[2]), match[3])
        elif line and not line.startswith(_MISSING):
            raise ValueError
