"""The lists of words that tell a name from what is none, and what the pair has said is no identifier."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’\u2010\u2011-][^\W\d_]+)*")
"""A word as names have them: O'Neill, Baird-Munro, al-Masri."""
_HYPHENS = re.compile("[\u2010\u2011]")
_ENDINGS = ("s", "es", "ed", "ing", "ly", "ness")
_COMPOUNDS = ("line", "link", "watch", "point", "care", "works", "base", "board", "sheet", "time")
_LONGEST = 30
"""Letters; what is longer is no name."""
_LEARNED = re.compile(
    r".{3,}(?:is|iz)(?:e|es|ed|ing|ation|ations)$|.{4,}(?:ility|ilities|ology|ologist|ologists|itis|aemia|ectomy|oscopy|graphy|"
    r"therapy|therapist|tions?|sions?|ments?|ncy|ible|ical|ically|ism|isms|ators?|ivity)$"
)
_BEGINNINGS = tuple(
    str.split(
        "anti auto bio cardio counter electro endo gastro hydro hyper hypo immuno inter intra macro micro mid mis "
        "mono multi neuro non out over para physio poly post pre pseudo psycho radio re self semi socio sub super "
        "tele thermo trans ultra un under uro video "
    )
)


@dataclass(frozen=True)
class WordLists:
    """Words in small letters; loaded by the store, for they lie in files."""

    words: frozenset[str]
    """British words that are no names. Their plain forms: `is_word` knows the usual endings."""
    proper: frozenset[str]
    """Words written with a capital that are no person's name."""
    given: frozenset[str]
    """First names that are no words."""
    common: frozenset[str]
    """Those of them that are names in small letters too, wherever they stand."""
    small: frozenset[str]
    """All that can be a name in small letters, where the words around say so."""
    also_places: frozenset[str]
    """First names that are places as well, but people more often."""
    given_words: frozenset[str]
    """First names that are words as well, such as Rose."""
    hardly_words: frozenset[str]
    """Those of them that nobody writes in a note but as a name, such as Tom."""
    ideas: frozenset[str]
    """Those of them that begin a sentence as a word more often than as a name, such as Hope."""
    surnames: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    eponyms: frozenset[str]
    """Names that stand for a model, a scale or a condition."""
    decoys: frozenset[str]
    """Drugs, systems, conditions, peoples, and the words of the trade that a dictionary lacks."""
    phrases: tuple[str, ...] = ()

    def is_word(self, word: str) -> bool:
        """Whether it is an ordinary word, one with an ending, or one with something put before it."""
        words = self.words
        if word in words or not 2 < len(word) <= _LONGEST:
            return True
        for ending in _ENDINGS:
            stem = word[: -len(ending)]
            if word.endswith(ending) and len(stem) >= 3 and (stem in words or f"{stem}e" in words):
                return True
        if any(word.endswith(last) and word[: -len(last)] in words and len(word) > 7 for last in _COMPOUNDS):
            return True
        return _LEARNED.match(word) is not None or any(
            word.startswith(first) and len(word) - len(first) >= 4 and self.is_word(word[len(first) :])
            for first in _BEGINNINGS
        )

    def says_more(self, words: str) -> bool:
        """Whether these words, marked somewhere, can hardly be anything else elsewhere: not Rose, May or Preston."""
        word = fold_word(words.strip())
        common = self.given_words | self.places | self.days | self.eponyms
        return len(words.split()) > 1 or not (word in common or self.is_word(word))


@dataclass(frozen=True)
class Exclusions:
    """The lists, and what is never marked: words the pair has passed, their initials and roles, the page's own."""

    lists: WordLists
    exact: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """The words of each phrase in small letters, under the first of them."""
    initials: tuple[str, ...] = ()
    """Marked as well, with every label made here: on one's own pages, which others may read who know the two."""

    @classmethod
    def of(cls, lists: WordLists, never: Iterable[str] = ()) -> "Exclusions":
        """`never` holds words and phrases, in any case."""
        texts = tuple(never)
        phrases: dict[str, set[tuple[str, ...]]] = {}
        for phrase in (*lists.phrases, *texts):
            # With a number in it, a phrase is known only as a whole: "Rose 7" says nothing of Rose.
            parts = () if any(letter.isdigit() for letter in phrase) else tuple(map(fold_word, WORD.findall(phrase)))
            if parts:
                phrases.setdefault(parts[0], set()).add(parts)
        exact = frozenset(alphanumerics(text) for text in texts)
        return cls(lists, exact, {first: tuple(sorted(them)) for first, them in phrases.items()})


def words_of(text: str) -> frozenset[str]:
    """The words of `text`, which stand apart from one another by spaces."""
    return frozenset(text.split())


def alphanumerics(text: str) -> str:
    """Letters and digits only, in small letters: how two spellings of one number are known as one."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def fold_word(word: str) -> str:
    """The word in small letters, with plain hyphens and apostrophes, its accents and its possessive dropped."""
    word = _HYPHENS.sub("-", word.lower().replace("’", "'"))
    if not word.isascii():
        word = _without_accents(word)
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


@lru_cache(maxsize=4096)
def _without_accents(word: str) -> str:
    parted = unicodedata.normalize("NFKD", word)
    return "".join(text for text in parted if not unicodedata.combining(text)).replace("ł", "l").replace("ı", "i")
