"""A line too long to be written in: newlines come in, nothing goes out, and none is too long afterwards."""

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.text import LONGEST, wrap_overlong_lines

TEXTS = st.text(st.sampled_from("ab \n\u0301\u200d👩é"), max_size=200)


@given(TEXTS, st.integers(0, 30), st.integers(5, 20))
def test_newlines_are_added_and_nothing_else_changes(text: str, column: int, longest: int) -> None:
    after = wrap_overlong_lines(text, column, longest)
    given, wrapped = iter(text), iter(after)
    added = 0
    expected = next(given, None)
    for character in wrapped:
        if character == expected:
            expected = next(given, None)
        else:
            assert character == "\n"
            added += 1
    assert expected is None
    assert len(after) == len(text) + added


@given(TEXTS, st.integers(0, 30), st.integers(5, 20))
def test_no_line_is_too_long_afterwards(text: str, column: int, longest: int) -> None:
    first, *rest = wrap_overlong_lines(text, column, longest).split("\n")
    assert not first or column + len(first) <= max(longest, column)
    assert all(len(line) <= longest for line in rest)
    assert wrap_overlong_lines(wrap_overlong_lines(text, column, longest), column, longest) == wrap_overlong_lines(
        text, column, longest
    )


def test_words_stay_whole_and_so_do_accents_and_emoji() -> None:
    assert wrap_overlong_lines("one two three", longest=8) == "one two \nthree"
    assert wrap_overlong_lines("aaaae\u0301bbb", longest=5) == "aaaa\ne\u0301bbb"
    assert wrap_overlong_lines("aaa👩\u200d⚕bb", longest=5) == "aaa\n👩\u200d⚕bb"
    assert wrap_overlong_lines("one two", column=8, longest=8) == "\none two"
    assert wrap_overlong_lines("one", column=6, longest=8) == "\none"


def test_what_people_write_is_left_alone() -> None:
    written = "A paragraph of three hundred words or so. " * 40
    assert wrap_overlong_lines(written) == written
    assert max(map(len, wrap_overlong_lines("word " * 40_000).split("\n"))) <= LONGEST
