"""Trashed files: listed, put back where they came from, or removed for good. Nothing happens by itself."""

from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.lifecycle import is_to_be_added
from supervise.domain.session.model import Session
from supervise.store.files.cipher import for_name
from supervise.store.home.folder import addition_path, draft_path, session_path
from supervise.store.home.walk import own_folder
from supervise.store.sessions import files as session_files
from supervise.store.sessions import trash
from supervise.store.sessions.archive import archive, newest_first
from supervise.store.sessions.files import StoredSession
from supervise.store.sessions.trash import TrashedFile as TrashedFile
from supervise.workflow.home import HomeState


def list_trash(home: HomeState) -> tuple[TrashedFile, ...]:
    """Everything that was put away, last first; every pair's, unread. ProblemError when it cannot be listed."""
    return trash.list_trash(home.home)


def restore(home: HomeState, away: TrashedFile) -> Session:
    """Put a session back where it came from. ProblemError when it cannot be read or its place is taken."""
    home.require_writable()
    session = session_files.read(away.path, home.home.seal).session
    unadded = is_to_be_added(session)
    place = (session_path if session.locked else addition_path if unadded else draft_path)(home.home, session.id)
    _refuse_if_there(home, session, place.parent if unadded else None)
    # A file that is not yet locked, or not yet open again, keeps its own ending.
    target = place.with_name(session.id + for_name(away.path.name, home.home.seal).suffix)
    own_folder(home.home, target.parent, saving=False)
    trash.restore_file(away, target)
    stored_session = session_files.read(target, home.home.seal)
    if not home.belongs_to_pair(session):
        return session  # it lies where it belongs; nothing of another pair is held here
    if unadded:
        home.unadded = _among(home.unadded, stored_session)
    elif session.locked:
        home.past = newest_first((*home.past, archive(stored_session, home.zone, home.content.usual_rules)))
    else:
        home.waiting = _among(home.waiting, stored_session)
    return session


def empty(home: HomeState, trashed_files: tuple[TrashedFile, ...]) -> None:
    """Remove these for good: what was in sight when it was asked, nothing that came since. ProblemError."""
    home.require_writable()
    trash.remove(trashed_files)


def _refuse_if_there(home: HomeState, session: Session, only: Path | None) -> None:
    places = (only,) if only is not None else (session_path(home.home, session.id).parent, home.home.drafts)
    if any(True for folder in places for _ in folder.glob(f"{session.id}*")):
        what = "cannot be put back: a session of this id is there already."
        raise ProblemError(Problem(session.id, what, "Put that one away first, or leave this one here."))


def _among(stored_sessions: tuple[StoredSession, ...], stored_session: StoredSession) -> tuple[StoredSession, ...]:
    return tuple(
        sorted(
            (*stored_sessions, stored_session),
            key=lambda stored_session: (stored_session.session.started_at, stored_session.id),
            reverse=True,
        )
    )
