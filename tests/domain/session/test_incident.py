"""Placings wait for each other, rungs stay on their ladder, and an incident is not closed half-told."""

import pytest

from supervise.domain.content.ladder import Ladder
from supervise.domain.problems import ProblemError
from supervise.domain.session.incident import (
    Incident,
    both_placed,
    close,
    missing,
    placed,
    recheck,
    shown_placements,
    untouched,
)
from supervise.domain.session.placing import keep_why, place, unplace
from supervise.store.content.loader import load_content
from support.builders import PEOPLE

CONTENT, _ = load_content(None)
LADDER = CONTENT.default_ladder
CASE = Incident(case="Case A1", ladder=LADDER.id, model="strengths-review")


def test_one_placing_is_shown_to_nobody() -> None:
    placed_once = place(CASE, LADDER, "supervisee", 5, "They came when asked.")
    assert shown_placements(placed_once, PEOPLE) == ()
    both = place(placed_once, LADDER, "supervisor", 4)
    assert [(it.by, it.rung) for it in shown_placements(both, PEOPLE)] == [("supervisee", 5), ("supervisor", 4)]


def test_skipping_is_an_answer_and_words_alone_are_not() -> None:
    skipped = place(CASE, LADDER, "supervisee", None)
    assert not both_placed(keep_why(skipped, "supervisor", "Thinking"), PEOPLE)
    assert both_placed(place(skipped, LADDER, "supervisor", 3), PEOPLE)


def test_words_typed_before_a_rung_is_given_are_kept() -> None:
    placement = placed(keep_why(CASE, "supervisee", "They rang"), "supervisee")
    assert placement is not None
    assert (placement.why, placement.given) == ("They rang", False)


def test_a_rung_belongs_to_one_ladder() -> None:
    other = CONTENT.ladder("himmelman")
    assert isinstance(other, Ladder)
    with pytest.raises(ProblemError, match=r"has no rung 9.*from 1 to 4"):
        place(CASE, other, "supervisee", 9)
    beside = place(place(CASE, LADDER, "together", 5), other, "together", 2)
    assert [(it.ladder, it.rung) for it in beside.placements] == [(LADDER.id, 5), (other.id, 2)]
    assert not both_placed(place(place(CASE, other, "supervisee", 2), other, "supervisor", 2), PEOPLE)


def test_placing_again_replaces_and_can_be_taken_back() -> None:
    again = place(place(CASE, LADDER, "needed", 6), LADDER, "needed", 7)
    assert [it.rung for it in again.placements] == [7]
    assert unplace(again, "needed").placements == ()


def test_it_is_not_closed_without_strengths_and_what_could_be_done_differently() -> None:
    assert len(missing(CASE)) == 2
    with pytest.raises(ProblemError, match="strengths to build on and what could be done differently"):
        close(CASE)
    half = CASE.with_changes(strengths=("One named person to ring",))
    assert missing(half) == ("what could be done differently",)
    assert close(half.with_changes(differently=("Ask housing first",))).closed


def test_how_it_felt_asks_for_neither() -> None:
    model = CONTENT.model("how-it-felt")
    assert model is not None
    assert close(CASE.with_changes(model=model.id, both_wanted=model.asks_both)).closed


def test_a_closed_incident_is_open_again_once_a_box_is_emptied() -> None:
    closed = close(CASE.with_changes(strengths=("One named person",), differently=("Ask housing first",)))
    assert recheck(closed).closed
    assert not recheck(closed.with_changes(strengths=())).closed


@pytest.mark.parametrize(
    "change",
    [
        {"summary": "A letter came late."},
        {"why_here": "They came."},
        {"strengths": ("One",)},
        {"differently": ("Two",)},
        {"barriers": ({"id": "time", "label": "Time"},)},
        {"strategies": ({"id": "time", "label": "Time"},)},
        {"notes": ({"step": "a", "title": "A", "prompt": "", "text": "b"},)},
        {"placements": ({"by": "supervisee", "ladder": "partnership", "why": "Because."},)},
        {"placements": ({"by": "supervisee", "ladder": "hart", "rung": 2, "title": "Two"},)},
        {"next_step": "Ask them."},
        {"later_key": "from a newer Supervise"},
    ],
)
def test_an_incident_with_anything_in_it_is_not_untouched(change: dict[str, object]) -> None:
    assert untouched(CASE)
    assert untouched(CASE.with_changes(placements=({"by": "supervisee", "ladder": "hart", "skipped": True},)))
    assert not untouched(CASE.with_changes(**change))
