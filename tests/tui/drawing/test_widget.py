"""Ladder and wheel are one kind of drawing: they move by the same keys, and both are left alone as mere pictures."""

from collections.abc import Callable

import pytest

from supervise.tui.drawing.ladder.view import LadderStep, LadderView
from supervise.tui.drawing.wheel.view import Slice, WheelView
from supervise.tui.drawing.widget import DrawnChoice
from support.widget_host import Host, all_colours

NAMES = ("First", "Second", "Third", "Fourth")


def ladder(*, interactive: bool = True) -> DrawnChoice:
    """Its parts counted from the top, as the keys do."""
    steps = tuple(LadderStep(number, name) for number, name in zip((4, 3, 2, 1), NAMES, strict=True))
    return LadderView(steps, rung=4, interactive=interactive)


def wheel(*, interactive: bool = True) -> DrawnChoice:
    return WheelView(tuple(Slice(name, name) for name in NAMES), chosen=0, interactive=interactive)


def place(drawing: DrawnChoice) -> int:
    """Which part is chosen, the one that `home` leads to being 0."""
    return 3 - drawing.chosen_index if isinstance(drawing, LadderView) else drawing.chosen_index


both = pytest.mark.parametrize("drawn", [ladder, wheel])


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    all_colours(monkeypatch)


@both
async def test_the_same_keys_move_and_confirm(drawn: Callable[[], DrawnChoice]) -> None:
    app = Host(drawing := drawn())
    async with app.run_test(size=(80, 24)) as pilot:
        places = []
        for key in ("down", "j", "up", "k", "end", "home"):
            await pilot.press(key)
            places.append(place(drawing))
        assert places == [1, 2, 1, 0, 3, 0]
        assert len(app.heard) == 6
        before = app.looks
        await pilot.press("enter")
        assert app.looks == before
        assert len({type(message) for message in app.heard[:6]}) == 1
        assert type(app.heard[6]) is not type(app.heard[0])


@both
async def test_the_drawing_changes_with_what_is_chosen(drawn: Callable[[], DrawnChoice]) -> None:
    app = Host(drawn())
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.looks
        await pilot.press("down")
        assert app.looks != before


@both
async def test_a_picture_takes_neither_focus_nor_clicks(drawn: Callable[..., DrawnChoice]) -> None:
    app = Host(drawing := drawn(interactive=False))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(type(drawing), offset=(40, 3))
        await pilot.press("down")
        assert not drawing.has_focus
    assert app.heard == []
