"""Counts of actions: agreed, looked at again, and what became of them."""

from collections.abc import Iterator

from supervise.domain.review.evidence.figures import TEAMS, Figure, PairRecords, is_of_two
from supervise.domain.review.periods import sessions_before
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.review.tracked_actions import track_actions

OPEN, PAST_THEIR_DAY = "Open", "Past their day"


def count_actions(records: PairRecords) -> Iterator[Figure]:
    inside = {session.id: session for session in records.inside()}
    yield Figure("agreed-actions", sum(bool(action.what) for session in inside.values() for action in session.actions))
    yield _looked_at(records)
    until = sessions_before(records.history, records.span.end)
    over = len(until) < len(records.history.sessions)
    tracked = track_actions(until) if over else records.history.actions()
    closed = [action for action in tracked if not action.open and action.last_session_id in inside]
    yield Figure("done", sum(action.outcome == "done" for action in closed))
    changed = {
        review.action
        for session in inside.values()
        for review in session.reviewed
        if review.outcome == "changed" or review.now_reads
    }
    yield Figure("changed", len(changed))
    let_go = [action.reviews[-1] for action in closed if action.outcome == "let-go"]
    yield Figure("let-go", sum(bool(review.reason.strip()) for review in let_go), len(let_go))
    open_today = records.history.open_actions()
    overdue = sum(action.overdue(records.today) for action in open_today)
    yield Figure("open-today", len(open_today), part=OPEN)
    yield Figure("open-today", overdue, part=PAST_THEIR_DAY)


def _looked_at(records: PairRecords) -> Figure:
    """Of the actions whose next session is of the period, those that it looked at."""
    inside = {session.id for session in records.inside()}
    waiting: list[str] = []
    looked_at = out_of = 0
    for session in reversed(_with_the_one_before(records)):
        if _begins_with_actions(session):
            if session.id in inside:
                reviewed = {review.action for review in session.reviewed}
                looked_at += sum(action in reviewed for action in waiting)
                out_of += len(waiting)
            waiting = []
        waiting += (action.id for action in session.actions if action.what)
    return Figure("looked-at", looked_at, out_of)


def _with_the_one_before(records: PairRecords) -> list[SessionSummary]:
    """The sessions of the period, newest first, and those before it back to one that looked at actions."""
    earlier = sessions_before(records.history, records.span.start)
    last = next((at for at, session in enumerate(earlier) if _begins_with_actions(session)), len(earlier))
    return [*records.inside(), *earlier[: last + 1]]


def _begins_with_actions(session: SessionSummary) -> bool:
    return is_of_two(session) or session.occasion in TEAMS
