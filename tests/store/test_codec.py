"""Any words in any field survive the file and back, and a bad file is one clear sentence."""

import re
import tempfile
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise.domain.actions import Action, ActionReview, Origin
from supervise.domain.incident import Incident, Named, Placement, StepNote
from supervise.domain.problems import ProblemError
from supervise.domain.session import (
    Addition,
    Agreed,
    LinkDrawn,
    Note,
    Rating,
    SectionTalked,
    Session,
    Takeaway,
    Talk,
)
from supervise.store.codec import decode, encode, from_the_future
from supervise.workflow import outside
from support import HOSTILE, START, a_session, make_workflow

ANY = st.text(st.characters(codec=None, exclude_categories=()))


def full(words: str) -> Session:
    """A session with `words` in every field that takes words."""
    number = {"by": "supervisee"}
    return a_session(
        kind=words,
        aim=words,
        cut_short=words,
        made_up=True,
        ground_rules=(words, words),
        reviewed=(ActionReview(action="x-1", what=words, outcome="changed", reason=words, now_reads=words),),
        section=SectionTalked(id="resilience", title=words, ring=words, wheel="stand-in-wheel", stand_in=True),
        talk=Talk(
            planned_seconds=900,
            spent_seconds=0,
            notes=(Note(question=words, text=words),),
            links=(LinkDrawn(to="role", title=words, text=words),),
        ),
        ratings=(Rating(**number, value=2, label=words), Rating(by="supervisor", skipped=True)),
        rating_talk=words,
        incident=Incident(
            case=words,
            summary=words,
            ladder="partnership",
            ladder_title=words,
            model="aar",
            model_title=words,
            placements=(Placement(**number, ladder="partnership", rung=5, title=words, why=words),),
            why_here=words,
            notes=(StepNote(step="learn", title=words, prompt=words, text=words),),
            strengths=(words,),
            differently=(words, "b"),
            barriers=(Named(id="time", label=words),),
            strategies=(Named(id="trim-meetings", label=words, answers="time"),),
        ),
        actions=(Action(id="x-2", what=words, how_we_will_know=words, came_from=Origin(kind="strategy", title=words)),),
        takeaways=(Takeaway(**number, text=words),),
        differences=words,
        reported_as_incident="not needed",
        agreed=(Agreed(**number, initials="CD", at=START),),
        additions=(Addition(at=START, **number, initials="CD", text=words),),
    )


@given(ANY)
def test_any_words_in_any_field_survive_the_file_and_back(words: str) -> None:
    session = full(words)
    assert decode(encode(session), "x.toml") == session
    assert Session.model_validate(tomllib.loads(encode(session).decode())) == session, "any other reader agrees"


@pytest.mark.parametrize(
    "words", [HOSTILE, '"""', "'''", "\\", "\r\n", "a\\\n  b", "# end", "= [x]", "\ufeff", "x" * 1_000_000]
)
def test_words_that_trouble_toml(words: str) -> None:
    assert decode(encode(full(words)), "x.toml") == full(words)


toml_values = st.recursive(
    st.one_of(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc",))), st.booleans(), st.integers(-(2**53), 2**53)
    ),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), inner, max_size=2)
    ),
    max_leaves=4,
)


def tables(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[tuple[object, ...], dict[str, Any]]]:
    """Every table of a file, however deep, with the way to it."""
    if isinstance(value, dict):
        yield path, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from tables(inner, (*path, key))


unknown = st.dictionaries(st.from_regex(r"zz_[a-z]{1,8}", fullmatch=True), toml_values, max_size=3)


@given(st.data())
@settings(deadline=None, max_examples=12)
def test_keys_it_does_not_know_survive_at_every_level_and_every_deed(data: st.DataObject) -> None:
    raw = rtoml.loads(encode(full("words").but(status="agreed")).decode())
    levels = dict(tables(raw))
    assert len(levels) >= 20
    extra = {path: data.draw(unknown) for path in levels}
    for path, table in levels.items():
        table.update(extra[path])
    with tempfile.TemporaryDirectory() as folder:
        workflow = make_workflow(Path(folder))
        path = workflow.home.sessions / "2026" / f"{a_session().id}.toml"
        path.parent.mkdir(parents=True)
        path.write_text(rtoml.dumps(raw), encoding="utf-8")  # as a newer program, or a hand, would
        workflow.read()
        outside.accept(workflow, workflow.past[0].session)
        workflow.add(workflow.past[0].session, "supervisee", "More")
        again = dict(tables(rtoml.loads(path.read_text(encoding="utf-8"))))
        for where, table in extra.items():
            assert {key: again[where][key] for key in table} == table, where


def test_the_file_opens_with_a_word_for_whoever_finds_it_and_reads_top_to_bottom() -> None:
    text = encode(full("words")).decode()
    assert text.startswith("# A supervision session kept by Supervise. Confidential.\n")
    order = ["schema_version", "id", "status", "started_at", "aim", "[[people]]", "[[reviewed]]", "[section]", "[talk]"]
    order += ["[[talk.notes]]", "[[ratings]]", "[incident]", "[[incident.placements]]", "[[actions]]", "[[agreed]]"]
    assert [text.index(f"\n{key}") for key in order] == sorted(text.index(f"\n{key}") for key in order)
    assert "\r" not in text


def test_times_are_utc() -> None:
    there = datetime.fromisoformat("2026-07-01T10:30:00+01:00")
    session = a_session(started_at=there)
    assert decode(encode(session), "x").started_at == there
    assert "started_at = 2026-07-01T09:30:00Z" in encode(a_session(started_at=there.astimezone(UTC))).decode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"name = 'another program'", "no session of Supervise"),
        (b"id = 'x'", "started_at: field required"),
        (b"id = ", "not valid TOML"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 5000, "TOML|nested"),
        (b"schema_version = " + b"9" * 5000, "TOML|integer"),
        (b'id = 3\nstarted_at = "soon"', r"id: .*started_at: "),
    ],
)
def test_a_bad_file_is_one_sentence_that_says_where_what_and_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(ProblemError, match=told) as caught:
        decode(data, "2026.toml")
    assert caught.value.problem.where == "2026.toml"
    assert caught.value.problem.remedy


def test_notepad_s_mark_and_newlines_are_read() -> None:
    session = full("a\nb")
    assert decode(b"\xef\xbb\xbf" + encode(session).replace(b"\n", b"\r\n"), "x") == session


def test_a_newer_file_is_known_for_one() -> None:
    assert from_the_future(a_session(schema_version=2))
    assert not from_the_future(a_session())


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
@pytest.mark.parametrize("key", ["started_at", "ended_at", "at"])
def test_an_instant_no_calendar_holds_is_named_with_its_field(key: str, when: str) -> None:
    data = encode(full("words").but(ended_at=START))
    changed = re.sub(rf"^{key} = .*$".encode(), f"{key} = {when}".encode(), data, flags=re.MULTILINE)
    with pytest.raises(ProblemError) as caught:
        decode(changed, "2026.toml")
    assert f"{'agreed[0].at' if key == 'at' else key}: {when[:10]}" in caught.value.problem.what
    assert "is not within the years 1970 to 2899" in caught.value.problem.what
    assert "Put the field right" in caught.value.problem.remedy


@pytest.mark.parametrize("when", ["1970-01-01T00:00:00Z", "2899-12-31T23:59:59Z"])
def test_what_a_clock_that_was_never_set_says_is_read(when: str) -> None:
    """A computer that lost its clock says 1970: what was written then is not to be out of reach."""
    at = datetime.fromisoformat(when)
    assert decode(encode(a_session(started_at=at)), "x").started_at == at
