"""Finding a session by any of its words: all of those typed, in any order, folded, each from its start.

What is typed in a script without spaces may stand anywhere in a run: nobody can say where a word begins there.
"""

from collections.abc import Callable, Container, Iterator
from datetime import tzinfo
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from supervise.domain.folding import fold, readings, spaceless, split_words, words_of
from supervise.domain.instants import local_day
from supervise.domain.session.model import Session
from supervise.domain.text import normalise
from supervise.domain.wording import format_long_date

if TYPE_CHECKING:
    from supervise.domain.session.fields.kinds import Field, TextField

T = TypeVar("T")

EDGE = "\n"
"""Stands before each word of a `search_text`; no word holds it."""


class Passage(NamedTuple):
    """Words of a session and where they stand: what was written, or a title."""

    label: str
    text: str


class SearchQuery(NamedTuple):
    """What was typed, as the words a session must have; with none, every session has them."""

    split_words: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "SearchQuery":
        # One that begins another says nothing of its own; in the order of letters it stands just before it.
        once = sorted(set(split_words(normalise(typed))))
        texts = [text for text, after in zip(once, (*once, "")[1:], strict=True) if not after.startswith(text)]
        # The longest first: it is the likeliest to be missing.
        return cls(tuple(sorted(texts, key=len, reverse=True)))

    def matches(self, text: str) -> bool:
        """Whether a session with this `search_text` has them all."""
        return all((word if spaceless(word) else EDGE + word) in text for word in self.split_words)


def passages(
    seen: Session, zone: tzinfo | None = None, usual_rules: Container[str] = ()
) -> "Iterator[Passage | TextField]":
    """All that a session that both may see can be found by: what was written first, then its titles.

    Not by the ground rules that are the `usual_rules`: a word of theirs would find every session.
    """
    # Home is painted before any session is read, and does not wait for the field catalogue.
    from supervise.domain.session.fields.text_fields import iterate_text_fields

    reviewed: list[TextField] = []
    for field in iterate_text_fields(seen):
        if field.path[0] == "ground_rules" and field.text in usual_rules:
            continue
        if field.path[0] == "reviewed":
            reviewed.append(field)
        else:
            yield field
    # What was agreed another day last: it stands in that day's session too.
    yield from reviewed
    yield Passage("", format_long_date(local_day(seen.started_at, zone)))
    yield Passage("", seen.id)
    yield Passage("", seen.kind)
    if seen.section is not None:
        yield Passage("Section", seen.section.title)
    if seen.incident is not None:
        yield Passage("Case", seen.incident.case)
        for placement in seen.incident.placements:
            yield Passage("Rung", placement.title)
    for titled in _fields_with_titles():
        yield from map(Passage._make, titled.titles(seen))
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


@cache
def _fields_with_titles() -> "tuple[Field, ...]":
    from supervise.domain.session.fields.catalogue import SESSION_FIELDS

    return tuple(field for field in chain.from_iterable(SESSION_FIELDS.values()) if field.has_titles)


class TokenCache:
    """Words taken apart once: titles, questions and ground rules stand in many sessions, and people use words again.

    It holds words of those sessions: let go of it once they are read.
    """

    def __init__(self) -> None:
        self.titles: dict[str, dict[str, None]] = _Made(
            lambda title: {run: None for reading in readings(title) for run in fold(reading).split()}
        )
        """The runs of letters and marks between spaces in a title."""
        self.runs: dict[str, str] = _Made(lambda run: EDGE.join(words_of(run)))
        """The words in such a run."""


class _Made(dict[str, T]):
    """Makes what is not there yet."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make

    def __missing__(self, key: str) -> T:
        result = self[key] = self._make(key)
        return result


def search_text(
    seen: Session, zone: tzinfo | None = None, known: TokenCache | None = None, usual_rules: Container[str] = ()
) -> str:
    """Every word of a session, folded: what `SearchQuery.matches` looks through, half as long as what was written.

    Give the same `known` with each of many sessions.
    """
    known = TokenCache() if known is None else known
    own: list[str] = []
    runs: dict[str, None] = {}
    for passage in passages(seen, zone, usual_rules):
        if isinstance(passage, Passage) or passage.path[0] == "ground_rules":
            runs |= known.titles[passage.text]
        else:
            own.append(passage.text)
    for text in readings("\n".join(own)):
        runs |= dict.fromkeys(fold(text).split())
    return EDGE + EDGE.join(map(known.runs.__getitem__, runs))
