"""Two tables of one kind compared field by field, and one made of them by what somebody chose at each difference."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from json import dumps
from typing import Any, Literal

from supervise.domain.session.model import Session
from supervise.domain.session.report import build_report

Choice = Literal["ours", "theirs", "both"]
Table = Mapping[str, Any]

EITHER: tuple[Choice, ...] = ("ours", "theirs")
ANY: tuple[Choice, ...] = ("ours", "theirs", "both")
OTHER_WORDS = "In the other version:"
"""Marks, where both texts are kept, that the second follows."""


@dataclass(frozen=True)
class Difference:
    """One place where two versions differ; `path` stays the same for as long as both versions do."""

    path: str
    part: str
    """The part of the session it stands in, as the record names it."""
    label: str
    ours: str
    """What our version says, as words; empty where it says nothing."""
    theirs: str
    choices: tuple[Choice, ...] = EITHER
    """What may be chosen; empty where it is only told, because one choice is made for the whole record."""
    hidden: bool = False
    """Whether the answers stay private: that they differ is all that is told."""


@dataclass(frozen=True)
class VersionContext:
    """Whose version is speaking, for initials, and in which zone."""

    session: Session
    zone: tzinfo | None = None

    def part(self, title: str) -> str:
        """What the record says under this title, nothing private told early."""
        section = next((section for section in build_report(self.session, self.zone) if section.title == title), None)
        return "\n".join(f"{entry.label}: {entry.text}" for entry in section.entries) if section else ""


@dataclass(frozen=True)
class Comparison:
    """Where a comparison has come to, who speaks on each side, and who decides."""

    voices: tuple[VersionContext, VersionContext]
    decide: Callable[[Difference], Choice]
    private: frozenset[str] = frozenset()
    """Lists whose entries are not to be shown."""
    path: str = ""
    label: str = ""
    part: str = ""

    def into(self, step: str, label: str = "", part: str = "") -> "Comparison":
        path = step if not self.path else self.path + step if step.startswith("[") else f"{self.path}.{step}"
        return replace(self, path=path, label=self.told(label), part=part or self.part)

    def told(self, label: str) -> str:
        return ": ".join(filter(None, (self.label, label))) if label != self.label else label

    def ask(self, texts: tuple[str, str], choices: tuple[Choice, ...] = EITHER, *, hidden: bool = False) -> Choice:
        return self.decide(Difference(self.path, self.part, self.label, *texts, choices, hidden))


@dataclass(frozen=True)
class VersionValue:
    """A table and the version it is from, to be put into words."""

    table: Table
    voice: VersionContext

    def __getitem__(self, key: str) -> Any:
        return self.table[key]

    def who(self, by: str) -> str:
        return self.voice.session.initials(by)


Telling = Callable[[VersionValue], str]


@dataclass(frozen=True)
class FieldRule(ABC):
    """A part of a table that is compared as one; `keys` are the keys it answers for."""

    keys: tuple[str, ...]
    label: str

    @abstractmethod
    def merge(self, ours: Table, theirs: Table, walk: Comparison) -> Table:
        """These keys as chosen."""


@dataclass(frozen=True)
class WholeField(FieldRule):
    """Keys that only mean something together: one version's or the other's."""

    text: Telling

    def merge(self, ours: Table, theirs: Table, walk: Comparison) -> Table:
        a, b = _only(ours, self.keys), _only(theirs, self.keys)
        if a == b:
            return a
        texts = self.text(VersionValue(ours, walk.voices[0])), self.text(VersionValue(theirs, walk.voices[1]))
        return b if walk.into(self.keys[0], self.label).ask(texts) == "theirs" else a


@dataclass(frozen=True)
class FreeTextField(FieldRule):
    """Free text: both can be kept, one after the other. `line` is text that has to stay on one line."""

    line: bool = False

    def merge(self, ours: Table, theirs: Table, walk: Comparison) -> Table:
        key = self.keys[0]
        a, b = ours[key], theirs[key]
        if a == b:
            return {key: a}
        chosen = walk.into(key, self.label).ask((a, b), ANY if a.strip() and b.strip() else EITHER)
        return {key: {"ours": a, "theirs": b, "both": join_texts(a, b, line=self.line)}[chosen]}


@dataclass(frozen=True)
class ListField(FieldRule):
    """A list of short lines, or of things named by `names`, taken whole or united."""

    names: tuple[str, ...] = ()

    def merge(self, ours: Table, theirs: Table, walk: Comparison) -> Table:
        key = self.keys[0]
        a, b = tuple(ours[key]), tuple(theirs[key])
        if a == b:
            return {key: a}
        more = tuple(one for one in b if one not in a)
        clash = {self._name(one) for one in a} & {self._name(one) for one in more}
        choices = ANY if a and more and not clash else EITHER
        chosen = walk.into(key, self.label).ask((self._told(a), self._told(b)), choices)
        return {key: {"ours": a, "theirs": b, "both": a + more}[chosen]}

    def _name(self, one: Any) -> Any:
        return tuple(one[name] for name in self.names) if self.names else one

    def _told(self, lines: Iterable[Any]) -> str:
        return "\n".join(f"· {line['label'] if self.names else line}" for line in lines)


def join_texts(ours: str, theirs: str, *, line: bool = False) -> str:
    """Both texts, the second marked; the longer alone where it only goes on from the other."""
    short, long = sorted((ours, theirs), key=len)
    went_on = long.startswith(short) and long[len(short) :][:1].isspace()
    # As where the two were joined before, and putting the second file away was cut off.
    if went_on or long.endswith(f"{OTHER_WORDS}\n{short}"):
        return long
    if line:
        return f"{ours} ({OTHER_WORDS[0].lower()}{OTHER_WORDS[1:]} {theirs})"
    return f"{ours.rstrip()}\n\n{OTHER_WORDS}\n{theirs}"


def merge_fields(ours: Table, theirs: Table, fields: Iterable[FieldRule], walk: Comparison) -> dict[str, Any]:
    """The table made of both; keys no field answers for, such as a newer program's, are each one difference."""
    merged: dict[str, Any] = {}
    answered: set[str] = set()
    for field in fields:
        merged |= field.merge(ours, theirs, walk)
        answered.update(field.keys)
    return merged | merge_unknown_keys(ours, theirs, answered, walk)


def merge_unknown_keys(ours: Table, theirs: Table, answered: Container[str], walk: Comparison) -> dict[str, Any]:
    """The keys of either that are not among `answered`, each taken whole."""
    merged: dict[str, Any] = {}
    for key in (*ours, *(key for key in theirs if key not in ours)):
        if key not in answered:
            merged |= WholeField((key,), key.replace("_", " ").capitalize(), _unknown(key)).merge(ours, theirs, walk)
    return merged


def without_choice(difference: Difference) -> Difference:
    """The difference without a choice of its own."""
    return replace(difference, choices=())


def _unknown(key: str) -> Telling:
    def told(version: VersionValue) -> str:
        value = version.table.get(key, "")
        return value if isinstance(value, str) else dumps(value, ensure_ascii=False, default=str)

    return told


def _only(table: Table, keys: Iterable[str]) -> dict[str, Any]:
    return {key: table[key] for key in keys if key in table}
