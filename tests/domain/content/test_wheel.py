"""A wheel of any size, and which section is suggested."""

from datetime import date

import pytest
from pydantic import ValidationError

from supervise.domain.content.wheel import (
    Question,
    RatingPoint,
    RatingScale,
    Ring,
    Section,
    Wheel,
    least_recently_discussed,
    random_section,
)


def section(id: str) -> Section:
    return Section(id=id, title=id.title(), ring="one", questions=(Question(text="What helps?"),))


A, B, C = section("a"), section("b"), section("c")


def small_wheel() -> Wheel:
    points = (RatingPoint(value=0, label="Not yet"), RatingPoint(value=7, label="Yes"))
    rating = RatingScale(points=points)
    return Wheel(id="ours", title="Ours", rings=(Ring(id="one", title="One"),), rating=rating, sections=(A, B, C))


def test_three_sections_one_ring_and_two_points_make_a_wheel() -> None:
    wheel = small_wheel()
    assert wheel.rating.point(7) == RatingPoint(value=7, label="Yes")
    assert wheel.rating.point(3) is None


def test_a_section_that_has_gone_is_none_and_not_a_crash() -> None:
    assert small_wheel().section("resilience") is None
    assert small_wheel().ring("people") is None


def test_a_question_needs_no_tags() -> None:
    question = Question(text="What helps?")
    assert (question.stage, question.lens) == ("explore", None)


def test_questions_are_found_by_stage_in_their_order() -> None:
    first, second = Question(text="One", stage="commit"), Question(text="Two", stage="commit")
    assert Section(id="x", title="X", ring="one", questions=(first, Question(text="No"), second)).questions_at(
        "commit"
    ) == (first, second)


def test_words_that_would_steer_a_terminal_are_refused() -> None:
    with pytest.raises(ValidationError):
        Question(text="\x1b]0;gotcha\x07")


def test_line_breaks_of_the_file_are_not_in_the_words() -> None:
    assert Question(text="  What\n  helps? ").text == "What helps?"


def test_never_talked_about_comes_first_in_wheel_order() -> None:
    assert least_recently_discussed((A, B, C), {"a": date(2026, 1, 1)}) == B
    assert least_recently_discussed((A, B, C), {}) == A


def test_then_the_one_talked_about_longest_ago() -> None:
    talked = {"a": date(2026, 3, 1), "b": date(2026, 1, 1), "c": date(2026, 2, 1), "gone": date(2020, 1, 1)}
    assert least_recently_discussed((A, B, C), talked) == B


def test_a_surprise_is_never_what_was_talked_about_last() -> None:
    offered: list[Section] = []

    def pick(choice):
        offered.extend(choice)
        return choice[-1]

    talked = {"c": date(2026, 3, 1), "a": date(2026, 2, 1), "gone": date(2026, 9, 9)}
    assert random_section((A, B, C), talked, pick) == B
    assert offered == [A, B]


def test_a_surprise_from_a_wheel_of_one_section_is_that_section() -> None:
    assert random_section((A,), {"a": date(2026, 3, 1)}, lambda choice: choice[0]) == A


def test_a_wheel_of_before_that_says_which_names_are_published_is_read() -> None:
    section = {"id": "listening", "title": "Listening", "ring": "others", "official_name": True}
    assert Section.model_validate(section).title == "Listening"
    with pytest.raises(ValidationError):
        Section.model_validate({**section, "official-name": True})
