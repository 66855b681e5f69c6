"""Evidence counts what was held and followed up, each row as the words beside it say."""

from datetime import UTC, date

from supervise.domain.people import Person, team_of
from supervise.domain.review.evidence.counting import count_evidence
from supervise.domain.review.evidence.figures import Figure
from supervise.domain.review.evidence.wording import whose_words
from supervise.domain.review.periods import Period
from supervise.domain.session.actions import Action, ActionReview, Outcome
from supervise.domain.session.form_answers import Answer, FormAnswers
from supervise.domain.session.incident import NamedItem
from supervise.domain.session.model import ComesBack, ReturnReview, Session
from supervise.store.content.loader import load_content
from support.builders import case, history_of, session_on

CONTENT, _ = load_content(None)
YEAR = Period("2026", date(2026, 1, 1), date(2027, 1, 1))
TODAY = date(2026, 11, 29)


def counted(*oldest_first: Session, span: Period = YEAR, today: date = TODAY) -> dict[tuple[str, str], Figure]:
    evidence = count_evidence([history_of(*oldest_first)], span, today, CONTENT)
    return {(figure.row, figure.part): figure for figure in evidence.figures}


def numbers_of(row: str, *sessions: Session, part: str = "", today: date = TODAY) -> tuple[int | None, int | None]:
    figure = counted(*sessions, today=today)[row, part]
    return figure.number, figure.out_of


def by_part(wanted: str, figures: dict[tuple[str, str], Figure]) -> dict[str, int | None]:
    return {part: figure.number for (row, part), figure in figures.items() if row == wanted}


def agreement(day: str, weeks: int, **changes: object) -> Session:
    answer = Answer(field="weeks", asked="How many weeks?", kind="number", number=weeks)
    form = FormAnswers(id="agreement", title="Our supervision agreement", answers=(answer,))
    return session_on(day, occasion="agreement", forms=(form,), **changes)


def of_kind(day: str, kind: str, thread: str = "", on: date | None = None, *, finished: bool = False) -> Session:
    back = ComesBack(on=on, open=kind == "disagree", finished=finished)
    return session_on(day, occasion=kind, occasion_title=kind, thread=thread, comes_back=back)


def test_only_sessions_of_the_two_count_as_held() -> None:
    sessions = (session_on("2025-12-30"), session_on("2026-01-05"), of_kind("2026-02-05", "outcomes"))
    figures = counted(*sessions, session_on("2026-03-02", cut_short="Called away").with_changes(status="finished"))
    assert figures["held", ""].number == 2
    assert figures["dates", ""].days == (date(2026, 1, 5), date(2026, 3, 2))
    assert (figures["both-agreed", ""].number, figures["both-agreed", ""].out_of) == (1, 2)
    assert figures["early", "Called away"].number == 1
    assert figures["early", "For another reason"].number == 0


def test_a_reason_that_was_typed_is_counted_and_not_told() -> None:
    typed = session_on("2026-03-02", cut_short="Jo rang from the ward").with_changes(status="finished")
    figures = counted(typed)
    assert figures["early", "For another reason"].number == 1
    assert not [figure for figure in figures.values() if "Jo" in figure.part]


def test_within_the_agreed_time_goes_by_the_agreement_in_force_that_day() -> None:
    first, second, third = session_on("2026-01-05"), session_on("2026-02-16"), session_on("2026-04-06")
    assert numbers_of("in-time", first, second, third) == (None, None), "without an agreement nothing is counted"
    assert numbers_of("in-time", first, agreement("2026-02-01", 6), second, third) == (1, 2), "six weeks, then seven"
    later = agreement("2026-03-01", 8)
    assert numbers_of("in-time", first, agreement("2026-02-01", 5), second, later, third) == (1, 2)
    unagreed = agreement("2026-02-01", 6).with_changes(status="finished")
    assert numbers_of("in-time", first, unagreed, second, third) == (None, None)


def test_the_agreement_says_when_it_was_agreed_and_when_it_is_looked_at_again() -> None:
    figure = counted(agreement("2026-02-01", 6, comes_back=ComesBack(on=date(2027, 2, 1))))["agreement-in-date", ""]
    assert (figure.number, figure.out_of, figure.days) == (1, 1, (date(2026, 2, 1), date(2027, 2, 1)))
    assert counted(session_on("2026-01-05"))["agreement-in-date", ""].number == 0


def test_as_planned_is_on_the_day_or_within_seven_days_of_it() -> None:
    planned = [session_on("2026-01-05", next_date=date(2026, 2, 2)), session_on("2026-02-09")]
    assert numbers_of("as-planned", *planned) == (1, 1)
    late = session_on("2026-02-10")
    assert numbers_of("as-planned", planned[0], late) == (0, 1)
    assert numbers_of("as-planned", session_on("2026-01-05"), late) == (0, 0), "no day had been set"


