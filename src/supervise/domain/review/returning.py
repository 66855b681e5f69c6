"""What is not over: kinds of session that come back on a day their record names, until they are finished."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from supervise.domain.review.session_summary import SessionSummary


class Returning(NamedTuple):
    """One thing to look at again, as its latest session left it."""

    thread: str
    """The id of the first session about it."""
    last_session_id: str
    title: str
    """What kind of session it is."""
    about: str
    on: date

    @property
    def called(self) -> str:
        """What came of it, Case A5"""
        return ", ".join(filter(None, (self.title, self.about)))


def returning(sessions: Iterable[SessionSummary]) -> tuple[Returning, ...]:
    """What comes back of these sessions, newest first; the earliest day first."""
    latest: dict[str, SessionSummary] = {}
    for session in sessions:
        if session.occasion_title:
            latest.setdefault(session.thread or session.id, session)
    waiting = (
        Returning(thread, session.id, session.occasion_title, session.about, session.comes_back.on)
        for thread, session in latest.items()
        if session.comes_back is not None and session.comes_back.on is not None and not session.comes_back.finished
    )
    return tuple(sorted(waiting, key=lambda again: again.on))
