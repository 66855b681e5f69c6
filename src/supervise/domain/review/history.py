"""What one pair's earlier sessions say to the next one; pure, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from functools import cached_property
from typing import NamedTuple

from supervise.domain.instants import local_day
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.review.tracked_actions import TrackedAction, soonest_first, track_actions
from supervise.domain.session.actions import ActionReview
from supervise.domain.session.model import ComesBack, Rating, ReturnReview
from supervise.domain.wording import short_day

SOON = timedelta(days=14)
"""How long before its day it is offered where there is other work, too."""


class Returning(NamedTuple):
    """One thing to look at again, as its latest session left it."""

    thread: str
    """The id of the first session about it."""
    last_session_id: str
    occasion: str
    title: str
    """What kind of session it is, by its id and in words."""
    about: str
    on: date | None
    """None where no day is set, and it stays open until it is ended."""

    @property
    def called(self) -> str:
        """What came of it, Case A5"""
        return ", ".join(filter(None, (self.title, self.about)))

    def when(self, today: date) -> str:
        """look again 12 Jan; open, no day set"""
        return f"look again {short_day(self.on, today)}" if self.on else "open, no day set"


@dataclass(frozen=True)
class History:
    """One pair's sessions that are over, newest first; `zone` says whose days are meant (None: this machine's)."""

    sessions: tuple[SessionSummary, ...] = ()
    zone: tzinfo | None = None

    @property
    def latest(self) -> SessionSummary | None:
        return self.sessions[0] if self.sessions else None

    @property
    def latest_usual(self) -> SessionSummary | None:
        """The latest session of the usual kind."""
        return next((session for session in self.sessions if not session.occasion), None)

    @property
    def latest_arrived(self) -> SessionSummary | None:
        """The latest that began with the page Arrive: its ground rules are those of the next."""
        return next((session for session in self.sessions if not session.occasion or session.ground_rules), None)

    @property
    def next_date(self) -> date | None:
        """The day agreed last for the next session, unless the usual session has been held on it, or since."""
        agreed = next((session for session in self.sessions if session.next_date), None)
        usual = self.latest_usual
        if agreed is None or agreed.next_date is None:
            return None
        is_held = usual is not None and usual is not agreed and self.day(usual) >= agreed.next_date
        return None if is_held else agreed.next_date

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
        """The actions neither done nor let go, the soonest first."""
        return soonest_first(tracked_action for tracked_action in self._followed if tracked_action.open)

    def returning(self) -> tuple[Returning, ...]:
        """What comes back, the earliest day first, what is open without a day last.

        A session that was ended early and names no day leaves it as it was: nobody decided that it is over.
        """
        latest: dict[str, SessionSummary] = {}
        left: dict[str, ComesBack | None] = {}
        decided: dict[str, ReturnReview] = {}
        """What was decided about it since it was last looked at."""
        for session in self.sessions:
            if session.occasion_title or session.thread:
                thread = session.thread or session.id
                latest.setdefault(thread, session)
                if session.comes_back is not None or not session.cut_short:
                    left.setdefault(thread, session.comes_back)
            for review in session.returned:
                if review.thread not in left and review.decided != "today":
                    decided.setdefault(review.thread, review)
        waiting = (
            _returning(thread, session, left.get(thread), decided.get(thread)) for thread, session in latest.items()
        )
        return tuple(sorted(filter(None, waiting), key=lambda again: again.on or date.max))

    def returning_soon(self, today: date) -> tuple[Returning, ...]:
        """What comes back within a fortnight, has come back already, or is open without a day."""
        return tuple(again for again in self.returning() if again.on is None or again.on <= today + SOON)

    def latest_of(self, occasion: str, about: str = "") -> SessionSummary | None:
        """The latest session of this kind about this."""
        return next(
            (session for session in self.sessions if session.occasion == occasion and session.about == about), None
        )

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


def _returning(
    thread: str, session: SessionSummary, after: ComesBack | None, decided: ReturnReview | None
) -> Returning | None:
    """What comes back with its latest session as it was left, or as it was `decided` later; None where it is over."""
    if decided is not None and after is not None:
        after = ComesBack(on=decided.on, open=after.open, finished=decided.decided == "finished")
    if after is None or after.finished or not (after.on or after.open):
        return None
    occasion, title = kind_of(session)
    return Returning(thread, session.id, occasion, title, session.about, after.on)


def kind_of(session: SessionSummary) -> tuple[str, str]:
    """Its kind, by its id and in words; of a usual session, of what it took up that had come back; else empty."""
    by_thread = (review for review in session.returned if review.thread == session.thread)
    taken = next(by_thread, None) if session.thread else None
    return (taken.occasion, taken.title) if taken else (session.occasion, session.occasion_title)


def _labels(session: SessionSummary) -> Iterator[str]:
    if session.incident is not None:
        yield session.incident.case
    if session.about:
        yield session.about
