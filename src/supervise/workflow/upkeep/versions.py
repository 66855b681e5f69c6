"""Merges two versions of a session by the pair's choices; the files of both are kept, byte for byte."""

from collections.abc import Iterable, Mapping

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.model import Session
from supervise.domain.versions.merge import WHOLE, Choice, Difference, differences, merge
from supervise.store.files.atomic import ChangedOutsideError, move_to, write_new
from supervise.store.home.folder import draft_path, session_path
from supervise.store.home.walk import own_folder
from supervise.store.sessions import duplicates, snapshots
from supervise.store.sessions import files as session_files
from supervise.store.sessions.archive import archive, newest_first
from supervise.store.sessions.drafts import discard
from supervise.store.sessions.duplicates import SessionCopies as SessionCopies
from supervise.store.sessions.duplicates import group_by_id, has_same_text, is_own
from supervise.store.sessions.files import StoredSession
from supervise.store.sessions.toml import encode
from supervise.workflow.session import SessionWorkflow

WHY = "before-two-became-one"
"""In the name of what history/ keeps of a version that was written anew."""


def versions_of(workflow: SessionWorkflow, session_id: str) -> SessionCopies | None:
    """Every file of this session, as of the last reading; None where there is only one."""
    return next((copies for copies in workflow.several if copies.id == session_id), None)


def names(workflow: SessionWorkflow, versions: SessionCopies) -> tuple[str, str]:
    """What to call the two that are looked at."""
    both = (versions.main, versions.others[0] if versions.others else versions.copies[0])
    return _name(workflow, both[0]), _name(workflow, both[1])


def compare(workflow: SessionWorkflow, versions: SessionCopies) -> tuple[Difference, ...]:
    """Where the session's own file and the next version differ."""
    if not versions.others:
        return ()
    return differences(versions.main.session, versions.others[0].session, workflow.zone)


def reopens_record(versions: SessionCopies, choices: Mapping[str, Choice]) -> bool:
    """Whether a draft was chosen over a record: both then agree anew."""
    two = (versions.main.session, *(other.session for other in versions.others[:1]))
    chosen = {"ours": 0, "theirs": 1}.get(choices.get(WHOLE, ""))
    return chosen is not None and not two[chosen].locked and any(session.locked for session in two)


def added_to(versions: SessionCopies) -> bool:
    """Whether words were added later to either."""
    return any(other.session.additions for other in (versions.main, *versions.others[:1]))


def save_merged(workflow: SessionWorkflow, versions: SessionCopies, choices: Mapping[str, Choice]) -> Session:
    """Write the one session these choices make, read it back, and only then put the other files away.

    A record goes to history/, a draft or a copy to the trash; of what is written anew, history/ keeps what stood
    there. Cut off anywhere, both versions are still there and the question is asked again. ProblemError, and
    nothing is changed, when a file is not what was read; ValueError when a choice is missing.
    """
    _may(workflow, versions)
    main, other = (_as_read(workflow, stored_session) for stored_session in (versions.main, versions.others[0]))
    same = tuple(_as_read(workflow, copy) for copy in versions.copies)
    after = merge(main.session, other.session, choices)
    alike = tuple(copy for copy in same if has_same_text(main, copy) or has_same_text(other, copy))
    stored_session = _write(workflow, (main, other), after)
    for version in (main, other):
        if version.path != stored_session.path:
            _put_by(workflow, version)
    _discard(workflow, alike)
    left = (*versions.others[1:], *(copy for copy in same if copy not in alike))
    _know(workflow, versions, (stored_session, *left))
    return after


def trash_identical_copies(workflow: SessionWorkflow, versions: SessionCopies) -> None:
    """Put into the trash the files that say, word for word, what another one says. ProblemError."""
    _may(workflow, versions)
    stay = tuple(_as_read(workflow, other) for other in (versions.main, *versions.others))
    same = tuple(_as_read(workflow, copy) for copy in versions.copies)
    alike = tuple(copy for copy in same if any(has_same_text(version, copy) for version in stay))
    _discard(workflow, alike)
    _know(workflow, versions, stay)


def _may(workflow: SessionWorkflow, versions: SessionCopies) -> None:
    workflow.require_writable()
    if workflow.held is not None and workflow.held.session.id == versions.id:
        raise ProblemError(Problem("This session", "is being held just now.", "Go to Home first, then look at it."))


def _as_read(workflow: SessionWorkflow, before: StoredSession) -> StoredSession:
    """The file as it is now; ChangedOutsideError when that is not what was read, ProblemError when it is too new."""
    now = session_files.read(before.path, workflow.home.seal)
    if now.fingerprint != before.fingerprint:
        raise ChangedOutsideError(before.path)
    if now.read_only:
        what = "was written by a newer Supervise."
        raise ProblemError(Problem(now.path.name, what, "Bring this one up to date, then look at both again."))
    return now


def _write(workflow: SessionWorkflow, both: tuple[StoredSession, StoredSession], after: Session) -> StoredSession:
    """The file that holds `after` from now on: the session's own, whichever version that was until now."""
    home, now = workflow.home, workflow.now()
    place = (session_path if after.locked else draft_path)(home, after.id)
    own = next((stored_session for stored_session in both if is_own(home, stored_session.path, after)), None)
    if own is None and not place.exists():
        own_folder(home, place.parent)
        stored_session = StoredSession(after, place, write_new(place, home.seal.encrypt(encode(after))), home.seal)
    elif (target := own or both[0]).session == after:
        return target
    else:
        snapshots.snapshot(home, target.path, target.fingerprint, WHY, now)
        stored_session = session_files.save_again(home, target, after, now)
    if session_files.read(stored_session.path, home.seal).session != after:
        what = "does not read back as it was written."
        raise ProblemError(Problem(stored_session.path.name, what, "Both versions are kept; look at them again."))
    return stored_session


def _put_by(workflow: SessionWorkflow, stored_session: StoredSession) -> None:
    """A record was agreed or ended: it is kept where nobody empties anything. A draft goes where drafts go."""
    if stored_session.session.locked:
        move_to(own_folder(workflow.home, workflow.home.history / stored_session.id), stored_session.path)
    else:
        discard(workflow.home, stored_session.path, workflow.today)


def _discard(workflow: SessionWorkflow, alike: Iterable[StoredSession]) -> None:
    for copy in alike:
        discard(workflow.home, copy.path, workflow.today)


def _know(workflow: SessionWorkflow, before: SessionCopies, files: tuple[StoredSession, ...]) -> None:
    """What is in memory is what is on disk: this session once, in its place."""
    [after] = group_by_id(workflow.home, files)
    others = tuple(copies for copies in workflow.several if copies.id != before.id)
    workflow.several = others if after.single else (*others, after)
    past = tuple(archived for archived in workflow.past if archived.id != before.id)
    waiting = tuple(draft for draft in workflow.waiting if draft.id != before.id)
    if after.main.session.locked:
        past = newest_first((*past, archive(after.main, workflow.zone, workflow.content.usual_rules)))
    else:
        waiting = session_files.newest_first((*waiting, after.main))
    workflow.past, workflow.waiting = past, waiting


def _name(workflow: SessionWorkflow, stored_session: StoredSession) -> str:
    if is_own(workflow.home, stored_session.path, stored_session.session):
        return "the record" if stored_session.session.locked else "the draft"
    return duplicates.describe_source(stored_session)
