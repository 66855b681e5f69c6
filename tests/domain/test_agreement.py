"""Who may change a session and when."""

import pytest

from supervise.domain import agreement
from supervise.domain.incident import Incident, Placement
from supervise.domain.problems import ProblemError
from supervise.domain.session import Rating, Session
from support import HOSTILE, START, a_session


def agreed() -> Session:
    one = agreement.confirm(a_session(aim="Aim"), "supervisee", "cd", START)
    return agreement.confirm(one, "supervisor", " AB ", START)


def test_both_confirmations_lock_it() -> None:
    one = agreement.confirm(a_session(), "supervisee", "CD", START)
    assert one.status == "draft"
    both = agreement.confirm(one, "supervisor", "AB", START)
    assert (both.status, both.ended_at) == ("agreed", START)


def test_other_initials_do_not_confirm() -> None:
    with pytest.raises(ProblemError, match="Type CD to confirm"):
        agreement.confirm(a_session(), "supervisee", "AB", START)


def test_an_agreed_session_is_never_edited_only_added_to() -> None:
    with pytest.raises(ProblemError, match="dated addition"):
        agreement.edit(agreed(), aim="Another")
    after = agreement.add(agreed(), "supervisee", HOSTILE, START)
    assert after.but(additions=()) == agreed()
    assert (after.additions[0].initials, after.additions[0].at) == ("CD", START)


def test_an_empty_addition_and_one_to_a_draft_are_refused() -> None:
    with pytest.raises(ProblemError, match="empty"):
        agreement.add(agreed(), "supervisee", " \n ", START)
    with pytest.raises(ProblemError, match="still open"):
        agreement.add(a_session(), "supervisee", "words", START)


def test_a_change_after_one_has_confirmed_asks_them_again() -> None:
    one = agreement.confirm(a_session(), "supervisee", "CD", START)
    assert agreement.edit(one, aim="New").agreed == ()
    assert agreement.edit(one, step="talk").agreed == one.agreed
    assert agreement.edit(one, aim=one.aim).agreed == one.agreed


def test_a_rating_is_private_until_both_have_answered_or_skipped() -> None:
    one = agreement.rate(a_session(), Rating(by="supervisee", value=2, label="Sometimes"))
    assert agreement.shown_ratings(one) == ()
    assert agreement.for_both(one).ratings == ()
    both = agreement.rate(one, Rating(by="supervisor", skipped=True))
    assert [it.label for it in agreement.shown_ratings(both)] == ["Sometimes", ""]


def test_what_both_may_see_holds_no_lone_placing() -> None:
    lone = Placement(by="supervisee", ladder="partnership", rung=2, title="Competition", why="Held back")
    session = a_session(incident=Incident(case="Case A1", ladder="partnership", model="aar", placements=(lone,)))
    seen = agreement.for_both(session)
    assert seen.incident is not None
    assert seen.incident.placements == ()


def test_cut_short_keeps_what_was_written_and_why() -> None:
    over = agreement.finish(a_session(aim="Aim", step="talk"), "Called away", START)
    assert (over.status, over.cut_short, over.aim, over.ended_at) == ("finished", "Called away", "Aim", START)
    with pytest.raises(ProblemError):
        agreement.finish(over, "Out of time", START)
