"""What one of the two wrote themselves in a session."""

from supervise.domain.session.model import Session


def own_words(session: Session, by: str) -> tuple[tuple[str, str], ...]:
    """What this person wrote themselves in a session of two: what it is, and the words."""
    taken = (("You took away", takeaway.text) for takeaway in session.takeaways if takeaway.by == by)
    placements = session.incident.placements if session.incident else ()
    placed = (
        (f"Why you placed it on {placement.rung}" if placement.rung else "Why", placement.why)
        for placement in placements
        if placement.by == by
    )
    added = (("You added later", addition.text) for addition in session.additions if addition.by == by)
    return tuple((what, words.strip()) for what, words in (*taken, *placed, *added) if words.strip())
