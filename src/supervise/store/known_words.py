"""What the pairs of a home said is no identifier, in a file of its own: these too are words of theirs."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import rtoml

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.record import one_line
from supervise.store.atomic import Fingerprint, read, replace, write_new
from supervise.store.codec import marked
from supervise.store.paths import Home, make_folder, told
from supervise.store.patience import remove_file
from supervise.store.seal import for_name

NAME = "known-words"
HEADER = (
    "# Words that a pair said identify nobody, under the pair's id in settings.toml. Kept by Supervise. Confidential.\n"
)
Words = Mapping[str, tuple[str, ...]]
"""By the pair's id, in the order they were told."""


class KnownWords(NamedTuple):
    """The words, and what could not be read: then nothing may be written, or it would be lost."""

    words: Words
    problems: tuple[Problem, ...] = ()


def load_known_words(home: Home) -> KnownWords:
    """All that was told in this home: every file of that name together, as two laptops may each have written one."""
    words: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    try:
        files = _files(home)
    except ProblemError as error:
        return KnownWords({}, (error.problem,))
    for path in files:
        try:
            found = _understood(path, _opened(home, path))
        except ProblemError as error:
            problems.append(error.problem)
            continue
        for pair, told_words in found.items():
            words[pair] = tuple(dict.fromkeys((*words.get(pair, ()), *told_words)))
    return KnownWords(words, tuple(problems))


def change_known_words(home: Home, pair: str, *, add: Iterable[str] = (), drop: Iterable[str] = ()) -> Words:
    """Add and drop words of this pair among all that lie on disk now, and return them all.

    ProblemError when it cannot be written, or when what is there cannot be read.
    """
    before = load_known_words(home)
    if before.problems:
        raise ProblemError(before.problems[0])
    gone = set(map(one_line, drop))
    mine = (one for one in (*before.words.get(pair, ()), *map(one_line, add)) if one not in gone)
    after = {**before.words, pair: tuple(dict.fromkeys(filter(None, mine)))}
    kept = {one: words for one, words in after.items() if words}
    data = home.seal.close(marked((HEADER + rtoml.dumps({"schema_version": 1, "words": kept})).encode("utf-8")))
    own = home.root / f"{NAME}{home.seal.ending}"
    make_folder(home.root)
    there = read(own)
    if there is None:
        write_new(own, data)
    else:
        replace(own, data, Fingerprint.of(there))
    for path in _files(home):
        if path != own:
            # What it held is in the file just written, so that a word taken back does not come again.
            with told(path, saving=False):
                remove_file(path)
    return kept


def _files(home: Home) -> list[Path]:
    with told(home.root, saving=False):
        return sorted(one for one in home.root.glob(f"{NAME}*") if ".toml" in one.suffixes and one.is_file())


def _opened(home: Home, path: Path) -> bytes | None:
    data = read(path)
    return data if data is None or path.suffix != ".age" else for_name(path.name, home.seal).open(data, path.name)


def _understood(path: Path, data: bytes | None) -> dict[str, tuple[str, ...]]:
    """The words in the file; ProblemError when they cannot be told."""
    if data is None:  # gone since it was listed
        return {}
    try:
        raw: dict[str, Any] = rtoml.loads(data.decode("utf-8-sig"))
        found = raw.get("words", {})
        if not isinstance(found, dict) or not all(_is_list(some) for some in found.values()):
            raise ValueError("the words of each pair are a list")
    except (ValueError, RecursionError) as error:
        what = f"could not be read, so its words may be marked again: {str(error).splitlines()[0]}."
        raise ProblemError(Problem(str(path), what, "Put it right in an editor, or remove it.")) from error
    return {pair: tuple(filter(None, map(one_line, some))) for pair, some in found.items()}


def _is_list(some: object) -> bool:
    return isinstance(some, list) and all(isinstance(one, str) for one in some)
