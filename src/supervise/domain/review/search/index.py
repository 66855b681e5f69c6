"""Every word with the sessions that have it, so that a letter typed is answered at once among ten thousand sessions."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, compress
from typing import TypeVar

from supervise.domain.folding import spaceless
from supervise.domain.review.search.query import EDGE, SearchQuery

T = TypeVar("T")


def bitset(positions: Iterable[int], count: int) -> int:
    """A bit set of session positions, a byte for each in one integer; intersecting 10,000 takes 30 µs."""
    flags = bytearray(count)
    for at in positions:
        flags[at] = 1
    return int.from_bytes(flags, "little")


def full_bitset(count: int) -> int:
    """The bit set of all positions."""
    return int.from_bytes(b"\1" * count, "little")


def select(of: Sequence[T], number: int) -> tuple[T, ...]:
    """The items of `of` whose positions are in the bit set, in their order."""
    return tuple(compress(of, number.to_bytes(len(of), "little")))


_BEGINNING = 2
"""By how many letters words are looked up."""


class SearchIndex:
    """Made little by little with `take`, between two keys; asked before it is whole, it looks through the rest."""

    def __init__(self, sheets: Sequence[str]) -> None:
        self._sheets = sheets
        self._taken = 0
        self._places: dict[str, array[int]] = {}
        """For each word the positions of the sessions that have it."""
        self._words: dict[str, list[str]] = {}
        """The words, by the letters they begin with."""
        self._runs: list[str] = []
        """Those in a script without spaces, which are looked through from end to end."""
        self._letters: dict[str, bytearray] = {}
        """For each letter that words begin with, the sessions that have one: most have, and it is asked for first."""

    @property
    def is_complete(self) -> bool:
        return self._taken == len(self._sheets)

    def add(self, count: int) -> None:
        """Take in so many sessions more."""
        places, end = self._places, min(self._taken + count, len(self._sheets))
        for at in range(self._taken, end):
            words = set(self._sheets[at].split(EDGE)[1:])
            for letter in {word[0] for word in words if word}:
                self._letters.setdefault(letter, bytearray(len(self._sheets)))[at] = 1
            for word in words:
                known = places.get(word)
                if known is None:
                    known = places[word] = array("I")
                    self._words.setdefault(word[:_BEGINNING], []).append(word)
                    if spaceless(word):
                        self._runs.append(word)
                known.append(at)
        self._taken = end

    def sessions_with(self, sought: SearchQuery) -> int:
        """The sessions that have every word sought, as a bit set."""
        result = full_bitset(len(self._sheets))
        if not sought.split_words:
            return result
        for word in sought.split_words:
            result &= self._having(word)
            if not result:
                break
        rest = range(self._taken, len(self._sheets))
        return result | bitset((at for at in rest if sought.matches(self._sheets[at])), len(self._sheets))

    def _having(self, beginning: str) -> int:
        """Those taken in so far that have a word with this beginning, or a run with this in it."""
        if spaceless(beginning):
            words = (run for run in self._runs if beginning in run)
        elif len(beginning) < _BEGINNING:
            return int.from_bytes(self._letters.get(beginning, b""), "little")
        else:
            words = (word for word in self._words.get(beginning[:_BEGINNING], ()) if word.startswith(beginning))
        return bitset(chain.from_iterable(self._places[word] for word in words), len(self._sheets))
