"""A year is the pair's own: their days, their sections, their cases on one ladder each, their words."""

from datetime import UTC, date, datetime, timedelta, timezone

from supervise.domain.review.history import History
from supervise.domain.review.periods import Period, calendar_year, past_year
from supervise.domain.review.year import YearSummary, report_sections, summarise_year, year_json, year_spans
from supervise.domain.session.actions import Action, ActionReview, Outcome
from supervise.domain.session.incident import Placement
from supervise.domain.session.model import Takeaway, Talk
from supervise.domain.session.report import report_lines
from support.builders import a_session, case, history_of, session_on

WHEEL = (("trust", "Trust"), ("listening", "Listening"), ("respect", "Respect"))


def review(action: str, outcome: Outcome) -> ActionReview:
    return ActionReview(action=action, what="", outcome=outcome)


HISTORY = history_of(
    session_on("2025-11-03", section="Respect", incident=case("Case A1", 3), actions=(Action(id="a", what="A"),)),
    session_on(
        "2026-01-05",
        section="Listening",
        talk=Talk(planned_seconds=900, spent_seconds=840),
        incident=case("Case A1", 4),
        reviewed=(review("a", "done"),),
        actions=tuple(Action(id=id_, what=id_) for id_ in "bcd"),
        takeaways=(Takeaway(by="supervisee", text="Ask early."), Takeaway(by="supervisor", text=" ")),
    ),
    session_on(
        "2026-02-02",
        section="Listening",
        talk=Talk(planned_seconds=900, spent_seconds=60),
        cut_short="Called away",
        incident=case("Case A1", 4, ladder="hart"),
        reviewed=(review("b", "let-go"), review("c", "done")),
    ),
    session_on("2026-03-02", section="Old one", incident=case("Case A2", None), reviewed=(review("c", "doing"),)),
    session_on("2027-01-04", incident=case("Case A1", 1), reviewed=(review("d", "done"),)),
)


def page(history: History, span: int | Period) -> list[str]:
    span = calendar_year(span) if isinstance(span, int) else span
    return list(report_lines(report_sections(summarise_year(history, span, WHEEL), history)))


def test_the_page() -> None:
    assert page(HISTORY, 2026) == [
        "2026",
        "  3 sessions, 1 of them ended early; 15 minutes of talk.",
        "",
        "Talked about",
        "  Listening (2 times), Old one",
        "",
        "Not yet talked about",
        "  Trust, Respect",
        "",
        "On the ladder",
        "  Partnership: Case A1: from 3 Rung 3 (Nov 2025) to 4 Rung 4 (Jan)",
        "  Hart: Case A1: placed once, at 4 Rung 4 (Feb)",
        "",
        "Actions",
        "  3 agreed. Of these and of earlier ones: 1 done, 1 let go, 2 open at the end of",
        "    2026.",
        "",
        "What we took away",
        "  5 Jan 2026, Listening: CD: Ask early.",
    ]


def test_a_case_placed_on_a_second_ladder_stands_under_both() -> None:
    incident = case("Case A1", 4)
    beside = Placement(by="together", ladder="tlap", rung=5, title="Engagement")
    history = history_of(
        session_on("2026-03-02", incident=incident.with_changes(placements=(*incident.placements, beside)))
    )
    summary = summarise_year(history, calendar_year(2026), WHEEL, [("tlap", "Co-production")])
    lines = list(report_lines(report_sections(summary, history)))
    assert "  Partnership: Case A1: placed once, at 4 Rung 4 (Mar)" in lines
    assert "  Co-production: Case A1: placed once, at 5 Engagement (Mar)" in lines


def test_a_year_without_sessions_says_so_and_keeps_what_is_open() -> None:
    assert page(HISTORY, 2028) == ["2028", "  No session in this year.", "", "Actions", "  1 still open."]
    assert [span.name for span in year_spans(HISTORY, date(2028, 2, 1))] == [
        "The past 12 months",
        "2028",
        "2027",
        "2026",
        "2025",
    ]
    assert page(history_of(), 2026) == ["2026", "  No session in this year."]


def test_a_session_on_new_years_eve_belongs_to_the_year_it_was_there() -> None:
    at = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    for zone, year in ((UTC, 2025), (timezone(timedelta(hours=13)), 2026)):
        summary: YearSummary = summarise_year(
            history_of(a_session(status="agreed", started_at=at), zone=zone), calendar_year(year), WHEEL
        )
        assert len(summary.sessions) == 1


def test_the_past_twelve_months_go_over_the_end_of_a_year() -> None:
    lines = page(HISTORY, past_year(date(2026, 2, 2)))
    assert lines[:2] == [
        "The past 12 months: Feb 2025 – Feb 2026",
        "  3 sessions, 1 of them ended early; 15 minutes of talk.",
    ]
    assert "  Partnership: Case A1: from 3 Rung 3 (Nov 2025) to 4 Rung 4 (Jan)" in lines
    assert page(HISTORY, past_year(date(2029, 1, 1)))[1] == "  No session in the past 12 months."


def test_a_talk_of_seconds_is_not_counted_in_seconds() -> None:
    history = history_of(session_on("2026-02-02", talk=Talk(planned_seconds=900, spent_seconds=59)))
    assert page(history, 2026)[1] == "  1 session; less than a minute of talk."


def test_for_another_program() -> None:
    summary = year_json(summarise_year(HISTORY, calendar_year(2026), WHEEL), HISTORY)
    assert (summary["year"], summary["first_day"], summary["last_day"]) == (2026, "2026-01-01", "2026-12-31")
    assert summary["actions"] == {"agreed": 3, "done": 1, "let_go": 1, "open": 2}
    assert summary["on_the_ladder"][0]["first"] == {"day": date(2025, 11, 3).isoformat(), "rung": 3, "title": "Rung 3"}
    assert summary["takeaways"][0]["words"] == [{"by": "CD", "text": "Ask early."}]
