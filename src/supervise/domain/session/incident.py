"""An incident on a ladder: what happened in brief, who places it where, and what was learned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from supervise.domain.content.base import Number
from supervise.domain.content.guidance import ReflectiveModel
from supervise.domain.content.ladder import Ladder, Rung
from supervise.domain.people import SELF, Person, who_holds
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.base import Line, SessionPart, Words

STANDINGS = {
    "together": "Together",
    "organisation": "Our organisation",
    "partner": "The partner",
    "person": "The person",
    "needed": "Needed for this work",
}
"""Places the pair give together once both private ones are shown, with the words for them."""


class Placement(SessionPart):
    """Where somebody puts the incident. A rung is a number of one ladder and is never read on another."""

    by: str
    """A person's id, or a key of `STANDINGS`."""
    ladder: str
    rung: Number | None = None
    title: Line = ""
    why: Words = ""
    skipped: bool = False

    @property
    def given(self) -> bool:
        """Whether it is an answer: a rung, or skipped. Words alone are kept, and are none yet."""
        return self.rung is not None or self.skipped


class StepNote(SessionPart):
    """What was written under one step of the reflective model, with the words shown that day."""

    step: str
    title: Line
    prompt: Line
    text: Words


class NamedItem(SessionPart):
    """A barrier, a strategy or an opportunity chosen from the content, by id, with the label shown that day."""

    id: str
    label: Line
    answers: str = ""
    """For a strategy: the barrier it was chosen for."""


class Incident(SessionPart):
    """One incident, by an app-made label such as "Case A7"; closed only when `missing` is empty."""

    case: Line
    summary: Words = ""
    ladder: str
    ladder_title: Line = ""
    model: str
    """Empty where it was only placed, as by a team: then nothing asks to close it."""
    model_title: Line = ""
    both_wanted: bool = True
    """Whether this model asks for strengths and for what could be done differently before it is closed."""
    closed: bool = False
    placements: tuple[Placement, ...] = ()
    why_here: Words = ""
    notes: tuple[StepNote, ...] = ()
    strengths: tuple[Line, ...] = ()
    differently: tuple[Line, ...] = ()
    barriers: tuple[NamedItem, ...] = ()
    in_the_way: Words = ""
    """What is in the way, in their own words; beside the barriers chosen."""
    strategies: tuple[NamedItem, ...] = ()
    opportunities: tuple[NamedItem, ...] = ()
    """What is there already that could be made more of: the other side of barriers."""
    next_step: Words = ""
    """What could be done now to come a rung higher, in their own words."""


def begin_incident(case: str, ladder: Ladder, model: ReflectiveModel) -> Incident:
    """A new one on this ladder, to be thought through with this model, in the words of the day."""
    return Incident(
        case=case,
        ladder=ladder.id,
        ladder_title=ladder.title,
        model=model.id,
        model_title=model.title,
        both_wanted=model.asks_both,
    )


class HasPlacement(Protocol):
    """An incident as far as its placings go: whole, or its summary."""

    @property
    def ladder(self) -> str: ...

    @property
    def placements(self) -> tuple[Placement, ...]: ...


def placed(incident: HasPlacement, by: str, ladder: str | None = None) -> Placement | None:
    """The placement given by `by` on `ladder` (the incident's own unless named), or None."""
    wanted = ladder or incident.ladder
    return next(
        (placement for placement in incident.placements if placement.by == by and placement.ladder == wanted), None
    )


def placed_as_one(incident: HasPlacement, people: Sequence[Person], ladder: str | None = None) -> Placement | None:
    """What stands for all who held the session: their placement together, or that of the one who answers alone."""
    alone = placed(incident, people[0].id, ladder) if len(people) == 1 else None
    return placed(incident, "together", ladder) or alone


def placers(incident: HasPlacement) -> frozenset[str]:
    """Who has placed it on its own ladder or chosen to skip, as in `Placement.by`."""
    return frozenset(
        placement.by for placement in incident.placements if placement.given and placement.ladder == incident.ladder
    )


def both_placed(incident: HasPlacement, people: Iterable[Person]) -> bool:
    """Whether each of `people` has placed it or chosen to skip: only then is anything shown; a team keeps no secret."""
    people = tuple(people)
    return who_holds(people) == "team" or placers(incident) >= {person.id for person in people}


def shown_placements(incident: HasPlacement, people: Iterable[Person]) -> tuple[Placement, ...]:
    """What may be seen by both: nothing until each has answered; skipped ones are left out."""
    if not both_placed(incident, people):
        return ()
    return tuple(placement for placement in incident.placements if placement.rung is not None)


def missing(incident: Incident) -> tuple[str, ...]:
    """What is still wanted before the incident can be closed, in words; empty when it can."""
    if not incident.both_wanted:
        return ()
    wanted = (
        ("strengths to build on", incident.strengths),
        ("what could be done differently", incident.differently),
    )
    return tuple(words for words, given in wanted if not any(given))


def close(incident: Incident) -> Incident:
    """The incident closed; raises ProblemError naming what is still wanted."""
    if lacking := missing(incident):
        raise ProblemError(
            Problem(
                incident.case,
                f"still wants {' and '.join(lacking)}.",
                "Add a line, or leave it open for next time.",
            )
        )
    return incident.with_changes(closed=True)


def recheck(incident: Incident) -> Incident:
    """The incident, open again if something that closing asks for has gone since."""
    return incident.with_changes(closed=False) if incident.closed and missing(incident) else incident


def untouched(incident: Incident) -> bool:
    """Whether nothing at all has been written or placed in it, so that dropping it loses nothing."""
    own_words = (incident.summary, incident.why_here, incident.in_the_way, incident.next_step)
    words = (*own_words, *(note.text for note in incident.notes))
    chosen = (incident.barriers, incident.strategies, incident.opportunities)
    lists = (incident.strengths, incident.differently, *chosen, incident.model_extra)
    placings = (placement.rung is not None or placement.why.strip() for placement in incident.placements)
    return not (any(word.strip() for word in words) or any(lists) or any(placings))


@dataclass(frozen=True)
class NextRung:
    """Rungs of one ladder; None where nothing was placed together, or the ladder no longer has the rung."""

    here: Rung | None = None
    above: Rung | None = None
    needed: Rung | None = None

    @property
    def arrived(self) -> bool:
        """Whether it stands as high as it needs to, or can: the question is then what keeps it there."""
        if self.here is None:
            return False
        return self.above is None or (self.needed is not None and self.needed.number <= self.here.number)


def next_rung(incident: Incident, ladder: Ladder | None) -> NextRung:
    """What was placed together on this ladder, or by one alone, says of the next rung; nothing private is looked at."""
    if ladder is None:
        return NextRung()
    placed_here = placed(incident, "together", ladder.id) or placed(incident, SELF, ladder.id)
    here, needed = (
        ladder.rung(placement.rung) if placement and placement.rung is not None else None
        for placement in (placed_here, placed(incident, "needed", ladder.id))
    )
    return NextRung(here, ladder.next_up(here.number) if here else None, needed)
