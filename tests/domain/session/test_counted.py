"""What a team answered, as counts: nobody's single answer can be told from what is kept."""

from collections.abc import Iterator

import pytest

from supervise.domain.people import Person, team_of
from supervise.domain.problems import ProblemError
from supervise.domain.session.counted import FEWEST, count_answers, people_present, roles_present, spread, why_not_kept
from supervise.domain.session.form_answers import Answer, Cell, FormAnswers, Row
from supervise.domain.session.lifecycle import confirm, nothing_to_rate, visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.session.report import as_document
from support.builders import a_session
from support.clock import START

POINTS = {1: "New to me", 2: "Sometimes", 3: "Often", 4: "Even under pressure", 5: "I help others"}


def of_team(**changes: object) -> Session:
    return a_session(people=team_of("Duty team"), **changes)


def spreads(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many answers can fall on so many points."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in spreads(total - first, places - 1))


def counted(numbers: tuple[int, ...]) -> Session:
    *at_points, not_sure = numbers
    session = of_team()
    answers = count_answers(session, "rate", POINTS, dict(zip(POINTS, at_points, strict=True)), not_sure)
    return session.with_changes(counted=answers)


@pytest.mark.parametrize("total", range(1, 9))
def test_no_single_answer_can_be_told_from_any_count_that_is_kept(total: int) -> None:
    for numbers in spreads(total, len(POINTS) + 1):
        session = counted(numbers)
        spread_kept = spread(session, "rate")
        if spread_kept is None:
            assert "How it is going" not in as_document(session)
            assert why_not_kept(numbers), "and it is said why"
            continue
        assert spread_kept.total == total >= FEWEST
        answered = [point.how_many for point in spread_kept.points] + (
            [spread_kept.not_sure] if spread_kept.not_sure else []
        )
        assert max(answered) < total, "were all alike, each one's answer would be known"
        assert not any(person.id != "team" for person in session.people)


def test_a_spread_that_may_no_longer_be_kept_is_gone() -> None:
    session = counted((1, 2, 2, 0, 0, 0))
    assert spread(session, "rate") is not None
    assert count_answers(session, "rate", POINTS, {1: 1, 2: 2}, 0) == ()
    assert count_answers(session, "rate", POINTS, {}, 0) == ()


def test_rate_and_ladder_are_counted_apart() -> None:
    session = counted((1, 2, 2, 0, 0, 0))
    both = count_answers(session, "ladder", {4: "Consultation", 5: "Help"}, {4: 3, 5: 4}, 1)
    assert [answers.of for answers in both] == ["rate", "ladder"]
    text = as_document(session.with_changes(counted=both))
    assert "How it is going: 1 New to me: 1 · 2 Sometimes: 2 · 3 Often: 2" in text
    assert "Where it stands: 4 Consultation: 3 · 5 Help: 4 · not sure: 1" in text


def test_who_is_here_is_counted_where_numbers_are_given() -> None:
    rows = tuple(
        Row(cells=(Cell(id="role", title="Role", text=role), Cell(id="how-many", title="How many", text=how_many)))
        for role, how_many in (("Nurse", "3"), ("Social worker", "2"), ("Student", "a few"))
    )
    answer = Answer(field="present", asked="Who is here?", kind="rows", rows=rows)
    forms = (FormAnswers(id="team-present", title="Who is here", answers=(answer,)),)
    assert people_present(forms) == 5
    assert roles_present(forms) == ("Nurse", "Social worker", "Student")
    assert people_present(()) == 0


def test_a_teams_answer_is_no_secret_and_rate_is_not_passed_over() -> None:
    session = counted((1, 2, 2, 0, 0, 0)).with_changes(
        section={"id": "resilience", "title": "Resilience", "wheel": "stand-in-wheel"}
    )
    assert visible_to_both(session) == session
    assert not nothing_to_rate(session)


def test_whoever_leads_gives_initials_of_their_own() -> None:
    with pytest.raises(ProblemError, match="whoever leads"):
        confirm(of_team(), "team", "   ", START)
    after = confirm(of_team(), "team", "AB", START)
    assert after.status == "agreed"
    assert [(confirmation.by, confirmation.initials) for confirmation in after.agreed] == [("team", "AB")]


def test_a_team_is_known_by_its_title_and_nobody_in_it() -> None:
    [team] = team_of("Duty team")
    assert (team.role, team.initials) == ("Duty team", "Team")
    with pytest.raises(ValueError, match="cannot be empty"):
        team_of(" ")
    assert isinstance(team, Person)
