"""A text as it reads, whatever it was pasted from: one kind of space, hyphen and digit, and nothing that is not seen.

Every rule looks at the folded text; a mark is then put back over the characters as they were written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from supervise.domain.identifiers.match import IdentifierMatch

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
_DASHES = "\u2012\u2014\u2015\u2212\ufe58"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_DASHES, "–"),
        **dict.fromkeys("\u02bc\uff07", "’"),
        **dict.fromkeys("\u2024\uff0e", "."),
        **dict.fromkeys("\u2044\u2215\uff0f", "/"),
        **dict.fromkeys("\u2028\u2029\u0085\u000b\u000c", "\n"),
        "\uff20": "@",
        "\uff0b": "+",
    }
)
_UNSEEN = "\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff"
_ACCENTS = "\u0300-\u036f"
_DROPPED = re.compile(rf"[{_UNSEEN}{_ACCENTS}]|\r(?=\n)")
_DIGITS = re.compile(r"(?![0-9])\d")
_ODD = re.compile(
    rf"[{_UNSEEN}{_ACCENTS}{_SPACES}{_HYPHENS}{_DASHES}\r\u02bc\u2024\u2028\u2029\u2044\u2215\u0085\u000b\u000c\uff07-\uff20]"
    r"|(?![0-9])\d"
)
_DRAWN_ON = re.compile(rf"[{_ACCENTS}]*")


@dataclass(frozen=True)
class Folded:
    """`text` is `written` as the rules read it; `places[i]` is where its character i stands in `written`."""

    written: str
    text: str
    places: list[int] | None = None
    """None where nothing was left out, so that each character stands in its own place."""

    def unfold(self, marks: Iterable[IdentifierMatch]) -> Iterator[IdentifierMatch]:
        """The marks over the text as it was written."""
        if self.written is self.text:
            yield from marks
            return
        for mark in marks:
            start, end = mark.start, mark.end
            if self.places is not None:
                start, end = self.places[start], self.places[end - 1] + 1
                # An accent of its own belongs to the letter it is drawn on.
                drawn = _DRAWN_ON.match(self.written, end)
                end = drawn.end() if drawn else end
            yield mark._replace(start=start, end=end, text=self.written[start:end])


def fold(written: str) -> Folded:
    """`written` with its odd characters folded; most texts have none, and are handed back as they are."""
    if _ODD.search(written) is None:
        return Folded(written, written)
    alike = _DIGITS.sub(lambda digit: str(unicodedata.digit(digit[0])), written.translate(_ALIKE))
    if _DROPPED.search(alike) is None:
        return Folded(written, alike)
    dropped = {match.start() for match in _DROPPED.finditer(alike)}
    places = [place for place in range(len(alike)) if place not in dropped]
    return Folded(written, "".join(alike[place] for place in places), places)
