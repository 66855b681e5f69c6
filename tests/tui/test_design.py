"""What holds of the look of every page: one place to act, one filled deed, one column, and only glyphs there are."""

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget

from supervise.tui.app import SuperviseApp
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.shell.chrome import side
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.widgets.act import Act
from supervise.workflow import SessionWorkflow
from support.all_pages import PAGES, a_home
from support.app_driver import SIZES, settled, showing, shown
from support.builders import HOSTILE

GLYPHS = frozenset("─│┌┐└┘├┤┼┬┴╭╮╰╯═║╔╗╚╝▀▄█▌▐░▒▓●○■□▬▲▼►◄◊√·…→←↑↓•–—‘’“”«»‹›×−")
"""Beside letters: what the fonts of every console have; the corners of Textual's round edge are left out in the old."""
BY_OTHERS = frozenset("▎▏▊▋╸╺━┃▁▔▂▃▅▆▇╷╵")
"""Drawn by Textual's own toasts, lists and palette, which the old consoles show in another way."""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PAGES)
async def test_every_page_has_one_place_to_act_and_one_column(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    make, keys = PAGES[name]
    workflow = a_home(tmp_path / "home")
    async with showing(workflow, lambda: make(workflow), size) as (app, pilot, _):
        await pilot.press(*keys)
        await pilot.pause()
        page, width = app.screen, size[0]
        bar, head = page.query_one(ActionBar), page.query_one(Head)
        assert bar.region.bottom == size[1] and head.region.y == 0
        deeds = [deed for deed in bar.query(Deed) if deed.display and deed.region.width]
        acts = [act for act in page.query(Act) if act.display and act.region.width]
        assert len([deed for deed in deeds if deed.main]) + len(acts) <= 1, "one filled deed"
        ids = {deed.id for deed in deeds}
        assert "do-app-help" in ids or "do-help" in ids, ids
        lines = shown(app).split("\n")
        assert _begins(lines[head.region.y + head.region.height // 2]) <= side(width) + 1
        assert all(len(line) <= width for line in lines)
        for widget in page.query("#body > *").results(Widget):
            region: Region = widget.region
            assert region.x >= 0 and region.right <= width, (widget, region)


def _begins(line: str) -> int:
    return len(line) - len(line.lstrip())


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_is_said_for_a_moment_is_whole_under_the_head_and_never_over_the_bar(
    workflow: SessionWorkflow, size: tuple[int, int]
) -> None:
    app = SuperviseApp(workflow)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        app.notify("That is too long for this field, so nothing was put in: it holds 100,000 characters.", timeout=60)
        while "That is too long" not in shown(app):
            await pilot.pause()
        lines = shown(app).split("\n")
        first = next(y for y, line in enumerate(lines) if "That is too long" in line)
        said = " ".join(" ".join(lines[first : first + 3]).replace("▌", " ").split())
        assert "100,000" in said and "characters." in said
        assert app.screen.query_one(Head).region.bottom <= first
        bar = app.screen.query_one(ActionBar).region
        assert "Help" in "\n".join(lines[bar.y : bar.bottom]) and "New session" in "\n".join(lines[bar.y : bar.bottom])


def test_only_glyphs_that_every_font_has_stand_on_any_page() -> None:
    odd: dict[str, str] = {}
    for golden in Path(__file__).parent.rglob("__snapshots__/**/*.txt"):
        text = golden.read_text(encoding="utf-8")
        for glyph in set(text):
            if ord(glyph) > 0x2000 and not glyph.isalnum() and glyph not in GLYPHS | BY_OTHERS | set(HOSTILE):
                odd[glyph] = golden.name
    assert odd == {}
