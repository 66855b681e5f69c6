"""What holds of the grid while one turns and climbs: nothing else moves, and the ladder fills its page."""

from itertools import pairwise
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widget import Widget

from supervise.tui.app import SuperviseApp
from supervise.tui.drawing.ladder.view import LadderView
from support.all_pages import PAGES, a_home
from support.app_driver import climb, settled, showing, shown_in

CHOICE_TOLD = ("#details *", "#details", "#index *", "RungDetails *")
"""What tells of the choice itself: its words are others at each turn."""
TOLD_UNDER_THE_LIST = ("#summary", "#talked", "#about", "#legend")
"""The same in a window that is not wide, where it stands under the names of the wheel and nothing else does."""


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
