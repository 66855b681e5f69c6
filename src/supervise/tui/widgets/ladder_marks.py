"""Who stands where on a ladder, as the drawing wants it: one sign for each, always with its word."""

from collections.abc import Iterator

from supervise.domain.content.ladder import Ladder
from supervise.domain.people import supervisee_first
from supervise.domain.review.earlier_cases import EarlierCase
from supervise.domain.session.incident import STANDINGS, shown_placements
from supervise.domain.session.model import Session
from supervise.tui.drawing.ladder.view import LadderMark, LadderStep

PERSON_SIGN = "●"
LAST_TIME_SIGN = "□"
SIGNS = {"together": "■", "organisation": "◆", "partner": "▲", "person": "○", "needed": "◇"}
"""The sign of each standing; no two are alike without colour."""


def ladder_steps(ladder: Ladder) -> tuple[LadderStep, ...]:
    """The rungs of a ladder as its drawing wants them."""
    return tuple(LadderStep(rung.number, rung.title) for rung in ladder.rungs)


def mark_label(session: Session, by: str) -> str:
    """`CD`, `together`, `organisation`: the short word that stands on a rung."""
    return by if by in STANDINGS else session.initials(by)


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
        LadderMark(placement.rung, SIGNS.get(placement.by, PERSON_SIGN), mark_label(session, placement.by))
        for placement in sorted(
            shown, key=lambda placement: order.index(placement.by) if placement.by in order else len(order)
        )
        if placement.rung is not None
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
    """Lines for a ladder of so many rungs: two a rung where there is room, one, or what there is to scroll in."""
    if room >= 2 * rungs + 1:
        return 2 * rungs + 1
    return max(4, min(rungs, room))
