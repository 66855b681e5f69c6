"""Where the pair placed a case on a ladder, and how it stood on that same ladder later on."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from supervise.domain.people import SUPERVISEE, SUPERVISOR
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.incident import Placement, placed, placed_as_one

Than = Literal["higher", "lower", "the same"]


class CasePlacement(NamedTuple):
    """A placing both stand by, and the session it was given in."""

    session: SessionSummary
    case: str
    ladder: str
    ladder_title: str
    """As its session has it; empty on a ladder beside the case's own, of which only the id is kept."""
    rung: int
    title: str

    @property
    def words(self) -> str:
        """6 Co-ordination."""
        return f"{self.rung} {self.title}".strip()

    def than(self, earlier: "CasePlacement") -> Than:
        """How it stands beside an earlier one of the same ladder."""
        return "higher" if self.rung > earlier.rung else "lower" if self.rung < earlier.rung else "the same"


def placements_by_case(oldest_first: Iterable[SessionSummary]) -> dict[tuple[str, str], list[CasePlacement]]:
    """For each case and ladder, how it stood, oldest first: no placing is ever read on another ladder."""
    result: dict[tuple[str, str], list[CasePlacement]] = {}
    for session in oldest_first:
        placements = session.incident.placements if session.incident is not None else ()
        for ladder in dict.fromkeys(placement.ladder for placement in placements):
            if (placement := _on(session, ladder)) is not None:
                result.setdefault((placement.case, placement.ladder), []).append(placement)
    return result


def _on(session: SessionSummary, ladder: str) -> CasePlacement | None:
    """Where the case was placed on this ladder: together, by the two alike, or by one alone; None where it was not."""
    incident = session.incident
    if incident is None:
        return None
    given = placed_as_one(incident, session.people, ladder)
    if given is None or given.rung is None:
        given = _alike(placed(incident, SUPERVISEE, ladder), placed(incident, SUPERVISOR, ladder))
    if given is None or given.rung is None:
        return None
    title = incident.ladder_title if ladder == incident.ladder else ""
    return CasePlacement(session, incident.case, ladder, title, given.rung, given.title)


def latest_after(path: Sequence[CasePlacement], than: SessionSummary) -> tuple[CasePlacement, CasePlacement] | None:
    """How the case stood in session `than` and when it was last placed after it; None if it was not."""
    at = next((number for number, placement in enumerate(path) if placement.session.id == than.id), None)
    return (path[at], path[-1]) if at is not None and at < len(path) - 1 else None


def _alike(placement: Placement | None, other: Placement | None) -> Placement | None:
    return placement if placement and other and placement.rung == other.rung else None
