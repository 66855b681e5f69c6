"""Byte-for-byte copies: of a file before it is written anew, and of one that cannot be read."""

import itertools
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from supervise.domain.problems import ProblemError
from supervise.store.files.atomic import ChangedOutsideError, Fingerprint, NameTakenError, read_bytes, write_new
from supervise.store.files.cipher import PLAIN, Cipher, for_name
from supervise.store.files.folders import fsync_folder
from supervise.store.files.os_errors import as_problem
from supervise.store.home.folder import HomeFolder
from supervise.store.home.walk import own_folder


def snapshot(home: HomeFolder, path: Path, expected: Fingerprint, why: str, at: datetime) -> Path:
    """Copy the file at `path` to history/ID/TIME-WHY.toml and return where the copy lies; it is on the disk then.

    ChangedOutsideError when the file is not the `expected` one; ProblemError when it cannot be copied.
    """
    with as_problem(path):
        data = read_bytes(path)
    if Fingerprint.of(data) != expected:
        raise ChangedOutsideError(path)
    # The file's own name and not the id in it, which may say anything and lead anywhere.
    return _copied(home, path, data, home.history / stem(path), f"{at.astimezone(UTC):%Y-%m-%dT%H%M%S}-{why}", "")


def quarantine(home: HomeFolder, path: Path) -> Path:
    """Copy the file at `path`, whatever it holds, to quarantine/ and return where the copy lies.

    The file itself stays as and where it is. ProblemError when it cannot be copied.
    """
    with as_problem(path, saving=False):
        data = read_bytes(path)
    return _copied(home, path, data, home.quarantine, stem(path), stem(path))


def stem(path: Path) -> str:
    """The name of a session's file without its endings."""
    return path.name.removesuffix(".age").removesuffix(".toml")


def _copied(home: HomeFolder, path: Path, data: bytes, folder: Path, name: str, like: str) -> Path:
    """Put `data` into `folder` as NAME, NAME-2 …, once: where a name that begins with `like` holds it, it is done."""
    # No plain copy of anyone's words in a locked home; what is locked already stays byte for byte.
    seal = PLAIN if for_name(path.name, home.seal) is not PLAIN else home.seal
    ending = path.name.removeprefix(stem(path)) if seal is PLAIN else seal.suffix
    own_folder(home, folder)
    with as_problem(folder):
        for there in sorted(folder.iterdir()):
            if there.name.startswith(like) and there.name.endswith(ending) and _holds(there, data, seal):
                fsync_folder(folder)  # what put it there may have been cut off before this
                return there
    for number in itertools.count(1):
        target = folder / (f"{name}{ending}" if number == 1 else f"{name}-{number}{ending}")
        with suppress(NameTakenError):
            write_new(target, seal.encrypt(data))
            break
    return target


def _holds(there: Path, data: bytes, seal: Cipher) -> bool:
    with suppress(ProblemError):  # one that cannot be opened holds something else
        copy = read_bytes(there)
        return (copy if seal is PLAIN else seal.decrypt(copy, there.name)) == data
    return False
