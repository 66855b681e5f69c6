"""Each case and its way on each ladder: told as facts, and never translated to another ladder."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from supervise.domain.content.ladder import Ladder
from supervise.domain.review.cases.case_path import CasePath, case_paths, rungs
from supervise.domain.review.cases.case_story import CaseActions, entry_text, placement_text
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SummaryBuilder
from supervise.domain.session.actions import Action, ActionOrigin, ActionReview
from supervise.domain.session.incident import Incident, NamedItem, Placement
from supervise.domain.session.model import Session
from supervise.store.home.folder import shipped
from supervise.store.sessions.toml import decode
from support.builders import PEOPLE, a_session

BOTH = ("supervisee", "supervisor")


def meeting(day: int, case: str = "Case A1", ladder: str = "one", also: str = "", **rung: int | None) -> Session:
    """A session in January on which a case was placed so; `also` is a second ladder with the same places."""
    given = [
        Placement(by=by, ladder=on, rung=at, title=f"R{at}" if at else "", skipped=at is None)
        for on in filter(None, (ladder, also))
        for by, at in rung.items()
    ]
    when = datetime(2026, 1, day, 9, 30, tzinfo=UTC)
    incident = Incident(case=case, ladder=ladder, ladder_title=ladder.title(), model="m", placements=tuple(given))
    return a_session(id=f"2026-01-{day:02}T0930-aaaa", status="agreed", started_at=when, incident=incident)


def past(*sessions: Session) -> History:
    return History(tuple(SummaryBuilder(UTC).of(session) for session in reversed(sessions)), UTC)


def both(rung: int | None) -> Mapping[str, int | None]:
    return dict.fromkeys(BOTH, rung)


def test_a_case_is_followed_from_its_first_time_to_its_latest() -> None:
    history = past(
        meeting(1, **both(3), together=3, needed=6),
        meeting(2, case="Case A2", **both(2)),
        meeting(3, supervisee=5, supervisor=4, together=5),
        meeting(4, **both(5)),
        meeting(5, **both(4)),
        meeting(6, **both(None)),
        meeting(7, supervisee=2, supervisor=4),
        meeting(8, case="Case A3", **both(9)),
    )
    first, newer, older = case_paths(history)
    assert [first.case, newer.case, older.case] == ["Case A1", "Case A3", "Case A2"]
    assert [standing.rung for standing in first.times] == [3, 5, 5, 4, None, None]
    assert first.steps(9) == "3 ↑ 5 · 5 ↓ 4 – 2/4"
    assert first.steps(2) == "… – 2/4"
    assert first.path_text == "3 R3 → 4 R4"
    assert first.times[-1].where == "2 R2 or 4 R4"
    assert first.times[-2].where == "not placed"
    assert first.needed == 6
    assert (newer.path_text, newer.steps(9), newer.needed) == ("9 R9", "9", None)


def test_two_ladders_are_two_paths_and_one_alone_is_no_answer() -> None:
    [first, other] = case_paths(past(meeting(1, also="two", **both(3)), meeting(2, **both(4))))
    assert [(first.ladder, first.path_text), (other.ladder, other.path_text)] == [
        ("one", "3 R3 → 4 R4"),
        ("two", "3 R3"),
    ]
    assert (first.title, other.title) == ("One", "")  # no session says what the second one is called
    [hidden] = case_paths(past(meeting(1, supervisee=3)))
    assert hidden.path_text == "not placed"
    assert not hidden.times[0].placements


def test_the_rungs_are_those_of_the_ladder_in_the_words_of_the_day_and_no_fewer_than_were_placed_on() -> None:
    [path] = case_paths(past(meeting(1, **both(2)), meeting(2, **both(12))))
    known = Ladder.model_validate(
        {"id": "one", "title": "One", "rungs": [{"number": n, "id": f"r{n}", "title": f"New {n}"} for n in (1, 2, 3)]}
    )
    assert rungs(path, known) == {1: "New 1", 2: "R2", 3: "New 3", 12: "R12"}
    assert list(rungs(path, known)) == [1, 2, 3, 12]
    assert rungs(path, None) == {2: "R2", 12: "R12"}


def with_actions(session: Session, *origins: ActionOrigin | None) -> Session:
    made = (Action(id=f"{session.id}-{n}", what=f"Deed {n}", came_from=origin) for n, origin in enumerate(origins, 1))
    return session.with_changes(actions=tuple(made))


def reviewed(session: Session, action: str, outcome: str, reason: str = "", now_reads: str = "") -> Session:
    review = ActionReview.model_validate(
        {"action": action, "what": "x", "outcome": outcome, "reason": reason, "now_reads": now_reads}
    )
    return session.with_changes(reviewed=(*session.reviewed, review))


def test_between_two_times_it_is_told_what_was_done_and_where_it_came_from() -> None:
    first = meeting(1, **both(3))
    assert first.incident is not None
    first = first.with_changes(
        incident=first.incident.with_changes(
            barriers=(NamedItem(id="time", label="Time"),),
            strategies=(NamedItem(id="line-up", label="Line up the work", answers="time"),),
        )
    )
    first = with_actions(
        first,
        ActionOrigin(kind="strategy", title="Line up the work"),
        ActionOrigin(kind="barrier", title="Time"),
        ActionOrigin(kind="section", title="Listening"),
        None,
        ActionOrigin(kind="rung", title="R3"),
    )
    ids = [tracked.id for tracked in first.actions]
    between = reviewed(a_session(id="b", status="agreed", started_at=datetime(2026, 1, 2, tzinfo=UTC)), ids[0], "doing")
    second = with_actions(meeting(3, **both(5)), ActionOrigin(kind="incident", title="Case A1"))
    second = reviewed(second, ids[0], "done", "Went well.")
    second = reviewed(second, ids[1], "changed", "Too much.", "Deed two")
    second = reviewed(second, ids[2], "done")
    later = reviewed(meeting(4, case="Case A9", **both(1)), ids[1], "let-go", "No need.")
    third = meeting(5, **both(5))
    history = past(first, between, second, later, third)
    actions = CaseActions(history, "Case A1")
    [path] = [case_path for case_path in case_paths(history) if case_path.case == "Case A1"]
    brief = [standing.session for standing in path.times]
    became = [(change.what, change.outcome, change.origin) for change in actions.between(brief[0], brief[1])]
    assert became == [
        ("Deed 1", "done", "“Line up the work”, for the barrier “Time”"),
        ("Deed two", "changed", "the barrier “Time”"),
        ("Deed 4", None, ""),
        ("Deed 5", None, "the rung “R3”"),
    ]
    # What was done before is not told again; nor what nobody came back to; what was agreed then is.
    assert [(change.what, change.outcome) for change in actions.between(brief[1], brief[2])] == [
        ("Deed two", "let-go"),
        ("Deed 1", None),
    ]
    parts = entry_text(history, path, 1, second, actions)
    assert parts[0].title == "3 Jan 2026 · 5 R5, up from 3 R3"
    assert parts[0].entries[0].label == "Done since 1 Jan"
    assert parts[0].entries[0].text == (
        "Deed 1\nFrom “Line up the work”, for the barrier “Time”\n3 Jan 2026: Went well."
    )
    assert [entry.label for entry in entry_text(history, path, 2, third, actions)[0].entries[:1]] == [
        "Let go since 3 Jan"
    ]


def test_words_and_reasons_are_those_of_the_day_and_a_lost_file_leaves_the_rest() -> None:
    session = meeting(1, also="two", **both(3), together=3, needed=4)
    assert session.incident is not None
    why = tuple(placement.with_changes(why=f"why on {placement.ladder}") for placement in session.incident.placements)
    session = session.with_changes(
        incident=session.incident.with_changes(placements=why, why_here="In our words", strengths=("S",))
    )
    history = past(session)
    path, other = case_paths(history)
    actions = CaseActions(history, "Case A1")
    words = {
        entry.label: entry.text for part in entry_text(history, path, 0, session, actions) for entry in part.entries
    }
    assert words["Why here"] == "In our words"
    assert words["CD"] == "3 R3\nwhy on one"
    assert words["Strengths"] == "· S"
    beside = [entry for part in entry_text(history, other, 0, session, actions) for entry in part.entries]
    assert "Why here" not in [entry.label for entry in beside]  # it was said of the first ladder
    assert "3 R3\nwhy on two" in [entry.text for entry in beside]
    assert entry_text(history, path, 0, None, actions)[0].title == "1 Jan 2026 · 3 R3"
    assert placement_text(path.times[0]) == "4 needed · 3 together, CD, AB"


@pytest.fixture(scope="module")
def demo() -> tuple[History, CasePath, list[Session]]:
    files = sorted(Path(shipped() / "demo").glob("*.toml"))
    year = [decode(file.read_bytes(), file.name) for file in files]
    history = past(*year)
    return history, case_paths(history)[0], year


def test_the_made_up_year_tells_which_case_moved_up_what_lifted_it_and_which_action_did_it(
    demo: tuple[History, CasePath, list[Session]],
) -> None:
    history, path, year = demo
    assert (path.case, path.steps(9), path.path_text) == (
        "Case A1",
        "3 ↑ 5 ↑ 6 · 6",
        "3 Co-existence → 6 Co-ordination",
    )
    whole = next(session for session in year if session.id == path.times[2].session.id)
    entries = entry_text(history, path, 2, whole, CaseActions(history, path.case))[0].entries
    assert entries[0].label == "Done since 11 Mar"
    assert entries[0].text.startswith(
        "Share planned visits for the next month with housing and remove one overlap\nFrom"
    )
    assert "lifted it to 6" in next(entry.text for entry in entries if entry.label == "Why here")


def test_people_are_only_ever_told_by_their_initials() -> None:
    assert {person.role for person in PEOPLE}  # a role is known, and is not said here
    history = past(meeting(1, **both(2)))
    [path] = case_paths(history)
    words = repr(entry_text(history, path, 0, None, CaseActions(history, path.case)))
    assert not any(person.role in words for person in PEOPLE)
