"""What became of each action that was agreed, worked out from the sessions that looked at it again."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.actions import CLOSED, Action, ActionReview, Outcome
from supervise.domain.session.model import Session


class TrackedAction(NamedTuple):
    """An action as it reads now, the session it was agreed in, and every review since, oldest first."""

    action: Action
    session_id: str
    since: datetime
    reviews: tuple[ActionReview, ...] = ()
    last_session_id: str = ""
    """The session of its last review; where it was agreed while there is none."""

    @property
    def outcome(self) -> Outcome | None:
        return self.reviews[-1].outcome if self.reviews else None

    @property
    def open(self) -> bool:
        return self.outcome not in CLOSED

    def overdue(self, today: date) -> bool:
        return self.open and self.action.due is not None and self.action.due < today


def track_actions(sessions: Iterable[SessionSummary | Session]) -> tuple[TrackedAction, ...]:
    """Every action agreed in `sessions` (one pair's, any order) with what became of it, oldest first."""
    # Twenty years have twenty thousand: nothing is copied before all is known of it.
    tracked: dict[str, tuple[Action, str, datetime, list[ActionReview]]] = {}
    last: dict[str, str] = {}
    changed: set[str] = set()
    for session in sorted(sessions, key=lambda session: (session.started_at, session.id)):
        for review in session.reviewed:
            if (earlier := tracked.get(review.action)) is not None:
                earlier[3].append(review)
                last[review.action] = session.id
                if review.outcome == "changed" or review.now_reads:
                    changed.add(review.action)
        for action in session.actions:
            if action.what:
                tracked[action.id] = action, session.id, session.started_at, []
                last[action.id] = session.id
    return tuple(
        TrackedAction(
            _as_it_reads(action, reviews) if id_ in changed else action, agreed_in, since, tuple(reviews), last[id_]
        )
        for id_, (action, agreed_in, since, reviews) in tracked.items()
    )


def open_after(open_actions: Iterable[TrackedAction], reviewed: Iterable[ActionReview]) -> tuple[TrackedAction, ...]:
    """Those still open, as they then read, once the reviews of a session held count too; the soonest first."""
    reviews = {review.action: review for review in reviewed}
    after = (
        tracked_action
        if (review := reviews.get(tracked_action.action.id)) is None
        else tracked_action._replace(
            action=_as_it_reads(tracked_action.action, (review,)), reviews=(*tracked_action.reviews, review)
        )
        for tracked_action in open_actions
    )
    return soonest_first(tracked_action for tracked_action in after if tracked_action.open)


def soonest_first(tracked_actions: Iterable[TrackedAction]) -> tuple[TrackedAction, ...]:
    """In the order of their days on every page that lists what is open; those without a day last."""
    return tuple(sorted(tracked_actions, key=lambda tracked_action: tracked_action.action.due or date.max))


def _as_it_reads(action: Action, reviews: Iterable[ActionReview]) -> Action:
    """The action in the words and with the day that its reviews gave it."""
    what, due = action.what, action.due
    for review in reviews:
        what = review.now_reads or what
        if review.outcome == "changed":
            due = review.due or due
    return action.model_copy(update={"what": what, "due": due})
