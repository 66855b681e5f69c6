"""A raster tells what a sampler says, smooth at its edges, and as wide as its page."""

import pytest

from supervise.tui.drawing import raster as raster_module
from supervise.tui.drawing.cell_text import bar, clip, pad_or_clip, printable
from supervise.tui.drawing.raster import Glyph, raster, strip
from supervise.tui.drawing.widget import RenderMode, drawn_or_listed

PAGE = (0, 0, 0)
WHITE = (255, 255, 255)


def test_one_cell_is_two_pixels() -> None:
    pixels = raster(2, 1, lambda x, y: WHITE if y < 1 else None, PAGE)
    assert pixels.rows == (((WHITE, PAGE), (WHITE, PAGE)),)


def test_an_edge_through_a_pixel_is_blended_with_the_page() -> None:
    pixels = raster(1, 1, lambda x, y: WHITE if x < 1 / 3 else None, PAGE)
    assert pixels.rows[0][0] == ((85, 85, 85), (85, 85, 85))


def test_a_strip_is_as_wide_as_its_page_and_shows_its_glyphs() -> None:
    pixels = raster(4, 1, lambda x, y: WHITE if y < 1 else None, PAGE)
    line = strip(pixels, 0, {1: Glyph("漢", PAGE, width=2)}, PAGE, left=3, width=10)
    assert line.text == "   ▀漢▀   "
    assert line.cell_length == 10
    assert strip(pixels, 0, {}, PAGE, left=3, width=5).cell_length == 5


def test_a_glyph_stands_on_the_mean_of_its_cell() -> None:
    assert raster(1, 1, lambda x, y: WHITE if y < 1 else None, PAGE).under(0, 0) == (127, 127, 127)


@pytest.mark.parametrize("across", [2, 4, 10, 30])
def test_mirrored_samples_lie_where_they_are_said_to(across: int) -> None:
    for row, line in enumerate(raster_module.samples(across)):
        for column, spot in enumerate(line):
            told = raster_module.at(across, (column + 0.5) / 3, (row + 0.5) / 3)
            assert spot.distance == pytest.approx(told.distance)
            assert (spot.turn - told.turn + 0.5) % 1 == pytest.approx(0.5)


def test_the_form_follows_colour_room_and_wish() -> None:
    assert drawn_or_listed((20, 10), 60) is RenderMode.DRAWN
    assert drawn_or_listed((20, 10), 60, color_system="256") is RenderMode.DRAWN
    assert drawn_or_listed((19, 10), 60) is RenderMode.LISTED
    assert drawn_or_listed((20, 9), 60) is RenderMode.LISTED
    assert drawn_or_listed((20, 10), 59) is RenderMode.LISTED
    assert drawn_or_listed((20, 10), 60, no_color=True) is RenderMode.LISTED
    assert drawn_or_listed((20, 10), 60, plain=True) is RenderMode.LISTED
    assert drawn_or_listed((20, 10), 60, color_system="standard") is RenderMode.LISTED
    assert drawn_or_listed((20, 10), 60, color_system=None) is RenderMode.LISTED


def test_a_line_of_text_is_clean_and_fits() -> None:
    assert printable("\x1b[31ma\x1b[0m\tb\x00\n\u202ec") == "a b c"
    assert clip("漢字漢字", 5) == "漢字…"
    assert clip("word", 0) == ""
    assert pad_or_clip("word", 6) == "word  "
    assert bar(0.01, 5) == "█░░░░"
    assert bar(0.99, 5) == "████░"
    assert bar(7, 3) == "███"
