"""An action comes back until it is done or let go, as it now reads."""

from datetime import date

from supervise.domain.review.tracked_actions import track_actions
from supervise.domain.session.actions import Action, ActionReview, next_action_id
from supervise.domain.session.model import Session
from support.builders import a_session
from support.clock import START, TODAY


def carried_over(sessions):  # type: ignore[no-untyped-def]
    """What History gives of these as still open."""
    return tuple(tracked for tracked in track_actions(sessions) if tracked.open)


def agreed(month: int, actions: tuple[Action, ...] = (), reviewed: tuple[ActionReview, ...] = ()) -> Session:
    return a_session(
        id=f"2026-{month:02}-22T0930-4k7q", started_at=START.replace(month=month), actions=actions, reviewed=reviewed
    )


RING = Action(id="one", what="Ring housing", owner="supervisee", due=date(2026, 3, 1))


def review(outcome: str, **more: object) -> ActionReview:
    return ActionReview.model_validate({"action": "one", "what": RING.what, "outcome": outcome} | more)


def test_a_new_action_comes_back_next_time() -> None:
    [tracked] = carried_over([agreed(1, (RING,))])
    assert tracked.action == RING
    assert tracked.overdue(TODAY)


def test_doing_comes_back_and_done_does_not() -> None:
    first, second = agreed(1, (RING,)), agreed(2, reviewed=(review("doing"),))
    assert [tracked.outcome for tracked in carried_over([second, first])] == ["doing"]
    assert carried_over([first, second, agreed(3, reviewed=(review("done"),))]) == ()


def test_let_go_is_over_and_its_reason_is_kept() -> None:
    sessions = [agreed(1, (RING,)), agreed(2, reviewed=(review("let-go", reason="Housing rang us first."),))]
    assert carried_over(sessions) == ()
    [tracked] = track_actions(sessions)
    assert tracked.reviews[0].reason == "Housing rang us first."


def test_a_changed_action_comes_back_in_its_new_words() -> None:
    later = review("changed", reason="Too much at once", now_reads="Ring housing on Mondays", due=date(2026, 12, 1))
    [tracked] = carried_over([agreed(1, (RING,)), agreed(2, reviewed=(later,))])
    assert (tracked.action.what, tracked.action.due) == ("Ring housing on Mondays", date(2026, 12, 1))
    assert not tracked.overdue(TODAY)


def test_new_words_are_its_words_whatever_it_was_said_to_have_become() -> None:
    later = review("doing", now_reads="Ring housing on Mondays")
    [tracked] = carried_over([agreed(1, (RING,)), agreed(2, reviewed=(later,))])
    assert (tracked.action.what, tracked.action.due) == ("Ring housing on Mondays", RING.due)


def test_a_draft_line_without_words_is_no_action() -> None:
    assert track_actions([agreed(1, (Action(id="one", what="  "),))]) == ()


def test_the_id_of_a_new_action_is_the_sessions_own_and_not_in_use() -> None:
    session = a_session()
    assert next_action_id(session) == f"{session.id}-1"
    # The first of three was taken out again: its number is not given a second time.
    actions = tuple(Action(id=f"{session.id}-{number}", what="x") for number in (2, 10))
    assert (
        next_action_id(session.with_changes(actions=(*actions, Action(id="elsewhere", what="y")))) == f"{session.id}-11"
    )


def test_a_number_is_never_given_twice_in_a_session() -> None:
    session = a_session()
    assert next_action_id(session) == f"{session.id}-1"
    session = session.with_changes(
        actions=(Action(id=f"{session.id}-2", what="Ring"), Action(id="no number", what="Ask"))
    )
    assert next_action_id(session) == f"{session.id}-3"
    assert next_action_id(session.with_changes(actions=(), actions_made=7)) == f"{session.id}-8"


def test_an_id_with_a_number_beyond_counting_gives_the_next_action_one_of_its_own() -> None:
    for last, made, following in (
        ("9" * 5_000, 0, 1),  # Python makes no number of so many digits
        ("9" * 30, 4, 5),
        ("\u0663", 0, 4),
        ("999999", 0, 1),
        ("1", 999_999, 2),
    ):
        session = a_session(actions=(Action(id=f"x-{last}", what="Ring"),), actions_made=made)
        assert next_action_id(session) == f"{session.id}-{following}"
