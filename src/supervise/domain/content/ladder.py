"""A ladder: its rungs from the lowest up, and the bands that name stretches of them."""

from supervise.domain.content.base import AtLeastOne, ContentModel, Number, OptionalText, Several, Slug, Text, Title


class Band(ContentModel):
    """A name for a stretch of rungs."""

    id: Slug
    title: Title
    rungs: AtLeastOne[Number]


class Rung(ContentModel):
    """One rung; its number means nothing on another ladder."""

    number: Number
    id: Slug
    title: Title
    summary: OptionalText = ""
    signs: Several[Text] = ()
    move_up: OptionalText = ""


class Ladder(ContentModel):
    """One ladder on which a piece of work can be placed."""

    id: Slug
    title: Title
    default: bool = False
    subject: OptionalText = ""
    note: OptionalText = ""
    credit: OptionalText = ""
    sources: Several[Slug] = ()
    bands: Several[Band] = ()
    rungs: AtLeastOne[Rung]

    def rung(self, number: int) -> Rung | None:
        """The rung with this number, or None."""
        return next((rung for rung in self.rungs if rung.number == number), None)

    def next_up(self, number: int) -> Rung | None:
        """The rung above this one, or None at the top."""
        return self.rung(number + 1)

    def band(self, number: int) -> Band | None:
        """The band this rung lies in, or None where the ladder names none."""
        return next((band for band in self.bands if number in band.rungs), None)
