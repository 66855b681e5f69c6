"""The words that each pair said identify nobody, in a file of their own. They are confidential too."""

import json
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import rtoml
import tomli_w

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.text import single_line
from supervise.store.files.atomic import Fingerprint, read, replace, write_new
from supervise.store.files.cipher import AgeCipher, Cipher, same_mark
from supervise.store.files.folders import make_folder
from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import remove_file
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.snapshots import quarantine
from supervise.store.sessions.toml import with_checksum

NAME = "known-words"
HEADER = (
    "# Words that a pair said identify nobody, under the pair's id in settings.toml. Kept by Supervise. Confidential.\n"
)
Words = Mapping[str, tuple[str, ...]]
"""By the pair's id, in the order they were told."""


_STRANGE_REMEDY = "Say once more of your own words that they identify nobody; then remove that file."


class KnownWords(NamedTuple):
    """The words, and what could not be read: then nothing may be written, or it would be lost."""

    words: Words
    problems: tuple[Problem, ...] = ()
    strange: tuple[Path, ...] = ()
    """Files of a locked home that were not written with its key: each is a problem too, and counts for nothing."""


class _StrangeError(ProblemError):
    """The list was not written with the key of this locked home."""


def load_known_words(home: HomeFolder) -> KnownWords:
    """All that was told in this home: every file of that name together, as two laptops may each have written one."""
    words: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    strange: list[Path] = []
    try:
        files = _files(home)
    except ProblemError as error:
        return KnownWords({}, (error.problem,))
    for path in files:
        try:
            result = _understood(path, _opened(home, path), home.seal)
        except ProblemError as error:
            problems.append(error.problem)
            if isinstance(error, _StrangeError):
                strange.append(path)
            continue
        for pair, told_words in result.items():
            words[pair] = tuple(dict.fromkeys((*words.get(pair, ()), *told_words)))
    return KnownWords(words, tuple(problems), tuple(strange))


def change_known_words(home: HomeFolder, pair: str, *, add: Iterable[str] = (), drop: Iterable[str] = ()) -> Words:
    """Add and drop words of this pair among all that lie on disk now, and return them all.

    ProblemError when it cannot be written, or when what is there cannot be read.
    """
    before = load_known_words(home)
    if len(before.problems) > len(before.strange):
        names = set(map(str, before.strange))
        raise ProblemError(next(problem for problem in before.problems if problem.where not in names))
    gone = set(map(single_line, drop))
    mine = (word for word in (*before.words.get(pair, ()), *map(single_line, add)) if word not in gone)
    after = {**before.words, pair: tuple(dict.fromkeys(filter(None, mine)))}
    result = {key: words for key, words in after.items() if words}
    own = _write(home, result, before.strange)
    for path in _files(home):
        if path != own and path not in before.strange:
            # What it held is in the file just written, so that a word taken back does not come again.
            with as_problem(path, saving=False):
                remove_file(path)
    return result


def take_over(plain: HomeFolder, locked: HomeFolder) -> None:
    """Put the lists of a home that is just being locked under its key's mark: from now on only such count."""
    known_words = load_known_words(plain)
    with suppress(ProblemError):  # they are locked like any other file, and the words are marked again
        if known_words.words and not known_words.problems:
            _write(locked, known_words.words, ())
            for path in _files(plain):
                if path.suffix != ".age":
                    with as_problem(path, saving=False):
                        remove_file(path)


def _write(home: HomeFolder, words: Words, strange: Container[Path]) -> Path:
    """Write all of them to the home's own file; a strange one there is copied to quarantine/ first."""
    table: dict[str, Any] = {"schema_version": 1}
    if isinstance(home.seal, AgeCipher):
        table["mark"] = _mark(home.seal, words)
    data = home.seal.encrypt(with_checksum((HEADER + tomli_w.dumps({**table, "words": words})).encode("utf-8")))
    own = home.root / f"{NAME}{home.seal.suffix}"
    make_folder(home.root)
    there = read(own)
    if there is None:
        write_new(own, data)
    else:
        if own in strange:
            quarantine(home, own)
        replace(own, data, Fingerprint.of(there))
    return own


def _mark(seal: AgeCipher, words: Words) -> str:
    listed = json.dumps({pair: list(word) for pair, word in words.items()}, sort_keys=True, ensure_ascii=True)
    return seal.mark("known words", listed.encode())


def _files(home: HomeFolder) -> list[Path]:
    with as_problem(home.root, saving=False):
        return sorted(path for path in home.root.glob(f"{NAME}*") if ".toml" in path.suffixes and path.is_file())


def _opened(home: HomeFolder, path: Path) -> bytes | None:
    data = read(path)
    return data if data is None or path.suffix != ".age" else home.seal.decrypt(data, path.name)


def _understood(path: Path, data: bytes | None, seal: Cipher) -> dict[str, tuple[str, ...]]:
    """The words in the file; ProblemError when they cannot be told, or do not count."""
    if data is None:  # gone since it was listed
        return {}
    try:
        raw: dict[str, Any] = rtoml.loads(data.decode("utf-8-sig"))
        result = raw.get("words", {})
        if not isinstance(result, dict) or not all(map(_is_text_list, result.values())):
            raise ValueError("the words of each pair are a list")
    except (ValueError, RecursionError) as error:
        what = f"could not be read, so its words may be marked again: {str(error).splitlines()[0]}."
        raise ProblemError(Problem(str(path), what, "Put it right in an editor, or remove it.")) from error
    words = {pair: tuple(filter(None, map(single_line, listed))) for pair, listed in result.items()}
    if words and isinstance(seal, AgeCipher) and not same_mark(str(raw.get("mark")), _mark(seal, words)):
        what = "was not written with this home’s key, so its words count for nothing and are marked again."
        raise _StrangeError(Problem(str(path), what, _STRANGE_REMEDY))
    return words


def _is_text_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
