"""Kinds of field that hold other fields: a table, a list of entries, rows with columns."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from supervise.domain.session.base import SessionPart
from supervise.domain.session.fields.kinds import FactField, Field, Path, TextField
from supervise.domain.session.fields.values import Entry, FieldValue, Table, Titled, Wording
from supervise.domain.session.model import Session

NOT_YET = "kept private until both have answered"


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
        entries = map(owner.of, owner[self.key])
        return ((self.called(entry), self.words(entry), str(entry.table.get("by", ""))) for entry in entries)

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

    def titles(self, part: SessionPart) -> list[Titled]:
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

    def titles(self, part: SessionPart) -> list[Titled]:
        table = getattr(part, self.key)
        return [] if table is None else [title for field in self.with_titles for title in field.titles(table)]
