"""One person's own pages: a home within the home, with settings and a lock of its own."""

import hashlib
import re

from supervise.domain.people import SELF, Pair, Person
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.home.folder import OWN, HomeFolder
from supervise.store.settings import load_settings, save_settings
from supervise.workflow.home import HomeState

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LIKE_THE_JOINT = ("theme", "plain", "reframes", "talk_minutes", "idle_minutes", "keys")
"""Settings that begin as they are in the home of the two."""


def own_home(home: HomeFolder, pair: Pair, person: Person) -> HomeFolder:
    """Where this person's own pages lie; nothing is made. An id that is no name for a folder is not used as one."""
    name = pair.id if _SAFE.fullmatch(pair.id) else hashlib.sha256(pair.id.encode()).hexdigest()[:12]
    return HomeFolder(home.root / OWN / f"{name}-{person.id}")


def prepare_own_home(joint: HomeState, person: Person) -> HomeFolder:
    """That home with settings in which this one person is here. ProblemError when they cannot be written."""
    assert joint.pair is not None
    home = own_home(joint.home, joint.pair, person)
    before, _ = load_settings(home.settings)
    alone = Pair(id=person.id, people=(Person(id=SELF, initials=person.initials, role=person.role),))
    begun = before if before.pairs else Settings(**{key: getattr(joint.settings, key) for key in _LIKE_THE_JOINT})
    save_settings(home.settings, before, begun.model_copy(update={"pairs": (alone,), "current_pair": alone.id}))
    return home


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
