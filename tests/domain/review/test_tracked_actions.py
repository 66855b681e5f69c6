"""Open actions stand in one order wherever they are listed: by their days, those without one last."""

from datetime import UTC, date, datetime

from supervise.domain.review.tracked_actions import open_after, soonest_first, track_actions
from supervise.domain.session.actions import Action, ActionReview
from support.builders import a_session

SESSION = a_session(
    started_at=datetime(2026, 10, 1, 9, tzinfo=UTC),
    actions=(
        Action(id="a-1", what="Whenever it fits"),
        Action(id="a-2", what="Write it up", due=date(2026, 12, 5)),
        Action(id="a-3", what="Ask housing", due=date(2026, 10, 20)),
        Action(id="a-4", what="Ring first", due=date(2026, 10, 20)),
    ),
)


def test_the_soonest_stands_first_and_what_has_no_day_last() -> None:
    ordered = soonest_first(track_actions([SESSION]))
    assert [tracked_action.action.id for tracked_action in ordered] == ["a-3", "a-4", "a-2", "a-1"]


def test_a_day_changed_in_the_session_being_held_counts_at_once() -> None:
    review = ActionReview(action="a-1", what="Whenever it fits", outcome="changed", due=date(2026, 10, 8))
    done = ActionReview(action="a-2", what="Write it up", outcome="done")
    ordered = open_after(track_actions([SESSION]), [review, done])
    assert [tracked_action.action.id for tracked_action in ordered] == ["a-1", "a-3", "a-4"]
