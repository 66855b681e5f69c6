"""Every action in an order of one's choice, what became of each from session to session, and what came back."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.actions import CLOSED, OUTCOMES, Action, ActionReview, origin_sentence
from supervise.domain.wording import format_date, short_day

Order = Literal["status", "owner", "due"]
ORDERS: dict[Order, str] = {"status": "By status", "owner": "By owner", "due": "By due day"}
"""The orders, with the words for them."""
OWNERS = ("supervisee", "supervisor", "both")


class ActionGroup(NamedTuple):
    """Some actions under one heading; never empty."""

    title: str
    actions: tuple[TrackedAction, ...]


class ActionEvent(NamedTuple):
    """One session of an action's chain: where it was agreed (no review), or looked at again."""

    session: SessionSummary
    agreed: Action
    """As it was agreed."""
    review: ActionReview | None = None


def group_actions(
    followed: Sequence[TrackedAction], order: Order, today: date, who: Callable[[str], str]
) -> tuple[ActionGroup, ...]:
    """The actions under the headings of this order, the open ones first; `who` gives an owner's initials."""
    owned: dict[str, list[TrackedAction]] = {owner: [] for owner in OWNERS}
    open_: list[TrackedAction] = []
    done: list[TrackedAction] = []
    let_go: list[TrackedAction] = []
    for tracked_action in reversed(followed):
        outcome = tracked_action.outcome
        if order == "owner":
            owned.setdefault(tracked_action.action.owner, []).append(tracked_action)
        elif outcome not in CLOSED:
            open_.append(tracked_action)
        elif outcome == "done" or order == "due":
            done.append(tracked_action)
        else:
            let_go.append(tracked_action)
    if order == "owner":
        return _groups(
            *((who(by) or "Nobody named", sorted(actions, key=_open_first)) for by, actions in owned.items())
        )
    open_.sort(key=_soonest)
    if order == "status":
        return _groups(("Open", open_), ("Done", done), ("Let go", let_go))
    dated = [tracked_action for tracked_action in open_ if tracked_action.action.due is not None]
    overdue = [tracked_action for tracked_action in dated if tracked_action.overdue(today)]
    no_day = [tracked_action for tracked_action in open_ if tracked_action.action.due is None]
    return _groups(
        ("Overdue", overdue), ("Still to come", dated[len(overdue) :]), ("No day set", no_day), ("Done or let go", done)
    )


def _groups(*groups: tuple[str, Sequence[TrackedAction]]) -> tuple[ActionGroup, ...]:
    return tuple(ActionGroup(title, tuple(actions)) for title, actions in groups if actions)


def _soonest(tracked_action: TrackedAction) -> date:
    return tracked_action.action.due or date.max


def _open_first(tracked_action: TrackedAction) -> tuple[bool, date]:
    return (False, _soonest(tracked_action)) if tracked_action.open else (True, date.max)


def action_events(followed: TrackedAction, newest_first: Sequence[SessionSummary]) -> tuple[ActionEvent, ...]:
    """Where it was agreed and every session that looked at it again, oldest first."""
    wanted, since = followed.action.id, (followed.since, followed.session_id)
    at = bisect_left(newest_first, True, key=lambda summary: (summary.started_at, summary.id) <= since)
    if at == len(newest_first) or newest_first[at].id != followed.session_id:
        return ()
    agreed = next((action for action in newest_first[at].actions if action.id == wanted), followed.action)
    steps = [ActionEvent(newest_first[at], agreed)]
    while at > 0 and len(steps) <= len(followed.reviews):  # no further than to its last review
        at -= 1
        session = newest_first[at]
        steps += (
            ActionEvent(session, agreed, action_review)
            for action_review in session.reviewed
            if action_review.action == wanted
        )
    return tuple(steps)


def status_line(tracked_action: TrackedAction, who: str, today: date, agreed: date | None = None) -> str:
    """CD, due 6 Nov, overdue, doing; agreed 16 Sep. Of one that is over: CD, done; agreed 16 Sep."""
    due = tracked_action.action.due
    when = (
        f"due {short_day(due, today)}"
        if tracked_action.open and due
        else tracked_action.action.due_words
        if tracked_action.open
        else ""
    )
    outcome = OUTCOMES[tracked_action.outcome].lower() if tracked_action.outcome else ""
    texts = (who, when, "overdue" if tracked_action.overdue(today) else "", outcome)
    when_agreed = f"agreed {short_day(agreed, today)}" if agreed else ""
    return "; ".join(part for part in (", ".join(filter(None, texts)), when_agreed) if part)


def step_words(step: ActionEvent, history: History) -> str:
    """14 Oct 2026: doing. Under it, what was said of it then."""
    when = format_date(history.day(step.session))
    review = step.review
    if review is None:
        action = step.agreed
        lines = [f"{when}: agreed"]
        if action.how_we_will_know:
            lines.append(f"How we will know: {action.how_we_will_know}")
        if origin := origin_sentence(action):
            lines.append(origin)
        return "\n".join(lines)
    lines = [f"{when}: {OUTCOMES[review.outcome].lower()}"]
    if review.now_reads:
        lines.append(f"Now: {review.now_reads}")
    if review.outcome == "changed" and (review.due or review.due_words):
        lines.append(f"Due {format_date(review.due) if review.due else review.due_words}")
    if review.reason.strip():
        lines.append(review.reason.strip())
    return "\n".join(lines)


def totals_text(followed: Sequence[TrackedAction]) -> str:
    """3 open, 12 done, 2 let go."""
    outcomes = Counter(tracked_action.outcome for tracked_action in followed)
    done, let_go = outcomes["done"], outcomes["let-go"]
    counts = {"open": len(followed) - done - let_go, "done": done, "let go": let_go}
    return ", ".join(f"{count:,} {word}" for word, count in counts.items() if count)
