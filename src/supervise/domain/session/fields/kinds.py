"""The kinds of field in the field catalogue, and what each says in a record, to the identifier check and to search.

How two versions of each are compared and merged stands in `versions.merge_fields`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from supervise.domain.people import Who, who_holds
from supervise.domain.session.base import SessionPart
from supervise.domain.session.fields.values import Entry, FieldValue, Report, Titled, Wording, bullets
from supervise.domain.session.model import Session

Path = tuple[str | int, ...]
"""How to come to a text in a session: field names, and numbers from 0 in what is a list."""


class TextField(NamedTuple):
    """One text: where it stands, what that is called on screen, and what is written there; never empty."""

    path: Path
    label: str
    text: str


@dataclass(frozen=True)
class Field(ABC):
    """A field of a session or of a part of one."""

    key: str
    label: str = ""
    """What the record, a comparison and the identifier check call it."""
    beside: tuple[str, ...] = ()
    """Keys that mean something only together with `key`, and are compared with it."""
    place: str | None = None
    """What the identifier check calls it after what it stands in; the label where this is None."""
    own_words: tuple[tuple[str, str], ...] = ()
    """Those of its keys that hold people's own words, each with its `place`."""
    report: Report | None = None
    """What the record has of it, where that is not the usual."""

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key, *self.beside)

    @property
    def has_texts(self) -> bool:
        """Whether `texts` may add any, and `titles` find any in `has_titles`: ten thousand sessions ask only those."""
        return bool(self.own_words)

    @property
    def has_titles(self) -> bool:
        return False

    def entries(self, owner: FieldValue) -> Iterable[Entry]:
        """What the record has of it; texts may be empty."""
        return self.report(owner) if self.report else self._entries(owner)

    def sections(self, owner: FieldValue, title: str) -> Iterable[tuple[str, Iterable[Entry]]]:
        """The parts of the record it stands in, each with what it has of it; the usual is `title` alone."""
        yield title, self.entries(owner)

    @abstractmethod
    def _entries(self, owner: FieldValue) -> Iterable[Entry]: ...

    def texts(self, part: SessionPart, path: Path, inside: str | None, session: Session, into: list[TextField]) -> None:
        """Add what people wrote in their own words; `inside` is what `part` is called, None for the session itself."""
        for key, place in self.own_words:
            if (text := getattr(part, key)).strip():
                into.append(TextField((*path, key), self._place(inside, self.label, place), text))

    def titles(self, part: SessionPart) -> list[Titled]:
        """Labels chosen from the content that a session is found by."""
        return []

    @staticmethod
    def _place(inside: str | None, label: str, place: str | None) -> str:
        if inside is None:
            return label
        if place == "":
            return inside
        return f"{inside}, {place or label[:1].lower() + label[1:]}"


@dataclass(frozen=True)
class FactField(Field):
    """What is one version's or the other's as a whole, such as a date, or something chosen."""

    words: Wording | None = None
    """Its value as words; as it stands where this is None."""

    def text(self, owner: FieldValue) -> str:
        return self.words(owner) if self.words else str(owner[self.key])

    def _entries(self, owner: FieldValue) -> Iterable[Entry]:
        yield self.label, self.text(owner)


@dataclass(frozen=True)
class FreeTextField(Field):
    """People's own words."""

    labels: tuple[tuple[Who, str], ...] = ()
    """What it is called in place of its label where these hold the session: they are asked something else."""
    shown: Callable[[Session], bool] = lambda _: True
    """Whether the record has it yet."""
    has_texts = True

    def called(self, session: Session) -> str:
        return dict(self.labels).get(who_holds(session.people), self.label) if self.labels else self.label

    def _entries(self, owner: FieldValue) -> Iterable[Entry]:
        if self.shown(owner.session):
            yield self.called(owner.session), owner[self.key]

    def texts(self, part: SessionPart, path: Path, inside: str | None, session: Session, into: list[TextField]) -> None:
        if (text := getattr(part, self.key)).strip():
            called = self.called(session)
            label = called if inside is None else self._place(inside, called, self.place)
            into.append(TextField((*path, self.key), label, text))


@dataclass(frozen=True)
class LinesField(Field):
    """A list of lines in people's own words."""

    has_texts = True

    def _entries(self, owner: FieldValue) -> Iterable[Entry]:
        yield self.label, bullets(filter(None, owner[self.key]))

    def texts(self, part: SessionPart, path: Path, inside: str | None, session: Session, into: list[TextField]) -> None:
        for at, line in enumerate(getattr(part, self.key)):
            if line.strip():
                into.append(TextField((*path, self.key, at), self._place(inside, self.label, self.place), line))


@dataclass(frozen=True)
class ChosenField(Field):
    """A list of things chosen from the content, each with the label shown that day."""

    same: tuple[str, ...] = ("id",)
    """The keys that say which thing it is."""
    has_titles = True

    def _entries(self, owner: FieldValue) -> Iterable[Entry]:
        yield self.label, bullets(filter(None, (item["label"] for item in owner[self.key])))

    def titles(self, part: SessionPart) -> list[Titled]:
        return [(self.label, item.label) for item in getattr(part, self.key)]
