"""Earlier forms come step by step to the present one, and what a step does not know comes with them."""

from typing import Any

import pytest

from supervise.domain.session.migrations import STEPS, migrate, schema_version_of
from supervise.domain.session.model import SCHEMA_VERSION

MADE_UP = {
    1: lambda raw: {key: value for key, value in raw.items() if key != "goal"} | {"aim": raw["goal"]},
    2: lambda raw: raw | {"aim": raw["aim"].upper()},
}


def test_every_step_between_is_taken_in_order_and_nothing_else_is_lost() -> None:
    raw = {"schema_version": 1, "goal": "aim", "zz": {"theirs": [1]}}
    assert migrate(raw, MADE_UP, to=3) == {"schema_version": 3, "aim": "AIM", "zz": {"theirs": [1]}}
    assert raw == {"schema_version": 1, "goal": "aim", "zz": {"theirs": [1]}}, "what was read is not changed under it"


@pytest.mark.parametrize("version", [SCHEMA_VERSION, SCHEMA_VERSION + 1, 99])
def test_the_present_form_and_newer_ones_are_left_as_they_are(version: int) -> None:
    raw = {"schema_version": version, "goal": "x"}
    assert migrate(raw) is raw


def test_there_is_a_step_from_every_form_there_ever_was() -> None:
    assert sorted(STEPS) == list(range(1, SCHEMA_VERSION))


@pytest.mark.parametrize("raw", [{}, {"schema_version": "soon"}])
def test_a_file_that_does_not_say_has_the_first_form(raw: dict[str, Any]) -> None:
    assert schema_version_of(raw) == 1


@pytest.mark.parametrize(
    "raw",
    [
        {"schema_version": 0},
        {"schema_version": -(10**30)},
        {"schema_version": 1},
        {"schema_version": 2, "aim": 3},
        {"schema_version": 2, "aim": None},
    ],
)
def test_what_no_step_can_take_is_one_kind_of_error(raw: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="form"):
        migrate(raw, MADE_UP, to=3)
