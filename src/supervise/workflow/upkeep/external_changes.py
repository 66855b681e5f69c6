"""Files changed by other programs: which they are, accepting them, and copying those that cannot be read."""

from pathlib import Path

from supervise.domain.problems import ProblemError
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.model import Session
from supervise.store.files.links import is_link
from supervise.store.sessions import files as session_files
from supervise.store.sessions import snapshots
from supervise.workflow.session import SessionWorkflow


def is_changed(workflow: SessionWorkflow, session: Session | SessionSummary) -> bool:
    """Whether the file of this session, which is over, is other than a Supervise wrote it."""
    return any(archived.id == session.id and not archived.as_written for archived in workflow.past)


def accept(workflow: SessionWorkflow, session: Session) -> Session:
    """Take what the file says now as the pair's own: write it anew; what the file held is kept in history/ first."""
    stored_session = workflow.stored(session)
    return workflow.write_again(stored_session, stored_session.session)


def unreadable(workflow: SessionWorkflow) -> tuple[Path, ...]:
    """The files that could not be read; not what is nowhere to be read from, such as a file in the cloud."""
    home, named = workflow.home, {problem.where for problem in workflow.problems}
    listed = (
        path for folder in (home.sessions, home.drafts, home.additions) for path in session_files.list_files(folder)[0]
    )
    # Not where a link leads: a copy of somebody's letter or key would lie in a folder that goes into every backup.
    return tuple(path for path in listed if (path.name in named or str(path) in named) and not is_link(path))


def copy_unreadable(workflow: SessionWorkflow) -> tuple[Path, ...]:
    """Copy every file that could not be read to quarantine/, byte for byte, and return where the copies lie.

    Raises ProblemError with the first reason when none could be copied. The files stay as they are.
    """
    workflow.require_writable()
    copies: list[Path] = []
    refused: list[ProblemError] = []
    for path in unreadable(workflow):
        try:
            copies.append(snapshots.quarantine(workflow.home, path))
        except ProblemError as error:
            refused.append(error)
    if refused and not copies:
        raise refused[0]
    return tuple(copies)
