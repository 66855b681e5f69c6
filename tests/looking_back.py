"""Small made-up pasts for what looks back: sessions given oldest first, held as looking back holds them."""

from datetime import UTC, datetime, tzinfo

from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SummaryBuilder
from supervise.domain.session.incident import Incident, NamedItem, Placement
from supervise.domain.session.model import DiscussedSection, Session
from support import a_session


def on(day: str, **fields: object) -> Session:
    """A session of that day that is over; a field is as the session's, and `section` is a title."""
    if isinstance(title := fields.get("section"), str):
        fields["section"] = DiscussedSection(id=title.lower(), title=title, wheel="wheel")
    at = datetime.fromisoformat(f"{day}T09:30:00").replace(tzinfo=UTC)
    return a_session(id=f"{day}T0930-4k7q", started_at=at, status="agreed", **fields)


def case(label: str, rung: int | None, *, ladder: str = "partnership", **fields: object) -> Incident:
    """A case placed on a rung together; barriers and strategies are given by their words."""
    for key in ("barriers", "strategies"):
        fields[key] = tuple(NamedItem(id=one.lower(), label=one) for one in fields.get(key, ()))  # type: ignore[attr-defined]
    given = tuple(
        Placement(by=by, ladder=ladder, rung=rung, title=f"Rung {rung}", skipped=rung is None)
        for by in ("supervisee", "supervisor", *(("together",) if rung else ()))
    )
    fixed = {"case": label, "ladder": ladder, "ladder_title": ladder.capitalize(), "model": "m", "placements": given}
    return Incident.model_validate(fixed | fields)


def past(*oldest_first: Session, zone: tzinfo = UTC) -> History:
    briefs = SummaryBuilder(zone)
    return History(tuple(briefs.of(one) for one in reversed(oldest_first)), zone)
