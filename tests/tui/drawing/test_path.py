"""The path of a case: planks of one width on their lanes, the needed lane dashed, and the newest times in sight."""

import pytest
from textual.app import App

from supervise.tui.drawing.ladder.lines import LadderStep
from supervise.tui.drawing.palette import palette
from supervise.tui.drawing.path import NEEDED, PathState, PathTime, paint
from supervise.tui.themes import register

LADDER = tuple(LadderStep(n, f"Rung {n}") for n in range(1, 10))


def path(*rungs: int | None, at: int = 0, needed: int | None = 6, roomy: bool = True, width: int = 90) -> PathState:
    app: App[None] = App()
    register(app)
    colours = palette(app)
    times = tuple(PathTime(f"{n + 1} Jan", rung, "3/5") for n, rung in enumerate(rungs))
    lanes = tuple(step.number for step in LADDER)
    return PathState(LADDER, lanes, times, at, needed, roomy, width, colours.background, colours)


@pytest.mark.parametrize("roomy", [True, False])
async def test_planks_of_one_width_lie_on_their_lanes(roomy: bool) -> None:
    state = path(3, 5, 6, at=2, roomy=roomy)
    rows = [paint(state).row(y).text for y in range(state.height)]
    for index, rung in enumerate((3, 5, 6)):
        y = state.lane(rung)
        assert y is not None and rows[y].startswith(f"{rung} Rung {rung}")
        plank = rows[y][state.left(index) :][: state.step - 2]
        assert plank.strip() == ("► 6 Rung 6" if index == 2 else f"{rung} Rung {rung}")
        assert rows[state.foot][state.left(index) + 1 :].startswith(f"{index + 1} Jan")
        assert state.index_at(state.left(index)) == index
    needed = state.lane(6)
    assert needed is not None and "── ──" in rows[needed] and NEEDED in rows[needed - roomy]
    assert "· ·" in rows[state.lane(9) or 0]


async def test_a_time_on_no_rung_has_words_and_no_plank() -> None:
    state = path(3, None, at=0)
    rows = [paint(state).row(y).text for y in range(state.height)]
    assert rows[state.foot - 1][state.left(1) :].strip().startswith("3/5")


async def test_of_many_the_newest_are_in_sight_unless_an_older_one_is_chosen() -> None:
    many = tuple([3, 5] * 10)
    for at, first, last in ((19, False, True), (0, True, False), (8, False, False)):
        state = path(*many, at=at)
        days = paint(state).row(state.foot).text
        assert at in state.shown
        assert ("◄" not in days) == first and ("►" not in days) == last


async def test_nothing_needed_dashes_nothing() -> None:
    state = path(3, needed=None)
    assert not any("──" in paint(state).row(y).text for y in range(state.height))
