"""The made-up year is readable, true to the shipped words, and could be about nobody."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from supervise.domain.content.bundle import Content
from supervise.domain.content.talk_plan import reframe_for
from supervise.domain.date_parsing import parse_date
from supervise.domain.problems import ProblemError
from supervise.domain.review.tracked_actions import track_actions
from supervise.domain.session.fields.text_fields import text_fields
from supervise.domain.session.incident import STANDINGS, missing, placed
from supervise.domain.session.model import Session
from supervise.store.content.demo import write_demo_home
from supervise.store.content.form_loader import load_forms
from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder, check_id, shipped
from supervise.store.sessions.files import read_sessions
from supervise.store.sessions.toml import decode, encode, with_checksum
from supervise.store.settings import load_settings
from supervise.tui.session.form.row_answer import columns_of
from support.builders import history_of
from support.system import private


def carried_over(sessions):  # type: ignore[no-untyped-def]
    """What History gives of these as still open."""
    return tuple(tracked for tracked in track_actions(sessions) if tracked.open)


FILES = sorted((shipped() / "demo").glob("*.toml"))
EVERY = [decode(path.read_bytes(), path.name) for path in FILES]
TEAM = [decode(path.read_bytes(), path.name) for path in sorted((shipped() / "demo" / "team").glob("*.toml"))]
YEAR = [session for session in EVERY if not session.occasion]
"""The usual sessions of the two."""
OTHER_KINDS = [session for session in EVERY if session.occasion]
TODAY = date(2026, 11, 22)
FORMS, _ = load_forms(None)

# The only words that may have a capital inside a sentence: nobody can be called one of these.
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")
MONTHS += ("September", "October", "November", "December")
CAPITALS = {"I", "Case", "Care", "Act", "GP", "CD", "AB", "NHS", "Asked", *DAYS, *(f"{day}s" for day in DAYS), *MONTHS}
IDENTIFIERS = {
    "a long number": r"\d{5,}|\d[\d ]{8,}\d",
    "an email address": r"\S+@\S+",
    "a postcode": r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
    "a day": rf"\b\d{{1,2}}(st|nd|rd|th)\b|\b\d{{1,2}}[/.-]\d{{1,2}}\b|\b\d{{1,2}} ({'|'.join(MONTHS)})",
    "a year": r"\b(19|20)\d\d\b",
    "a title": r"\b(Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame)\b",
    "an age": r"\b(aged?|years old|year-old)\b",
}


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(None)[0]


def own_words(session: Session) -> Iterator[str]:
    """Everything the two would have typed."""
    yield from (session.aim, session.rating_talk, session.differences)
    for review in session.reviewed:
        yield from (review.what, review.reason, review.now_reads)
    if session.talk is not None:
        yield from (words.text for words in (*session.talk.notes, *session.talk.links))
    if session.incident is not None:
        incident = session.incident
        yield from (incident.summary, incident.why_here, *incident.strengths, *incident.differently)
        yield from (note.text for note in incident.notes)
        yield from (placement.why for placement in incident.placements)
    for action in session.actions:
        yield from (action.what, action.how_we_will_know)
    yield from (words.text for words in (*session.takeaways, *session.additions))
    yield from (place.text for place in text_fields(session) if place.path[0] == "forms" and not is_a_day(place.text))


def is_a_day(text: str) -> bool:
    """A cell whose column asks for one."""
    return parse_date(text, TODAY) is not None


def inside_sentences(text: str) -> Iterator[str]:
    """The words that begin with a capital though no sentence begins there."""
    for sentence in re.split(r"[.?!:\n]\W*|[\"“]", re.sub(r"\bCase [A-Z]\d", "", text)):
        yield from re.findall(r"(?<![\w'])[A-Z]\w*", re.sub(r"^\W*\w+", "", sentence))


every_session = pytest.mark.parametrize("session", [*EVERY, *TEAM], ids=lambda session: session.id)
each_usual = pytest.mark.parametrize("session", YEAR, ids=lambda session: session.id)
each_other_kind = pytest.mark.parametrize("session", [*OTHER_KINDS, *TEAM], ids=lambda session: session.id)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_is_written_as_the_program_writes_it(path: Path) -> None:
    session = decode(path.read_bytes(), path.name)
    assert encode(session) == with_checksum(path.read_bytes())
    assert check_id(session.id) == path.stem
    assert session.id.startswith(f"{session.started_at:%Y-%m-%dT%H%M}-")


@every_session
def test_each_is_marked_as_made_up(session: Session) -> None:
    assert session.made_up
    assert session.locked
    assert (session.status == "agreed") == (len(session.agreed) == len(session.people))
    assert (session.status == "finished") == bool(session.cut_short)


@every_session
def test_nobody_could_be_found_behind_it(session: Session) -> None:
    for text in own_words(session):
        assert set(inside_sentences(text)) <= CAPITALS, text
        for what, pattern in IDENTIFIERS.items():
            assert not re.search(pattern, text), f"{what}: {text}"


def test_a_name_would_be_noticed() -> None:
    assert list(inside_sentences("Rang the officer, Sam Example, on Thursday.")) == ["Sam", "Example", "Thursday"]


@every_session
def test_nothing_in_it_turns_to_blame(session: Session, content: Content) -> None:
    for text in own_words(session):
        assert reframe_for(text, content.talk.reframes) is None, text


@each_usual
def test_the_wheel_and_the_talk_say_what_the_shipped_words_say(session: Session, content: Content) -> None:
    assert session.kind in content.supervision.kinds
    assert session.cut_short in ("", *content.supervision.cut_short)
    assert {session.reported_as_incident, session.copied_to_case_record} <= {"", *content.supervision.tick_choices}
    usual = {rule.text for rule in content.supervision.ground_rules}
    assert len([rule for rule in session.ground_rules if rule not in usual]) == 1
    assert session.section is not None and session.talk is not None
    section, ring = content.section(session.section.id), content.wheel.ring("ourselves")
    assert section is not None and ring is not None
    ring = content.wheel.ring(section.ring)
    assert ring is not None
    assert (section.title, ring.title) == (session.section.title, session.section.ring)
    assert (content.wheel.id, not content.wheel.official) == (session.section.wheel, session.section.stand_in)
    questions = {(question.text, question.stage, question.lens or "") for question in section.questions}
    assert {(note.question, note.stage, note.lens) for note in session.talk.notes} <= questions
    assert {(link.to, link.title) for link in session.talk.links} <= {
        (link.id, link.title) for link in content.talk.links
    }
    assert 600 <= session.talk.spent_seconds <= 1100
    for rating in session.ratings:
        point = content.wheel.rating.point(rating.value) if rating.value is not None else None
        assert rating.label == ("" if rating.skipped else point.label if point else content.wheel.rating.not_sure)


@each_usual
def test_the_ladder_says_what_the_shipped_words_say(session: Session, content: Content) -> None:
    incident = session.incident
    assert not (session.no_incident and incident)
    if incident is None:
        return
    ladder, model = content.ladder(incident.ladder), content.model(incident.model)
    assert ladder is not None and model is not None
    assert (ladder.title, model.title) == (incident.ladder_title, incident.model_title)
    for placement in incident.placements:
        on = content.ladder(placement.ladder)
        assert on is not None
        rung = on.rung(placement.rung) if placement.rung is not None else None
        assert placement.title == (rung.title if rung else "")
        assert placement.by in (*STANDINGS, "supervisee", "supervisor")
    steps = {(step.id, step.title, step.prompt) for step in model.steps if step.box is None}
    assert {(note.step, note.title, note.prompt) for note in incident.notes} <= steps
    assert {(barrier.id, barrier.label) for barrier in incident.barriers} <= {
        (barrier.id, barrier.label) for barrier in content.barriers
    }
    known = {(strategy.id, strategy.label) for strategy in content.strategies}
    assert {(strategy.id, strategy.label) for strategy in incident.strategies} <= known
    assert {strategy.answers for strategy in incident.strategies} <= {
        "",
        *(barrier.id for barrier in incident.barriers),
    }
    assert incident.closed and not missing(incident)


def test_every_open_action_is_looked_at_next_time_and_two_are_left_open() -> None:
    for session in YEAR:
        before = carried_over(EVERY[: EVERY.index(session)])
        assert [looked_at.action for looked_at in session.reviewed] == [tracked.action.id for tracked in before], (
            session.id
        )
        assert [looked_at.what for looked_at in session.reviewed] == [tracked.action.what for tracked in before], (
            session.id
        )
        for review in session.reviewed:
            assert review.reason or review.outcome not in ("changed", "let-go")
            assert bool(review.now_reads) == (review.outcome == "changed")
        assert [action.id for action in session.actions] == [
            f"{session.id}-{n + 1}" for n in range(len(session.actions))
        ]
    assert {review.outcome for session in YEAR for review in session.reviewed} == {"done", "doing", "changed", "let-go"}
    assert sorted(tracked.overdue(TODAY) for tracked in carried_over(EVERY)) == [False, True]


def test_it_is_a_year_with_something_of_everything() -> None:
    assert 13 <= len(YEAR) <= 15
    assert all(timedelta.days <= 45 for timedelta in (b.started_at - a.started_at for a, b in pairwise(YEAR)))
    assert (YEAR[0].started_at.year, YEAR[-1].started_at.year) == (2025, 2026)
    assert len({session.section.id for session in YEAR if session.section}) >= 10
    assert {session.cut_short for session in YEAR} >= {"", "Called away", "Out of time"}
    assert sum(session.no_incident for session in YEAR) >= 4
    assert any(rating.skipped for session in YEAR for rating in session.ratings)
    assert any(rating.value is None and not rating.skipped for session in YEAR for rating in session.ratings)
    assert any(session.additions for session in YEAR)
    assert any(session.differences for session in YEAR)
    incidents = [session.incident for session in YEAR if session.incident]
    assert any(placement.ladder == "tlap" for incident in incidents for placement in incident.placements)
    [felt] = [session for session in YEAR if session.incident and session.incident.model == "how-it-felt"]
    assert not felt.actions


@each_other_kind
def test_each_other_kind_asks_what_the_shipped_words_ask(session: Session) -> None:
    kind = FORMS.kind(session.occasion)
    assert kind is not None
    assert (kind.title, session.kind) == (session.occasion_title, "")
    for answered in session.forms:
        form = FORMS.form(answered.id)
        assert form is not None and form.id in (*kind.steps, kind.arrive)
        assert form.title == answered.title
        fields = {field.id: field for field in form.fields}
        for answer in answered.answers:
            field = fields[answer.field]
            assert (answer.asked, answer.kind, answer.gathers) == (field.ask, field.kind, field.gathers)
            labels = {(item.id, item.label) for item in FORMS.items(field)}
            assert {(item.id, item.label) for item in (*answer.chosen, *answer.looks)} <= labels
            columns = [(column.id, column.title) for column in columns_of(field)]
            assert all([(cell.id, cell.title) for cell in row.cells] == columns for row in answer.rows)


def test_there_is_one_of_each_kind_joined_to_what_came_before() -> None:
    occasions = [session.occasion for session in OTHER_KINDS]
    of_two = [kind.id for kind in FORMS.kinds_for("pair")]
    assert set(occasions) == set(of_two)
    labels = {session.incident.case for session in YEAR if session.incident} | {"Partnership P1", ""}
    assert {session.about for session in OTHER_KINDS} <= labels
    again = {(returning.called, returning.on) for returning in history_of(*EVERY).returning()}
    assert again == {
        ("Our supervision agreement", date(2026, 12, 2)),
        ("When professionals disagree, Case A5", date(2026, 12, 3)),
        ("A network meeting, Case A5", date(2026, 12, 10)),
        ("What came of it, Case A5", date(2027, 1, 20)),
        ("Our partnership on a page, Partnership P1", date(2027, 2, 24)),
    }


def test_one_case_climbs_and_says_what_lifted_it() -> None:
    back = [session.incident for session in YEAR if session.incident and session.incident.case == "Case A1"]
    rungs = [standing.rung for brief in back if (standing := placed(brief, "together"))]
    assert rungs == [3, 5, 6, 6]
    assert all("lifted" in brief.why_here for brief in back[1:3])


def test_a_home_is_filled_with_the_year_and_its_pair(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "home")
    assert write_demo_home(home) == len(EVERY) + len(TEAM)
    shelf = read_sessions(home)
    assert not shelf.problems
    assert [stored.session for stored in reversed(shelf.kept) if stored.session.pair == "demo"] == EVERY
    assert [stored.session for stored in reversed(shelf.kept) if stored.session.pair == "demo-team"] == TEAM
    settings, problems = load_settings(home.settings)
    assert not problems
    assert settings.pair is not None and settings.pair.label == "CD + AB"
    assert {stored.session.pair for stored in shelf.kept} == {pair.id for pair in settings.pairs}
    assert [pair.roles[:2] for pair in settings.pairs if pair.who == "team"] == [("Social worker", "Community nurse")]
    assert private(home.root, *(stored.path for stored in shelf.kept))


def test_made_up_sessions_never_mix_with_others(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("plain = true\n", encoding="utf-8")
    with pytest.raises(ProblemError, match="not empty"):
        write_demo_home(HomeFolder(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
