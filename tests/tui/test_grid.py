"""What holds of the grid: no empty half of a window, columns that end together, and nothing that jumps."""

from itertools import pairwise
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget

from supervise.tui.app import SuperviseApp
from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.drawing.widget import DrawnWidget
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.shell.head import Head
from support.all_pages import PAGES, a_home
from support.app_driver import climb, settled, showing, shown, shown_in

ROOMY = ((120, 40), (160, 50))
MOST_EMPTY = 10
"""Rows with nothing on them that may follow each other."""
IN_TWO_COLUMNS = ("arrive", "wheel", "talk", "incident", "place", "placed", "actions", "agree", "home", "sessions")
IN_TWO_COLUMNS += ("addition", "wheels", "cases", "strengths", "past actions", "year", "help")
APART = 1
"""Rows by which two columns may end apart: a line under the whole page, or one about keeping, stands at one side."""
CHOICE_TOLD = ("#details *", "#details", "#index *", "RungDetails *")
"""What tells of the choice itself: its words are others at each turn."""
TOLD_UNDER_THE_LIST = ("#summary", "#talked", "#about", "#legend")
"""The same in a window that is not wide, where it stands under the names of the wheel and nothing else does."""


@pytest.mark.parametrize("size", ROOMY, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PAGES)
async def test_no_page_leaves_half_of_a_large_window_empty(name: str, size: tuple[int, int], tmp_path: Path) -> None:
    make, keys = PAGES[name]
    workflow = a_home(tmp_path / "home")
    async with showing(workflow, lambda: make(workflow), size) as (app, pilot, _):
        await pilot.press(*keys)
        await settled(pilot)
        sheets = [widget.region for widget in app.screen.query("#body *").results(Widget) if _is_filled(app, widget)]
        top = app.screen.query_one(Head).region.bottom
        filled = [
            bool(line.strip(" ▐")) or any(sheet.y <= y < sheet.bottom for sheet in sheets)
            for y, line in enumerate(_rows_between_head_and_bar(app), top)
        ]
        empty = max(map(len, "".join("#" if row else " " for row in filled).split("#")))
        assert empty <= MOST_EMPTY
        if name in IN_TWO_COLUMNS:
            left, right = _ends(app, 0.0, 0.35), _ends(app, 0.68, 1.0)
            assert abs(left - right) <= APART, (left, right)


def _rows_between_head_and_bar(app: SuperviseApp) -> list[str]:
    head, bar = app.screen.query_one(Head).region, app.screen.query_one(ActionBar).region
    lines = shown(app).split("\n") + [""] * app.size.height
    return lines[head.bottom : bar.y]


def _ends(app: SuperviseApp, left: float, right: float) -> int:
    """The last row with something on it in this part of the width; drawings, sheets and fields are so to their foot."""
    width = app.size.width
    part = Region(round(width * left), 0, round(width * (right - left)), app.size.height)
    rows = enumerate(_rows_between_head_and_bar(app), app.screen.query_one(Head).region.bottom)
    words = max((y for y, line in rows if line[part.x : part.right].strip(" ▐")), default=0)
    bar = app.screen.query_one(ActionBar).region.y
    filled = [widget for widget in app.screen.query("#body *").results(Widget) if _is_filled(app, widget)]
    return max([words, *(min(widget.region.bottom, bar) - 1 for widget in filled if widget.region.overlaps(part))])


def _is_filled(app: SuperviseApp, widget: Widget) -> bool:
    own = widget.styles.background
    return isinstance(widget, DrawnWidget) or (own.a == 1 and own != app.screen.styles.background)


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 40), (160, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("wheel", ["right"] * 12),
        ("place", climb(9)),
        ("placed", climb(9)),
        ("incident", ["down"] * 3),
        ("wheels", ["down"] * 5),
    ],
)
async def test_turning_and_climbing_move_nothing_else(
    name: str, keys: list[str], size: tuple[int, int], tmp_path: Path
) -> None:
    if name == "incident" and size == (40, 15):
        pytest.skip("the list of cases is longer than the window, which scrolls with it")
    make, first = PAGES[name]
    workflow = a_home(tmp_path / "home")
    async with showing(workflow, lambda: make(workflow), size) as (app, pilot, _):
        await pilot.press(*first, keys[0])
        await settled(pilot)
        before = _places(app)
        for key in keys[1:]:
            await pilot.press(key)
            await settled(pilot)
            assert _places(app) == before, key


def _places(app: SuperviseApp) -> dict[Widget, Region]:
    """Where all that is in sight stands, but for the words about the choice."""
    parts = CHOICE_TOLD + (() if app.screen.has_class("-wide") else TOLD_UNDER_THE_LIST)
    told = {widget for part in parts for widget in app.screen.query(part).results(Widget)}
    others = [widget for widget in app.screen.query("*").results(Widget) if widget not in told]
    return {widget: widget.region.intersection(app.screen.region) for widget in others}


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 2), ((120, 40), 3), ((160, 50), 3)], ids=str)
@pytest.mark.parametrize("name", ["place", "placed"])
async def test_the_ladder_is_as_high_as_its_page_and_the_rung_of_the_keys_lies_over_its_rails(
    name: str, size: tuple[int, int], rows: int, tmp_path: Path
) -> None:
    make, first = PAGES[name]
    workflow = a_home(tmp_path / "home")
    async with showing(workflow, lambda: make(workflow), size) as (app, pilot, _):
        await pilot.press(*first, *climb(4))
        await settled(pilot)
        lines = shown_in(app, "LadderView").split("\n")
        planks = [y for y, line in enumerate(lines) if any(letter.isdigit() for letter in line)]
        assert len(planks) == len(app.screen.query_one(LadderView).steps), "all of them in sight"
        assert {after - before for before, after in pairwise(planks)} == {rows}
        over = next(line for line in lines if "4  Compliance" in line)
        assert "█" not in over and "►" in over and "◄" in over
        assert all(lines[y].count("██") == 2 for y in planks if lines[y] != over)
