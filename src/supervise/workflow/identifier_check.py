"""What may identify somebody in the open session: found, replaced, ignored for good, or left."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from supervise.domain.content.bundle import Content
from supervise.domain.identifiers.detect import Exclusions, IdentifierMatch, Kind, alphanumerics, find_identifiers
from supervise.domain.identifiers.replacements import as_it_begins
from supervise.domain.people import Pair
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.fields.kinds import Path, TextField
from supervise.domain.session.fields.text_fields import find_whole_words, put_at, set_text, text_fields
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.text import single_line
from supervise.store.content.word_lists import load_word_lists
from supervise.store.home.folder import HomeFolder
from supervise.store.ignored_words import Words, change_known_words, load_known_words
from supervise.workflow.session import SessionWorkflow


class IdentifierFinding(NamedTuple):
    """Words that may identify somebody, and every place where they stand."""

    mark: IdentifierMatch
    """As it was first marked."""
    places: tuple[TextField, ...]
    starts: tuple[tuple[int, ...], ...]
    """Where it begins in the text of each place. A word such as "will" only where it was marked."""

    @property
    def text(self) -> str:
        return self.mark.text

    @property
    def times(self) -> int:
        return sum(map(len, self.starts))


class TextChange(NamedTuple):
    """What is written at a place, before and after."""

    path: Path
    before: str
    after: str


Texts = tuple[TextChange, ...]


class IdentifierChecker:
    """Looks for one workflow: its pair's initials, roles and passed words, and the page's own words, are no marks."""

    def __init__(self, workflow: SessionWorkflow) -> None:
        self.workflow = workflow
        self._home: HomeFolder | None = None
        self._words: Words = {}
        self._known: tuple[tuple[str, ...], Exclusions] | None = None
        self._left: set[tuple[str, Kind, str]] = set()

    @property
    def passed(self) -> tuple[str, ...]:
        """What this pair said identifies nobody."""
        return self._read().get(self._pair, ())

    def marks(self, text: str) -> tuple[IdentifierMatch, ...]:
        """What may identify somebody in `text`; safe in a thread. ProblemError when the word lists are not there."""
        return find_identifiers(text, self.known())

    def find(self, session: Session) -> tuple[IdentifierFinding, ...]:
        """What may identify somebody in what both may see of `session`, in its order, each once; safe in a thread."""
        return found_in(session, self.known(session))

    def found_at(self, places: Iterable[TextField]) -> tuple[IdentifierFinding, ...]:
        """What may identify somebody in these places of one pair, each once; safe in a thread."""
        return found_at(tuple(places), self.known())

    def known(self, session: Session | None = None) -> Exclusions:
        """The lists, and what is never marked for this pair."""
        pair = self.workflow.pair
        people = session.people if session is not None else pair.people if pair is not None else ()
        never = (*self.passed, *(word for person in people for word in (person.initials, person.role)))
        if self._known is None or self._known[0] != never:
            joint = self.workflow.joint
            told_by = initials_of((joint.pair,) if joint is not None and joint.pair is not None else ())
            self._known = never, known_to(self.workflow.content, never, told_by)
        return self._known[1]

    def is_left(self, session: Session, finding: IdentifierFinding) -> bool:
        """Whether the pair looked at it, while Supervise is open, and left it as it is."""
        return (session.id, finding.mark.kind, alphanumerics(finding.text)) in self._left

    def leave(self, session: Session, finding: IdentifierFinding) -> None:
        """Leave it as it is; a second time, look at it again."""
        self._left ^= {(session.id, finding.mark.kind, alphanumerics(finding.text))}

    def ignore_always(self, words: str) -> None:
        """Remember that these words identify nobody. ProblemError when that cannot be written."""
        self._change(add=(words,))

    def stop_ignoring(self, words: str) -> None:
        """Forget that they were passed. ProblemError when that cannot be written."""
        self._change(drop=(words,))

    def replace(self, finding: IdentifierFinding, new: str) -> Texts:
        """Put `new` in its stead in every place where it stands, in the held session; returns what was written anew.

        ProblemError when there is nothing to put there, or the session takes no changes.
        """
        words = single_line(new)
        if not words:
            raise ProblemError(Problem("The new words", "are empty.", "Write initials or a role, or leave it."))
        new_words = partial(as_it_begins, words, finding.text)
        texts = tuple(
            TextChange(place.path, place.text, put_at(place.text, starts, finding.text, new_words))
            for place, starts in zip(finding.places, finding.starts, strict=True)
        )
        self._write(texts)
        return texts

    def put_back(self, texts: Texts) -> Texts:
        """Take a replacement back, where nobody has written since; returns what was written anew."""
        now = {text_field.path: text_field.text for text_field in text_fields(self.workflow.session)}
        still = (change for change in texts if now.get(change.path) == change.after)
        back = tuple(TextChange(change.path, change.after, change.before) for change in still)
        self._write(back)
        return back

    def _write(self, texts: Texts) -> None:
        after = self.workflow.session
        for change in texts:
            after = set_text(after, change.path, change.after)
        fields = {str(change.path[0]) for change in texts}
        if fields:
            self.workflow.update(**{field: getattr(after, field) for field in fields})

    @property
    def _pair(self) -> str:
        return self.workflow.settings.current_pair

    def _read(self) -> Words:
        """Anew whenever the home is another one: closed, opened, or only now there."""
        home = self.workflow.home
        if self._home != home:
            self._words = {} if home.seal.is_locked else load_known_words(home).words
            self._home = home
        return self._words

    def _change(self, *, add: Iterable[str] = (), drop: Iterable[str] = ()) -> None:
        self.workflow.require_writable()
        home = self.workflow.home
        self._words, self._home = change_known_words(home, self._pair, add=add, drop=drop), home


def known_to(content: Content, never: Iterable[str], initials: tuple[str, ...] = ()) -> Exclusions:
    """The lists, and what is never marked where this content is in use. ProblemError without the lists.

    On one's own pages the `initials` of the two are marked all the same, and so are labels.
    """
    return replace(Exclusions.of(load_word_lists(), (*_own_words(content), *never)), initials=initials)


def initials_of(pairs: Iterable[Pair]) -> tuple[str, ...]:
    return tuple(person.initials for pair in pairs for person in pair.people)


def found_in(session: Session, known: Exclusions) -> tuple[IdentifierFinding, ...]:
    """What may identify somebody in what both may see of `session`, in its order, each once."""
    return found_at(text_fields(visible_to_both(session)), known)


def found_at(all_places: tuple[TextField, ...], known: Exclusions) -> tuple[IdentifierFinding, ...]:
    """What may identify somebody in these places, in their order, each once."""
    first: dict[tuple[Kind, str], IdentifierMatch] = {}
    where: dict[tuple[Kind, str], dict[TextField, list[int]]] = {}
    for place in all_places:
        for mark in find_identifiers(place.text, known):
            key = mark.kind, mark.text
            first.setdefault(key, mark)
            where.setdefault(key, {}).setdefault(place, []).append(mark.start)
    return tuple(_with_all_places(mark, where[key], all_places, known) for key, mark in first.items())


def _with_all_places(
    mark: IdentifierMatch, marked: dict[TextField, list[int]], all_places: tuple[TextField, ...], known: Exclusions
) -> IdentifierFinding:
    """The mark with all its places: a name that one sentence gave away stands unmarked in others."""
    if known.lists.says_more(mark.text):
        everywhere = {
            place: sorted({*marked.get(place, ()), *find_whole_words(place.text, mark.text)}) for place in all_places
        }
        marked = {place: starts for place, starts in everywhere.items() if starts}
    return IdentifierFinding(mark, tuple(marked), tuple(map(tuple, marked.values())))


def _own_words(content: Content) -> Iterator[str]:
    """Titles that the page itself puts before people, and they then write: of sections, rungs, models and the like."""
    yield from (section.title for section in content.wheel.sections)
    yield from (ring.title for ring in content.wheel.rings)
    for ladder in content.ladders:
        yield ladder.title
        yield from (rung.title for rung in ladder.rungs)
    yield from (model.title for model in content.models)
    yield from content.supervision.kinds
    yield from content.supervision.roles
