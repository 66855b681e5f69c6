"""A ladder: its rungs from the lowest up, and the bands that name stretches of them."""

from typing import Annotated

from pydantic import Field

from supervise.domain.schema import Frozen, Number, OptionalText, Slug, Text


class Band(Frozen):
    """A name for a stretch of rungs."""

    id: Slug
    title: Text
    rungs: Annotated[tuple[Number, ...], Field(min_length=1)]


class Rung(Frozen):
    """One rung; its number means nothing on another ladder."""

    number: Number
    id: Slug
    title: Text
    summary: OptionalText = ""
    signs: tuple[Text, ...] = ()
    move_up: OptionalText = ""


class Ladder(Frozen):
    """One ladder on which a piece of work can be placed."""

    id: Slug
    title: Text
    default: bool = False
    subject: OptionalText = ""
    note: OptionalText = ""
    credit: OptionalText = ""
    sources: tuple[Slug, ...] = ()
    bands: tuple[Band, ...] = ()
    rungs: Annotated[tuple[Rung, ...], Field(min_length=1)]

    def rung(self, number: int) -> Rung | None:
        """The rung with this number, or None."""
        return next((one for one in self.rungs if one.number == number), None)

    def next_up(self, number: int) -> Rung | None:
        """The rung above this one, or None at the top."""
        return self.rung(number + 1)

    def band(self, number: int) -> Band | None:
        """The band this rung lies in, or None where the ladder names none."""
        return next((one for one in self.bands if number in one.rungs), None)
