"""Lists whose entries have an id or a natural key, and tables that may be missing: compared one entry at a time."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from supervise.domain.session.report import NOT_YET
from supervise.domain.versions.field_types import (
    ANY,
    EITHER,
    Choice,
    Comparison,
    FieldRule,
    Table,
    Telling,
    VersionContext,
    VersionValue,
    merge_fields,
)

EMPTY = "there, with nothing written yet"
"""An entry without words, so that it can be told from one that is missing."""


@dataclass(frozen=True)
class KeyedListField(FieldRule):
    """A list with one entry for each key; the order is ours, with theirs after the one they followed there."""

    by: tuple[str, ...]
    """The keys of an entry that say which it is."""
    called: Telling
    """What people call an entry."""
    text: Telling
    """An entry as words, where it is taken whole or stands in one version only."""
    fields: tuple[FieldRule, ...] = ()
    """What is compared inside an entry that both have; none where it is taken whole."""
    again: Callable[[Table, Table, Table], Table] | None = None
    """From theirs, our table and theirs: the entry to keep beside ours where both are wanted."""

    def merge(self, ours: Table, theirs: Table, walk: Comparison) -> Table:
        key = self.keys[0]
        a, b = self._by_key(ours[key]), self._by_key(theirs[key])
        result: dict[Hashable, Table] = {}
        beside: list[Table] = []
        for name in (*a, *(name for name in b if name not in a)):
            first, second = a.get(name), b.get(name)
            if first == second and first is not None:
                result[name] = first
                continue
            entry = walk.into(f"{key}[{_written(name)}]", self._called(first, second, walk))
            if first is not None and second is not None and self.fields and key not in walk.private:
                same = {part: first[part] for part in self.by}
                result[name] = same | merge_fields(_less(first, same), _less(second, same), self.fields, entry)
                continue
            chosen = self._ask(first, second, entry, private=key in walk.private)
            taken = second if chosen == "theirs" else first
            if taken is not None:
                result[name] = taken
            if chosen == "both" and second is not None and self.again is not None:
                beside.append(second)
        listed = [*(result[name] for name in _order(result, list(a), list(b)))]
        for mapping in beside:
            assert self.again is not None
            listed.append(self.again(mapping, {**ours, key: listed}, theirs))
        return {key: tuple(listed)}

    def _ask(self, first: Table | None, second: Table | None, walk: Comparison, *, private: bool) -> Choice:
        texts = self._told(first, walk.voices[0], private), self._told(second, walk.voices[1], private)
        choices = ANY if self.again is not None and first is not None and second is not None else EITHER
        return walk.ask(texts, choices, hidden=private)

    def _told(self, entry: Table | None, voice: VersionContext, private: bool) -> str:
        if entry is None:
            return ""
        return NOT_YET if private else self.text(VersionValue(entry, voice)) or EMPTY

    def _called(self, first: Table | None, second: Table | None, walk: Comparison) -> str:
        return self.called(VersionValue(first or second or {}, walk.voices[0 if first is not None else 1]))

    def _by_key(self, entries: Iterable[Table]) -> dict[Hashable, Table]:
        """Each entry by its key; one that is there twice has its number as well, so that neither hides the other."""
        result: dict[Hashable, Table] = {}
        for entry in entries:
            name: tuple[Any, ...] = tuple(entry[part] for part in self.by)
            number = 1
            while (*name, number) in result:
                number += 1
            result[*name, number] = entry
        return result


@dataclass(frozen=True)
class NestedField(FieldRule):
    """A table that may be missing: field by field where both have one and it is the same thing, else whole.

    The first of `keys` is its own; the others are compared with it, as they say why it is missing.
    """

    fields: tuple[FieldRule, ...]
    text: Callable[[VersionContext], str]
    beside: FieldRule | None = None
    """What compares the other keys where both have the table."""
    same: tuple[str, ...] = ()
    """Keys of the table that say which thing it is."""

    def merge(self, ours: Table, theirs: Table, walk: Comparison) -> Table:
        key = self.keys[0]
        a, b = ours[key], theirs[key]
        into = walk.into(key)
        if a is not None and b is not None and all(a[part] == b[part] for part in self.same):
            merged: dict[str, Any] = {key: merge_fields(a, b, self.fields, into)}
            return merged | dict(self.beside.merge(ours, theirs, into) if self.beside else {})
        first, second = ({part: table[part] for part in self.keys} for table in (ours, theirs))
        if first == second:
            return first
        texts = self.text(walk.voices[0]), self.text(walk.voices[1])
        return second if walk.into(key, self.label).ask(texts) == "theirs" else first


def _less(table: Table, gone: Mapping[str, Any]) -> Table:
    return {key: value for key, value in table.items() if key not in gone}


def _written(name: Hashable) -> str:
    """A key as part of a path: its words, and its number when it is not the first."""
    assert isinstance(name, tuple)
    *words, number = name
    return "|".join(str(word) for word in words) + (f"#{number}" if number > 1 else "")


def _order(kept: Mapping[Hashable, Table], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[Hashable]:
    if set(kept) == set(theirs) != set(ours):
        return list(theirs)
    order = [name for name in ours if name in kept]
    for index, name in enumerate(theirs):
        if name in kept and name not in order:
            before = next((hashable for hashable in reversed(theirs[:index]) if hashable in order), None)
            order.insert(order.index(before) + 1 if before is not None else 0, name)
    return order
