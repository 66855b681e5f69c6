"""The cases of earlier sessions as they are offered again: what each was, when it was last here, where it stood."""

from dataclasses import dataclass
from datetime import date

from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.incident import Placement, placed, placed_as_one
from supervise.domain.wording import short_day


@dataclass(frozen=True)
class EarlierCase:
    """One case at the last time it was placed together or, where it never was, at its last time."""

    case: str
    about: str
    """The first words of its account; those of an earlier time where the last has none."""
    day: date
    ladder: str
    together: Placement | None
    needed: Placement | None

    def standing(self, today: date) -> str:
        """4 Compliance, 28 Nov, needed 7"""
        when = short_day(self.day, today)
        if self.together is None or self.together.rung is None:
            return f"{when}, not placed together"
        needed = f", needed {self.needed.rung}" if self.needed is not None and self.needed.rung is not None else ""
        return f"{self.together.rung} {self.together.title}, {when}{needed}"


def earlier_cases(history: History) -> tuple[EarlierCase, ...]:
    """Every case of these sessions, the latest first."""
    times: dict[str, list[SessionSummary]] = {}
    for session in history.sessions:
        if session.incident is not None:
            times.setdefault(session.incident.case, []).append(session)
    return tuple(_earlier_case(history, case, sessions) for case, sessions in times.items())


def _earlier_case(history: History, case: str, sessions: list[SessionSummary]) -> EarlierCase:
    incidents = [(session, session.incident) for session in sessions if session.incident is not None]
    together = (
        (session, incident)
        for session, incident in incidents
        if (placement := placed_as_one(incident, session.people)) and placement.rung is not None
    )
    session, incident = next(together, incidents[0])
    return EarlierCase(
        case=case,
        about=next((earlier.about for _, earlier in incidents if earlier.about), ""),
        day=history.day(session),
        ladder=incident.ladder,
        together=placed_as_one(incident, session.people),
        needed=placed(incident, "needed"),
    )
