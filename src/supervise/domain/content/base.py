"""What every word kept as data is made of: the frozen base, ids and plain text."""

from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TITLE_MOST, TEXT_MOST, MANY = 200, 2_000, 200
"""The most characters of what heads or labels something and of a paragraph, and the most there are of one kind.

Shipped words have 138, 198 and 34: a page that lays out a million letters in one line never comes.
"""
# Content is edited by hand, handed round and shown in a terminal: codes that steer one must never reach it.
TEXT_PATTERN = r"^[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$"


def _one_paragraph(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


_Paragraph = BeforeValidator(_one_paragraph)
"""Line breaks are how a long sentence is laid out in the file, not part of it."""

Slug = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
Title = Annotated[str, _Paragraph, StringConstraints(min_length=1, max_length=TITLE_MOST, pattern=TEXT_PATTERN)]
Text = Annotated[str, _Paragraph, StringConstraints(min_length=1, max_length=TEXT_MOST, pattern=TEXT_PATTERN)]
OptionalText = Annotated[str, _Paragraph, StringConstraints(max_length=TEXT_MOST, pattern=TEXT_PATTERN)]
Number = Annotated[int, Field(ge=1, le=600)]
"""A rung, or minutes."""
Point = Annotated[int, Field(ge=-1000, le=1000)]
"""A point of a rating scale."""

T = TypeVar("T")
Several = Annotated[tuple[T, ...], Field(max_length=MANY)]
AtLeastOne = Annotated[tuple[T, ...], Field(min_length=1, max_length=MANY)]


class ContentModel(BaseModel):
    """A piece of content: never changed once read, and no key is taken that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def lets_go(*keys: str) -> Any:
    """A validator of a model that once had these keys: a file of before is read without them, not refused."""

    def let_go(given: Any) -> Any:
        return {key: value for key, value in given.items() if key not in keys} if isinstance(given, dict) else given

    return model_validator(mode="before")(let_go)
