"""One person's own pages: a home within the home, with settings and a lock of its own."""

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from supervise.domain.people import SELF, Pair, Person
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.lifecycle import subject_words
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.domain.wording import short_day
from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import remove_file
from supervise.store.home.folder import OWN, HomeFolder
from supervise.store.home.key_files import KEY_FILES, is_locked
from supervise.store.settings import load_settings, save_settings
from supervise.workflow.home import HomeState

NOT_YET = "No"
"""What a tick is answered with where it is still to be done."""
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


def clear_if_nothing_is_kept(home: HomeFolder) -> None:
    """Remove one's own home where its writer keeps nothing here, once no word is left in it. ProblemError.

    Nobody may be writing there.
    """
    settings, _ = load_settings(home.settings)
    if home.joint is None or not settings.keep_nothing or any(_files_with_words(home)):
        return
    known_words = home.root.glob("known-words*")
    with as_problem(home.root, saving=False):
        for path in (*known_words, *(home.root / name for name in KEY_FILES), home.lock, home.settings):
            remove_file(path)
        for folder, _, _ in os.walk(home.root, topdown=False):
            Path(folder).rmdir()
        if not any(home.root.parent.iterdir()):
            home.root.parent.rmdir()


def opens_on_nothing(joint: HomeState, person: Person) -> bool:
    """Whether whoever opens this person's own pages by mistake reads nothing: there are none, or they are locked."""
    assert joint.pair is not None
    home = own_home(joint.home, joint.pair, person)
    return is_locked(home) or not any(_files_with_words(home))


def _files_with_words(home: HomeFolder) -> Iterator[Path]:
    """Every file but those that `clear_if_nothing_is_kept` removes."""
    own = {*KEY_FILES, home.lock.name, home.settings.name}
    for folder, _, names in os.walk(home.root):
        for name in names:
            if Path(folder) != home.root or not (name in own or name.startswith("known-words")):
                yield Path(folder, name)


def called_by_its_day(joint: HomeState, session_id: str) -> str:
    """What a session of the two is called on one's own pages: Roles and expertise, 16 Sep; "" where it is not here."""
    return next((called(joint, session) for session in joint.history.sessions if session.id == session_id), "")


def called(joint: HomeState, session: SessionSummary) -> str:
    """Roles and expertise, 16 Sep."""
    return ", ".join(filter(None, (subject_words(session), short_day(joint.history.day(session), joint.today))))


def is_unreported(joint: HomeState, session_id: str) -> bool:
    """Whether that session had an incident that was neither marked as reported nor as needing no report."""
    session = joint.load_session(session_id)
    seen_to = {answer for answer in joint.content.supervision.tick_choices if answer != NOT_YET}
    return session is not None and session.incident is not None and session.reported_as_incident not in seen_to


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