def test_the_longest_time_counts_what_is_still_going_on() -> None:
    sessions = (session_on("2025-12-01"), session_on("2026-01-19"), session_on("2026-02-02"))
    figure = counted(*sessions, today=date(2026, 2, 20))["longest-gap", ""]
    assert (figure.number, figure.days) == (49, (date(2025, 12, 1), date(2026, 1, 19)))
    figure = counted(*sessions, today=date(2026, 4, 1))["longest-gap", ""]
    assert (figure.number, figure.days) == (58, (date(2026, 2, 2), date(2026, 4, 1)))
    assert counted()["longest-gap", ""].number is None


def test_actions_are_looked_at_at_the_next_session_that_begins_with_them() -> None:
    def review(action: str, outcome: Outcome, **more: object) -> ActionReview:
        return ActionReview.model_validate({"action": action, "what": "", "outcome": outcome, **more})

    sessions = (
        session_on("2026-01-05", actions=tuple(Action(id=id_, what=id_) for id_ in "abc")),
        session_on("2026-02-05", occasion="outcomes", actions=(Action(id="d", what="d", due=date(2026, 3, 1)),)),
        session_on(
            "2026-03-05", reviewed=(review("a", "done"), review("b", "let-go", reason=" "), review("d", "changed"))
        ),
        session_on("2026-04-05", reviewed=(review("c", "doing"), review("d", "doing"))),
    )
    assert numbers_of("agreed-actions", *sessions) == (4, None)
    assert numbers_of("looked-at", *sessions) == (3, 4), "c was passed over at its next session"
    assert numbers_of("done", *sessions) == (1, None)
    assert numbers_of("changed", *sessions) == (1, None)
    assert numbers_of("let-go", *sessions) == (0, 1), "a reason of blanks is none"
    assert numbers_of("open-today", *sessions, part="Open") == (2, None)
    assert numbers_of("open-today", *sessions, part="Past their day") == (1, None)


def test_learning_counts_each_time_a_situation_came_back() -> None:
    whole = case("Case A1", 3, strengths=("s",), differently=("d",), closed=True)
    listened = case("Case A2", 3, both_wanted=False, closed=True)
    still_open = case("Case A3", 3, strengths=("s",))
    sessions = [
        session_on(f"2026-0{month}-05", incident=incident, reported_as_incident=answer)
        for month, (incident, answer) in enumerate(
            ((whole, "Yes"), (whole, "No"), (listened, ""), (still_open, "Once, in 2019")), 1
        )
    ]
    assert numbers_of("incidents", *sessions) == (4, None)
    assert numbers_of("both-sides", *sessions) == (2, 2)
    assert by_part("reported", counted(*sessions)) == {
        "Yes": 1,
        "No": 1,
        "Not needed": 0,
        "Not answered": 1,
        "Another answer": 1,
    }


def test_network_meetings_with_the_family_there_or_having_sent_word() -> None:
    def meeting(day: str, choice: str) -> Session:
        chosen = (NamedItem(id=choice, label="whatever it read that day"),) if choice else ()
        answer = Answer(field="family", asked="Will they be there?", kind="one", chosen=chosen, lines=("Own words",))
        return of_kind(day, "network").with_changes(
            forms=(FormAnswers(id="network-why", title="Why", answers=(answer,)),)
        )

    meetings = [meeting(f"2026-0{month}-05", choice) for month, choice in enumerate(("1", "2", "3", "4", ""), 1)]
    assert numbers_of("network", *meetings) == (5, None)
    assert numbers_of("network-family", *meetings) == (2, 5)


def test_disagreements_by_their_days() -> None:
    opened = [of_kind(f"2026-0{month}-05", "disagree", on=day) for month, day in ((1, None), (2, None), (3, None))]
    first, second, third = opened
    sessions = (
        *opened,
        of_kind("2026-04-05", "disagree", first.id, finished=True),
        of_kind("2026-05-05", "disagree", second.id, date(2026, 12, 3)),
        of_kind("2026-06-05", "disagree", third.id, date(2026, 7, 1)),
        of_kind("2025-06-05", "disagree"),
    )
    sessions = tuple(sorted(sessions, key=lambda session: session.started_at))
    assert by_part("disagreements", counted(*sessions)) == {
        "Opened": 3,
        "Ended": 1,
        "Open with a day set": 1,
        "Open past that day": 1,
        "Open with no day": 1,
    }


