"""The operations on a session that is over: words are added, another version is kept, it goes into the trash."""

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session import lifecycle
from supervise.domain.session.model import Session
from supervise.store.files.atomic import UnsyncedError
from supervise.store.sessions import drafts
from supervise.store.sessions import files as session_files
from supervise.store.sessions.archive import archive
from supervise.store.sessions.files import StoredSession
from supervise.workflow.home import HomeState


class PastSessionWorkflow(HomeState):
    """What is past stays as it was written; each of these writes it anew as a whole, or moves it."""

    def add(self, session: Session | SessionSummary, by: str, text: str) -> Session:
        """Add dated words to a session that is over."""
        self.require_writable()
        stored_session = self.stored(session)
        return self.write_again(stored_session, lifecycle.add_addition(stored_session.session, by, text, self.now()))

    def stored(self, session: Session | SessionSummary) -> StoredSession:
        """The session that is over with this id, as it was read; raises ProblemError if it is not there."""
        shelved = self.shelved(session.id)
        if shelved is None:
            raise ProblemError(Problem("This session", "is no longer on disk.", "Look in the trash folder."))
        return shelved.stored_session

    def write_again(self, stored_session: StoredSession, session: Session) -> Session:
        """Write a session that is over anew, and know it so from now on."""
        self.require_writable()
        try:
            after = session_files.save_again(self.home, stored_session, session, self.now())
        except UnsyncedError as error:
            if error.path == stored_session.path:  # the next try is to replace what stands there now
                self._now_past(
                    StoredSession(stored_session.session, stored_session.path, error.fingerprint, stored_session.seal)
                )
            raise
        self._now_past(after)
        return after.session

    def move_to_trash(self, session: Session | SessionSummary) -> None:
        """Move a session that is over to the trash, every version of it and what was still to be added to it.

        It lies there until somebody empties it.
        """
        self.require_writable()
        unadded = [stored_session.path for stored_session in self.unadded if stored_session.id == session.id]
        several = (other for copies in self.several for other in (*copies.others, *copies.copies))
        paths = [stored_session.path for stored_session in several if stored_session.id == session.id]
        for path in (
            *unadded,
            *paths,
            *(archived_session.path for archived_session in self.past if archived_session.id == session.id),
        ):
            drafts.discard(self.home, path, self.today)
        self.unadded = tuple(stored_session for stored_session in self.unadded if stored_session.id != session.id)
        self.past = tuple(archived_session for archived_session in self.past if archived_session.id != session.id)
        self.several = tuple(copies for copies in self.several if copies.id != session.id)

    def _now_past(self, after: StoredSession) -> None:
        shelved = archive(after, self.zone, self.content.usual_rules)
        self.past = tuple(
            shelved if archived_session.path == after.path else archived_session for archived_session in self.past
        )
