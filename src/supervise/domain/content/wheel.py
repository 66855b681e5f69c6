"""The wheel: its rings, sections, questions and rating scale, and which section to suggest."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from supervise.domain.content.base import (
    MANY,
    AtLeastOne,
    ContentModel,
    OptionalText,
    Point,
    Several,
    Slug,
    Text,
    Title,
    lets_go,
)

Stage = Literal["strength", "explore", "other-view", "stretch", "commit"]
Lens = Literal["role", "development", "service", "person"]


class Ring(ContentModel):
    """One ring of the wheel, named from the middle outwards."""

    id: Slug
    title: Title
    summary: OptionalText = ""


class RatingPoint(ContentModel):
    """One answer on the rating scale."""

    value: Point
    label: Title
    anchor: OptionalText = ""


class RatingScale(ContentModel):
    """The answers to choose from, what to ask once both have answered, and what a step on would be."""

    points: Annotated[tuple[RatingPoint, ...], Field(min_length=2, max_length=MANY)]
    not_sure: Title = "Not sure"
    when_alike: OptionalText = ""
    when_apart: OptionalText = ""
    next: OptionalText = ""

    def point(self, value: int) -> RatingPoint | None:
        """The point with this value, or None."""
        return next((point for point in self.points if point.value == value), None)


class Competency(ContentModel):
    """Something a person working well in this section would recognise in themselves."""

    text: Text
    id: Slug | None = None


class Question(ContentModel):
    """One question to think about; `stage` says when in the talk it helps."""

    text: Text
    stage: Stage = "explore"
    lens: Lens | None = None


class Section(ContentModel):
    """One section of the wheel."""

    id: Slug
    title: Title
    short: OptionalText = ""
    """What stands in the drawn wheel where there is no room for the title: one line or more, parted with "|"."""
    ring: Slug
    summary: OptionalText = ""
    tip: OptionalText = ""
    competencies: Several[Competency] = ()
    questions: Several[Question] = ()
    sources: Several[Slug] = ()
    _gone = lets_go("official_name")

    def questions_at(self, stage: Stage) -> tuple[Question, ...]:
        """The questions that help at this stage of the talk, in their order."""
        return tuple(question for question in self.questions if question.stage == stage)


class Wheel(ContentModel):
    """A whole wheel, as one file tells it."""

    schema_version: Literal[1] = 1
    id: Slug
    title: Title
    official: bool = False
    notice: OptionalText = ""
    rings: AtLeastOne[Ring]
    rating: RatingScale
    sections: AtLeastOne[Section]

    def ring(self, id: str) -> Ring | None:
        """The ring with this id, or None."""
        return next((ring for ring in self.rings if ring.id == id), None)

    def section(self, id: str) -> Section | None:
        """The section with this id, or None (an old session may name one that has gone)."""
        return next((section for section in self.sections if section.id == id), None)


def least_recently_discussed(sections: Sequence[Section], last_talked: Mapping[str, date]) -> Section:
    """The section talked about longest ago; never talked about comes first, in wheel order."""
    return min(sections, key=lambda section: last_talked.get(section.id, date.min))


def random_section(
    sections: Sequence[Section],
    last_talked: Mapping[str, date],
    pick: Callable[[Sequence[Section]], Section],
) -> Section:
    """A section picked by `pick` from all but those talked about last."""
    days = [last_talked[section.id] for section in sections if section.id in last_talked]
    latest = max(days, default=None)
    others = [section for section in sections if latest is None or last_talked.get(section.id) != latest]
    return pick(others or sections)
