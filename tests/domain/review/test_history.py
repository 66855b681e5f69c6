"""What the past says to the next session, whichever kind of session was held last."""

from datetime import date

from support.builders import history_of, session_on

USUAL = session_on("2026-11-01", ground_rules=("We start on time.",), next_date=date(2026, 12, 9))
OTHER = session_on("2026-11-15", occasion="disagree", occasion_title="Disagree")


def test_another_kind_of_session_leaves_the_rules_and_the_next_day_as_they_were() -> None:
    history = history_of(USUAL, OTHER)
    assert history.next_date == date(2026, 12, 9)
    assert history.latest_arrived is not None
    assert history.latest_arrived.ground_rules == ("We start on time.",)
    assert history.latest is not None
    assert history.latest.id == OTHER.id


def test_a_day_that_was_agreed_stands_until_they_meet_on_it_or_later() -> None:
    named = OTHER.with_changes(next_date=date(2026, 12, 16))
    assert history_of(USUAL, named).next_date == date(2026, 12, 16)
    assert history_of(USUAL, session_on("2026-11-20")).next_date == date(2026, 12, 9)
    assert history_of(USUAL, session_on("2026-12-09")).next_date is None


def test_the_latest_of_a_kind_is_told_by_what_it_is_about() -> None:
    about = session_on("2026-11-16", occasion="partnership", occasion_title="P", about="Partnership P1")
    history = history_of(about, OTHER)
    assert history.latest_of("partnership", "Partnership P1") is not None
    assert history.latest_of("partnership", "Partnership P2") is None
