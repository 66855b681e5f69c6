"""Words being written for a session that is over: a draft of their own until they are added to it."""

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session import lifecycle
from supervise.domain.session.model import Session
from supervise.store.sessions import drafts
from supervise.store.sessions.files import StoredSession
from supervise.workflow.session import SessionWorkflow


def are_waiting(workflow: SessionWorkflow, session_id: str) -> bool:
    """Whether words wait to be added to the session with this id, as of the last reading."""
    return any(stored_session.id == session_id for stored_session in workflow.unadded)


def begin(workflow: SessionWorkflow, session: Session) -> tuple[str, str]:
    """Hold the words that wait to be added to this session, as they lie on disk now, or none yet: who writes, and what.

    ProblemError, and nothing is held then.
    """
    workflow.require_writable()
    waiting = _on_disk(workflow, session)
    if waiting is None:
        workflow.held = drafts.OpenDraft.to_come(workflow.home, lifecycle.to_be_added(session, "", "", workflow.now()))
        return "", ""
    if waiting.read_only:
        what = "was written by a newer Supervise."
        raise ProblemError(Problem(waiting.path.name, what, "Go on with it in that one."))
    waiting.snapshot_before_write(workflow.home, workflow.now())
    workflow.held = drafts.OpenDraft(waiting)
    return waiting.session.additions[0].by, lifecycle.words_to_add(waiting.session)


def write(workflow: SessionWorkflow, by: str, text: str) -> None:
    """These are the words, and theirs who writes; on disk with the next `keep`, once there are any."""
    open_draft, draft = workflow.held, workflow.session
    if open_draft is not None and (text.strip() or open_draft.there):
        addition = draft.additions[0].with_changes(at=workflow.now(), by=by, initials=draft.initials(by), text=text)
        open_draft.update(draft.with_changes(additions=(addition,)))


def leave(workflow: SessionWorkflow) -> None:
    """Let go of them: they are kept, and offered again; where none are left, so is no file. ProblemError."""
    _let_go(workflow, keep=bool(lifecycle.words_to_add(workflow.session)))


def add(workflow: SessionWorkflow, by: str) -> Session:
    """Add them to their session, dated, and only then remove their draft. ProblemError, with nothing lost.

    Cut off between the two, they are offered again, and not added twice.
    """
    workflow.keep()
    draft = workflow.session
    text = lifecycle.words_to_add(draft)
    after = workflow.stored(draft).session
    if not any((there.by, there.text) == (by, text) for there in after.additions):
        after = workflow.add(draft, by, text)
    _let_go(workflow, keep=False)
    return after


def _on_disk(workflow: SessionWorkflow, session: Session) -> StoredSession | None:
    """Those written last, ours before a copy; another file of the same session is offered once these are added."""
    waiting = drafts.read_additions(workflow.home, session.pair).kept
    mine = [stored_session for stored_session in waiting if stored_session.id == session.id]
    return max(
        mine,
        key=lambda stored_session: (stored_session.session.additions[0].at, -len(stored_session.path.name)),
        default=None,
    )


def _let_go(workflow: SessionWorkflow, *, keep: bool) -> None:
    workflow.keep()
    draft = workflow.held
    if draft is None:
        return
    if draft.there and not keep:
        drafts.remove(draft.kept.path)
    others = tuple(stored_session for stored_session in workflow.unadded if stored_session.path != draft.kept.path)
    workflow.unadded = (draft.kept, *others) if draft.there and keep else others
    workflow.held = None
