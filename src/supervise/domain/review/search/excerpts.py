"""What a session says, line by line, and the sentence in it where words that are sought stand."""

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import tzinfo
from itertools import chain
from typing import NamedTuple

from supervise.domain.folding import EDGE_OF_LINE, fold, readings, spaceless
from supervise.domain.review.search.query import SearchQuery, passages
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.text import LONGEST, wrap_overlong_lines

_MOST = 50
"""Places of one word in one line that are looked at: a line of nothing else must not take long."""
_SENTENCE_ENDS = (". ", "? ", "! ", ": ", "; ")


class Excerpt(NamedTuple):
    """Where in `text`, the sentence around it, the words sought stand: pairs of start and end."""

    label: str
    text: str
    marks: tuple[tuple[int, int], ...]


class _Line(NamedTuple):
    label: str
    text: str
    folded: str


class SessionText:
    """What one session says, as both may see it, kept ready to be asked again at each letter typed.

    It is gone through no further than what is sought: most words are found in the first few lines.
    """

    def __init__(self, *versions: Session, zone: tzinfo | None = None, usual_rules: Container[str] = ()) -> None:
        """One session, in all the versions there are of it; the `usual_rules` are not among its words."""
        self._to_come = chain.from_iterable(
            passages(visible_to_both(version), zone, usual_rules) for version in versions
        )
        self._come: list[_Line] = []

    def _passages(self) -> Iterator[_Line]:
        yield from self._come
        for passage in self._to_come:
            self._come.append(_Line(passage.label, passage.text, fold(passage.text)))
            if EDGE_OF_LINE not in passage.text:
                yield self._come[-1]
                continue
            # Both are put by before the first is given: whoever asks may go no further.
            parted = readings(passage.text)[1]
            self._come.append(_Line(passage.label, parted, fold(parted)))
            yield from self._come[-2:]

    def matches(self, sought: SearchQuery) -> bool:
        """Whether it has every word sought: as `SearchQuery.matches` says of its `search_text`."""
        missing = sought.split_words
        for passage in self._passages():
            missing = tuple(word for word in missing if _first(passage.folded, word) < 0)
            if not missing:
                break
        return not missing

    def excerpt(self, sought: SearchQuery, width: int = 160, longest_label: int = 0) -> Excerpt | None:
        """The line that has most of the words sought, what was written before titles; about `width` letters of it.

        What the line is called is left out when that is longer than `longest_label`, or a third of the width.
        """
        having = (passage for passage in self._passages() if _having(passage, sought))
        best = _best((line for passage in having for line in _lines(passage)), sought)
        if best is None:
            return None
        label = best.label if len(best.label) <= min(longest_label, width // 3) else ""
        return _cut(best._replace(label=label), sought, width - len(label) - 2 * bool(label))


def marks(text: str, sought: SearchQuery) -> tuple[tuple[int, int], ...]:
    """Where in this line the words sought stand, in their order."""
    return tuple(sorted(_marks(_Line("", text, fold(text)), sought)))


def _marks(line: _Line, sought: SearchQuery) -> dict[tuple[int, int], str]:
    """Each place in the line as written, and the word sought that stands there."""
    places = {place: word for word in sought.split_words for place in _all(line.folded, word)}
    origins = _origins(line) if places else ()
    return {_as_written(place, origins, line.text): word for place, word in places.items() if origins}


def _best(lines: Iterable[_Line], sought: SearchQuery) -> _Line | None:
    """The one with most of the words sought, the first of several."""
    best, most = None, 0
    for line in lines:
        have = _having(line, sought)
        if have > most:
            best, most = line, have
            if most == len(sought.split_words):
                break
    return best


def _having(line: _Line, sought: SearchQuery) -> int:
    return sum(1 for word in sought.split_words if _first(line.folded, word) >= 0)


def _lines(passage: _Line) -> Iterator[_Line]:
    if len(passage.text) <= LONGEST and "\n" not in passage.text:
        yield passage
        return
    for line in wrap_overlong_lines(passage.text).split("\n"):
        yield _Line(passage.label, line, fold(line))


def _first(text: str, word: str, start: int = 0) -> int:
    """Where in `text`, folded, a word begins with `word`; -1 where none does."""
    at = text.find(word, start)
    while at > 0 and (word[0] == "'" or _is_letter(word[0])) and _goes_on(text, at):
        at = text.find(word, at + 1)
    return at


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands there is further on in a word, which apostrophes are part of."""
    while at > 0 and text[at - 1] == "'":
        at -= 1
    return at > 0 and text[at - 1].isalnum() and not spaceless(text[at - 1])


def _is_letter(text: str) -> bool:
    """Whether words that spaces part are made of it."""
    return text.isalnum() and not spaceless(text)


def _all(text: str, word: str) -> Iterator[tuple[int, int]]:
    """The words of `text`, folded, that begin with `word`: where each starts and ends."""
    at = _first(text, word)
    for _ in range(_MOST):
        if at < 0:
            return
        end = at + len(word)
        while end < len(text) and _is_letter(word[0]) and (text[end] == "'" or _is_letter(text[end])):
            end += 1
        yield at, end
        at = _first(text, word, end)


def _cut(line: _Line, sought: SearchQuery, width: int) -> Excerpt:
    """As much of the line as has most of the words near each other, from the start of a sentence if one is near."""
    places = sorted(_marks(line, sought).items())
    near, begin, most = width * 2 // 3, 0, 0
    for (at, _), _ in places:
        have = len({word for (start, _), word in places if 0 <= start - at <= near})
        if have > most:
            begin, most = at, have
    start = _start(line.text, begin, width)
    end = _end(line.text, start + width, begin)
    before, after = ("…" if start else ""), ("…" if line.text[end:].strip() else "")
    text = before + line.text[start:end].replace("\t", " ") + after
    moved = len(before) - start
    within = ((a + moved, min(b, end) + moved) for (a, b), _ in places if start <= a < end)
    return Excerpt(line.label, text, tuple(within))


def _start(text: str, at: int, width: int) -> int:
    """Where to begin so as to show `at`: at the sentence it is in, or else at a word a little before."""
    earliest = max(0, min(at - width // 3, len(text) - width))
    ends = (text.rfind(sentence_end, earliest, at) for sentence_end in _SENTENCE_ENDS)
    sentence = max(end + 2 if end >= 0 else 0 for end in ends)
    if sentence or not earliest:
        return sentence
    space = text.find(" ", earliest, at)
    return space + 1 if space >= 0 else earliest


def _end(text: str, end: int, at: int) -> int:
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", at, end)
    return space if space > at else end


def _origins(line: _Line) -> Sequence[int]:
    """For each letter of the folded line, the letter of the line it comes from; nothing where that cannot be told."""
    if line.text.isascii():
        return range(len(line.text))
    pieces = [fold(text) for text in line.text]
    if "".join(pieces) != line.folded:  # letters that fold only together, such as the parts of a Hangul one
        return ()
    return [at for at, piece in enumerate(pieces) for _ in piece]


def _as_written(place: tuple[int, int], origins: Sequence[int], text: str) -> tuple[int, int]:
    start, end = origins[place[0]], origins[place[1] - 1] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return start, end
