"""Base class and field types of all parts of a session; validation cleans every text that comes from outside."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from supervise.domain.instants import END, FIRST
from supervise.domain.text import normalise, single_line


def _cleaned(value: object) -> object:
    return normalise(value) if isinstance(value, str) else value


def _flattened(value: object) -> object:
    return single_line(value) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_cleaned)]
"""Free text of any length, newlines allowed."""
Line = Annotated[str, BeforeValidator(_flattened)]
"""Free text on one line."""


LONGEST = int((END - FIRST).total_seconds())
"""Seconds from the first instant there can be to the last."""
Seconds = Annotated[int, Field(ge=0, le=LONGEST)]
"""A length of time: a `timedelta` always holds it, and so does a number in TOML."""
MOST = 999_999
"""More of anything than anybody counts to."""
Count = Annotated[int, Field(ge=0, le=MOST)]


class SessionPart(BaseModel):
    """Part of a session. Frozen; keys it does not know are kept, so that an older program loses nothing."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)

    def with_changes(self, **changes: Any) -> Self:
        """A copy with these fields changed, checked and cleaned; raises `pydantic.ValidationError`."""
        return type(self).model_validate({**dict(self), **changes})
