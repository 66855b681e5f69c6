"""Every place where people wrote is looked at, and words are replaced there and nowhere else."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from supervise.domain.problems import ProblemError
from supervise.domain.session.actions import Action
from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.fields.text_fields import find_whole_words, set_text, substitute, text_fields
from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Confirmation, Note, Session, Talk
from support.builders import a_session
from support.clock import START

# What nobody types in their own words: made by the program, chosen from its content, or a mark of who it was.
NOT_THEIR_WORDS = {
    "id", "status", "step", "pair", "by", "kind", "cut_short", "question", "stage", "lens", "to", "title", "label",
    "ladder", "ladder_title", "model", "model_title", "case", "prompt", "answers", "wheel", "ring", "owner", "action",
    "outcome", "initials", "role", "reported_as_incident", "copied_to_case_record", "came_from", "occasion",
    "occasion_title", "about", "about_session", "asked_whether_reported", "written_on", "thread", "field", "asked",
    "answer", "who_says", "gathers", "decided",
}  # fmt: skip


def test_no_text_of_a_session_is_overlooked() -> None:
    """A field added to the record some day is either looked at or said, here, to be nobody's own words."""
    tokens = (f"Wort{number}" for number in count())
    written: dict[str, str] = {}
    session = Session.model_validate(_filled(Session, tokens, written))
    texts = {place.text for place in text_fields(session)}
    missed = {name for token, name in written.items() if token not in texts}
    assert missed <= NOT_THEIR_WORDS, missed - NOT_THEIR_WORDS


def _filled(model: type[BaseModel], tokens: Iterator[str], written: dict[str, str]) -> Any:
    """The model's fields as data, each text a word of its own; numbers and days are left out."""
    fixed: dict[str, Any] = {
        "schema_version": 1,
        "id": "supervisee",
        "planned_seconds": 9,
        "value": 3,
        "how_many": 1,
    } | {
        "started_at": START,
        "at": START,
    }
    data: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if name in fixed:
            data[name] = fixed[name]
            continue
        value = _value(field.annotation, name, tokens, written)
        if value is not None:
            data[name] = value
    return data


def _value(kind: Any, name: str, tokens: Iterator[str], written: dict[str, str]) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return next((_value(argument, name, tokens, written) for argument in args if argument is not type(None)), None)
    if origin is tuple:
        return [_value(args[0], name, tokens, written)]
    if hasattr(kind, "__metadata__"):
        return _value(args[0], name, tokens, written)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _filled(kind, tokens, written)
    if kind is str:
        token = next(tokens)[:6] if name in ("initials", "by") else next(tokens)
        written[token] = name
        return token
    if origin is not None and args and isinstance(args[0], str):  # Literal
        return args[0]
    return None


def test_each_place_says_where_it_is() -> None:
    session = a_session(
        aim="With Rose",
        talk=Talk(planned_seconds=900, notes=(Note(question="What kept you going?", text="Rose"),)),
        actions=(Action(id="a-1", what="", how_we_will_know="Rose says so"),),
        differences="  ",
    )
    assert text_fields(session) == (
        TextField(("aim",), "Today's aim", "With Rose"),
        TextField(("talk", "notes", 0, "text"), "What kept you going?", "Rose"),
        TextField(("actions", 0, "how_we_will_know"), "Action 1, how we will know", "Rose says so"),
    )


def test_whole_words_are_replaced_and_parts_of_words_stay() -> None:
    session = a_session(aim="Ann, Anna and Ann's mum (Ann)", differences="Ann")
    after = set_text(session, ("aim",), substitute(session.aim, "Ann", "[A]"))
    assert after.aim == "[A], Anna and [A]'s mum ([A])"
    assert after.differences == "Ann", "only where it was asked"
    assert substitute("+44 7700 900123.", "+44 7700 900123", "[number]") == "[number]."


def test_in_every_kind_of_place() -> None:
    session = a_session(
        ground_rules=("Kind", "Ask Rose"),
        incident=Incident(
            case="Case A1", ladder="l", model="m", strengths=("Rose stayed",),
            placements=(Placement(by="supervisee", ladder="l", rung=1, why="Rose"),),
        ),
    )  # fmt: skip
    for place in text_fields(session):
        session = set_text(session, place.path, substitute(place.text, "Rose", "[R]"))
    assert [field.text for field in text_fields(session)] == ["[R]", "[R] stayed", "Kind", "Ask [R]"]


def test_a_change_asks_those_again_who_had_agreed_and_a_locked_record_stays() -> None:
    agreed = Confirmation(by="supervisee", initials="CD", at=START)
    session = a_session(aim="Rose", agreed=(agreed,))
    assert set_text(session, ("aim",), "[R]").agreed == ()
    assert set_text(session, ("aim",), "Rose").agreed == (agreed,), "nothing was changed"
    with pytest.raises(ProblemError):
        set_text(session.with_changes(status="finished", ended_at=START + timedelta(hours=1)), ("aim",), "[R]")
    for nowhere in (("people",), ("nothing",), ("aim", "text"), ("talk", "notes", 0, "text")):
        with pytest.raises(LookupError):
            set_text(session, nowhere, "[R]")


def test_what_is_private_is_not_listed_before_both_have_answered() -> None:
    private = Placement(by="supervisee", ladder="l", rung=1, why="Rose")
    session = a_session(incident=Incident(case="Case A1", ladder="l", model="m", placements=(private,)))
    assert text_fields(visible_to_both(session)) == ()


@given(st.text(max_size=40), st.text(min_size=1, max_size=4), st.text(max_size=4))
def test_nothing_else_of_the_text_changes(text: str, old: str, new: str) -> None:
    starts = list(find_whole_words(text, old))
    assert len(substitute(text, old, new)) == len(text) + len(starts) * (len(new) - len(old))
    assert substitute(text, old, old) == text
