"""Filters combine: any of one kind, one of each; they count sessions, and read no rung on another ladder."""

from datetime import UTC

from supervise.domain.review.filters import Facets, Filter, Filters, action_statuses, matches_label
from supervise.domain.review.history import History
from supervise.domain.review.search.index import full_bitset, select
from supervise.domain.review.session_summary import SummaryBuilder
from supervise.domain.review.tracked_actions import track_actions
from supervise.domain.session.actions import Action, ActionReview
from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import Session
from support.builders import a_session
from support.sample_history import past_sessions


def facets(*sessions: Session) -> Facets:
    briefs = sorted(
        (SummaryBuilder(UTC).of(session) for session in sessions), key=lambda brief: brief.started_at, reverse=True
    )
    return Facets(History(tuple(briefs), UTC), {"hart": "Hart's ladder"})


def days(of: Facets, *chosen: Filter) -> list[str]:
    return [brief.id[:10] for brief in select(of.sessions, of.matching(Filters(chosen)))]


def placed(case: str, *placings: tuple[str, str, int]) -> Incident:
    given = tuple(Placement(by=by, ladder=ladder, rung=rung, title="T") for by, ladder, rung in placings)
    return Incident(case=case, ladder="partnership", ladder_title="Partnership", model="m", placements=given)


def test_any_of_one_kind_and_one_of_each() -> None:
    past = facets(*past_sessions())
    trust, roles = Filter("section", "trust"), Filter("section", "roles")
    assert days(past, trust) == ["2026-07-11", "2025-12-10"]
    assert days(past, trust, roles) == ["2026-07-11", "2026-06-13", "2026-01-14", "2025-12-10"]
    assert days(past, trust, roles, Filter("year", "2026")) == ["2026-07-11", "2026-06-13", "2026-01-14"]
    assert days(past, roles, Filter("rung", "partnership/3"), Filter("person", "CD")) == ["2026-06-13", "2026-01-14"]
    assert days(past, Filter("case", "Case A6")) == ["2026-04-15"]
    assert days(past, Filter("case", "Nobody")) == []


def test_the_options_count_sessions_and_stand_in_their_order() -> None:
    past = facets(*past_sessions())
    all_of_them = full_bitset(13)
    assert [(option.label, option.sessions) for option in past.options("year", all_of_them)] == [
        ("2026", 9),
        ("2025", 4),
    ]
    assert past.options("rung", all_of_them)[0].label == "2 Competition"
    assert {option.group for option in past.options("rung", all_of_them)} == {""}
    cases = [option.label for option in past.options("case", all_of_them)]
    assert cases == ["Case A1", "Case A3", "Case A4", "Case A6", "Case A8", "Case A9", "Case A10", "Case A11"]
    within = past.matching(Filters((Filter("year", "2025"),)))
    assert {option.label: option.sessions for option in past.options("section", within)}["Inclusion"] == 1
    assert "Resilience" not in {option.label for option in past.options("section", within)}


def test_a_rung_is_where_it_was_placed_together_or_else_by_either_and_on_its_own_ladder() -> None:
    mine = ("supervisee", "partnership", 2)
    apart = placed("A", mine, ("supervisor", "partnership", 4), ("needed", "partnership", 9))
    both = apart.with_changes(
        placements=(*apart.placements, Placement(by="together", ladder="partnership", rung=3, title="T"))
    )
    other = both.with_changes(placements=(*both.placements, Placement(by="together", ladder="hart", rung=4, title="H")))
    private = placed("A", mine)
    for incident, rungs in (
        (apart, ["2 T", "4 T"]),
        (both, ["3 T"]),
        (other, ["4 H", "3 T"]),
        (private, []),
    ):
        options = facets(a_session(incident=incident)).options("rung", 1)
        assert [option.label for option in options] == rungs
    on_both = facets(a_session(incident=other)).options("rung", 1)
    assert [option.group for option in on_both] == ["Hart's ladder", "Partnership"]


def test_actions_stand_as_following_them_says() -> None:
    briefs = [SummaryBuilder(UTC).of(session) for session in past_sessions()]
    assert action_statuses(track_actions(briefs)) == action_statuses(track_actions(past_sessions()))
    past = facets(*past_sessions())
    assert [(option.label, option.sessions) for option in past.options("actions", full_bitset(13))] == [
        ("Still open", 3),
        ("Done", 1),
    ]
    assert days(past, Filter("actions", "done")) == ["2026-05-13"]
    doing = a_session(
        id="2026-11-23T0930-4k7q",
        started_at="2026-11-23T09:30:00Z",
        reviewed=(ActionReview(action="x-1", what="A", outcome="doing"),),
    )
    both = facets(a_session(actions=(Action(id="x-1", what="A"),)), doing)
    assert [option.label for option in both.options("actions", full_bitset(2))] == ["Still open", "Doing"]


def test_a_section_keeps_its_sessions_when_its_title_changes_and_has_the_newest() -> None:
    older, newer = past_sessions()[0], past_sessions()[12]
    assert older.section and newer.section
    older = older.with_changes(section=older.section.with_changes(id="resilience", title="Coping"))
    both = facets(older, newer)
    assert [(option.label, option.sessions) for option in both.options("section", full_bitset(2))] == [
        ("Resilience", 2)
    ]
    assert both.label(Filter("section", "resilience")) == "Resilience"
    assert both.label(Filter("section", "gone")) == "gone"


def test_filters_are_put_on_and_taken_off_in_their_places() -> None:
    a, b, c = Filter("year", "2026"), Filter("person", "CD"), Filter("year", "2025")
    filters = Filters((a, b))
    assert filters.without_kind("year", ["2025", "2026"]).chosen == (a, b, c)
    assert filters.without_kind("year", []).chosen == (b,)
    assert filters.without(b).chosen == (a,)


def test_what_is_typed_for_a_filter() -> None:
    for label, typed in (
        ("Trust and accountability", "trust"),
        ("Case A7", "a7"),
        ("5 Co-operation", "5"),
        ("5 Co-operation", "co-op"),
        ("Let go", "let-go"),
        ("Café", "CAFE"),
    ):
        assert matches_label(label, typed), typed
    for label, typed in (("Case A12", "a1"), ("10 Together", "1"), ("Trust", "rust"), ("Trust", ""), ("Trust", "[")):
        assert not matches_label(label, typed), typed


def test_labels_with_more_digits_than_python_makes_a_number_of_are_sorted_all_the_same() -> None:
    labels = ("Case 10", "Case 9", "Case " + "9" * 5_000, "Case 09")
    sessions = [
        a_session(id=f"2026-11-2{n}T0930-4k7q", status="agreed", incident=placed(label, ("together", "partnership", 3)))
        for n, label in enumerate(labels)
    ]
    listed = [option.label for option in facets(*sessions).options("case", full_bitset(len(sessions)))]
    assert {listed.pop(0), listed.pop(0)} == {"Case 9", "Case 09"}
    assert listed == ["Case 10", "Case " + "9" * 5_000]
