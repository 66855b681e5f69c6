"""The document that is saved of a session: a title over it, and where it is over a place for both to sign."""

from datetime import UTC, date

import pytest

from supervise.domain.people import SELF, Person, team_of
from supervise.domain.session.actions import Action, ActionReview, Outcome
from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import Rating
from supervise.domain.session.report import as_document, build_report, session_lines
from support.builders import PEOPLE, a_session
from support.clock import START


def test_a_title_the_record_and_a_place_to_sign_the_supervisee_first() -> None:
    session = a_session(status="agreed", ended_at=START, people=tuple(reversed(PEOPLE)))
    lines = as_document(session, UTC).splitlines()
    assert lines[:3] == ["Supervision record: CD and AB, Sunday 22 Nov 2026", "=" * 49, ""]
    assert lines[3:-9] == [*session_lines(session, UTC), ""]
    line = f"  {'_' * 40}   Date {'_' * 20}"
    assert lines[-9:] == ["Signed", "", "  CD, Community nurse", "", line, "", "  AB, Team leader", "", line]
    assert max(map(len, lines)) <= 80


def test_own_answers_stand_in_one_order_whoever_answered_last() -> None:
    ladder = {"ladder": "partnership", "rung": 4, "title": "Compliance"}
    placements = tuple(Placement(by=by, **ladder) for by in ("supervisor", "together", "supervisee"))
    session = a_session(
        ratings=(Rating(by="supervisor", value=2, label="Sometimes"), Rating(by="supervisee", value=4, label="Often")),
        incident=Incident(case="Case A1", ladder="partnership", model="strengths-review", placements=placements),
    )
    labels = {section.title: [entry.label for entry in section.entries] for section in build_report(session, UTC)}
    assert labels["Rate"] == ["CD", "AB"]
    placed = [label for label in labels["Ladder"] if label.startswith(("CD", "AB", "Together"))]
    assert placed == ["CD", "AB", "Together"]


def test_what_is_made_of_the_answers_is_called_as_those_were_asked_who_held_it() -> None:
    incident = Incident(case="Case A1", ladder="partnership", model="strengths-review", why_here="zebrafinch")
    incident = incident.with_changes(in_the_way="nightjar", next_step="goldcrest")
    whole = a_session(rating_talk="kingfisher", incident=incident)
    birds = ("kingfisher", "zebrafinch", "nightjar", "goldcrest")
    alone = (Person(id=SELF, initials="CD", role="Nurse"),)
    labels = {}
    for who, people in (("pair", PEOPLE), ("one", alone), ("team", team_of("Duty team"))):
        entries = [entry for part in build_report(whole.with_changes(people=people), UTC) for entry in part.entries]
        labels[who] = [entry.label for entry in entries if entry.text in birds]
    assert labels == {
        "pair": ["Half a step further", "Why there, together", "In our own words", "What we could do now"],
        "one": ["Half a step further", "What I make of it", "In my own words", "What I could do now"],
        "team": ["What each notices", "What each notices", "In our own words", "What we could do now"],
    }


def test_a_draft_is_not_signed() -> None:
    assert "Signed" not in as_document(a_session(), UTC)


def test_what_the_whole_session_is_about_is_not_called_undescribed() -> None:
    incident = Incident(case="Partnership P1", ladder="partnership", model="strengths-review")
    for about, line in (("Partnership P1", ("", "Partnership P1")), ("", ("Partnership P1", "(not described)"))):
        sections = build_report(a_session(incident=incident, about=about), UTC)
        [ladder] = [section for section in sections if section.title == "Ladder"]
        assert line in [(entry.label, entry.text) for entry in ladder.entries]


@pytest.mark.parametrize(
    ("outcome", "now_reads", "reason", "became"),
    [
        ("done", "", "It\nhelped.", "→ 28 Nov 2026: done. It helped."),
        ("changed", "Ring the ward", "", "→ 28 Nov 2026: changed. Now: Ring the ward"),
        (
            "changed",
            "Ring the ward",
            "on a Tuesday nobody\nanswers",
            "→ 28 Nov 2026: changed. Now: Ring the ward\nWhy: on a Tuesday nobody answers",
        ),
        ("changed", "", "nobody answers", "→ 28 Nov 2026: changed. nobody answers"),
    ],
)
def test_why_an_action_was_changed_stands_apart_from_what_it_now_reads(
    outcome: Outcome, now_reads: str, reason: str, became: str
) -> None:
    review = ActionReview(action="x-1", what="Ring", outcome=outcome, now_reads=now_reads, reason=reason)
    session = a_session(actions=(Action(id="x-1", what="Ring"),))
    sections = build_report(session, UTC, {"x-1": ((date(2026, 11, 28), review),)})
    [entry] = next(section.entries for section in sections if section.title == "Actions")
    assert entry.text == f"Ring\n{became}"
