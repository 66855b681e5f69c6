"""What became of the actions about one case between two of its times: facts, never causes."""

from dataclasses import dataclass
from datetime import date, datetime

from supervise.domain.actions import CLOSED, Action, ActionReview, Outcome
from supervise.domain.brief import Brief, CaseBrief
from supervise.domain.history import History

Moment = tuple[datetime, str]
_ORDER: dict[Outcome | None, int] = {"done": 0, "let-go": 1, "changed": 2, "doing": 3, None: 4}


@dataclass(frozen=True)
class Said:
    """What was said of an action, and when."""

    at: Moment
    day: date
    review: ActionReview


@dataclass(frozen=True)
class Became:
    """An action about a case, with what had been said of it by a certain time, oldest first."""

    action: Action
    agreed: date
    origin: str
    """Where it came from, in words."""
    said: tuple[Said, ...]

    @property
    def outcome(self) -> Outcome | None:
        return self.said[-1].review.outcome if self.said else None

    @property
    def what(self) -> str:
        """As it read by then."""
        changed = (one.review.now_reads for one in reversed(self.said) if one.review.now_reads)
        return next(changed, self.action.what)


class CaseActions:
    """Every action that came from one case, on whichever ladder it was looked at, and all that was said of each."""

    def __init__(self, history: History, case: str) -> None:
        about = [one for one in reversed(history.sessions) if one.incident is not None and one.incident.case == case]
        # One that came from the section talked about that day is not about the case.
        self._agreed = [
            (session, action)
            for session in about
            for action in session.actions
            if action.what and (action.came_from is None or action.came_from.kind != "section")
        ]
        self._history = history
        self._said: dict[str, list[Said]] = {action.id: [] for _, action in self._agreed}
        for session in reversed(history.sessions) if self._said else ():
            for review in session.reviewed:
                if (said := self._said.get(review.action)) is not None:
                    said.append(Said(_moment(session), history.day(session), review))

    def between(self, after: Brief, until: Brief | None) -> tuple[Became, ...]:
        """What was agreed in one session, or open after it and said something of by another: the done ones first."""
        told = [
            Became(action, self._history.day(session), origin_words(action, session.incident), said)
            for session, action in self._agreed
            if until is None or _moment(session) < _moment(until)
            if (said := self._open_after(action, after, until)) is not None
            and (_moment(session) >= _moment(after) or (said and said[-1].at > _moment(after)))
        ]
        return tuple(sorted(told, key=lambda one: _ORDER[one.outcome]))

    def _open_after(self, action: Action, after: Brief, until: Brief | None) -> tuple[Said, ...] | None:
        """What was said of it until then; None where it was closed before."""
        said = self._said[action.id]
        if any(one.review.outcome in CLOSED and one.at <= _moment(after) for one in said):
            return None
        return tuple(one for one in said if until is None or one.at <= _moment(until))


def origin_words(action: Action, incident: CaseBrief | None) -> str:
    """“Line up the work”, for the barrier “Time”; the rung “Co-operation”: in the words of the day it was agreed."""
    origin = action.came_from
    if origin is None or not origin.title:
        return ""
    if origin.kind == "incident":
        return origin.title
    if origin.kind == "strategy" and incident is not None:
        answers = next((one.answers for one in incident.strategies if one.label == origin.title), "")
        barrier = next((one.label for one in incident.barriers if one.id == answers), "")
        if barrier:
            return f"“{origin.title}”, for the barrier “{barrier}”"
    return f"the {origin.kind} “{origin.title}”"


def _moment(session: Brief) -> Moment:
    return session.started_at, session.id
