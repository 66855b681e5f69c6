"""Placing an incident on a rung: each person's own placement, given and withdrawn, and those the pair give together."""

from collections.abc import Container, Iterable

from supervise.domain.content.ladder import Ladder
from supervise.domain.people import Person
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.incident import Incident, Placement, placed


def place(incident: Incident, ladder: Ladder, by: str, rung: int | None, why: str = "") -> Incident:
    """The incident with `by`'s placement on `ladder` given anew; `rung` None means skipped.

    Raises ProblemError if the rung is not one of this ladder's.
    """
    title = ""
    if rung is not None:
        result = ladder.rung(rung)
        if result is None:
            raise ProblemError(
                Problem(ladder.title, f"has no rung {rung}.", f"Choose one from 1 to {len(ladder.rungs)}.")
            )
        title = result.title
    earlier = placed(incident, by, ladder.id) or Placement(by=by, ladder=ladder.id)
    return _put(incident, earlier.with_changes(rung=rung, title=title, why=why, skipped=rung is None))


def keep_why(incident: Incident, by: str, why: str) -> Incident:
    """The incident with `by`'s words so far, before a rung is given."""
    earlier = placed(incident, by) or Placement(by=by, ladder=incident.ladder)
    return _put(incident, earlier.with_changes(why=why))


def unplace(incident: Incident, by: str, ladder: str | None = None) -> Incident:
    """The incident without `by`'s placement on `ladder`."""
    gone = placed(incident, by, ladder)
    return incident.with_changes(
        placements=tuple(placement for placement in incident.placements if placement is not gone)
    )


def place_together_if_alike(incident: Incident, ladder: Ladder, people: Iterable[Person]) -> Incident:
    """The incident placed together where each of `people` put it, if that is one rung; a place they gave stays.

    What one person alone placed is theirs, and together with nobody.
    """
    people = tuple(people)
    rung = _rung_alike(incident, people) if len(people) > 1 else None
    if rung is None or placed(incident, "together", ladder.id) is not None:
        return incident
    return place(incident, ladder, "together", rung)


def withdraw_placements(incident: Incident, people: Iterable[Person], by: Container[str]) -> Incident:
    """The incident without the own placements `by` these people, whose reasons stay for them to change.

    The place together goes too where it says no more than both answers did: it would give the other's away.
    """
    together, rung = placed(incident, "together"), _rung_alike(incident, people)
    after = incident
    if together is not None and together.rung == rung:
        after = unplace(after, "together")
    for person in people:
        earlier = placed(incident, person.id)
        if earlier is not None and person.id in by:
            after = unplace(after, person.id)
            after = keep_why(after, person.id, earlier.why) if earlier.why else after
    return after


def _rung_alike(incident: Incident, people: Iterable[Person]) -> int | None:
    """The rung of the incident's ladder on which each of `people` put it; None where they differ, or one skipped."""
    placements = [placed(incident, person.id) for person in people]
    rungs = {placement.rung if placement else None for placement in placements}
    return rungs.pop() if len(rungs) == 1 else None


def _put(incident: Incident, new: Placement) -> Incident:
    others = tuple(
        placement for placement in incident.placements if (placement.by, placement.ladder) != (new.by, new.ladder)
    )
    return incident.with_changes(placements=(*others, new))
