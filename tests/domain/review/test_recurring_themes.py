"""What came back is counted by situations; what followed is told as it was, on one ladder, whichever way it went."""

from supervise.domain.review.recurring_themes import (
    how_often,
    outcome_text,
    recurring_barriers,
    recurring_strategies,
    situation_words,
)
from supervise.domain.session.actions import Action, ActionOrigin, ActionReview
from support.builders import case, history_of, session_on

FROM = ActionOrigin(kind="strategy", title="Share power")
HISTORY = history_of(
    session_on("2026-01-05", incident=case("Case A1", 2, barriers=["Time"], strategies=["Share power"])),
    session_on(
        "2026-02-02",
        incident=case("Case A2", 4, barriers=["Time", "Law"], strategies=["Share power", "Share power"]),
        actions=(Action(id="ask", what="Ask her", came_from=FROM), Action(id="no", what="Not it")),
    ),
    session_on(
        "2026-03-02",
        incident=case("Case A1", 3, barriers=["Time"]),
        reviewed=tuple(ActionReview(action=id_, what="", outcome="done") for id_ in ("ask", "no")),
    ),
    session_on("2026-04-06", incident=case("Case A2", 3, strategies=["Line up"])),
    session_on("2026-05-04", incident=case("Case A1", 6, ladder="hart")),
)


def test_a_barrier_is_counted_once_a_situation() -> None:
    assert [(theme.label, how_often(theme)) for theme in recurring_barriers(HISTORY.sessions)] == [
        ("Time", "In 2 situations, 3 sessions."),
        ("Law", "In 1 situation."),
    ]


def test_what_followed_is_told_up_and_down_and_never_from_another_ladder() -> None:
    themes = {theme.label: theme for theme in recurring_strategies(HISTORY.sessions, HISTORY.actions())}
    shared = themes["Share power"]
    assert how_often(shared) == "In 2 situations."
    assert outcome_text(shared) == "An action from it was done in 1. Placed again later in 2: higher in 1, lower in 1."
    assert [situation_words(situation, HISTORY) for situation in shared.situations] == [
        "Case A2, 2 Feb 2026\nDone: Ask her\nAt 4 Rung 4; 6 Apr 2026 at 3 Rung 3",
        "Case A1, 5 Jan 2026\nAt 2 Rung 2; 2 Mar 2026 at 3 Rung 3",
    ]
    assert outcome_text(themes["Line up"]) == ""


def test_one_situation_needs_no_numbers() -> None:
    first = session_on("2026-01-05", incident=case("Case A1", 4, strategies=["Share power"]))
    again = history_of(first, session_on("2026-02-02", incident=case("Case A1", 4)))
    assert outcome_text(recurring_strategies(again.sessions, ())[0]) == "Placed the same again later."
