"""The scale: both answers stand over their points, alike side by side, and no number says how far apart they are."""

import pytest

from supervise.tui.drawing.scale import ScaleAnswer, ScaleGeometry, ScalePoint, ScaleView
from supervise.tui.drawing.widget import RenderMode
from support.widget_host import HOSTILE_TEXTS, WIDGET_SIZES, Host, all_colours

LABELS = ("New to me", "Sometimes", "Often", "Even under pressure", "I help others")
POINTS = tuple(ScalePoint(value, label) for value, label in enumerate(LABELS, 1))


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    all_colours(monkeypatch)


def answers(supervisee: int | None, supervisor: int | None) -> tuple[ScaleAnswer, ...]:
    return (
        ScaleAnswer(supervisee, "●", "CD", "supervisee"),
        ScaleAnswer(supervisor, "■", "AB", "supervisor"),
    )


def stretch(scale: ScaleView) -> int:
    """Cells of the scale that lie on the deep accent."""
    deep = scale.colours.accent_deep
    parts = [part for part in scale.render_line(1) if part.style and part.style.bgcolor]
    triplets = [(part, part.style.bgcolor.triplet) for part in parts if part.style and part.style.bgcolor]
    return sum(len(part.text) for part, triplet in triplets if triplet and tuple(triplet) == deep)


@pytest.mark.parametrize("width", [110, 70, 38])
async def test_each_tag_stands_over_its_value(width: int) -> None:
    app = Host(scale := ScaleView(POINTS, answers(4, 2)))
    async with app.run_test(size=(width, 3)):
        tags, _, labels = app.lines
        geometry = ScaleGeometry(POINTS, answers(4, 2), width)
        for text, value in (("● CD", 4), ("■ AB", 2)):
            assert abs(tags.index(text) + 2 - (geometry.at(value) or 0)) <= 1
        assert stretch(scale) == (geometry.at(4) or 0) - (geometry.at(2) or 0) + 1
        assert all(str(value) in labels for value in range(1, 6))
        assert ("4 Even under pressure" in labels) == (width == 110)


async def test_alike_the_tags_stand_side_by_side_with_no_stretch() -> None:
    app = Host(scale := ScaleView(POINTS, answers(3, 3)))
    async with app.run_test(size=(100, 3)):
        assert "● CD   ■ AB" in app.lines[0]
        assert stretch(scale) == 0


async def test_not_sure_stands_beside_the_scale() -> None:
    app = Host(scale := ScaleView(POINTS, answers(None, 2)))
    async with app.run_test(size=(100, 3)):
        assert "■ AB" in app.lines[0] and "CD" not in app.lines[0]
        assert app.lines[1].index("● CD") > app.lines[1].index("┤") + 4
        assert stretch(scale) == 0
        scale.answers = answers(None, None)
        assert "● CD" in app.lines[1] and "■ AB" in app.lines[1]


async def test_a_long_scale_names_its_ends_and_what_was_given() -> None:
    points = tuple(ScalePoint(value, f"Point {value}") for value in range(11))
    app = Host(ScaleView(points, answers(4, 7)))
    async with app.run_test(size=(90, 3)):
        assert app.lines[2].split() == ["0", "Point", "0", "4", "Point", "4", "7", "Point", "7", "10", "Point", "10"]


async def test_where_it_cannot_be_drawn_it_takes_no_room() -> None:
    app = Host(scale := ScaleView(POINTS, answers(4, None)), plain=True)
    async with app.run_test(size=(60, 3)):
        assert scale.form is RenderMode.LISTED
        assert scale.get_content_height(app.size, app.size, 60) == 0


@pytest.mark.parametrize("size", WIDGET_SIZES)
async def test_any_size_and_any_words(size: tuple[int, int]) -> None:
    points = tuple(ScalePoint(value, text) for value, text in enumerate(HOSTILE_TEXTS))
    app = Host(scale := ScaleView(points, ()))
    async with app.run_test(size=size):
        for drawn_points in (points, points[:1], points[:4], ()):
            scale.points = drawn_points
            for text in HOSTILE_TEXTS:
                scale.answers = (ScaleAnswer(2, text, text, "supervisee"), ScaleAnswer(None, "■", text))
                assert {scale.render_line(y).cell_length for y in range(3)} == {scale.size.width}
                assert not any(c in line for line in app.lines for c in "\x1b\x00\x07\n\u202e")
