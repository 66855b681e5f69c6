"""Where two versions of a session differ, what may be chosen there, and how two texts become one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from supervise.domain.session.fields.values import FieldValue

Choice = Literal["ours", "theirs", "both"]

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
class Comparison:
    """Where a comparison has come to, who speaks on each side, and who decides."""

    voices: tuple[FieldValue, FieldValue]
    decide: Callable[[Difference], Choice]
    path: str = ""
    label: str = ""
    part: str = ""

    def into(self, step: str, label: str = "", part: str = "") -> "Comparison":
        path = step if not self.path else self.path + step if step.startswith("[") else f"{self.path}.{step}"
        return replace(self, path=path, label=self.full_label(label), part=part or self.part)

    def full_label(self, label: str) -> str:
        return ": ".join(filter(None, (self.label, label))) if label != self.label else label

    def ask(self, texts: tuple[str, str], choices: tuple[Choice, ...] = EITHER, *, hidden: bool = False) -> Choice:
        return self.decide(Difference(self.path, self.part, self.label, *texts, choices, hidden))


def join_texts(ours: str, theirs: str) -> str:
    """Both texts, the second marked; the longer alone where it only goes on from the other."""
    short, long = sorted((ours, theirs), key=len)
    went_on = long.startswith(short) and long[len(short) :][:1].isspace()
    # As where the two were joined before, and putting the second file away was cut off.
    if went_on or long.endswith(f"{OTHER_WORDS}\n{short}"):
        return long
    return f"{ours.rstrip()}\n\n{OTHER_WORDS}\n{theirs}"


def without_choice(difference: Difference) -> Difference:
    """The difference without a choice of its own."""
    return replace(difference, choices=())
