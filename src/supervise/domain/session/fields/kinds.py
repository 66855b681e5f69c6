"""The kinds of field in the field catalogue, and what each says in a record, to the identifier check and to search.

How two versions of each are compared and merged stands in `versions.merge_fields`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from supervise.domain.session.base import SessionPart
from supervise.domain.session.fields.values import Entry, FieldValue, Report, Table, Wording, bullets
from supervise.domain.session.model import Session

NOT_YET = "kept private until both have answered"

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
                into.append(TextField((*path, key), self._place(inside, place), text))

    def titles(self, part: SessionPart) -> list[Entry]:
        """Labels chosen from the content that a session is found by."""
        return []

    def _place(self, inside: str | None, place: str | None) -> str:
        if inside is None:
            return self.label
        if place == "":
            return inside
        return f"{inside}, {place or self.label[:1].lower() + self.label[1:]}"


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

    has_texts = True

    def _entries(self, owner: FieldValue) -> Iterable[Entry]:
        yield self.label, owner[self.key]

    def texts(self, part: SessionPart, path: Path, inside: str | None, session: Session, into: list[TextField]) -> None:
        if (text := getattr(part, self.key)).strip():
            label = self.label if inside is None else self._place(inside, self.place)
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
                into.append(TextField((*path, self.key, at), self._place(inside, self.place), line))


@dataclass(frozen=True)
class ChosenField(Field):
    """A list of things chosen from the content, each with the label shown that day."""

    same: tuple[str, ...] = ("id",)
    """The keys that say which thing it is."""
    has_titles = True

    def _entries(self, owner: FieldValue) -> Iterable[Entry]:
        yield self.label, bullets(filter(None, (item["label"] for item in owner[self.key])))

    def titles(self, part: SessionPart) -> list[Entry]:
        return [(self.label, item.label) for item in getattr(part, self.key)]


class FieldPrivacy(NamedTuple):
    """That answers are shown to nobody else until each has given theirs."""

    label: str
    """What the record calls them until then."""
    answered: Callable[[Session], bool]


@dataclass(frozen=True)
class ContainerField(Field):
    """A field whose value has fields."""

    fields: tuple[Field, ...] = ()

    @cached_property
    def with_texts(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.has_texts)

    @cached_property
    def with_titles(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.has_titles)

    @property
    def has_texts(self) -> bool:
        return bool(self.with_texts)

    @property
    def has_titles(self) -> bool:
        return bool(self.with_titles)


@dataclass(frozen=True)
class EntriesField(ContainerField):
    """A list of tables."""

    by: tuple[str, ...] = ()
    """The keys of an entry that say which it is."""
    headed: bool = False
    """Whether each entry is a part of the record of its own, under what it is called."""
    called: Wording = lambda entry: str(entry["title"])
    """What people call an entry."""
    words: Wording = lambda entry: str(entry["text"])
    """An entry as words."""
    inside: Callable[[Any, str | None, Session, int], str] = lambda entry, *_: str(entry.title)
    """What the identifier check calls an entry, from it, what the list stands in, the session, and its number."""
    compared: Literal["fields", "entries", "whole"] = "fields"
    """What two versions choose between: fields of an entry, whole entries, or one list and the other."""
    renumbered: Callable[[Table, Table, Table], Table] | None = None
    """From their entry and both owners: the entry beside ours where both are wanted, since each made its own."""
    private: FieldPrivacy | None = None

    def identity(self, entry: Table) -> tuple[Any, ...]:
        """What says which entry it is, in this version and the other."""
        return tuple(entry[key] for key in self.by)

    def _entries(self, owner: FieldValue) -> Iterable[Entry]:
        return ((self.called(entry), self.words(entry)) for entry in map(owner.of, owner[self.key]))

    def sections(self, owner: FieldValue, title: str) -> Iterable[tuple[str, Iterable[Entry]]]:
        if not self.headed:
            yield from super().sections(owner, title)
            return
        for entry in map(owner.of, owner[self.key]):
            yield self.called(entry), (words for field in self.fields for words in field.entries(entry))

    def entries(self, owner: FieldValue) -> Iterable[Entry]:
        if self.private and owner[self.key] and not self.private.answered(owner.session):
            return ((self.private.label, NOT_YET),)
        return super().entries(owner)

    def texts(self, part: SessionPart, path: Path, inside: str | None, session: Session, into: list[TextField]) -> None:
        for at, entry in enumerate(getattr(part, self.key)):
            called = self.inside(entry, inside, session, at + 1)
            for field in self.with_texts:
                field.texts(entry, (*path, self.key, at), called, session, into)

    def titles(self, part: SessionPart) -> list[Entry]:
        entries = getattr(part, self.key)
        return [title for entry in entries for field in self.with_titles for title in field.titles(entry)]


def _first_cell(row: Any) -> str:
    return str(row["cells"][0]["text"]).strip() if row["cells"] else ""


@dataclass(frozen=True)
class RowsField(EntriesField):
    """A list of rows with columns; the first cell says which row it is."""

    called: Wording = _first_cell
    words: Wording = lambda row: ", ".join(cell["text"] for cell in row["cells"] if cell["text"].strip())
    inside: Callable[[Any, str | None, Session, int], str] = lambda _row, question, *_: str(question)

    def identity(self, entry: Table) -> tuple[Any, ...]:
        return (_first_cell(entry),)


@dataclass(frozen=True)
class TableField(ContainerField):
    """A table that may be missing."""

    inside: Callable[[Any], str] | None = None
    """What the identifier check calls it."""
    same: tuple[str, ...] = ()
    """The keys that say which thing it is; two that differ in them are never mixed."""
    missing: FactField | None = None
    """Why it is missing, if anybody said so."""

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.key, self.missing.key) if self.missing else (self.key,)

    def _entries(self, owner: FieldValue) -> Iterable[Entry]:
        if (table := owner[self.key]) is None:
            return self.missing.entries(owner) if self.missing else ()
        return (entry for field in self.fields for entry in field.entries(owner.of(table)))

    def texts(self, part: SessionPart, path: Path, inside: str | None, session: Session, into: list[TextField]) -> None:
        if (table := getattr(part, self.key)) is not None:
            called = self.inside(table) if self.inside else ""
            for field in self.with_texts:
                field.texts(table, (*path, self.key), called, session, into)

    def titles(self, part: SessionPart) -> list[Entry]:
        table = getattr(part, self.key)
        return [] if table is None else [title for field in self.with_titles for title in field.titles(table)]
