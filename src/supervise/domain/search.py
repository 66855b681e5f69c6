"""Finding a session by any of its words: all of those typed, in any order, case and accents aside, from their start."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import tzinfo
from typing import NamedTuple

from supervise.domain.agreement import for_both
from supervise.domain.free_text import places
from supervise.domain.incident import Incident
from supervise.domain.record import clean
from supervise.domain.session import Session
from supervise.domain.words import long_day

# A word is letters and digits; any other mark stands for itself, so that somebody who looks for "[" or "👩" finds it.
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_EDGE = "\n"
"""Stands before each word; no word holds it."""


class Passage(NamedTuple):
    """Words of a session and where they stand: what was written, or a title."""

    label: str
    text: str


class Found(NamedTuple):
    """Where in `text`, the sentence around it, the words sought stand: pairs of start and end."""

    label: str
    text: str
    marks: tuple[tuple[int, int], ...]


def folded(text: str) -> str:
    """`text` with case and accents aside."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", "".join(one for one in apart if not unicodedata.combining(one))).casefold()


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded, in order."""
    return tuple(_WORD.findall(folded(text)))


class Sought(NamedTuple):
    """What was typed, as the words a session must have; with none, every session has them."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "Sought":
        # The longest first: it is the likeliest to be missing. One that begins another says nothing of its own.
        once = sorted(set(words(clean(typed))), key=len, reverse=True)
        return cls(tuple(one for at, one in enumerate(once) if not any(big.startswith(one) for big in once[:at])))

    def within(self, sheet: str) -> bool:
        """Whether a session with this `sheet` has them all."""
        return all(_EDGE + one in sheet for one in self.words)


def passages(seen: Session, zone: tzinfo | None = None) -> Iterator[Passage]:
    """All that a session, as both may see it (`for_both`), can be found by: what was written first, then its titles."""
    yield from (Passage(one.label, one.text) for one in places(seen))
    yield Passage("", long_day(seen.started_at.astimezone(zone).date()))
    yield Passage("", seen.id)
    yield Passage("", seen.kind)
    if seen.section is not None:
        yield Passage("Section", seen.section.title)
    if seen.incident is not None:
        yield from _titles(seen.incident)
    for person in seen.people:
        yield Passage("Who", f"{person.initials}, {person.role}")
    for note in seen.talk.notes if seen.talk else ():
        yield Passage("Question", note.question)
    for rating in seen.ratings:
        yield Passage(seen.initials(rating.by), rating.label)
    if seen.cut_short:
        yield Passage("Cut short", seen.cut_short)
    if seen.made_up:
        yield Passage("", "made up")


def _titles(incident: Incident) -> Iterator[Passage]:
    yield Passage("Case", incident.case)
    for placement in incident.placements:
        yield Passage("Rung", placement.title)
    for barrier in incident.barriers:
        yield Passage("What keeps it off the next rung", barrier.label)
    for strategy in incident.strategies:
        yield Passage("What could help", strategy.label)


def sheet(seen: Session, zone: tzinfo | None = None) -> str:
    """Every word of a session once, folded: what `Sought.within` looks through, a third as long as what was written."""
    found = words("\n".join(one.text for one in passages(seen, zone)))
    return _EDGE + _EDGE.join(dict.fromkeys(found))


def shown(session: Session, sought: Sought, zone: tzinfo | None = None, width: int = 160) -> Found | None:
    """The passage of `session` that has most of the words sought, cut to about `width` letters around the first."""
    best: Found | None = None
    for one in passages(for_both(session), zone):
        marks = tuple(_marks(one.text, sought))
        have = len({_first(one.text[start:end], sought) for start, end in marks})
        if marks and (best is None or have > len({_first(best.text[a:b], sought) for a, b in best.marks})):
            best = Found(one.label, one.text, marks)
    return None if best is None else _cut(best, width)


def _marks(text: str, sought: Sought) -> Iterator[tuple[int, int]]:
    """Where words of `text` begin with one sought; the whole word is marked."""
    for found in re.finditer(r"[^\W_]+|[^\w\s]|_", text):
        if any(_first(found[0], sought)):
            yield found.span()


def _first(word: str, sought: Sought) -> str:
    """The word sought that `word` begins with, or nothing."""
    parts = words(word)
    return next((one for one in sought.words for part in parts if part.startswith(one)), "")


def _cut(found: Found, width: int) -> Found:
    """The sentence or so around the first mark, on one line."""
    start = max(0, found.marks[0][0] - width // 3)
    if start:
        start = found.text.find(" ", start) + 1 if " " in found.text[start : found.marks[0][0]] else start
    end = min(len(found.text), start + width)
    before, after = ("… " if start else ""), (" …" if end < len(found.text) else "")
    text = before + re.sub(r"\s", " ", found.text[start:end]) + after
    moved = len(before) - start
    marks = tuple((a + moved, b + moved) for a, b in found.marks if a >= start and b <= end)
    return Found(found.label, text, marks)
