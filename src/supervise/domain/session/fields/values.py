"""A value of a session as data, with what is needed to put it into words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from typing import Any

from supervise.domain.session.actions import ActionReview
from supervise.domain.session.incident import STANDINGS
from supervise.domain.session.model import Session

Table = Mapping[str, Any]
Since = Mapping[str, Sequence[tuple[date, ActionReview]]]
"""By the id of an action: what it was found to have become, on which day, oldest first."""


@dataclass(frozen=True)
class FieldValue:
    """A table of a session (the whole of it or a part) as data, with what is needed to put it into words."""

    table: Table
    session: Session
    zone: tzinfo | None = None
    since: Since | None = None

    def __getitem__(self, key: str) -> Any:
        return self.table[key]

    def who(self, by: str) -> str:
        return self.session.initials(by)

    def of(self, table: Table) -> "FieldValue":
        return replace(self, table=table)


Wording = Callable[[FieldValue], str]
Titled = tuple[str, str]
"""A label and the words under it; either may be empty."""
Entry = Titled | tuple[str, str, str]
"""The same in a record, where it is somebody's with that person's id."""
Report = Callable[[FieldValue], Iterable[Entry]]


def unreported(_: FieldValue) -> tuple[()]:
    """For `Field.report`: the record leaves the field out."""
    return ()


def placer(session: Session, by: str) -> str:
    """The initials of a person, or whose view it is that both gave together."""
    return STANDINGS.get(by) or session.initials(by)


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"· {line}" for line in lines)
