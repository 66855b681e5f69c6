"""Barriers, the strategies that answer them, and the reflective models; nothing here decides anything."""

from collections.abc import Sequence
from typing import Literal

from supervise.domain.content.base import AtLeastOne, ContentModel, Number, OptionalText, Several, Slug, Text, Title

Box = Literal["summary", "strengths", "differently"]


class BarrierFamily(ContentModel):
    """A heading under which barriers are shown."""

    id: Slug
    title: Title


class Barrier(ContentModel):
    """Something that commonly keeps a piece of work where it is."""

    id: Slug
    family: Slug
    label: Title
    summary: OptionalText = ""
    holds_at: Several[Number] = ()
    """Rungs of the default ladder, and of no other."""
    strategies: Several[Slug] = ()
    """The strongest answer first."""
    starter_actions: Several[Text] = ()
    section: Slug | None = None
    sources: Several[Slug] = ()


class Strategy(ContentModel):
    """Something a pair can try."""

    id: Slug
    label: Title
    summary: OptionalText = ""
    helps_from: Several[Number] = ()
    """Rungs of the default ladder, and of no other."""
    starter_actions: Several[Text] = ()
    note: OptionalText = ""
    sources: Several[Slug] = ()


class ModelStep(ContentModel):
    """One step of a reflective model; with a `box`, its answer is that box of the record."""

    id: Slug
    title: Title
    prompt: OptionalText = ""
    box: Box | None = None


class ReflectiveModel(ContentModel):
    """One way of thinking an incident through."""

    id: Slug
    title: Title
    minutes: Number
    default: bool = False
    when: OptionalText = ""
    credit: OptionalText = ""
    asks_both: bool = True
    """Strengths to build on and what could be done differently are wanted before closing."""
    actions_optional: bool = False
    sources: Several[Slug] = ()
    steps: AtLeastOne[ModelStep]


def barriers_at(barriers: Sequence[Barrier], rung: int | None) -> tuple[Barrier, ...]:
    """Those that commonly hold work on this rung first, the others after, each in their own order."""
    return tuple(sorted(barriers, key=lambda barrier: rung not in barrier.holds_at))


def strategies_for(strategies: Sequence[Strategy], chosen: Sequence[Barrier], rung: int | None) -> tuple[Strategy, ...]:
    """What answers the chosen barriers, strongest first, then what else helps from this rung."""
    ranks: dict[str, list[int]] = {}
    for barrier in chosen:
        for rank, id in enumerate(barrier.strategies):
            ranks.setdefault(id, []).append(rank)
    # Equally strong: what answers more of the chosen barriers goes first. Sorting keeps the rest as chosen.
    order = sorted(ranks, key=lambda id: (min(ranks[id]), -len(ranks[id])))
    known = {strategy.id: strategy for strategy in strategies}
    answers = tuple(known[id] for id in order if id in known)
    return answers + tuple(
        strategy for strategy in strategies if rung in strategy.helps_from and strategy.id not in ranks
    )
