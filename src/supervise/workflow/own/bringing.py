"""From one's own pages to supervision: words that their writer chose, word for word, and nothing else of the page."""

from contextlib import suppress

from supervise.domain.people import supervisee_first
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.model import Brought, Session
from supervise.store.home.folder import new_session_id, new_suffix
from supervise.store.sessions.drafts import put_brought, read_brought, remove_brought
from supervise.store.sessions.files import StoredSession
from supervise.workflow.home import HomeState


def bring(joint: HomeState, by: str, text: str) -> None:
    """Have these words of one of the two stand in the next session they begin; ProblemError. The same wait once."""
    pair, now = joint.pair, joint.now()
    if pair is None or not joint.writable or joint.home.seal.is_locked:
        raise ProblemError(Problem("The pages of you two", "cannot be written now.", "Bring it another time."))
    waiting = (brought for found in read_brought(joint.home, pair.id) for brought in found.session.brought)
    if any((brought.by, brought.text) == (by, text) for brought in waiting):
        return
    session_id = new_session_id(now, new_suffix(joint.chance))
    brought = Brought(id=session_id, by=by, text=text)
    people = supervisee_first(pair.people)
    put_brought(joint.home, Session(id=session_id, started_at=now, pair=pair.id, people=people, brought=(brought,)))


def waiting_for(home: HomeState) -> tuple[StoredSession, ...]:
    """What waits for the pair at the laptop."""
    return read_brought(home.home, home.pair.id) if home.pair is not None and home.pair.who == "pair" else ()


def brought_in(waiting: tuple[StoredSession, ...], home: HomeState) -> tuple[Brought, ...]:
    """What the next session begins with: not what a draft holds already, where the last beginning was cut off."""
    taken = {brought.id for draft in home.waiting for brought in draft.session.brought}
    return tuple(brought for found in waiting for brought in found.session.brought if brought.id not in taken)


def let_go(waiting: tuple[StoredSession, ...]) -> None:
    """Remove what stands in the draft of a session now; what stays is passed over the next time."""
    for found in waiting:
        with suppress(ProblemError):
            remove_brought(found)
