"""Who may change a session and when."""

import pytest

from supervise.domain.problems import ProblemError
from supervise.domain.session import lifecycle
from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import Rating, Session
from support.builders import HOSTILE, a_session
from support.clock import START


def agreed() -> Session:
    once = lifecycle.confirm(a_session(aim="Aim"), "supervisee", "cd", START)
    return lifecycle.confirm(once, "supervisor", " AB ", START)


def test_both_confirmations_lock_it() -> None:
    once = lifecycle.confirm(a_session(), "supervisee", "CD", START)
    assert once.status == "draft"
    both = lifecycle.confirm(once, "supervisor", "AB", START)
    assert (both.status, both.ended_at) == ("agreed", START)


def test_other_initials_do_not_confirm() -> None:
    with pytest.raises(ProblemError, match="Type CD to confirm"):
        lifecycle.confirm(a_session(), "supervisee", "AB", START)


def test_an_agreed_session_is_never_edited_only_added_to() -> None:
    with pytest.raises(ProblemError, match="dated addition"):
        lifecycle.edit(agreed(), aim="Another")
    after = lifecycle.add_addition(agreed(), "supervisee", HOSTILE, START)
    assert after.with_changes(additions=()) == agreed()
    assert (after.additions[0].initials, after.additions[0].at) == ("CD", START)


def test_an_empty_addition_and_one_to_a_draft_are_refused() -> None:
    with pytest.raises(ProblemError, match="empty"):
        lifecycle.add_addition(agreed(), "supervisee", " \n ", START)
    with pytest.raises(ProblemError, match="still open"):
        lifecycle.add_addition(a_session(), "supervisee", "words", START)


def test_a_change_after_one_has_confirmed_asks_them_again() -> None:
    once = lifecycle.confirm(a_session(), "supervisee", "CD", START)
    assert lifecycle.edit(once, aim="New").agreed == ()
    assert lifecycle.edit(once, step="talk").agreed == once.agreed
    assert lifecycle.edit(once, aim=once.aim).agreed == once.agreed


def test_a_rating_is_private_until_both_have_answered_or_skipped() -> None:
    rated_once = lifecycle.rate(a_session(), Rating(by="supervisee", value=2, label="Sometimes"))
    assert lifecycle.shown_ratings(rated_once) == ()
    assert lifecycle.visible_to_both(rated_once).ratings == ()
    both = lifecycle.rate(rated_once, Rating(by="supervisor", skipped=True))
    assert [it.label for it in lifecycle.shown_ratings(both)] == ["Sometimes", ""]


def test_what_both_may_see_holds_no_lone_placing() -> None:
    lone = Placement(by="supervisee", ladder="partnership", rung=2, title="Competition", why="Held back")
    session = a_session(incident=Incident(case="Case A1", ladder="partnership", model="aar", placements=(lone,)))
    seen = lifecycle.visible_to_both(session)
    assert seen.incident is not None
    assert seen.incident.placements == ()


def test_cut_short_keeps_what_was_written_and_why() -> None:
    over = lifecycle.finish(a_session(aim="Aim", step="talk"), "Called away", START)
    assert (over.status, over.cut_short, over.aim, over.ended_at) == ("finished", "Called away", "Aim", START)
    with pytest.raises(ProblemError):
        lifecycle.finish(over, "Out of time", START)
