"""Talk: the clock tells the truth through pauses, a sleeping laptop and overtime, and cuts nobody off."""

from functools import partial
from typing import Any

import pytest
from textual._compositor import ChopsUpdate
from textual.app import App
from textual.screen import Screen

from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.session.talk.clock_ring import ClockRing
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.workflow import SessionWorkflow
from support.app_driver import showing, shown
from support.clock import FakeClock
from tui.session.talk.open_talk import RESILIENCE, talking


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    workflow.update(section=RESILIENCE)
    return workflow


async def test_fifteen_minutes_with_a_pause_more_time_a_night_and_overtime(
    in_session: SessionWorkflow, clock: FakeClock
) -> None:
    async with talking(in_session, clock) as page:
        assert (page.time, page.hint) == ("15:00", "Resilience. Talk, and write what helps. F2 pauses.")
        await page.passes(300)
        assert page.time == "10:00"
        assert "Look closer" in page.words()

        await page.press("f2")
        await page.passes(600)
        assert (page.time, page.hint, page.spent) == ("10:00", "Paused. F2 goes on.", 300)
        await page.press("f2")
        await page.passes(300)
        assert (page.time, page.hint) == ("05:00", "The last 5 minutes.")

        await page.press("f5")
        assert page.time == "10:00"
        assert in_session.session.talk is not None and in_session.session.talk.planned_seconds == 1200
        await page.passes(480)
        assert (page.time, page.hint) == ("02:00", "The last 2 minutes.")

        await page.sleeps(hours=9)
        assert isinstance(page.app.screen, ChoiceDialog)
        assert "The laptop slept for 9 hours. Count it?" in shown(page.app)
        await page.sleeps(seconds=1)
        await page.press("escape")
        assert page.app.screen is page.screen
        assert page.time == "01:59"

        await page.passes(119)
        assert page.time == "00:00"
        assert page.hint == "Time. Take a moment to close; the clock counts up."
        await page.passes(5)
        assert page.time == "+00:05"
        await page.press("x", "f3")
        assert page.results == [NEXT]
    assert in_session.session.talk is not None
    assert (in_session.session.talk.planned_seconds, in_session.session.talk.spent_seconds) == (1200, 1205)


async def test_a_sleep_can_be_counted_and_is_asked_about_once(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        await page.passes(60)
        await page.sleeps(minutes=4)
        await page.sleeps(minutes=8)
        assert [screen for screen in page.app.screen_stack if isinstance(screen, ChoiceDialog)] == [page.app.screen]
        assert "slept for 4 minutes" in shown(page.app)
        await page.press("tab", "enter")
        assert page.app.screen is page.screen
        assert (page.time, page.spent) == ("02:00", 780)


async def test_a_paused_clock_sleeps_unasked(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        await page.passes(60)
        await page.press("f2")
        await page.sleeps(hours=9)
        assert page.app.screen is page.screen
        assert page.time == "14:00"


async def test_a_crash_loses_at_most_ten_seconds_of_clock(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        for _ in range(25):
            await page.passes(1)
            assert page.screen.clock.spent.total_seconds() - page.spent < 10


async def test_after_going_on_and_back_the_clock_waits_and_says_so(
    in_session: SessionWorkflow, clock: FakeClock
) -> None:
    async with talking(in_session, clock) as page:
        await page.passes(95)
        await page.press("escape")
        assert page.results == [BACK]
    assert in_session.session.talk is not None
    assert in_session.session.talk.spent_seconds == 95
    clock.pass_(minutes=20)
    async with talking(in_session, clock) as page:
        await page.passes(10)
        assert (page.time, page.hint) == ("13:25", "Paused. F2 goes on.")
        assert "Go on" in page.words("ActionBar")
        await page.press("f2")
        await page.passes(10)
        assert page.time == "13:15"


async def test_a_page_only_passed_through_is_no_talk(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        await page.passes(3)
        await page.press("f3")
    assert in_session.session.talk is None


async def test_the_clock_may_go_on_while_the_session_is_over(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        await page.passes(15)
        in_session.finish("Called away")
        await page.passes(15)
        page.screen.query_one(NoteArea).insert("late")
        await page.pilot.pause()


@pytest.mark.parametrize(("pressed", "says"), [(("escape",), "F2 pauses."), (("f2", "escape"), "Paused. F2 goes on.")])
async def test_going_on_with_the_talk_finds_the_clock_as_it_was_left(
    in_session: SessionWorkflow, clock: FakeClock, pressed: tuple[str, ...], says: str
) -> None:
    async with talking(in_session, clock) as page:
        await page.passes(60)
        await page.press(*pressed)
    clock.pass_(minutes=5)
    async with showing(in_session, partial(TalkPage, going_on=True)) as (app, _pilot, _):
        assert app.screen.query_one(ClockRing).time == "14:00"
        assert says in shown(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
@pytest.mark.usefixtures("a_terminal")
async def test_a_second_paints_the_rows_of_the_time_once_and_nothing_else(
    in_session: SessionWorkflow, clock: FakeClock, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Any] = []
    display = App._display

    def watch(app: App[Any], screen: Screen[Any], renderable: Any) -> None:
        if renderable is not None and not app._batch_count:
            painted.append(renderable)
        display(app, screen, renderable)

    async with talking(in_session, clock, size) as page:
        await page.passes(1)
        monkeypatch.setattr(App, "_display", watch)
        for second in range(2, 6):
            painted.clear()
            await page.passes(1)
            assert page.time == f"14:{60 - second}"
            assert [type(part) for part in painted] == [ChopsUpdate], "one paint, of a part of the window"
            [paint] = painted
            rows = {y for y, *_ in paint.spans}
            ring = page.screen.query_one(ClockRing).region
            assert len(rows) <= 7 and min(rows) >= ring.y and max(rows) < ring.bottom
