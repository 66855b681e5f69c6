"""How the words refer to one another: what points nowhere, and what to leave out when a file was replaced."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol, TypeVar

from supervise.domain.content.base import ContentModel
from supervise.domain.content.bundle import Content
from supervise.domain.content.ladder import Ladder

_F = TypeVar("_F", bound=ContentModel)
RULES = ("ground_rules", "solo_rules", "team_rules")
_NAMED = 40
"""Ids that a sentence has room for."""
Fault = tuple[str, str, str]
"""A file, the key in it, and what is wrong there as the rest of a sentence."""


class _Named(Protocol):
    @property
    def id(self) -> str | None: ...


class _Citing(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


def find_dangling_references(content: Content) -> list[Fault]:
    """Everything in the words that points nowhere, is there twice, or is out of order."""
    return [
        *_wheel(content),
        *_ladders(content),
        *_barriers(content),
        *_strategies(content),
        *_models(content),
        *_rest(content),
    ]


def _wheel(content: Content) -> Iterator[Fault]:
    file, wheel = "wheel.toml", content.wheel
    rings = [ring.id for ring in wheel.rings]
    yield from _unique(file, "rings", wheel.rings)
    yield from _unique(file, "sections", wheel.sections)
    competencies = Counter(
        competency.id for section in wheel.sections for competency in section.competencies if competency.id
    )
    values: set[int] = set()
    for index, point in enumerate(wheel.rating.points):
        if point.value in values:
            yield file, f"rating.points[{index}].value", f"is {point.value}, which another point has already."
        values.add(point.value)
    for index, section in enumerate(wheel.sections):
        key = f"sections[{index}]"
        yield from _known(file, f"{key}.ring", "ring", section.ring, rings)
        if not section.questions:
            yield file, f"{key}.questions", "has no question; a section needs at least one."
        for number, competency in enumerate(section.competencies):
            if competency.id and competencies[competency.id] > 1:
                yield file, f"{key}.competencies[{number}].id", _twice(competency.id)
    yield from _cited(content, file, "sections", wheel.sections)


def _ladders(content: Content) -> Iterator[Fault]:
    file = "ladders.toml"
    yield from _unique(file, "ladders", content.ladders)
    yield from _one_default(file, "ladders", [ladder.default for ladder in content.ladders])
    yield from _cited(content, file, "ladders", content.ladders)
    for index, ladder in enumerate(content.ladders):
        key = f"ladders[{index}]"
        yield from _unique(file, f"{key}.rungs", ladder.rungs)
        yield from _unique(file, f"{key}.bands", ladder.bands)
        for place, rung in enumerate(ladder.rungs):
            if rung.number != place + 1:
                message = f"is {rung.number}, but rungs count 1, 2, 3 … from the lowest up: this one is {place + 1}."
                yield file, f"{key}.rungs[{place}].number", message
        taken: set[int] = set()
        for place, band in enumerate(ladder.bands):
            yield from _rungs(file, f"{key}.bands[{place}].rungs", band.rungs, ladder)
            for number in sorted(taken & set(band.rungs)):
                yield file, f"{key}.bands[{place}].rungs", f"has rung {number}, which is in another band already."
            taken |= set(band.rungs)


def _barriers(content: Content) -> Iterator[Fault]:
    file = "barriers.toml"
    families = [family.id for family in content.families]
    strategies = [strategy.id for strategy in content.strategies]
    sections = [section.id for section in content.wheel.sections]
    yield from _unique(file, "families", content.families)
    yield from _unique(file, "barriers", content.barriers)
    yield from _cited(content, file, "barriers", content.barriers)
    for index, barrier in enumerate(content.barriers):
        key = f"barriers[{index}]"
        yield from _known(file, f"{key}.family", "family", barrier.family, families)
        if barrier.section is not None:
            yield from _known(file, f"{key}.section", "section", barrier.section, sections)
        for place, id in enumerate(barrier.strategies):
            yield from _known(file, f"{key}.strategies[{place}]", "strategy", id, strategies)
        yield from _rungs(file, f"{key}.holds_at", barrier.holds_at, content.default_ladder)


def _strategies(content: Content) -> Iterator[Fault]:
    file = "strategies.toml"
    yield from _unique(file, "strategies", content.strategies)
    yield from _cited(content, file, "strategies", content.strategies)
    for index, strategy in enumerate(content.strategies):
        key = f"strategies[{index}].helps_from"
        yield from _rungs(file, key, strategy.helps_from, content.default_ladder)


def _models(content: Content) -> Iterator[Fault]:
    file = "models.toml"
    yield from _unique(file, "models", content.models)
    yield from _one_default(file, "models", [model.default for model in content.models])
    yield from _cited(content, file, "models", content.models)
    for index, model in enumerate(content.models):
        key = f"models[{index}].steps"
        yield from _unique(file, key, model.steps)
        boxes: set[str] = set()
        for place, step in enumerate(model.steps):
            if step.box in boxes:
                yield file, f"{key}[{place}].box", f"is “{step.box}”, which another step is already."
            boxes |= {step.box} if step.box else set()


def _rest(content: Content) -> Iterator[Fault]:
    talk, supervision = content.talk, content.supervision
    yield from _unique("talk.toml", "phases", talk.phases)
    yield from _unique("talk.toml", "links", talk.links)
    yield from _unique("talk.toml", "prompts", talk.prompts)
    yield from _unique("talk.toml", "reframes", talk.reframes)
    yield from _unique("supervision.toml", "functions", supervision.functions)
    yield from _unique("supervision.toml", "ticks", supervision.ticks)
    for key in RULES:
        yield from _unique("supervision.toml", key, getattr(supervision, key))
        yield from _cited(content, "supervision.toml", key, getattr(supervision, key))
    yield from _unique("sources.toml", "sources", content.sources)


def _twice(id: str) -> str:
    return f"is “{id}”, which is used twice; each id names one thing."


def _unique(file: str, key: str, items: Sequence[_Named]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.id is not None and item.id in seen:
            yield file, f"{key}[{index}].id", _twice(item.id)
        seen |= {item.id} if item.id else set()


def _known(file: str, key: str, kind: str, id: str, known: Sequence[str]) -> Iterator[Fault]:
    if id not in known:
        there = ", ".join((*known[:_NAMED], *(["…"] if len(known) > _NAMED else []))) or "none"
        yield file, key, f"is “{id}”, but there is no such {kind}; there are: {there}."


def _cited(content: Content, file: str, key: str, items: Sequence[_Citing]) -> Iterator[Fault]:
    known = {source.id for source in content.sources}
    for index, item in enumerate(items):
        for place, id in enumerate(item.sources):
            if id not in known:
                yield file, f"{key}[{index}].sources[{place}]", f"is “{id}”, which is not an id in sources.toml."


def _rungs(file: str, key: str, numbers: Sequence[int], ladder: Ladder) -> Iterator[Fault]:
    for number in numbers:
        if ladder.rung(number) is None:
            yield file, key, f"has rung {number}, but “{ladder.title}” has rungs 1 to {len(ladder.rungs)}."


def _one_default(file: str, key: str, defaults: Sequence[bool]) -> Iterator[Fault]:
    if sum(defaults) != 1:
        yield file, key, f"has default = true {sum(defaults)} times; exactly one of them must have it."


def drop_dangling_links(content: Content, shipped: Content, own: Collection[str]) -> Content:
    """The content with links of shipped files that the pair's `own` files no longer answer left out.

    A pair that brings its own wheel must not have to rewrite the barriers to go with it.
    """
    sources = {source.id for source in content.sources}

    def cited(file: str, items: tuple[_F, ...]) -> tuple[_F, ...]:
        """The items of a shipped file, citing only what is there."""
        if file in own or "sources.toml" not in own:
            return items
        cites = [tuple(id for id in getattr(item, "sources", ()) if id in sources) for item in items]
        return tuple(item.model_copy(update={"sources": c}) for item, c in zip(items, cites, strict=True))

    barriers = cited("barriers.toml", content.barriers)
    if "barriers.toml" not in own:
        strategies = {strategy.id for strategy in content.strategies}
        sections = {section.id for section in content.wheel.sections}
        barriers = tuple(
            barrier.model_copy(
                update={
                    "strategies": tuple(id for id in barrier.strategies if id in strategies),
                    "section": barrier.section if barrier.section in sections else None,
                    "holds_at": barrier.holds_at if _same_rungs(content, shipped) else (),
                }
            )
            for barrier in barriers
        )
    strategies_ = cited("strategies.toml", content.strategies)
    if "strategies.toml" not in own and not _same_rungs(content, shipped):
        strategies_ = tuple(strategy.model_copy(update={"helps_from": ()}) for strategy in strategies_)
    sections_ = cited("wheel.toml", content.wheel.sections)
    rules = {key: cited("supervision.toml", getattr(content.supervision, key)) for key in RULES}
    return content.model_copy(
        update={
            "barriers": barriers,
            "strategies": strategies_,
            "ladders": cited("ladders.toml", content.ladders),
            "models": cited("models.toml", content.models),
            "wheel": content.wheel.model_copy(update={"sections": sections_}),
            "supervision": content.supervision.model_copy(update=rules),
        }
    )


def _same_rungs(content: Content, shipped: Content) -> bool:
    """Whether a rung's number still means what the shipped barriers and strategies take it to mean."""
    now, then = content.default_ladder, shipped.default_ladder
    return now.id == then.id and _numbered(now) == _numbered(then)


def _numbered(ladder: Ladder) -> list[tuple[int, str]]:
    return [(rung.number, rung.id) for rung in ladder.rungs]
