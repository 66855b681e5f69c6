"""Who stands where on a ladder, as the drawing wants it: one sign for each, always with its word."""

from collections.abc import Iterator

from supervise.domain.content.ladder import Ladder
from supervise.domain.people import supervisee_first
from supervise.domain.review.cases.earlier_cases import EarlierCase
from supervise.domain.session.incident import STANDINGS, shown_placements
from supervise.domain.session.model import Session
from supervise.tui.drawing.ladder.view import LadderMark, LadderStep
from supervise.tui.drawing.palette import Person

LAST_TIME_SIGN = "□"
SIGNS = {
    "supervisee": "●",
    "supervisor": "■",
    "together": "▬",
    "organisation": "▲",
    "partner": "▼",
    "person": "○",
    "needed": "◊",
}
"""The sign of each person and standing; no two are alike without colour, and any font has them."""
PERSONS: dict[str, Person] = {"supervisee": "supervisee", "supervisor": "supervisor"}
"""Who has a colour of their own."""


def ladder_steps(ladder: Ladder) -> tuple[LadderStep, ...]:
    """The rungs of a ladder as its drawing wants them."""
    bands = {rung: band.title for band in ladder.bands for rung in band.rungs}
    return tuple(LadderStep(rung.number, rung.title, bands.get(rung.number, "")) for rung in ladder.rungs)


def mark_label(session: Session, by: str) -> str:
    """`CD`, `together`, `ours`: the short word that stands on a rung."""
    return {"organisation": "ours"}.get(by, by) if by in STANDINGS else session.initials(by)


def marks_on(session: Session, ladder: str) -> tuple[LadderMark, ...]:
    """What both may see on this ladder: the supervisee, the supervisor, then the standings in their order."""
    if session.incident is None:
        return ()
    people = [person.id for person in supervisee_first(session.people)]
    order = [*people, *STANDINGS]
    shown = [
        shown_placement
        for shown_placement in shown_placements(session.incident, session.people)
        if shown_placement.ladder == ladder
    ]
    return tuple(
        LadderMark(
            placement.rung,
            SIGNS.get(placement.by, SIGNS["supervisee"]),
            mark_label(session, placement.by),
            PERSONS.get(placement.by, ""),
        )
        for placement in sorted(
            shown, key=lambda placement: order.index(placement.by) if placement.by in order else len(order)
        )
        if placement.rung is not None and not (placement.by == "together" and len(people) == 1)
    )


def earlier_marks(earlier: EarlierCase, ladder: Ladder | None, *, alone: bool) -> Iterator[LadderMark]:
    """Where a case of earlier sessions stood on this ladder; of one `alone`, what was needed too."""
    if ladder is None or earlier.ladder != ladder.id:
        return
    if earlier.together is not None and earlier.together.rung is not None:
        yield LadderMark(earlier.together.rung, SIGNS["together"], earlier.case)
    if alone and earlier.needed is not None and earlier.needed.rung is not None:
        yield LadderMark(earlier.needed.rung, SIGNS["needed"], "needed")


def ladder_rows(rungs: int, room: int) -> int:
    """Lines for a ladder of so many rungs: three, two or one a rung, or what there is to scroll in."""
    for each in (3, 2):
        if room >= each * rungs + 1:
            return each * rungs + 1
    return max(4, min(rungs, room))
