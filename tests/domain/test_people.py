"""Initials and roles, and the pair they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from supervise.domain.people import Pair, Person, clean_initials, clean_role

AB = Person(id="supervisor", initials="AB", role="Team lead")
CD = Person(id="supervisee", initials="CD", role="Community nurse")


@pytest.mark.parametrize(
    ("typed", "initials"),
    [
        ("AB", "AB"),
        (" cd ", "cd"),
        ("McD", "McD"),
        ("E\u0301A", "ÉA"),
        ("Å" * 6, "Å" * 6),
        ("张", "张"),
        ("A B", "A B"),
    ],
)
def test_initials_are_kept_as_typed_but_for_the_spaces_around(typed: str, initials: str) -> None:
    assert clean_initials(typed) == initials


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Initials cannot be empty."),
        (" \t\n ", "Initials cannot be empty."),
        ("Abigail", "Initials can be 6 characters at most, and this is 7."),
        ("A\nB", "no tabs, line breaks or control characters"),
        ("A\x1bB", "no tabs, line breaks or control characters"),
        ("A\u202eB", "no tabs, line breaks or control characters"),
        ("A\ud800", "no tabs, line breaks or control characters"),
        ("A\u2028B", "no tabs, line breaks or control characters"),
    ],
)
def test_what_cannot_be_initials_is_said(typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        clean_initials(typed)


def test_roles_have_their_own_bounds() -> None:
    assert clean_role("  Community nurse ") == "Community nurse"
    assert len(clean_role("x" * 80)) == 80
    with pytest.raises(ValueError, match="The role can be 80 characters at most"):
        clean_role("x" * 81)
    with pytest.raises(ValueError, match="The role cannot be empty"):
        clean_role(" ")


@given(st.text())
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    try:
        once = clean_initials(typed)
    except ValueError:
        return
    assert clean_initials(once) == once
    assert 1 <= len(once) <= 6
    once.encode()


def test_a_pair_knows_its_people_and_names_the_supervisor_first() -> None:
    pair = Pair(id="p", people=(CD, AB))
    assert pair.label == "CD + AB"
    assert pair.person("supervisee") == CD
    with pytest.raises(KeyError):
        pair.person("manager")


@pytest.mark.parametrize("people", [(), (AB,), (AB, AB), (AB, CD, CD), (CD, CD)])
def test_a_pair_is_one_of_each(people: tuple[Person, ...]) -> None:
    with pytest.raises(ValidationError, match="one supervisor and one supervisee"):
        Pair(id="p", people=people)


@pytest.mark.parametrize("person_id", ["", "Supervisor", "../x", "a b", "supervisor\n"])
def test_ids_are_plain_words(person_id: str) -> None:
    with pytest.raises(ValidationError):
        Person(id=person_id, initials="AB", role="r")


def test_numbers_are_not_taken_for_words() -> None:
    with pytest.raises(ValidationError):
        Person.model_validate({"id": "supervisor", "initials": 12, "role": "r"})


def test_people_are_frozen_and_carry_what_they_do_not_know() -> None:
    with pytest.raises(ValidationError):
        AB.initials = "X"  # type: ignore[misc]
    raw = {"id": "p", "since": 2024, "people": [{**AB.model_dump(), "pronouns": "they"}, CD.model_dump()]}
    dumped = Pair.model_validate(raw).model_dump()
    assert dumped["since"] == 2024
    assert dumped["people"][0]["pronouns"] == "they"
