"""One time of a case in words: where it stood, what was done in between, why here, and what was learned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from supervise.domain.review.cases.case_path import CaseEntry, CasePath
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import IncidentSummary, SessionSummary
from supervise.domain.session.actions import CLOSED, ORIGINS, OUTCOMES, Action, ActionReview, Outcome
from supervise.domain.session.incident import STANDINGS
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.session.report import ReportEntry, ReportSection, sections_with_text
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
    remarks: tuple[ActionRemark, ...]

    @property
    def outcome(self) -> Outcome | None:
        return self.remarks[-1].review.outcome if self.remarks else None

    @property
    def what(self) -> str:
        """As it read by then."""
        changed = (
            action_remark.review.now_reads for action_remark in reversed(self.remarks) if action_remark.review.now_reads
        )
        return next(changed, self.action.what)


class CaseActions:
    """Every action that came from one case, on whichever ladder it was looked at, and all that was said of each."""

    def __init__(self, history: History, case: str) -> None:
        about = [
            session
            for session in reversed(history.sessions)
            if session.incident is not None and session.incident.case == case
        ]
        # One that came from the section talked about that day is not about the case.
        self._agreed = [
            (session, action)
            for session in about
            for action in session.actions
            if action.what and (action.came_from is None or action.came_from.kind != "section")
        ]
        self._history = history
        self._remarks: dict[str, list[ActionRemark]] = {action.id: [] for _, action in self._agreed}
        for session in reversed(history.sessions) if self._remarks else ():
            for review in session.reviewed:
                if (remarks := self._remarks.get(review.action)) is not None:
                    remarks.append(ActionRemark(_moment(session), history.day(session), review))

    def between(self, after: SessionSummary, until: SessionSummary | None) -> tuple[ActionProgress, ...]:
        """What was agreed in one session, or open after it and said something of by another: the done ones first."""
        progress = [
            ActionProgress(action, self._history.day(session), origin_text(action, session.incident), action_remarks)
            for session, action in self._agreed
            if until is None or _moment(session) < _moment(until)
            if (action_remarks := self._open_after(action, after, until)) is not None
            and (_moment(session) >= _moment(after) or (action_remarks and action_remarks[-1].at > _moment(after)))
        ]
        return tuple(sorted(progress, key=lambda action_progress: _ORDER[action_progress.outcome]))

    def _open_after(
        self, action: Action, after: SessionSummary, until: SessionSummary | None
    ) -> tuple[ActionRemark, ...] | None:
        """What was said of it until then; None where it was closed before."""
        action_remarks = self._remarks[action.id]
        if any(
            action_remark.review.outcome in CLOSED and action_remark.at <= _moment(after)
            for action_remark in action_remarks
        ):
            return None
        return tuple(
            action_remark for action_remark in action_remarks if until is None or action_remark.at <= _moment(until)
        )


def origin_text(action: Action, incident: IncidentSummary | None) -> str:
    """“Line up the work”, for the barrier “Time”; the rung “Co-operation”: in the words of the day it was agreed.

    "" where they are the action's own.
    """
    origin = action.came_from
    if origin is None or origin.title in ("", action.what):
        return ""
    if origin.kind in ("incident", "opportunity"):
        # Files of before say incident of an opportunity too.
        named = incident is not None and origin.title in (item.label for item in incident.opportunities)
        made_more_of = origin.kind == "opportunity" or named
        return f"what could be {'made more of' if made_more_of else 'done differently'}: “{origin.title}”"
    if origin.kind == "strategy" and incident is not None:
        answers = next((strategy.answers for strategy in incident.strategies if strategy.label == origin.title), "")
        barrier = next((barrier.label for barrier in incident.barriers if barrier.id == answers), "")
        if barrier:
            return f"“{origin.title}”, for the barrier “{barrier}”"
    return f"{ORIGINS[origin.kind]} “{origin.title}”"


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
        ("Where each placed it", list(_placement_entries(time, whole, path.ladder))),
    ]
    case = time.session.incident
    if case is not None:
        learned = [
            ReportEntry("Strengths", _list(case.strengths)),
            ReportEntry("To do differently", _list(case.differently)),
            ReportEntry("Barriers", _list(barrier.label for barrier in case.barriers)),
            ReportEntry("In our own words", incident.in_the_way if incident else ""),
            ReportEntry("To make more of", _list(opportunity.label for opportunity in case.opportunities)),
        ]
        parts.append(("What was learned", learned))
    return tuple(sections_with_text(parts))


def placement_text(time: CaseEntry) -> str:
    """6 needed · 5 together, CD, AB: all that was placed, the highest rung first."""
    stood: dict[int, list[str]] = {}
    for placement in sorted(time.ordered, key=lambda placement: _FIRST.get(placement.by, 2)):
        if placement.rung is not None:
            stood.setdefault(placement.rung, []).append(
                placement.by if placement.by in STANDINGS else time.session.initials(placement.by)
            )
    return " · ".join(f"{rung} {', '.join(by)}" for rung, by in sorted(stood.items(), reverse=True))


def _placed(path: CasePath, index: int) -> str:
    time, before = path.times[index], path.before(index)
    return f"{time.where}{MOVED[path.move(index)].format(before.where if before else '')}"


def _placement_entries(time: CaseEntry, whole: Session | None, ladder: str) -> Iterator[ReportEntry]:
    incident = visible_to_both(whole).incident if whole is not None else None
    why = (
        {(placement.by, placement.ladder): placement.why for placement in incident.placements}
        if incident is not None
        else {}
    )
    for placement in time.ordered:
        words = why.get((placement.by, ladder), "").strip()
        where = "skipped" if placement.rung is None else f"{placement.rung} {placement.title}".strip()
        by = STANDINGS.get(placement.by) or time.session.initials(placement.by)
        yield ReportEntry(by, f"{where}\n{words}" if words else where, placement.by)


def _became(these: Iterable[ActionProgress], since: str) -> Iterator[ReportEntry]:
    """Each action, what it came from, and what was said of it last."""
    for action_progress in these:
        outcome = (
            f"{OUTCOMES[action_progress.outcome]} {since}"
            if action_progress.outcome is not None
            else "Not yet looked at"
        )
        origin = f"\nFrom {action_progress.origin}" if action_progress.origin else ""
        last = action_progress.remarks[-1] if action_progress.remarks else None
        text = f"\n{format_date(last.day)}: {last.review.reason}" if last is not None and last.review.reason else ""
        yield ReportEntry(outcome, f"{action_progress.what}{origin}{text}")


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"· {line}" for line in lines if line)