def test_outcomes_partnerships_and_teams_by_their_days() -> None:
    page = of_kind("2026-01-05", "partnership", on=date(2026, 3, 1))
    sessions = (
        page,
        of_kind("2026-02-01", "outcomes"),
        of_kind("2026-03-05", "partnership", page.id, date(2026, 4, 1)),
        of_kind("2026-05-05", "partnership", page.id),
        of_kind("2026-06-01", "outcomes", "2026-02-01T0930-4k7q"),
    )
    figures = counted(*sessions, session_on("2026-07-01", occasion="team-short", people=team_of("Jo's duty team")))
    assert figures["outcomes", "First looks"].number == figures["outcomes", "Looked at again"].number == 1
    assert figures["partnerships", "New"].number == 1
    assert figures["held", ""].number == 0
    again = figures["partnerships", "Looked at again on the day, or within seven days of it"]
    assert (again.number, again.out_of) == (1, 2)
    assert figures["team-held", ""].days == (date(2026, 7, 1),)


def test_what_a_session_of_the_two_took_up_or_decided_about_it_counts_too() -> None:
    def decided(day: str, first: Session, what: str, on: date | None = None) -> Session:
        review = ReturnReview.model_validate(
            {"thread": first.id, "occasion": first.occasion, "title": "t", "decided": what, "on": on}
        )
        return session_on(day, returned=(review,), thread=first.id if what == "today" else "")

    page = of_kind("2026-01-05", "partnership", on=date(2026, 2, 1))
    argued, other = of_kind("2026-01-06", "disagree", on=date(2026, 2, 1)), of_kind("2026-01-07", "disagree")
    figures = counted(
        page,
        argued,
        other,
        decided("2026-02-01", page, "another-day", date(2026, 4, 1)),
        decided("2026-02-02", argued, "finished"),
        decided("2026-02-03", other, "another-day", date(2026, 12, 24)),
        decided("2026-04-05", page, "today"),
    )
    assert figures["held", ""].number == 4
    numbers = by_part("disagreements", figures)
    assert [numbers[part] for part in ("Opened", "Ended", "Open with a day set", "Open with no day")] == [2, 1, 1, 0]
    again = figures["partnerships", "Looked at again on the day, or within seven days of it"]
    assert (again.number, again.out_of) == (1, 1), "on the day it was put off to"


def test_a_plan_that_became_a_partnership_is_a_new_page() -> None:
    plan = of_kind("2026-01-05", "new-partnership", on=date(2026, 2, 1))
    figures = counted(plan, of_kind("2026-02-01", "partnership", plan.id))
    assert figures["partnerships", "New"].number == 1


def test_a_team_is_told_as_one_and_not_by_its_title() -> None:
    history = history_of(session_on("2026-07-01", occasion="team", people=team_of("Jo's duty team")))
    evidence = count_evidence([history], YEAR, TODAY, CONTENT)
    assert evidence.team and evidence.whose == ()
    assert whose_words(evidence) == "One team · 1 Jan 2026 to 31 Dec 2026"


def test_pairs_are_one_sum_and_never_one_beside_another() -> None:
    ours = history_of(session_on("2026-01-05"), agreement("2026-02-01", 6), session_on("2026-02-16"))
    there = history_of(session_on("2026-01-12"), session_on("2026-06-01"))
    evidence = count_evidence([ours, there], YEAR, TODAY, CONTENT)
    figures = {(figure.row, figure.part): figure for figure in evidence.figures}
    assert evidence.whose == ()
    assert figures["held", ""].number == 4
    assert figures["dates", ""].days == (date(2026, 1, 5), date(2026, 1, 12), date(2026, 2, 16), date(2026, 6, 1))
    assert (figures["in-time", ""].number, figures["in-time", ""].out_of) == (1, 1), "of those who agreed on a time"
    assert figures["longest-gap", ""].number == 286, "the longest of all, not a sum"
    assert figures["agreement-in-date", ""] == Figure("agreement-in-date", 1, 2), "not whose ends when"


def test_roles_are_told_only_where_they_are_words_of_ours() -> None:
    def whose(*roles: str) -> tuple[str, ...]:
        people = tuple(
            Person(id=id_, initials="XY", role=role)
            for id_, role in zip(("supervisor", "supervisee"), roles, strict=True)
        )
        return count_evidence([history_of(session_on("2026-01-05", people=people))], YEAR, TODAY, CONTENT).whose

    known, other = CONTENT.supervision.roles[:2]
    assert whose(known, other) == (known, other), "the supervisor first"
    assert whose(known, "Jo Bloggs, ward 7") == ()


def test_days_are_those_of_the_pair() -> None:
    span = Period("", date(2026, 1, 6), date(2026, 1, 7))
    assert count_evidence([history_of(session_on("2026-01-05"), zone=UTC)], span, TODAY, CONTENT).records == 0
