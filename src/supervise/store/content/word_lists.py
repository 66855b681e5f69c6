"""The word lists of the identifier check, read once on first use."""

import gzip
import zlib
from functools import cache
from pathlib import Path

from supervise.domain.identifiers.detect import WordLists
from supervise.domain.problems import Problem, ProblemError
from supervise.store.home.folder import shipped

_COMMON = 1000
"""How many of the census's first names, the commonest, are looked for in small letters too."""


@cache
def load_word_lists() -> WordLists:
    """The lists that came with the program; some tens of milliseconds the first time. Raises ProblemError."""
    folder = shipped() / "identifiers"
    words = frozenset(_packed(folder / "words.txt.gz"))
    firsts = _packed(folder / "first-names.txt.gz")
    names, decoys = _parts(folder / "names.txt"), _parts(folder / "decoys.txt")
    never = frozenset(decoys["words"])
    hand = frozenset(names["given"])
    ideas = frozenset(names["ideas"])
    given_words = (frozenset(names["also words"]) | ideas) - never
    given = (hand | frozenset(firsts)) - never - given_words - words
    places, days = frozenset(decoys["places"]), frozenset(decoys["days"])
    things = frozenset(
        decoy for part in ("drugs", "systems", "conditions", "peoples", "words") for decoy in decoys[part]
    )
    eponyms = frozenset(decoys["eponyms"])
    frequent = frozenset(firsts[:_COMMON]) | hand
    told_apart = words | places | days | things | eponyms
    also_places = frozenset(names["also places"])
    surnames = (frozenset(_packed(folder / "surnames.txt.gz")) | frozenset(names["surnames"])) - never
    small = ((given | surnames) - told_apart) | given_words | also_places
    unworded = frozenset(
        name for name in given_words - words - ideas - days if not (name.endswith("s") and name[:-1] in words)
    )
    return WordLists(
        words=words,
        proper=frozenset(_packed(folder / "proper.txt.gz")),
        given=given,
        common=(frozenset(name for name in frequent & given if len(name) >= 4) | frozenset(names["always small"]))
        - told_apart
        - frozenset(names["not alone"]),
        small=small - frozenset(names["never small"]),
        also_places=also_places,
        given_words=given_words,
        hardly_words=(frozenset(names["hardly words"]) | unworded) - frozenset(names["never small"]),
        ideas=ideas,
        surnames=surnames,
        places=places,
        days=days,
        eponyms=eponyms,
        decoys=things,
        phrases=tuple(decoys["phrases"]),
    )


def _packed(path: Path) -> list[str]:
    try:
        return gzip.decompress(path.read_bytes()).decode("utf-8").split()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise _broken(path) from error


def _parts(path: Path) -> dict[str, list[str]]:
    """The parts of a list made by hand: words anywhere, but for phrases, which stand one a line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path) from error
    parts: dict[str, list[str]] = {}
    part: list[str] = []
    title = ""
    for line in lines:
        text = line.partition("#")[0].strip()
        if text.startswith("["):
            title = text.strip("[]")
            part = parts.setdefault(title, [])
        elif text:
            part.extend([text] if title == "phrases" else [word.removesuffix("'s") for word in text.split()])
    return parts


def _broken(path: Path) -> ProblemError:
    return ProblemError(Problem(str(path), "could not be read, so nothing is marked.", "Install Supervise again."))
