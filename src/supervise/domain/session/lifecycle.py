"""Who may change a session and when: drafts are edited, private answers wait for each other, a record is locked."""

from collections.abc import Container
from datetime import datetime
from typing import TYPE_CHECKING, Any

from supervise.domain.people import SUPERVISEE, clean_initials, who_holds
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.incident import both_placed, placers
from supervise.domain.session.model import STATES, Addition, Confirmation, Rating, Session
from supervise.domain.session.placing import withdraw_placements

if TYPE_CHECKING:
    from supervise.domain.review.session_summary import SessionSummary

_NOT_WORDS = frozenset({"step", "agreed"})
"""Fields whose change leaves what was agreed as it was."""


def edit(session: Session, **changes: Any) -> Session:
    """The draft with these fields changed; once somebody has confirmed, a change asks them again.

    Raises ProblemError on a locked session: it takes dated additions only.
    """
    if session.locked:
        raise ProblemError(Problem("This session", "is locked.", "Add to it with a dated addition."))
    after = session.with_changes(**changes)
    if session.agreed and not changes.keys() <= _NOT_WORDS and after != session:
        return after.with_changes(agreed=())
    return after


def status_words(session: Session) -> str:
    """agreed; cut short (out of time); draft, at Talk. What one person wrote alone is kept, as nobody else agreed."""
    if session.locked:
        is_kept = session.status == "agreed" and who_holds(session.people) == "one"
        words = "kept" if is_kept else STATES[session.status]
        return f"{words} ({session.cut_short})" if session.cut_short else words
    return f"draft, at {session.step.capitalize()}" if session.step and not session.occasion else "draft"


def place_words(session: Session) -> str:
    """Where a draft was left: Talk; of another kind of session, its title."""
    return session.occasion_title or session.step.capitalize()


def subject_words(session: "Session | SessionSummary") -> str:
    """What it was about: its section; of another kind of session its title, with its case. "" where it was neither."""
    if session.section is not None:
        return session.section.title
    return ", ".join(filter(None, (session.occasion_title, session.about)))


def both_rated(session: Session) -> bool:
    """Whether each has rated or chosen to skip; a team's answer is no secret of anybody."""
    rated = {rating.by for rating in session.ratings}
    return who_holds(session.people) == "team" or rated.issuperset([person.id for person in session.people])


def nothing_to_rate(session: Session) -> bool:
    """Whether there is no section to rate, or each chose to skip: who comes to Rate from before passes it over."""
    skipped = bool(session.ratings) and both_rated(session) and all(rating.skipped for rating in session.ratings)
    return session.section is None or skipped


def shown_ratings(session: Session) -> tuple[Rating, ...]:
    """What may be seen by both: nothing until each has answered."""
    return session.ratings if session.people and both_rated(session) else ()


def rate(session: Session, rating: Rating) -> Session:
    """The draft with this person's answer given anew."""
    others = tuple(earlier for earlier in session.ratings if earlier.by != rating.by)
    return edit(session, ratings=tuple(sorted((*others, rating), key=lambda given: given.by != SUPERVISEE)))


def answered(session: Session, step: str) -> frozenset[str]:
    """Who has given their own answer of this step, or skipped it, by their ids."""
    if step == "rate":
        return frozenset(rating.by for rating in session.ratings)
    if step == "ladder" and session.incident is not None:
        return placers(session.incident) & {person.id for person in session.people}
    return frozenset()


def withdraw_answers(session: Session, step: str, by: Container[str]) -> Session:
    """The draft without the own answers of this step `by` these people.

    The other's stays where it is, and is shown again only once both have answered.
    """
    if step == "rate":
        return edit(session, ratings=tuple(rating for rating in session.ratings if rating.by not in by))
    if step == "ladder" and session.incident is not None:
        return edit(session, incident=withdraw_placements(session.incident, session.people, by))
    return session


def confirm(session: Session, by: str, initials: str, now: datetime) -> Session:
    """The session with `by`'s confirmation; it is agreed, ended and locked once both have given theirs.

    A team has read it out, and whoever leads gives initials of their own. Raises ProblemError if they are not theirs.
    """
    person = session.person(by)
    given = person.initials if person else ""
    if person is not None and who_holds(session.people) == "team":
        try:
            given = clean_initials(initials)
        except ValueError as error:
            raise ProblemError(Problem("The initials", "of whoever leads are wanted.", str(error))) from error
    elif person is None or person.initials.casefold() != initials.strip().casefold():
        who = person.initials if person else "one of the two people here"
        raise ProblemError(Problem("Initials", f"do not match {who}.", f"Type {who} to confirm."))
    others = tuple(confirmation for confirmation in session.agreed if confirmation.by != by)
    after = edit(session, agreed=(*others, Confirmation(by=by, initials=given, at=now)))
    if {confirmation.by for confirmation in after.agreed} >= {person.id for person in after.people}:
        return after.with_changes(status="agreed", step="", ended_at=now)
    return after


def finish(session: Session, reason: str, now: datetime) -> Session:
    """The draft ended without both confirmations, with the reason; it is locked as it stands."""
    return edit(session, cut_short=reason).with_changes(status="finished", step="", ended_at=now)


def add_addition(session: Session, by: str, text: str, now: datetime) -> Session:
    """The locked session with a dated addition; raises ProblemError if there is nothing to add or no such person."""
    if not session.locked:
        raise ProblemError(Problem("This session", "is still open.", "Write in it directly."))
    if not text.strip():
        raise ProblemError(Problem("The addition", "is empty.", "Write a line, or go back."))
    addition = Addition(at=now, by=by, initials=session.initials(by), text=text)
    return session.with_changes(additions=(*session.additions, addition))


def to_be_added(session: Session, by: str, text: str, now: datetime) -> Session:
    """Words meant for a session that is over, as a draft of their own: of the session only whose and which it is."""
    addition = Addition(at=now, by=by, initials=session.initials(by), text=text)
    return Session(
        id=session.id,
        made_up=session.made_up,
        started_at=session.started_at,
        pair=session.pair,
        people=session.people,
        additions=(addition,),
    )


def is_to_be_added(draft: Session) -> bool:
    """Whether it was made by `to_be_added`: a session being held has no additions."""
    return bool(draft.additions) and not draft.locked


def is_brought(draft: Session) -> bool:
    """Whether it only carries what one of the two brings to their next session: nobody is holding it."""
    return bool(draft.brought) and not draft.step and not draft.locked


def words_to_add(draft: Session) -> str:
    """The words that wait in such a draft; "" while nothing is written in it, and for any other session."""
    written = (addition.text for addition in draft.additions if addition.text.strip())
    return "\n\n".join(written) if is_to_be_added(draft) else ""


def visible_to_both(session: Session) -> Session:
    """The session as both may see it: private answers the other has not yet matched are left out."""
    if not both_rated(session):
        session = session.with_changes(ratings=())
    incident = session.incident
    if incident is not None and not both_placed(incident, session.people):
        session = session.with_changes(incident=incident.with_changes(placements=()))
    return session
