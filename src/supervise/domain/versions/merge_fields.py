"""Two tables compared through the field catalogue, and one made of both by what somebody chose at each difference."""

from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from json import dumps
from typing import Any

from supervise.domain.session.fields.containers import NOT_YET, EntriesField, TableField
from supervise.domain.session.fields.kinds import ChosenField, FactField, Field, FreeTextField, LinesField
from supervise.domain.session.fields.values import FieldValue, Table, Wording, bullets
from supervise.domain.session.report import build_report
from supervise.domain.versions.differences import ANY, EITHER, Comparison, join_texts

EMPTY = "there, with nothing written yet"
"""An entry without words, so that it can be told from one that is missing."""


def merge_fields(ours: Table, theirs: Table, fields: Iterable[Field], walk: Comparison) -> dict[str, Any]:
    """The table made of both; keys no field answers for, such as a newer program's, are each one difference."""
    merged: dict[str, Any] = {}
    answered: set[str] = set()
    for field in fields:
        merged |= merge_field(field, ours, theirs, walk)
        answered.update(field.keys)
    return merged | merge_unknown_keys(ours, theirs, answered, walk)


def merge_unknown_keys(ours: Table, theirs: Table, answered: Container[str], walk: Comparison) -> dict[str, Any]:
    """The keys of either that are not among `answered`, each taken whole."""
    merged: dict[str, Any] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        if key not in answered:
            field = FactField(key, key.replace("_", " ").capitalize(), words=_unknown(key))
            merged |= merge_field(field, ours, theirs, walk)
    return merged


def merge_field(field: Field, ours: Table, theirs: Table, walk: Comparison) -> dict[str, Any]:
    """The keys of `field` as chosen."""
    a, b = _only(ours, field.keys), _only(theirs, field.keys)
    if a == b:
        return a
    match field:
        case FreeTextField():
            return {field.key: _merge_text(field, ours[field.key], theirs[field.key], walk)}
        case LinesField() | ChosenField():
            return {field.key: _merge_list(field, ours[field.key], theirs[field.key], walk)}
        case TableField():
            return _merge_table(field, ours, theirs, walk)
        case EntriesField() if field.compared != "whole":
            return {field.key: _merge_entries(field, ours, theirs, walk)}
    texts = _whole(field, ours, walk.voices[0]), _whole(field, theirs, walk.voices[1])
    return b if walk.into(field.key, field.label).ask(texts) == "theirs" else a


def _whole(field: Field, table: Table, voice: FieldValue) -> str:
    if isinstance(field, EntriesField):
        return "\n".join(field.words(voice.of(entry)) for entry in table[field.key])
    assert isinstance(field, FactField)
    return field.text(voice.of(table))


def _merge_text(field: FreeTextField, ours: str, theirs: str, walk: Comparison) -> str:
    choices = ANY if ours.strip() and theirs.strip() else EITHER
    called = field.called(walk.voices[0].session)
    chosen = walk.into(field.key, called).ask((ours, theirs), choices)
    return {"ours": ours, "theirs": theirs, "both": join_texts(ours, theirs)}[chosen]


def _merge_list(field: Field, ours: tuple[Any, ...], theirs: tuple[Any, ...], walk: Comparison) -> tuple[Any, ...]:
    """One list or the other, or both united where they do not differ about one thing."""
    same = field.same if isinstance(field, ChosenField) else ()

    def named(items: Iterable[Any]) -> set[Any]:
        return {tuple(item[key] for key in same) if same else item for item in items}

    def words(items: Iterable[Any]) -> str:
        return bullets(item["label"] if same else item for item in items)

    more = tuple(item for item in theirs if item not in ours)
    choices = ANY if ours and more and not named(ours) & named(more) else EITHER
    chosen = walk.into(field.key, field.label).ask((words(ours), words(theirs)), choices)
    return {"ours": ours, "theirs": theirs, "both": ours + more}[chosen]


