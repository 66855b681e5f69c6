"""Where the pair placed a case on a ladder, and how it stood on that same ladder later on."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from supervise.domain.brief import Brief
from supervise.domain.incident import Placement, placed
from supervise.domain.people import SUPERVISEE, SUPERVISOR

Than = Literal["higher", "lower", "the same"]


class Standing(NamedTuple):
    """A placing both stand by, and the session it was given in."""

    session: Brief
    case: str
    ladder: str
    ladder_title: str
    rung: int
    title: str

    @property
    def words(self) -> str:
        """6 Co-ordination."""
        return f"{self.rung} {self.title}".strip()

    def than(self, earlier: "Standing") -> Than:
        """How it stands beside an earlier one of the same ladder."""
        return "higher" if self.rung > earlier.rung else "lower" if self.rung < earlier.rung else "the same"


def standing(session: Brief) -> Standing | None:
    """Where the two placed the case together, or both alike; None where they placed it apart, or not at all."""
    incident = session.incident
    if incident is None:
        return None
    given = placed(incident, "together")
    if given is None or given.rung is None:
        given = _alike(placed(incident, SUPERVISEE), placed(incident, SUPERVISOR))
    if given is None or given.rung is None:
        return None
    return Standing(session, incident.case, incident.ladder, incident.ladder_title, given.rung, given.title)


def standings(oldest_first: Iterable[Brief]) -> dict[tuple[str, str], list[Standing]]:
    """For each case and ladder, how it stood, oldest first: no placing is ever read on another ladder."""
    found: dict[tuple[str, str], list[Standing]] = {}
    for session in oldest_first:
        if session.incident is not None and (one := standing(session)) is not None:
            found.setdefault((one.case, one.ladder), []).append(one)
    return found


def later(path: Sequence[Standing], than: Brief) -> tuple[Standing, Standing] | None:
    """How the case stood in session `than` and when it was last placed after it; None if it was not."""
    at = next((number for number, one in enumerate(path) if one.session.id == than.id), None)
    return (path[at], path[-1]) if at is not None and at < len(path) - 1 else None


def _alike(one: Placement | None, other: Placement | None) -> Placement | None:
    return one if one and other and one.rung == other.rung else None
