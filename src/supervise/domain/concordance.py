"""Every word with the sessions that have it, so that a letter typed is answered at once among ten thousand sessions."""

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain

from supervise.domain.among import every, those
from supervise.domain.search import EDGE, Sought

_BEGINNING = 2
"""By how many letters words are looked up."""


class Concordance:
    """Made little by little with `take`, between two keys; asked before it is whole, it looks through the rest."""

    def __init__(self, sheets: Sequence[str]) -> None:
        self._sheets = sheets
        self._taken = 0
        self._places: dict[str, array[int]] = {}
        """For each word the positions of the sessions that have it."""
        self._words: dict[str, list[str]] = {}
        """The words, by the letters they begin with."""

    @property
    def whole(self) -> bool:
        return self._taken == len(self._sheets)

    def take(self, count: int) -> None:
        """Take in so many sessions more."""
        places, end = self._places, min(self._taken + count, len(self._sheets))
        for at in range(self._taken, end):
            for word in self._sheets[at].split(EDGE)[1:]:
                known = places.get(word)
                if known is None:
                    known = places[word] = array("I")
                    self._words.setdefault(word[:_BEGINNING], []).append(word)
                known.append(at)
        self._taken = end

    def having(self, sought: Sought) -> int:
        """The sessions that have every word sought (see `among`)."""
        found = every(len(self._sheets))
        if not sought.words:
            return found
        for word in sought.words:
            places = chain.from_iterable(self._places[one] for one in self._begun_with(word))
            found &= those(places, len(self._sheets))
            if not found:
                break
        rest = range(self._taken, len(self._sheets))
        return found | those((at for at in rest if sought.within(self._sheets[at])), len(self._sheets))

    def _begun_with(self, letters: str) -> Iterator[str]:
        if len(letters) >= _BEGINNING:
            yield from (one for one in self._words.get(letters[:_BEGINNING], ()) if one.startswith(letters))
        else:
            yield from (one for key, some in self._words.items() if key.startswith(letters) for one in some)
