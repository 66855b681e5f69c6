"""One time of a case in words: where it stood, what was done in between, why here, and what was learned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from supervise.domain.review.case_path import CaseEntry, CasePath
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import IncidentSummary, SessionSummary
from supervise.domain.session.actions import CLOSED, OUTCOMES, Action, ActionReview, Outcome
from supervise.domain.session.incident import STANDINGS
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.session.report import ReportEntry, ReportSection
from supervise.domain.wording import format_date, short_day

Moment = tuple[datetime, str]
_ORDER: dict[Outcome | None, int] = {"done": 0, "let-go": 1, "changed": 2, "doing": 3, None: 4}


@dataclass(frozen=True)
class ActionRemark:
    """What was said of an action, and when."""

    at: Moment
    day: date
    review: ActionReview


@dataclass(frozen=True)
class ActionProgress:
    """An action about a case, with what had been said of it by a certain time, oldest first."""

    action: Action
    agreed: date
    origin: str
    """Where it came from, in words."""
    said: tuple[ActionRemark, ...]

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
        self._said: dict[str, list[ActionRemark]] = {action.id: [] for _, action in self._agreed}
        for session in reversed(history.sessions) if self._said else ():
            for review in session.reviewed:
                if (said := self._said.get(review.action)) is not None:
                    said.append(ActionRemark(_moment(session), history.day(session), review))

    def between(self, after: SessionSummary, until: SessionSummary | None) -> tuple[ActionProgress, ...]:
        """What was agreed in one session, or open after it and said something of by another: the done ones first."""
        told = [
            ActionProgress(action, self._history.day(session), origin_text(action, session.incident), said)
            for session, action in self._agreed
            if until is None or _moment(session) < _moment(until)
            if (said := self._open_after(action, after, until)) is not None
            and (_moment(session) >= _moment(after) or (said and said[-1].at > _moment(after)))
        ]
        return tuple(sorted(told, key=lambda one: _ORDER[one.outcome]))

    def _open_after(
        self, action: Action, after: SessionSummary, until: SessionSummary | None
    ) -> tuple[ActionRemark, ...] | None:
        """What was said of it until then; None where it was closed before."""
        said = self._said[action.id]
        if any(one.review.outcome in CLOSED and one.at <= _moment(after) for one in said):
            return None
        return tuple(one for one in said if until is None or one.at <= _moment(until))


def origin_text(action: Action, incident: IncidentSummary | None) -> str:
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


def _moment(session: SessionSummary) -> Moment:
    return session.started_at, session.id


_FIRST = {"together": 0, "needed": 1}
"""What is named first on a rung, before who else stands there."""
MOVED = {"up": ", up from {}", "down": ", down from {}", "same": ", as the time before", "": ""}


def entry_text(
    history: History, path: CasePath, index: int, whole: Session | None, actions: CaseActions
) -> tuple[ReportSection, ...]:
    """The parts about this time, what was done since the one before among the first; `whole` has its words."""
    time = path.times[index]
    incident = visible_to_both(whole).incident if whole is not None else None
    first: list[ReportEntry] = []
    if index:
        before = path.times[index - 1].session
        since = short_day(history.day(before), history.day(time.session))
        first += _became(actions.between(before, time.session), f"since {since}")
    if incident is not None and path.ladder == incident.ladder:
        first.append(ReportEntry("Why here", incident.why_here))
    if index == len(path.times) - 1:
        first += _became(actions.between(time.session, None), "since then")
    if time.session.section is not None:
        first.append(ReportEntry("Section", time.session.section.title))
    parts = [
        (
            f"{format_date(history.day(time.session))} · {_placed(path, index)}",
            first or [ReportEntry("Placed", time.where)],
        ),
        ("Where each placed it", list(_each(time, whole, path.ladder))),
    ]
    case = time.session.incident
    if case is not None:
        learned = [
            ReportEntry("Strengths", _list(case.strengths)),
            ReportEntry("To do differently", _list(case.differently)),
            ReportEntry("Barriers", _list(one.label for one in case.barriers)),
        ]
        parts.append(("What was learned", learned))
    kept = ((title, tuple(one for one in entries if one.text.strip())) for title, entries in parts)
    return tuple(ReportSection(title, entries) for title, entries in kept if entries)


def placement_text(time: CaseEntry) -> str:
    """6 needed · 5 together, CD, AB: all that was placed, the highest rung first."""
    stood: dict[int, list[str]] = {}
    for one in sorted(time.ordered, key=lambda one: _FIRST.get(one.by, 2)):
        if one.rung is not None:
            stood.setdefault(one.rung, []).append(one.by if one.by in STANDINGS else time.session.initials(one.by))
    return " · ".join(f"{rung} {', '.join(by)}" for rung, by in sorted(stood.items(), reverse=True))


def _placed(path: CasePath, index: int) -> str:
    time, before = path.times[index], path.before(index)
    return f"{time.where}{MOVED[path.move(index)].format(before.where if before else '')}"


def _each(time: CaseEntry, whole: Session | None, ladder: str) -> Iterator[ReportEntry]:
    incident = visible_to_both(whole).incident if whole is not None else None
    why = {(one.by, one.ladder): one.why for one in incident.placements} if incident is not None else {}
    for one in time.ordered:
        words = why.get((one.by, ladder), "").strip()
        where = "skipped" if one.rung is None else f"{one.rung} {one.title}".strip()
        yield ReportEntry(
            STANDINGS.get(one.by) or time.session.initials(one.by), f"{where}\n{words}" if words else where
        )


def _became(these: Iterable[ActionProgress], since: str) -> Iterator[ReportEntry]:
    """Each action, what it came from, and what was said of it last."""
    for one in these:
        outcome = f"{OUTCOMES[one.outcome]} {since}" if one.outcome is not None else "Not yet looked at"
        origin = f"\nFrom {one.origin}" if one.origin else ""
        last = one.said[-1] if one.said else None
        said = f"\n{format_date(last.day)}: {last.review.reason}" if last is not None and last.review.reason else ""
        yield ReportEntry(outcome, f"{one.what}{origin}{said}")


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"· {line}" for line in lines if line)
