"""The trash page: what was put away is seen by its day, put back by one key or click, and removed only when asked."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import OptionList

from supervise.domain.people import Pair
from supervise.store.sessions.files import read_sessions
from supervise.tui.home.page import HomePage
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.upkeep.trash_page import TrashPage
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.app_driver import SIZES, running, settled, showing, shown, words_shown
from support.builders import PAIR
from support.clock import FakeClock
from support.sample_history import with_past


def with_trash(workflow: SessionWorkflow, clock: FakeClock) -> SessionWorkflow:
    """Two sessions and a draft put away on three days, and a piece that a crash left."""
    with_past(workflow).read()
    clock.pass_(days=-9)
    workflow.move_to_trash(workflow.history.sessions[1])
    clock.pass_(days=6)
    workflow.begin()
    workflow.discard()
    clock.pass_(days=3)
    workflow.move_to_trash(workflow.history.sessions[-1])
    return workflow


def lines(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList).options
    return [str(option.prompt).replace("\n", " | ") for option in options]


def notice(pilot: Pilot[None]) -> str:
    return " ".join(note.message for note in pilot.app._notifications)


async def opened(pilot: Pilot[None]) -> None:
    await pilot.press("f9")
    await settled(pilot)
    assert isinstance(pilot.app.screen, TrashPage)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_how_it_looks(
    workflow: SessionWorkflow, clock: FakeClock, golden: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with showing(with_trash(workflow, clock), TrashPage, size) as (app, pilot, _):
        assert shown(app) == golden(name=f"trash-{size[0]}")
        for id_ in ("#do-put-back", "#do-empty-trash", "#do-close"):
            region = app.screen.query_one(id_).region
            assert region.right <= size[0], (id_, region, "in reach of the mouse")
            assert region.bottom <= size[1], (id_, region, "in reach of the mouse")
        await pilot.press("e")
        await settled(pilot)
        assert shown(app) == golden(name=f"empty-{size[0]}")


async def test_without_colours(
    workflow: SessionWorkflow, clock: FakeClock, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(with_trash(workflow, clock), TrashPage) as (app, *_):
        assert shown(app) == golden(name="no-colour")


async def test_each_is_named_by_its_day_and_by_nothing_in_it(workflow: SessionWorkflow, clock: FakeClock) -> None:
    with_trash(workflow, clock)
    (workflow.home.trash / "2026-11-20").mkdir()
    (workflow.home.trash / "2026-11-20" / "[b]notes [x].txt").write_bytes(b"x")
    async with showing(workflow, TrashPage) as (app, pilot, _):
        assert lines(pilot)[0] == "Session of 10 Sep 2025, 09:30 | put away 22 Nov · a7kq"
        assert lines(pilot)[1] == "[b]notes [x].txt | put away 20 Nov"
        assert lines(pilot)[2].startswith("Session of 19 Nov 2026, 09:30 | put away 19 Nov · ")
        assert lines(pilot)[3] == "Session of 8 Aug 2026, 09:30 | put away 13 Nov · n7kq"
        assert "Listening" not in shown(app)
        assert "AB" not in shown(app)  # nor whose it is: every pair's lie here


async def test_a_piece_that_a_crash_left_says_so(workflow: SessionWorkflow) -> None:
    path = workflow.home.trash / ".tmp-2026-11-01T0930-aaaa.toml-0badcafe"
    path.parent.mkdir()
    path.write_bytes(b"half")
    async with showing(workflow, TrashPage) as (_, pilot, _):
        assert lines(pilot)[0].startswith("A piece left by a crash | of ")
        await pilot.press("enter")
        await settled(pilot)
        assert path.exists()


@pytest.mark.parametrize("by", ["enter", "b", "click", "button"])
async def test_put_back_by_key_and_by_mouse(workflow: SessionWorkflow, clock: FakeClock, by: str) -> None:
    async with showing(with_trash(workflow, clock), TrashPage, (120, 40)) as (_, pilot, _):
        await pilot.press("down", "down")
        if by == "click":
            await pilot.click(OptionList, offset=(4, 5))
        elif by == "button":
            await pilot.click("#do-put-back")
        else:
            await pilot.press(by)
        await settled(pilot)
        assert len(lines(pilot)) == 2
        assert notice(pilot) == "It is back among the past sessions."
    assert any(stored.session.id.startswith("2026-08-08") for stored in read_sessions(workflow.home).kept)


async def test_what_is_put_back_is_on_home_again_at_once(workflow: SessionWorkflow, clock: FakeClock) -> None:
    async with running(with_trash(workflow, clock), (120, 40)) as (app, pilot):
        assert "8 Aug " not in shown(app)
        await opened(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert notice(pilot) == "It is back among the unfinished ones: Home offers it."
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert "Go on with 19 Nov" in shown(app)
        assert "8 Aug " in shown(app)


async def test_of_another_pair_it_is_put_back_and_said(workflow: SessionWorkflow, clock: FakeClock) -> None:
    with_trash(workflow, clock).choose_pair(Pair(id="others", people=PAIR.people))
    async with showing(workflow, TrashPage, (120, 40)) as (_, pilot, _):
        await pilot.press("enter")
        await settled(pilot)
        assert notice(pilot).endswith(", of another pair.")


async def test_emptying_asks_and_says_how_many_and_that_it_is_for_good(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    async with showing(with_trash(workflow, clock), TrashPage) as (app, pilot, _):
        await pilot.press("e")
        await settled(pilot)
        assert "3 files would be removed for good. This cannot be undone" in " ".join(shown(app).split())
        await pilot.press("enter")  # the safe answer is the first
        await settled(pilot)
        assert len(_files(workflow.home.trash)) == 3
        await pilot.click("#do-empty-trash")
        await settled(pilot)
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.click("#answer-1")
        await settled(pilot)
        assert "The trash is empty." in shown(app)
        assert app.screen.query_one("#do-put-back").disabled
    assert _files(workflow.home.trash) == []


async def test_what_came_while_it_was_asked_stays(workflow: SessionWorkflow, clock: FakeClock) -> None:
    async with showing(with_trash(workflow, clock), TrashPage) as (_, pilot, _):
        await pilot.press("e")
        await settled(pilot)
        workflow.move_to_trash(workflow.history.sessions[0])
        await pilot.press("down", "enter")
        await settled(pilot)
        assert len(lines(pilot)) == 1
    assert len(_files(workflow.home.trash)) == 1


async def test_an_empty_trash_offers_nothing(workflow: SessionWorkflow) -> None:
    async with showing(workflow, TrashPage) as (app, pilot, results):
        assert "The trash is empty." in shown(app)
        await pilot.press("enter", "b", "e")
        await settled(pilot)
        assert isinstance(app.screen, TrashPage)
        await pilot.click("#do-close")
        await settled(pilot)
        assert results == [None]


async def test_a_window_for_reading_only_looks_and_changes_nothing(workflow: SessionWorkflow, clock: FakeClock) -> None:
    with_trash(workflow, clock).read_only = ANOTHER_WINDOW
    async with running(workflow) as (app, pilot):
        await opened(pilot)
        assert "This window is for reading only: another Supervise has this home open." in words_shown(app)
        await pilot.press("enter", "b", "e")
        await settled(pilot)
        assert isinstance(app.screen, TrashPage)
    assert len(_files(workflow.home.trash)) == 3


async def test_it_is_reached_from_looking_back_by_key_and_by_mouse(workflow: SessionWorkflow, clock: FakeClock) -> None:
    async with running(with_trash(workflow, clock)) as (app, pilot):
        for way in ("f9", "click"):
            await pilot.press("r")
            await settled(pilot)
            if way == "click":
                await pilot.click("#do-trash")
            else:
                await pilot.press(way)
            await settled(pilot)
            assert isinstance(app.screen, TrashPage)
            await pilot.press("enter", "escape")
            await settled(pilot)
            assert "12 sessions" in shown(app)  # what was put back stands in the list
            await pilot.press("escape")
            await settled(pilot)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


BEYOND_BELIEF = {
    "Pacific/Kiritimati": {
        "2026-02-30T0900-abcd": "2026-02-30T0900-abcd.toml",  # a day that is in no calendar
        "0000-01-01T0000-abcd": "0000-01-01T0000-abcd.toml",
        "9999-12-31T2359-abcd": "Session of 31 Dec 9999, 23:59",
    },
    "America/Los_Angeles": {"0001-01-01T0000-abcd": "Session of 1 Jan 0001, 00:00"},
}
"""In a zone whose own day would lie beyond the calendar: names of files, and what is told of each."""


@pytest.mark.parametrize("zone", BEYOND_BELIEF)
async def test_a_name_with_a_day_beyond_belief_is_told_as_far_as_it_can_be(
    workflow: SessionWorkflow, zone: str
) -> None:
    (day := workflow.home.trash / "2026-11-20").mkdir(parents=True)
    for id_ in BEYOND_BELIEF[zone]:
        (day / f"{id_}.toml").write_bytes(b"x")
    workflow.zone = ZoneInfo(zone)
    async with showing(workflow, TrashPage) as (_, pilot, _):
        told_of = {line.split(" | put away 20 Nov")[0] for line in lines(pilot)}
        assert told_of == set(BEYOND_BELIEF[zone].values())
