"""Who stands where on a ladder, as the drawing wants it: one sign for each, always with its word."""

from supervise.domain.content.ladder import Ladder
from supervise.domain.people import SUPERVISEE
from supervise.domain.session.incident import STANDINGS, shown_placements
from supervise.domain.session.model import Session
from supervise.tui.drawing.ladder.view import LadderMark, LadderStep

PERSON_SIGN = "●"
SIGNS = {"together": "■", "organisation": "◆", "partner": "▲", "person": "○", "needed": "◇"}
"""The sign of each standing; no two are alike without colour."""


def ladder_steps(ladder: Ladder) -> tuple[LadderStep, ...]:
    """The rungs of a ladder as its drawing wants them."""
    return tuple(LadderStep(one.number, one.title) for one in ladder.rungs)


def mark_label(session: Session, by: str) -> str:
    """`CD`, `together`, `organisation`: the short word that stands on a rung."""
    return by if by in STANDINGS else session.initials(by)


def marks_on(session: Session, ladder: str) -> tuple[LadderMark, ...]:
    """What both may see on this ladder: the supervisee, the supervisor, then the standings in their order."""
    if session.incident is None:
        return ()
    people = sorted((one.id for one in session.people), key=lambda id_: id_ != SUPERVISEE)
    order = [*people, *STANDINGS]
    shown = [one for one in shown_placements(session.incident, session.people) if one.ladder == ladder]
    return tuple(
        LadderMark(one.rung, SIGNS.get(one.by, PERSON_SIGN), mark_label(session, one.by))
        for one in sorted(shown, key=lambda one: order.index(one.by) if one.by in order else len(order))
        if one.rung is not None
    )


def ladder_rows(rungs: int, room: int) -> int:
    """Lines for a ladder of so many rungs: two a rung where there is room, one, or what there is to scroll in."""
    if room >= 2 * rungs + 1:
        return 2 * rungs + 1
    return max(4, min(rungs, room))
