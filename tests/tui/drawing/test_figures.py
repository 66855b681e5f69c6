"""Figures: every sign of the alphabet is there in three sizes, smooth only where colours may be mixed."""

from string import ascii_uppercase, digits

import pytest

from supervise.tui.drawing.figures import SIZES, blocks, coverage, paint, width

INK, PAGE = (255, 255, 255), (0, 0, 0)


@pytest.mark.parametrize("rows", SIZES)
def test_every_sign_is_as_high_as_its_size_and_has_ink(rows: int) -> None:
    for sign in (*digits, *ascii_uppercase, ":", "?"):
        pixels = coverage(sign, rows)
        assert pixels is not None and len(pixels) == 2 * rows, sign
        assert len({len(line) for line in pixels}) == 1
        assert any(any(line) for line in pixels)


def test_signs_stand_side_by_side_apart_from_each_other() -> None:
    assert [width("12", rows) for rows in SIZES] == [8 + 2 + 8, 6 + 1 + 6, 4 + 1 + 4]
    assert width("cd", 3) == width("CD", 3)
    lines = coverage("00", 3)
    assert lines and all(line[4] == 0 for line in lines)


@pytest.mark.parametrize("text", ["Ø", "A-B", "", " ", "漢", "[/b]"])
def test_what_has_no_figure_has_none_in_part(text: str) -> None:
    assert width(text, 7) is None and paint(text, 7, INK, PAGE) is None and blocks(text, 3) is None


def test_only_where_colours_may_be_mixed_is_one_between_ink_and_page() -> None:
    mixed, cut = paint("8", 5, INK, PAGE), paint("8", 5, INK, PAGE, exact=True)
    assert mixed and cut
    tones = [{pixel for line in pixels.rows for cell in line for pixel in cell} for pixels in (mixed, cut)]
    assert len(tones[0]) > 2 and tones[1] == {INK, PAGE}


def test_without_colours_the_same_figure_is_made_of_blocks() -> None:
    assert blocks("5", 3) == ("█▀▀▀", "▀▀▀█", "▄▄▄█")
    assert all(set(line) <= set(" ▀▄█") for line in blocks("0:?M", 7) or ())
