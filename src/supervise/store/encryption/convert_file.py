"""Encrypts or decrypts one file: copied and read back before the original is removed."""

import itertools
from contextlib import suppress
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption.removal_marker import TAKING_OFF as TAKING_OFF
from supervise.store.encryption.removal_marker import begin_taking_off as begin_taking_off
from supervise.store.encryption.removal_marker import taking_off as taking_off
from supervise.store.files.atomic import ChangedOutsideError, read, write_new
from supervise.store.files.cipher import PLAIN, Cipher, is_age
from supervise.store.files.folders import fsync_folder, fsync_name
from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import remove_file

SEALED = ".age"
"""What the name of a locked file ends with, after the ending it had."""


def encrypt_file(path: Path, seal: Cipher) -> Path:
    """Lock the file at `path` under its name with `.age` after it, and return where its words are now.

    ProblemError, and the file stays: then both may be there, with the same words.
    """
    data = _read(path)
    words, closed = _closed(data, seal, path.name)
    place = _copied(path.with_name(path.name + SEALED), words, closed, seal)
    _remove(path, data)
    return place


def decrypt_file(path: Path, seal: Cipher) -> Path:
    """Put what was locked in the file at `path` into one without its `.age`, byte for byte; the rest as `lock_one`."""
    data = _read(path)
    words = seal.decrypt(data, path.name)
    place = _copied(path.with_name(path.name.removesuffix(SEALED)), words, words, PLAIN)
    _remove(path, data)
    return place


def _read(path: Path) -> bytes:
    if path.is_symlink():
        what = "is a link: the file it leads to lies elsewhere, and stays as it is."
        raise ProblemError(Problem(str(path), what, "Move that file here, in place of the link."))
    data = read(path)
    if data is None:
        raise ProblemError(Problem(str(path), "is not there any more.", "Another program moved or removed it."))
    return data


def _closed(data: bytes, seal: Cipher, name: str) -> tuple[bytes, bytes]:
    """The words in `data`, and how they are written: what a crash left closed already, under any name, stays so."""
    if is_age(data):
        with suppress(ProblemError):
            return seal.decrypt(data, name), data
    return data, seal.encrypt(data)


def _copied(target: Path, words: bytes, written: bytes, seal: Cipher) -> Path:
    """Put `written` at `target`, or beside it when other words are there, and read it back from the disk."""
    for place in itertools.chain((target,), (_beside(target, number) for number in itertools.count(2))):
        there = read(place)
        if there is None:
            write_new(place, written)
            there = read(place)
            if there is None or not _says(there, words, seal, place.name):
                what = "does not read back as it was written; the first file is still there."
                raise ProblemError(Problem(str(place), what, "See that the disk is well."))
            break
        if _says(there, words, seal, place.name):
            with as_problem(place, saving=False):
                fsync_name(place)  # an earlier run may have been cut off before this
            break
    return place


def _says(there: bytes, words: bytes, seal: Cipher, name: str) -> bool:
    if seal is PLAIN:
        return there == words
    with suppress(ProblemError):
        return seal.decrypt(there, name) == words
    return False


def _beside(target: Path, number: int) -> Path:
    ending = next((ending for ending in (".toml.age", SEALED, ".toml") if target.name.endswith(ending)), "")
    return target.with_name(f"{target.name.removesuffix(ending)}.{number}{ending}")


def _remove(path: Path, data: bytes) -> None:
    """Remove the file at `path` if it still holds `data`: its words stand elsewhere."""
    if read(path) not in (data, None):
        raise ChangedOutsideError(path)
    with as_problem(path, saving=False):
        remove_file(path)
        fsync_folder(path.parent)
