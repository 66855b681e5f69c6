"""All the words together, and what each file of them holds."""

from collections.abc import Mapping
from typing import Literal

from supervise.domain.content.base import AtLeastOne, ContentModel, OptionalText, Several, Slug, Text, Title
from supervise.domain.content.guidance import Barrier, BarrierFamily, ReflectiveModel, Strategy
from supervise.domain.content.ladder import Ladder
from supervise.domain.content.talk_plan import TalkPlan
from supervise.domain.content.wheel import Section, Wheel
from supervise.domain.people import Who

Texts = AtLeastOne[Text]
Titles = AtLeastOne[Title]


class Source(ContentModel):
    """Where some of the words come from."""

    id: Slug
    title: Title
    url: OptionalText = ""


class GroundRule(ContentModel):
    """Something the pair agrees to, or changes, at the start."""

    id: Slug
    text: Text
    sources: Several[Slug] = ()


class SupervisionFunction(ContentModel):
    """One thing supervision is for."""

    id: Slug
    title: Title
    also: OptionalText = ""


class RecordCheck(ContentModel):
    """A question answered with one of the tick choices when the record is agreed."""

    id: Slug
    label: Title


class SupervisionTexts(ContentModel):
    """The words around the talk."""

    schema_version: Literal[1] = 1
    kinds: Titles
    roles: Several[Title] = ()
    tick_choices: Titles
    cut_short: Titles
    ground_rules: Several[GroundRule] = ()
    solo_rules: Several[GroundRule] = ()
    team_rules: Several[GroundRule] = ()
    bigger_picture: OptionalText = ""
    """What is asked above the agreement, beyond the actions of the day."""
    functions: Several[SupervisionFunction] = ()
    ticks: Several[RecordCheck] = ()


class RiskGuidance(ContentModel):
    """What to read when someone may be at risk now."""

    title: Title
    body: Texts


class Privacy(ContentModel):
    """The plain sentences about safety, privacy and where the words lie."""

    schema_version: Literal[1] = 1
    welcome: Texts
    not_incident_report: Text
    not_privileged: Text
    case_label_rule: Text
    retention_note: Text
    stop_and_act: RiskGuidance


class LaddersFile(ContentModel):
    """What ladders.toml holds."""

    schema_version: Literal[1] = 1
    ladders: AtLeastOne[Ladder]


class BarriersFile(ContentModel):
    """What barriers.toml holds."""

    schema_version: Literal[1] = 1
    families: Several[BarrierFamily] = ()
    barriers: Several[Barrier] = ()


class StrategiesFile(ContentModel):
    """What strategies.toml holds."""

    schema_version: Literal[1] = 1
    strategies: Several[Strategy] = ()


class ModelsFile(ContentModel):
    """What models.toml holds."""

    schema_version: Literal[1] = 1
    models: AtLeastOne[ReflectiveModel]


class SourcesFile(ContentModel):
    """What sources.toml holds."""

    schema_version: Literal[1] = 1
    sources: Several[Source] = ()


_WHOLE: Mapping[str, type[ContentModel]] = {
    "wheel.toml": Wheel,
    "talk.toml": TalkPlan,
    "supervision.toml": SupervisionTexts,
    "privacy.toml": Privacy,
}
FILES: Mapping[str, type[ContentModel]] = {
    **_WHOLE,
    "ladders.toml": LaddersFile,
    "barriers.toml": BarriersFile,
    "strategies.toml": StrategiesFile,
    "models.toml": ModelsFile,
    "sources.toml": SourcesFile,
}
"""Every file of words, and the shape it has."""


class Content(ContentModel):
    """Every word the program shows that a supervisor may change."""

    wheel: Wheel
    ladders: tuple[Ladder, ...]
    families: tuple[BarrierFamily, ...]
    barriers: tuple[Barrier, ...]
    strategies: tuple[Strategy, ...]
    models: tuple[ReflectiveModel, ...]
    talk: TalkPlan
    supervision: SupervisionTexts
    privacy: Privacy
    sources: tuple[Source, ...]

    @property
    def default_ladder(self) -> Ladder:
        """The ladder offered first."""
        return next((ladder for ladder in self.ladders if ladder.default), self.ladders[0])

    @property
    def default_model(self) -> ReflectiveModel:
        """The reflective model offered first."""
        return next((model for model in self.models if model.default), self.models[0])

    @property
    def usual_rules(self) -> tuple[str, ...]:
        """The ground rules ever offered: to two, to a team, and in earlier versions to one person alone."""
        solo = (rule.text for rule in self.supervision.solo_rules)
        return (*self.rules_to_begin_with(), *solo, *self.rules_to_begin_with("team"))

    def rules_to_begin_with(self, who: Who = "pair") -> tuple[str, ...]:
        """The ground rules offered to those who hold a session; one person alone has nobody to agree any with."""
        supervision = self.supervision
        rules = {"pair": supervision.ground_rules, "one": (), "team": supervision.team_rules}[who]
        return tuple(rule.text for rule in rules)

    def section(self, id: str) -> Section | None:
        """The section with this id, or None; as with every look-up here, old sessions may name what has gone."""
        return self.wheel.section(id)

    def ladder(self, id: str) -> Ladder | None:
        """The ladder with this id, or None."""
        return next((ladder for ladder in self.ladders if ladder.id == id), None)

    def model(self, id: str) -> ReflectiveModel | None:
        """The reflective model with this id, or None."""
        return next((model for model in self.models if model.id == id), None)

    def family(self, id: str) -> BarrierFamily | None:
        """The family of barriers with this id, or None."""
        return next((family for family in self.families if family.id == id), None)

    def barrier(self, id: str) -> Barrier | None:
        """The barrier with this id, or None."""
        return next((barrier for barrier in self.barriers if barrier.id == id), None)

    def strategy(self, id: str) -> Strategy | None:
        """The strategy with this id, or None."""
        return next((strategy for strategy in self.strategies if strategy.id == id), None)

    def source(self, id: str) -> Source | None:
        """The source with this id, or None."""
        return next((source for source in self.sources if source.id == id), None)

    def advice_rung(self, ladder: str, rung: int | None) -> int | None:
        """The rung to ask for barriers and strategies at: none on a ladder their numbers are not about."""
        return rung if ladder == self.default_ladder.id else None


def assemble(files: Mapping[str, ContentModel]) -> Content:
    """The files of words, by name, as one; all of FILES must be there."""
    words: dict[str, object] = {}
    for name, words_of_file in files.items():
        if name in _WHOLE:
            words[name.removesuffix(".toml")] = words_of_file
        else:
            fields = (key for key in type(words_of_file).model_fields if key != "schema_version")
            words.update({key: getattr(words_of_file, key) for key in fields})
    return Content.model_validate(words)
