"""Large figures take the rows their style gives them, and are read as text where they cannot be drawn."""

import pytest

from supervise.tui.widgets.figures import Figures
from support.widget_host import HOSTILE_TEXTS, WIDGET_SIZES, Host, all_colours


@pytest.mark.parametrize(("height", "rows"), [(9, 7), (7, 7), (6, 5), (4, 3), (2, 1)])
async def test_they_are_as_large_as_their_height(monkeypatch: pytest.MonkeyPatch, height: int, rows: int) -> None:
    all_colours(monkeypatch)
    figures = Figures("4")
    figures.styles.height = height
    async with Host(figures).run_test(size=(40, 12)):
        assert figures.rows == rows
        assert figures.size.width == {7: 8, 5: 6, 3: 4, 1: 1}[rows]


@pytest.mark.parametrize(("text", "plain"), [("4", True), ("Ø1", False)])
async def test_what_cannot_be_drawn_is_text(monkeypatch: pytest.MonkeyPatch, text: str, plain: bool) -> None:
    all_colours(monkeypatch)
    app = Host(Figures(text), plain=plain)
    async with app.run_test(size=(40, 12)):
        assert app.lines[0].strip() == text


async def test_without_colours_they_are_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host(Figures("CD"))
    async with app.run_test(size=(40, 12)):
        assert "█" in app.lines[0] and len({*"".join(app.lines)} - set(" █▀▄")) == 0


@pytest.mark.parametrize("size", WIDGET_SIZES)
async def test_any_size_and_any_words(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]) -> None:
    all_colours(monkeypatch)
    app = Host(figures := Figures(""))
    async with app.run_test(size=size) as pilot:
        for text in (*HOSTILE_TEXTS, "12:34", "CD"):
            figures.text = text
            await pilot.pause()
            assert {figures.render_line(y).cell_length for y in range(figures.size.height)} <= {figures.size.width}
            assert not any(c in line for line in app.lines for c in "\x1b\x00\x07\n\u202e")
