"""Words are cleaned once, at the boundary, and nothing of what somebody meant is lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.text import normalise, single_line
from support.builders import a_session

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert single_line(single_line(text)) == single_line(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",))))
def test_what_can_be_seen_is_kept(text: str) -> None:
    assert normalise(text) == unicodedata.normalize("NFC", text)


@given(ANY_TEXT)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    normal = normalise(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in normal if char not in "\n\t")
    normal.encode("utf-8")


def test_newlines_of_every_system_are_one() -> None:
    assert normalise("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_keys_a_newer_program_wrote_stay_through_a_change() -> None:
    session = a_session(mood={"deep": [1, {"er": "x"}]})
    assert session.with_changes(aim="Aim").model_dump()["mood"] == {"deep": [1, {"er": "x"}]}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_whatever_ends_a_line_elsewhere_ends_one_here_and_joins_no_words(end: str) -> None:
    assert normalise(f"spring{end}Duty") == "spring\nDuty"
    assert single_line(f"spring{end}Duty") == "spring Duty"
