"""What may be a passphrase: nearly everything, if it is long enough and can be typed again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.passphrase_policy import SHORTEST, normalise, rejection, warning

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs"))


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("", "too short"),
        ("seven77", "too short"),
        (" eight letters", "begins or ends with a space"),
        ("eight letters ", "begins or ends with a space"),
        ("eight\tletters", "cannot be typed"),
        ("eight\nletters", "cannot be typed"),
        ("eight\x1b[31mletters", "cannot be typed"),
        ("half a \ud83d letter", "cannot be typed"),
        ("x" * 1001, "longer than a terminal"),
    ],
)
def test_what_could_not_be_typed_again_is_refused_with_its_reason(passphrase: str, why: str) -> None:
    assert why in rejection(passphrase)


@pytest.mark.parametrize(
    "passphrase",
    ["abcdefgh", "three plain words", "Ysbyty Gwynedd, bore Llun", "пароль из слов", "👩‍⚕️🩺🫀🧠🦷🦴👁👂", "........"],
)
def test_there_is_no_rule_about_what_it_is_made_of(passphrase: str) -> None:
    assert rejection(passphrase) == ""


def test_a_short_or_repeated_one_is_advised_against_and_not_refused() -> None:
    assert "short" in warning("tea cups")
    assert "over and over" in warning("aaaaaaaaaaaaaaaaaaaa")
    assert warning("three plain words") == ""


def test_however_a_keyboard_makes_a_letter_it_is_the_same_passphrase() -> None:
    assert normalise("cafe\u0301 au lait") == normalise("caf\u00e9 au lait") == "café au lait"
    assert normalise("  kept  ") == "  kept  "


@given(st.text(LETTERS, min_size=SHORTEST, max_size=60))
def test_any_letters_of_any_script_will_do(passphrase: str) -> None:
    assert rejection(passphrase) == "" or len(normalise(passphrase)) < SHORTEST
    assert normalise(normalise(passphrase)) == normalise(passphrase)
