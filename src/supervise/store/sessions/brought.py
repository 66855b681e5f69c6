"""What one of the two wrote alone and brings to supervision: it waits beside the words to be added, till they begin."""

from supervise.domain.session.lifecycle import is_brought
from supervise.domain.session.model import Session
from supervise.store.files.atomic import write_new
from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import remove_file
from supervise.store.home.folder import HomeFolder, addition_path
from supervise.store.home.walk import own_folder
from supervise.store.sessions.drafts import all_additions
from supervise.store.sessions.files import StoredSession
from supervise.store.sessions.toml import encode


def put_brought(home: HomeFolder, session: Session) -> None:
    """Write it to a file of its own; ProblemError, and never overwrites."""
    path = addition_path(home, session.id)
    own_folder(home, path.parent)
    write_new(path, home.seal.encrypt(encode(session)))


def read_brought(home: HomeFolder, pair: str) -> tuple[StoredSession, ...]:
    """What waits for this pair, the first one first; what cannot be read is told where the home is read."""
    waiting = (stored_session for stored_session in all_additions(home, pair).kept)
    ours = [found for found in waiting if found.session.pair == pair and is_brought(found.session)]
    return tuple(reversed(ours))


def remove_brought(waiting: StoredSession) -> None:
    """Once it stands in the draft of a session, read back; ProblemError."""
    with as_problem(waiting.path, saving=False):
        remove_file(waiting.path)
