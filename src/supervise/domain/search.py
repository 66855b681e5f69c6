"""Finding a session by any of its words: all of those typed, in any order, case and accents aside, from their start."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import tzinfo
from typing import NamedTuple, TypeVar

from supervise.domain.free_text import Place, written
from supervise.domain.incident import Incident
from supervise.domain.record import clean
from supervise.domain.session import Session
from supervise.domain.words import long_day

T = TypeVar("T")

# A word is letters and digits, and the apostrophes in it or at its end: else "don't" would be found by any "t". Any
# other mark stands for itself, so that somebody who looks for "[" or "👩" finds it.
_WORD = re.compile(r"[^\W_](?:[^\W_]|')*|[^\w\s]|_")
EDGE = "\n"
"""Stands before each word of a sheet; no word holds it."""


class Passage(NamedTuple):
    """Words of a session and where they stand: what was written, or a title."""

    label: str
    text: str


def folded(text: str) -> str:
    """`text` with case and accents aside, and each apostrophe the straight one."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return unicodedata.normalize("NFKC", "".join(one for one in apart if not unicodedata.combining(one))).casefold()


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded, in order."""
    return tuple(_WORD.findall(folded(text)))


class Sought(NamedTuple):
    """What was typed, as the words a session must have; with none, every session has them."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "Sought":
        # One that begins another says nothing of its own; in the order of letters it stands just before it.
        once = sorted(set(words(clean(typed))))
        told = [one for one, after in zip(once, (*once, "")[1:], strict=True) if not after.startswith(one)]
        # The longest first: it is the likeliest to be missing.
        return cls(tuple(sorted(told, key=len, reverse=True)))

    def within(self, sheet: str) -> bool:
        """Whether a session with this `sheet` has them all."""
        return all(EDGE + one in sheet for one in self.words)


def passages(seen: Session, zone: tzinfo | None = None) -> Iterator[Passage | Place]:
    """All that a session, as both may see it (`for_both`), can be found by: what was written first, then its titles."""
    reviewed: list[Place] = []
    for one in written(seen):
        if one.path[0] == "reviewed":
            reviewed.append(one)
        else:
            yield one
    # What was agreed another day last: it stands in that day's session too.
    yield from reviewed
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


class Known:
    """Words taken apart once: titles, questions and ground rules stand in many sessions, and people use words again.

    It holds words of those sessions: let go of it once they are read.
    """

    def __init__(self) -> None:
        self.titles: dict[str, dict[str, None]] = _Made(lambda title: dict.fromkeys(folded(title).split()))
        """The runs of letters and marks between spaces in a title."""
        self.runs: dict[str, str] = _Made(lambda run: EDGE.join(_WORD.findall(run)))
        """The words in such a run."""


class _Made(dict[str, T]):
    """Makes what is not there yet."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make

    def __missing__(self, key: str) -> T:
        found = self[key] = self._make(key)
        return found


def sheet(seen: Session, zone: tzinfo | None = None, known: Known | None = None) -> str:
    """Every word of a session, folded: what `Sought.within` looks through, half as long as what was written.

    Give the same `known` with each of many sessions.
    """
    known = Known() if known is None else known
    own: list[str] = []
    runs: dict[str, None] = {}
    for one in passages(seen, zone):
        if isinstance(one, Passage) or one.path[0] == "ground_rules":
            runs |= known.titles[one.text]
        else:
            own.append(one.text)
    runs |= dict.fromkeys(folded("\n".join(own)).split())
    return EDGE + EDGE.join(map(known.runs.__getitem__, runs))
