"""What holds of the look of every page: one place to act, one column, no empty half, and only glyphs there are."""

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget

from supervise.tui.app import SuperviseApp
from supervise.tui.drawing.widget import DrawnWidget
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

ROOMY = ((160, 50), (120, 40))
LARGEST_FIRST = (*ROOMY, (80, 24), (40, 15))
MOST_EMPTY = 10
"""Rows with nothing on them that may follow each other."""
IN_TWO_COLUMNS = ("arrive", "wheel", "talk", "incident", "place", "placed", "actions", "agree", "home", "sessions")
IN_TWO_COLUMNS += ("addition", "wheels", "cases", "strengths", "past actions", "year", "help")
APART = 1
"""Rows by which two columns may end apart: a line under the whole page, or one about keeping, stands at one side."""


@pytest.mark.parametrize("name", PAGES)
async def test_every_page_has_one_place_to_act_one_column_and_no_empty_half(name: str, tmp_path: Path) -> None:
    make, keys = PAGES[name]
    workflow = a_home(tmp_path / "home")
    async with showing(workflow, lambda: make(workflow), LARGEST_FIRST[0]) as (app, pilot, _):
        await pilot.press(*keys)
        for size in LARGEST_FIRST:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            has_one_place_to_act_and_one_column(app, size)
            if size in ROOMY:
                leaves_no_half_empty(app, name, size)


def has_one_place_to_act_and_one_column(app: SuperviseApp, size: tuple[int, int]) -> None:
    page, width = app.screen, size[0]
    bar, head = page.query_one(ActionBar), page.query_one(Head)
    assert bar.region.bottom == size[1] and head.region.y == 0, size
    deeds = [deed for deed in bar.query(Deed) if deed.display and deed.region.width]
    acts = [act for act in page.query(Act) if act.display and act.region.width]
    assert len([deed for deed in deeds if deed.main]) + len(acts) <= 1, ("one filled deed", size)
    ids = {deed.id for deed in deeds}
    assert "do-app-help" in ids or "do-help" in ids, (ids, size)
    lines = shown(app).split("\n")
    assert _begins(lines[head.region.y + head.region.height // 2]) <= side(width) + 1, size
    assert all(len(line) <= width for line in lines), size
    for widget in page.query("#body > *").results(Widget):
        region: Region = widget.region
        assert region.x >= 0 and region.right <= width, (widget, region, size)


def leaves_no_half_empty(app: SuperviseApp, name: str, size: tuple[int, int]) -> None:
    """No large window has an empty half, and two columns end together."""
    lines = shown(app).split("\n")
    sheets = [widget.region for widget in app.screen.query("#body *").results(Widget) if _is_filled(app, widget)]
    top = app.screen.query_one(Head).region.bottom
    rows = _rows_between_head_and_bar(app, lines)
    filled = [
        bool(line.strip(" ▐")) or any(sheet.y <= y < sheet.bottom for sheet in sheets)
        for y, line in enumerate(rows, top)
    ]
    empty = max(map(len, "".join("#" if row else " " for row in filled).split("#")))
    assert empty <= MOST_EMPTY, size
    if name in IN_TWO_COLUMNS:
        left, right = _ends(app, rows, 0.0, 0.35), _ends(app, rows, 0.68, 1.0)
        assert abs(left - right) <= APART, (left, right, size)


def _rows_between_head_and_bar(app: SuperviseApp, lines: list[str]) -> list[str]:
    head, bar = app.screen.query_one(Head).region, app.screen.query_one(ActionBar).region
    return (lines + [""] * app.size.height)[head.bottom : bar.y]


def _ends(app: SuperviseApp, body: list[str], left: float, right: float) -> int:
    """The last row with something on it in this part of the width; drawings, sheets and fields are so to their foot."""
    width = app.size.width
    part = Region(round(width * left), 0, round(width * (right - left)), app.size.height)
    rows = enumerate(body, app.screen.query_one(Head).region.bottom)
    words = max((y for y, line in rows if line[part.x : part.right].strip(" ▐")), default=0)
    bar = app.screen.query_one(ActionBar).region.y
    filled = [widget for widget in app.screen.query("#body *").results(Widget) if _is_filled(app, widget)]
    return max([words, *(min(widget.region.bottom, bar) - 1 for widget in filled if widget.region.overlaps(part))])


def _is_filled(app: SuperviseApp, widget: Widget) -> bool:
    own = widget.styles.background
    return isinstance(widget, DrawnWidget) or (own.a == 1 and own != app.screen.styles.background)


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
        notice = " ".join(" ".join(lines[first : first + 3]).replace("▌", " ").split())
        assert "100,000" in notice and "characters." in notice
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
