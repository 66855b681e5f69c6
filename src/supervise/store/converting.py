"""One file of people's words locked, or opened for good: copied, read back from the disk, and only then removed."""

import itertools
from contextlib import suppress
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.store.atomic import ChangedOutsideError, read, write_new
from supervise.store.paths import sync_folder, sync_name
from supervise.store.patience import remove_file
from supervise.store.refusals import told
from supervise.store.seal import PLAIN, Seal, is_age

SEALED = ".age"
"""What the name of a locked file ends with, after the ending it had."""


def lock_one(path: Path, seal: Seal) -> Path:
    """Lock the file at `path` under its name with `.age` after it, and return where its words are now.

    ProblemError, and the file stays: then both may be there, with the same words.
    """
    data = _read(path)
    words, closed = _closed(data, seal, path.name)
    place = _copied(path.with_name(path.name + SEALED), words, closed, seal)
    _remove(path, data)
    return place


def open_one(path: Path, seal: Seal) -> Path:
    """Put what was locked in the file at `path` into one without its `.age`, byte for byte; the rest as `lock_one`."""
    data = _read(path)
    words = seal.open(data, path.name)
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


def _closed(data: bytes, seal: Seal, name: str) -> tuple[bytes, bytes]:
    """The words in `data`, and how they are written: what a crash left closed already, under any name, stays so."""
    if is_age(data):
        with suppress(ProblemError):
            return seal.open(data, name), data
    return data, seal.close(data)


def _copied(target: Path, words: bytes, written: bytes, seal: Seal) -> Path:
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
            with told(place, saving=False):
                sync_name(place)  # an earlier run may have been cut off before this
            break
    return place


def _says(there: bytes, words: bytes, seal: Seal, name: str) -> bool:
    if seal is PLAIN:
        return there == words
    with suppress(ProblemError):
        return seal.open(there, name) == words
    return False


def _beside(target: Path, number: int) -> Path:
    ending = next((one for one in (".toml.age", SEALED, ".toml") if target.name.endswith(one)), "")
    return target.with_name(f"{target.name.removesuffix(ending)}.{number}{ending}")


def _remove(path: Path, data: bytes) -> None:
    """Remove the file at `path` if it still holds `data`: its words stand elsewhere."""
    if read(path) not in (data, None):
        raise ChangedOutsideError(path)
    with told(path, saving=False):
        remove_file(path)
        sync_folder(path.parent)
