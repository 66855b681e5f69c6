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

ABOUT_THE_CHOICE = ("#details *", "#details", "#index *", "RungDetails *")
"""What tells of the choice itself: its words are others at each turn."""
UNDER_THE_LIST = ("#summary", "#talked", "#about", "#legend")
"""The same in a window that is not wide, where it stands under the names of the wheel and nothing else does."""


SIZES = ((160, 50), (120, 40), (80, 24), (40, 15))
KEYS = {"wheel": "right", "place": "up", "placed": "up", "incident": "down", "wheels": "down"}
"""What turns or climbs by one on each page that has a drawing to choose from."""
TURNS = {"wheel": 11, "place": 8, "placed": 8, "incident": 2, "wheels": 4}


@pytest.mark.parametrize("name", KEYS)
async def test_turning_and_climbing_move_nothing_else(name: str, tmp_path: Path) -> None:
    make, first = PAGES[name]
    workflow = a_home(tmp_path / "home")
    async with showing(workflow, lambda: make(workflow), SIZES[0]) as (app, pilot, _):
        await pilot.press(*first)
        for size in SIZES:
            if name == "incident" and size == (40, 15):
                continue  # the list of cases is longer than the window, which scrolls with it
            await pilot.resize_terminal(*size)
            await pilot.press(*(["end"] if KEYS[name] == "up" else [KEYS[name]]))
            await settled(pilot)
            before = _places(app)
            for turn in range(TURNS[name]):
                await pilot.press(KEYS[name])
                await settled(pilot)
                assert _places(app) == before, (size, turn)


def _places(app: SuperviseApp) -> dict[Widget, Region]:
    """Where all that is in sight stands, but for the words about the choice."""
    parts = ABOUT_THE_CHOICE + (() if app.screen.has_class("-wide") else UNDER_THE_LIST)
    about_choice = {widget for part in parts for widget in app.screen.query(part).results(Widget)}
    others = [widget for widget in app.screen.query("*").results(Widget) if widget not in about_choice]
    return {widget: widget.region.intersection(app.screen.region) for widget in others}


@pytest.mark.parametrize("name", ["place", "placed"])
async def test_the_ladder_is_as_high_as_its_page_and_the_rung_of_the_keys_lies_over_its_rails(
    name: str, tmp_path: Path
) -> None:
    make, first = PAGES[name]
    workflow = a_home(tmp_path / "home")
    async with showing(workflow, lambda: make(workflow), SIZES[0]) as (app, pilot, _):
        await pilot.press(*first, *climb(4))
        for size, rows in zip(SIZES[:3], (3, 3, 2), strict=True):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            lines = shown_in(app, "LadderView").split("\n")
            planks = [y for y, line in enumerate(lines) if any(letter.isdigit() for letter in line)]
            assert len(planks) == len(app.screen.query_one(LadderView).steps), ("all of them in sight", size)
            assert {after - before for before, after in pairwise(planks)} == {rows}, size
            over = next(line for line in lines if "4  Compliance" in line)
            assert "█" not in over and "►" in over and "◄" in over, size
            assert all(lines[y].count("██") == 2 for y in planks if lines[y] != over), size
