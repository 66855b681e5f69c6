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

from supervise.domain.problems import ProblemError
from supervise.domain.session.model import Session
from supervise.domain.versions.merge import is_same_session
from supervise.store.sessions.toml import decode, encode, is_newer_schema
from supervise.workflow import SessionWorkflow
from supervise.workflow.upkeep import external_changes
from support.builders import HOSTILE, a_session, full_session, make_workflow
from support.clock import START

ANY = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY)
def test_any_words_in_any_field_survive_the_file_and_back(words: str) -> None:
    session = full_session(words)
    assert decode(encode(session), "x.toml") == session
    assert Session.model_validate(tomllib.loads(encode(session).decode())) == session, "any other reader agrees"


@given(st.text(st.sampled_from("\r\n\t\"'\\\x00\x7f\x85\u2028 a") | st.characters(codec="utf-8")))
def test_a_newer_program_s_text_keeps_every_character(text: str) -> None:
    """Of what it does not know nothing is cleaned: a line end of Windows stays one."""
    session = a_session(zz_newer=text, zz_table={"deep": [text, {"in": text}], text: 1})
    assert decode(encode(session), "x.toml") == session


@pytest.mark.parametrize(
    "words", [HOSTILE, '"""', "'''", "\\", "\r\n", "a\\\n  b", "# end", "= [x]", "\ufeff", "x" * 100_000]
)
def test_words_that_trouble_toml(words: str) -> None:
    assert decode(encode(full_session(words)), "x.toml") == full_session(words)


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
    raw = rtoml.loads(encode(full_session("words").with_changes(status="agreed")).decode())
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
        external_changes.accept(workflow, workflow.past[0].session)
        workflow.add(workflow.past[0].session, "supervisee", "More")
        again = dict(tables(rtoml.loads(path.read_text(encoding="utf-8"))))
        for where, table in extra.items():
            assert {key: again[where][key] for key in table} == table, where


def test_the_file_opens_with_a_word_for_whoever_finds_it_and_reads_top_to_bottom() -> None:
    text = encode(full_session("words")).decode()
    assert text.startswith("# A record kept by Supervise. Confidential.\n")
    order = ["schema_version", "id", "status", "started_at", "aim", "[[people]]", "[[reviewed]]", "[section]", "[talk]"]
    order += ["[[talk.notes]]", "[[ratings]]", "[incident]", "[[incident.placements]]", "[[actions]]", "[[agreed]]"]
    assert [text.index(f"\n{key}") for key in order] == sorted(text.index(f"\n{key}") for key in order)
    assert "\r" not in text


def test_times_are_utc() -> None:
    there = datetime.fromisoformat("2026-07-01T10:30:00+01:00")
    session = a_session(started_at=there)
    assert decode(encode(session), "x").started_at == there
    assert "started_at = 2026-07-01 09:30:00+00:00" in encode(a_session(started_at=there.astimezone(UTC))).decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
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
def test_a_bad_file_is_one_sentence_that_says_where_what_and_what_to_do(data: bytes, sentence: str) -> None:
    with pytest.raises(ProblemError, match=sentence) as caught:
        decode(data, "2026.toml")
    assert caught.value.problem.where == "2026.toml"
    assert caught.value.problem.remedy


def test_notepad_s_mark_and_newlines_are_read() -> None:
    session = full_session("a\nb")
    assert decode(b"\xef\xbb\xbf" + encode(session).replace(b"\n", b"\r\n"), "x") == session


def test_a_newer_file_is_known_for_one() -> None:
    assert is_newer_schema(a_session(schema_version=2))
    assert not is_newer_schema(a_session())


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
@pytest.mark.parametrize("key", ["started_at", "ended_at", "at"])
def test_an_instant_no_calendar_holds_is_named_with_its_field(key: str, when: str) -> None:
    data = encode(full_session("words").with_changes(ended_at=START))
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


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("0", "cannot be read: schema_version is 0, and there never was such a form"),
        ("-3", "cannot be read: schema_version is -3"),
        (
            "-0.0",
            "schema_version: input should be a valid integer",
        ),  # once written as 0 it would be none
        ("false", "schema_version: input should be a valid integer"),
        ('"1"', "schema_version: input should be a valid integer"),
        ("99999999999", "was written by a newer Supervise"),
    ],
)
def test_a_form_that_is_none_is_named_for_what_it_is(version: str, reason: str) -> None:
    data = encode(a_session()).replace(b"schema_version = 1", f"schema_version = {version}".encode())
    with pytest.raises(ProblemError) as caught:
        decode(data, "x.toml")
    assert reason in caught.value.problem.what
    assert "TOML" not in caught.value.problem.what


@pytest.mark.parametrize("data", [b"\xff", b"id = ", b"id = 'x'", b"id = 'x'\nschema_version = 0"])
def test_nobody_is_sent_to_edit_a_locked_file(data: bytes) -> None:
    for name, editor in (("x.toml", True), ("x.toml.age", False)):
        with pytest.raises(ProblemError) as caught:
            decode(data, name)
        assert ("editor" in caught.value.problem.remedy) is editor


def test_what_is_not_a_number_is_the_same_each_time_it_is_read(workflow: SessionWorkflow) -> None:
    """No NaN equals another: a draft with one could never be agreed, and its copy never be told for a copy."""
    workflow.begin()
    workflow.update(aim="Aim")
    path = workflow.held.kept.path  # type: ignore[union-attr]
    workflow.leave()
    path.write_bytes(path.read_bytes() + b"[zz]\nzz = nan\nmore = [nan, {deep = nan}]\n")
    workflow.read()
    session = workflow.resume(workflow.waiting[0])
    assert decode(path.read_bytes(), "x") == session
    assert is_same_session(session, decode(path.read_bytes(), "x"))
    workflow.finish("Called away")
    assert b"zz = nan" in workflow.past[0].path.read_bytes()