def _merge_table(field: TableField, ours: Table, theirs: Table, walk: Comparison) -> dict[str, Any]:
    """Field by field where both have a table and it is the same thing, else whole."""
    a, b = ours[field.key], theirs[field.key]
    if a is not None and b is not None and all(a[key] == b[key] for key in field.same):
        into = walk.into(field.key)
        merged: dict[str, Any] = {field.key: merge_fields(a, b, field.fields, into)}
        return merged | (merge_field(field.missing, ours, theirs, into) if field.missing else {})
    texts = _part(a, walk.voices[0], walk.part), _part(b, walk.voices[1], walk.part)
    return _only(theirs if walk.into(field.key, field.label).ask(texts) == "theirs" else ours, field.keys)


def _part(table: Table | None, voice: FieldValue, title: str) -> str:
    """What the record of that version says under this title, nothing private told early."""
    section = next((section for section in build_report(voice.session, voice.zone) if section.title == title), None)
    if section is None:
        return "begun, nothing written" if table is not None else ""
    return "\n".join(f"{entry.label}: {entry.text}" for entry in section.entries)


def _merge_entries(field: EntriesField, ours: Table, theirs: Table, walk: Comparison) -> tuple[Table, ...]:
    """Entry by entry; the order is ours, with theirs after the one they followed there."""
    a, b = _by_key(field, ours[field.key]), _by_key(field, theirs[field.key])
    private = field.private is not None and not all(field.private.answered(voice.session) for voice in walk.voices)
    merged: dict[Hashable, Table] = {}
    more: list[Table] = []
    for name in dict.fromkeys((*a, *b)):
        first, second = a.get(name), b.get(name)
        if first == second and first is not None:
            merged[name] = first
            continue
        values = tuple(
            voice.of(entry) if entry else None for voice, entry in zip(walk.voices, (first, second), strict=True)
        )
        label = field.called(next(value for value in values if value))
        into = walk.into(f"{field.key}[{_path_step(name)}]", label)
        if first is not None and second is not None and field.compared == "fields" and not private:
            same = _only(first, field.by)
            merged[name] = same | merge_fields(_without(first, same), _without(second, same), field.fields, into)
            continue
        mine, other = (_entry_words(field, value, private) for value in values)
        both = field.renumbered is not None and first is not None and second is not None
        chosen = into.ask((mine, other), ANY if both else EITHER, hidden=private)
        if (taken := second if chosen == "theirs" else first) is not None:
            merged[name] = taken
        if chosen == "both" and second is not None:
            more.append(second)
    listed = [merged[name] for name in _order(merged, list(a), list(b))]
    for entry in more:
        assert field.renumbered is not None
        listed.append(field.renumbered(entry, {**ours, field.key: listed}, theirs))
    return tuple(listed)


def _entry_words(field: EntriesField, entry: FieldValue | None, private: bool) -> str:
    if entry is None:
        return ""
    return NOT_YET if private else field.words(entry) or EMPTY


def _by_key(field: EntriesField, entries: Iterable[Table]) -> dict[Hashable, Table]:
    """Each entry by its key; one that is there twice has its number as well, so that neither hides the other."""
    result: dict[Hashable, Table] = {}
    for entry in entries:
        name = field.identity(entry)
        number = 1
        while (*name, number) in result:
            number += 1
        result[*name, number] = entry
    return result


def _unknown(key: str) -> Wording:
    def words(value: FieldValue) -> str:
        unknown = value.table.get(key, "")
        return unknown if isinstance(unknown, str) else dumps(unknown, ensure_ascii=False, default=str)

    return words


def _only(table: Table, keys: Iterable[str]) -> dict[str, Any]:
    return {key: table[key] for key in keys if key in table}


def _without(table: Table, gone: Mapping[str, Any]) -> Table:
    return {key: value for key, value in table.items() if key not in gone}


def _path_step(name: Hashable) -> str:
    """A key as part of a path: its words, and its number when it is not the first."""
    assert isinstance(name, tuple)
    *words, number = name
    return "|".join(str(word) for word in words) + (f"#{number}" if number > 1 else "")


def _order(entries: Mapping[Hashable, Table], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[Hashable]:
    if set(entries) == set(theirs) != set(ours):
        return list(theirs)
    order = [name for name in ours if name in entries]
    for index, name in enumerate(theirs):
        if name in entries and name not in order:
            before = next((earlier for earlier in reversed(theirs[:index]) if earlier in order), None)
            order.insert(order.index(before) + 1 if before is not None else 0, name)
    return order
