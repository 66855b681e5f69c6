"""Byte-for-byte copies: of what a file held before it is written anew, and of one that cannot be read."""

import itertools
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from supervise.domain.problems import ProblemError
from supervise.store.files.atomic import ChangedOutsideError, Fingerprint, NameTakenError, bytes_of, write_new
from supervise.store.files.cipher import PLAIN, Seal, for_name
from supervise.store.files.os_errors import told
from supervise.store.files.walk import own_folder
from supervise.store.home import Home, sync_folder


def before_writing(home: Home, path: Path, expected: Fingerprint, why: str, at: datetime) -> Path:
    """Copy the file at `path` to history/ID/TIME-WHY.toml and return where the copy lies; it is on the disk then.

    ChangedOutsideError when the file is not the `expected` one; ProblemError when it cannot be copied.
    """
    with told(path):
        data = bytes_of(path)
    if Fingerprint.of(data) != expected:
        raise ChangedOutsideError(path)
    # The file's own name and not the id in it, which may say anything and lead anywhere.
    return _copied(home, path, data, home.history / stem(path), f"{at.astimezone(UTC):%Y-%m-%dT%H%M%S}-{why}", "")


def to_quarantine(home: Home, path: Path) -> Path:
    """Copy the file at `path`, whatever it holds, to quarantine/ and return where the copy lies.

    The file itself stays as and where it is. ProblemError when it cannot be copied.
    """
    with told(path, saving=False):
        data = bytes_of(path)
    return _copied(home, path, data, home.quarantine, stem(path), stem(path))


def stem(path: Path) -> str:
    """The name of a session's file without its endings."""
    return path.name.removesuffix(".age").removesuffix(".toml")


def _copied(home: Home, path: Path, data: bytes, folder: Path, name: str, like: str) -> Path:
    """Put `data` into `folder` as NAME, NAME-2 …, once: where a name that begins with `like` holds it, it is done."""
    # No plain copy of anyone's words in a locked home; what is locked already stays byte for byte.
    seal = PLAIN if for_name(path.name, home.seal) is not PLAIN else home.seal
    ending = path.name.removeprefix(stem(path)) if seal is PLAIN else seal.ending
    own_folder(home, folder)
    with told(folder):
        for there in sorted(folder.iterdir()):
            if there.name.startswith(like) and there.name.endswith(ending) and _holds(there, data, seal):
                sync_folder(folder)  # what put it there may have been cut off before this
                return there
    for number in itertools.count(1):
        target = folder / (f"{name}{ending}" if number == 1 else f"{name}-{number}{ending}")
        with suppress(NameTakenError):
            write_new(target, seal.close(data))
            break
    return target


def _holds(there: Path, data: bytes, seal: Seal) -> bool:
    with suppress(ProblemError):  # one that cannot be opened holds something else
        held = bytes_of(there)
        return (held if seal is PLAIN else seal.open(held, there.name)) == data
    return False
