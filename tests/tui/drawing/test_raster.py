"""A raster tells what a sampler says, smooth at its edges, and as wide as its page."""

from collections.abc import Callable

from supervise.tui.drawing.cell_text import bar, clip, pad_or_clip, printable
from supervise.tui.drawing.raster import Glyph, Pixels, codes, coloured, strip
from supervise.tui.drawing.widget import RenderMode, drawn_or_listed

PAGE = (0, 0, 0)
WHITE = (255, 255, 255)


def picture(width: int, height: int, white: Callable[[float, float], bool], *, blended: bool = True) -> Pixels:
    return coloured(codes(width, height, lambda x, y: int(white(x, y)), blended=blended), [PAGE, WHITE])


def test_one_cell_is_two_pixels() -> None:
    assert picture(2, 2, lambda x, y: y <= 1).rows[0][0][0] == WHITE
    assert picture(2, 2, lambda x, y: y < 1, blended=False).rows == (((WHITE, PAGE), (WHITE, PAGE)),)


def test_an_edge_through_a_pixel_is_blended_unless_the_terminal_has_no_such_colour() -> None:
    assert picture(1, 2, lambda x, y: x < 1 / 3).rows[0][0] == ((85, 85, 85), (85, 85, 85))
    assert picture(1, 2, lambda x, y: x < 1 / 3, blended=False).rows[0][0] == (PAGE, PAGE)


def test_a_strip_is_as_wide_as_its_page_and_shows_its_glyphs() -> None:
    pixels = picture(4, 2, lambda x, y: y < 1, blended=False)
    line = strip(pixels, 0, {1: Glyph("漢", PAGE, width=2)}, PAGE, left=3, width=10)
    assert line.text == "   ▀漢▀   "
    assert line.cell_length == 10
    assert strip(pixels, 0, {}, PAGE, left=3, width=5).cell_length == 5


def test_a_glyph_stands_on_the_mean_of_its_cell() -> None:
    assert picture(1, 2, lambda x, y: y < 1, blended=False).under(0, 0) == (127, 127, 127)


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
