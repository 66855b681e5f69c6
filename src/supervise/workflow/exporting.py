"""A session saved as plain text outside the home: into a new file, for the pair's own eyes."""

from datetime import tzinfo
from pathlib import Path

from supervise.domain.plain_text import as_text
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session import Session
from supervise.store.atomic import write_new
from supervise.store.paths import Home
from supervise.store.refusals import told

ENDING = ".txt"


def suggested(session: Session) -> str:
    """Where the text goes unless somebody says otherwise; "" where nobody can tell."""
    try:
        return str(Path.home() / f"supervision-{session.id}{ENDING}")
    except RuntimeError:
        return ""


def save_as_text(home: Home, session: Session, asked: str, zone: tzinfo | None = None) -> Path:
    """Write what both may see of `session` to a new file, mode 0600, and return where it is.

    `asked` is a file, or a folder to put one in. ProblemError, and nothing is written, when there is a file of that
    name already, no such folder, or the place is inside the home, which holds no text but its own.
    """
    path = _place(session, asked)
    with told(path, saving=False):
        if not path.parent.is_dir():
            what = "There is no such folder."
            raise ProblemError(Problem(str(path.parent), what, "Make it first, or name another one."))
        if path.parent.resolve().is_relative_to(home.root.resolve()):
            what = "This is inside the Supervise folder."
            raise ProblemError(Problem(str(path), what, "Save the text somewhere else."))
    write_new(path, as_text(session, zone).encode("utf-8", "replace"))
    return path


def _place(session: Session, asked: str) -> Path:
    if not asked.strip() or "\0" in asked:
        raise ProblemError(Problem("The text", "needs a name.", "Write a file, or a folder to put it in."))
    try:
        path = Path(asked).expanduser().absolute()
    except RuntimeError as error:
        raise ProblemError(Problem(asked, "cannot be found.", "Write the folder out in full.")) from error
    with told(path, saving=False):
        return path / f"supervision-{session.id}{ENDING}" if path.is_dir() else path
