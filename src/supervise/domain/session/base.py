"""The base of everything kept in a file, and the one boundary where words from outside are cleaned."""

import re
import unicodedata
from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from supervise.domain.instants import END, FIRST, can_be_told

# C0 but tab and newline, DEL and C1: invisible in an editor, and able to steer a terminal that prints them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Word's line end within a paragraph (U+000B), a new page, and what other systems and web pages end a line with.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def normalise(text: str) -> str:
    """`text` with line ends as `\\n`, controls dropped, lone surrogates as U+FFFD, and NFC; idempotent."""
    if text.isascii() and not _CONTROLS.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\x1e", "-")  # U+001E: the hyphen at which Word breaks no line
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text)))


def single_line(text: str) -> str:
    """`text` cleaned and with every run of white space as one space."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip(" "):
        return text  # as nearly all lines of nearly all files are: ten thousand sessions have half a million
    return " ".join(normalise(text).split())


def _cleaned(value: object) -> object:
    return normalise(value) if isinstance(value, str) else value


def _flattened(value: object) -> object:
    return single_line(value) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_cleaned)]
"""Free text of any length, newlines allowed."""
Line = Annotated[str, BeforeValidator(_flattened)]
"""Free text on one line."""


def _within_the_calendar(when: datetime) -> datetime:
    if can_be_told(when):
        return when
    wrong = "{when} is not within the years {first} to {last}"
    held = {"when": when.isoformat(), "first": FIRST.year, "last": END.year - 1}
    raise PydanticCustomError("calendar", wrong, held)


When = Annotated[AwareDatetime, AfterValidator(_within_the_calendar)]
"""An aware instant that every system can tell in every zone."""
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
