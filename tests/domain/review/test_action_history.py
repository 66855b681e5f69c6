"""The actions in each order, and the whole way of one through the sessions that looked at it."""

from datetime import date

from supervise.domain.review.action_history import action_events, group_actions, status_line, step_words, totals_text
from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.actions import Action, ActionOrigin, ActionReview, Outcome
from support.builders import history_of, session_on

TODAY = date(2026, 6, 1)
RING = Action(
    id="ring",
    what="Ring housing",
    owner="supervisee",
    due=date(2026, 5, 1),
    how_we_will_know="They know.",
    came_from=ActionOrigin(kind="strategy", title="Share power"),
)
BOOK = Action(id="book", what="Book a room", owner="supervisor")
READ = Action(id="read", what="Read it", owner="both", due=date(2026, 7, 1))
SEND = Action(id="send", what="Send it", owner="supervisor", due=date(2026, 3, 1))


def review(action: Action, outcome: Outcome, **more: object) -> ActionReview:
    return ActionReview.model_validate({"action": action.id, "what": action.what, "outcome": outcome} | more)


HISTORY = history_of(
    session_on("2026-01-05", actions=(RING, BOOK)),
    session_on("2026-02-02", reviewed=(review(RING, "doing", reason="Twice so far."),), actions=(READ, SEND)),
    session_on(
        "2026-03-02",
        reviewed=(
            review(RING, "changed", now_reads="Ring housing on Mondays", reason="Too much."),
            review(BOOK, "done"),
            review(SEND, "let-go", reason="They came."),
        ),
    ),
)


def listed(order: str) -> list[str]:
    who = {"supervisee": "CD", "supervisor": "AB", "both": "Both"}.get
    groups = group_actions(HISTORY.actions(), order, TODAY, lambda owner: who(owner, ""))  # type: ignore[arg-type]
    return [f"{group.title}: {', '.join(tracked.action.id for tracked in group.actions)}" for group in groups]


def tracked_action(id_: str) -> TrackedAction:
    return next(tracked for tracked in HISTORY.actions() if tracked.action.id == id_)


def test_each_order_begins_with_what_is_open_and_due() -> None:
    assert listed("status") == ["Open: ring, read", "Done: book", "Let go: send"]
    assert listed("owner") == ["CD: ring", "AB: send, book", "Both: read"]
    assert listed("due") == ["Overdue: ring", "Still to come: read", "Done or let go: send, book"]
    assert totals_text(HISTORY.actions()) == "2 open, 1 done, 1 let go"


def test_its_chain_goes_from_the_session_it_was_agreed_in_to_the_last_that_looked_at_it() -> None:
    assert [step_words(step, HISTORY) for step in action_events(tracked_action("ring"), HISTORY.sessions)] == [
        "5 Jan 2026: agreed\nHow we will know: They know.\nFrom the strategy: Share power",
        "2 Feb 2026: doing\nTwice so far.",
        "2 Mar 2026: changed\nNow: Ring housing on Mondays\nToo much.",
    ]
    assert [step.session.id[:10] for step in action_events(tracked_action("read"), HISTORY.sessions)] == ["2026-02-02"]
    assert action_events(tracked_action("ring"), ()) == ()  # its session was put away meanwhile


def test_how_it_stands_is_said_in_words() -> None:
    ring, send = tracked_action("ring"), tracked_action("send")
    agreed = date(2026, 1, 5)
    assert status_line(ring, "CD", TODAY, agreed) == "CD, due 1 May, overdue, changed; agreed 5 Jan"
    assert status_line(send, "AB", TODAY) == "AB, let go"
    assert tracked_action("ring").action.what == "Ring housing on Mondays"


def test_one_due_on_the_last_day_of_the_calendar_and_those_without_a_day_are_each_listed_once() -> None:
    last = Action(id="last", what="Some day", owner="both", due=date.max)
    actions = history_of(session_on("2026-01-05", actions=(BOOK, last, RING))).actions()
    groups = group_actions(actions, "due", TODAY, lambda by: by)
    assert [(group.title, [tracked.action.id for tracked in group.actions]) for group in groups] == [
        ("Overdue", ["ring"]),
        ("Still to come", ["last"]),
        ("No day set", ["book"]),
    ]
