"""What one pair's earlier sessions say to the next one; pure, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property
from typing import NamedTuple

from supervise.domain.instants import local_day
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.review.tracked_actions import TrackedAction, track_actions
from supervise.domain.session.actions import ActionReview
from supervise.domain.session.model import Rating


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


@dataclass(frozen=True)
class History:
    """One pair's sessions that are over, newest first; `zone` says whose days are meant (None: this machine's)."""

    sessions: tuple[SessionSummary, ...] = ()
    zone: tzinfo | None = None

    @property
    def latest(self) -> SessionSummary | None:
        return self.sessions[0] if self.sessions else None

    def day(self, session: SessionSummary) -> date:
        return local_day(session.started_at, self.zone)

    def year(self, session: SessionSummary) -> int:
        """The year of its day; of ten thousand sessions it is asked at once, so it asks the zone only near New Year."""
        at = session.started_at
        return self.day(session).year if at.month in (1, 12) else at.year

    def actions(self) -> tuple[TrackedAction, ...]:
        """Every action and what became of it, oldest first; of one history it is worked out once."""
        return self._followed

    @cached_property
    def _followed(self) -> tuple[TrackedAction, ...]:
        return track_actions(self.sessions)

    def open_actions(self) -> tuple[TrackedAction, ...]:
        """The actions neither done nor let go."""
        return tuple(tracked_action for tracked_action in self._followed if tracked_action.open)

    def returning(self) -> tuple[Returning, ...]:
        """What comes back, the earliest day first."""
        latest: dict[str, SessionSummary] = {}
        for session in self.sessions:
            if session.occasion_title:
                latest.setdefault(session.thread or session.id, session)
        waiting = (
            Returning(thread, session.id, session.occasion_title, session.about, session.comes_back.on)
            for thread, session in latest.items()
            if session.comes_back is not None and session.comes_back.on is not None and not session.comes_back.finished
        )
        return tuple(sorted(waiting, key=lambda again: again.on))

    def since(self, session_id: str) -> dict[str, list[tuple[date, ActionReview]]]:
        """For each action agreed in that session, every review of it with its day, oldest first."""
        result: dict[str, list[tuple[date, ActionReview]]] = {}
        for session in reversed(self.sessions):
            for review in session.reviewed:
                if review.action.startswith(session_id):
                    result.setdefault(review.action, []).append((self.day(session), review))
        return result

    def last_discussed(self) -> dict[str, date]:
        """For each section's id, the day it was last talked about."""
        latest: dict[str, date] = {}
        for session in self.sessions:
            if session.section is not None:
                latest.setdefault(session.section.id, self.day(session))
        return latest

    def last_rated(self) -> dict[str, tuple[Rating, ...]]:
        """For each section's id, what the two answered when they last rated it."""
        latest: dict[str, tuple[Rating, ...]] = {}
        for session in self.sessions:
            given = tuple(rating for rating in session.ratings if not rating.skipped)
            if session.section is not None and given:
                latest.setdefault(session.section.id, given)
        return latest

    def cases(self) -> tuple[str, ...]:
        """The case labels used, newest first, each once; of incidents, and of what other kinds of session are about."""
        labels = (label for session in self.sessions for label in _labels(session))
        return tuple(dict.fromkeys(labels))


def _labels(session: SessionSummary) -> Iterator[str]:
    if session.incident is not None:
        yield session.incident.case
    if session.about:
        yield session.about
