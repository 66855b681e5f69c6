"""The cover: over any page by one key or one click, by itself when nobody is there, and nothing beneath is seen."""

from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from supervise.domain.inactivity import ClockReading
from supervise.tui.app import SuperviseApp
from supervise.tui.privacy.cover_controller import read_clocks
from supervise.tui.privacy.cover_page import CoverPage
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, shown, words_shown
from support.clock import START, FakeClock

NOTHING = ("AB", "CD", "aim", "Canary", "wheel", "Home", "session")


class Computer:
    """Its two clocks, told."""

    def __init__(self) -> None:
        self.wall, self.boot = FakeClock(START), timedelta(hours=1)

    def __call__(self) -> ClockReading:
        return ClockReading(self.wall(), self.boot)

    def pass_(self, **length: float) -> None:
        """Both go on, with the app looking at them as it does."""
        self.wall.pass_(**length)
        self.boot += timedelta(**length)


def covered(app: SuperviseApp) -> bool:
    return isinstance(app.screen, CoverPage)


def watched(app: SuperviseApp, computer: Computer, **length: float) -> None:
    """Let this time pass in steps of half a minute, with a look after each."""
    left = timedelta(**length)
    while left > timedelta(0):
        step = min(left, timedelta(seconds=30))
        computer.pass_(seconds=step.total_seconds())
        app.cover.look()
        left -= step


async def talking(app: SuperviseApp, pilot: Pilot[None]) -> None:
    """In the talk, whose time runs."""
    app.workflow.begin()
    app.workflow.update(step="talk")
    await app.push_screen(TalkPage())
    await settled(pilot)


@pytest.fixture
def computer() -> Computer:
    return Computer()


async def writing(app: SuperviseApp, pilot: Pilot[None]) -> TextArea:
    """At Arrive, in the aim, half a sentence written and a word of it marked."""
    app.workflow.begin()
    await app.push_screen(ArrivePage())
    await settled(pilot)
    field = app.screen.query_one("#aim TextArea", TextArea)
    field.focus()
    await pilot.press(*"Canary ab")
    await pilot.press("shift+left")
    await pilot.pause()
    return field


async def test_one_key_covers_while_somebody_writes_and_enter_gives_all_of_it_back(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        field = await writing(app, pilot)
        where = field.selection
        await pilot.press("f12")
        await pilot.pause()
        assert covered(app)
        assert not [word for word in NOTHING if word in shown(app)]
        await pilot.press(*"xyz", "f3", "f1", "ctrl+p", "escape", "f8", "f12", "tab", "question_mark")
        await pilot.pause()
        assert covered(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.focused is field
        assert field.selection == where
        await pilot.press("c")
        await pilot.pause()
        assert workflow.session.aim == "Canary ac"
        assert "Canary ac" in shown(app)


async def test_it_covers_help_questions_and_the_palette(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        field = await writing(app, pilot)
        for over in (("f1",), ("f8",), ("f4",), ("ctrl+p", "c")):
            await pilot.press(*over)
            await pilot.pause()
            before = app.screen
            assert not covered(app) and app.screen is not field.screen, over
            await pilot.press("f12")
            await pilot.pause()
            assert covered(app), over
            assert words_shown(app) == "Covered Everything is as you left it. Press Enter, or click, to go on"
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen is before, over
            await pilot.press("escape")
            await settled(pilot)
            assert app.screen is field.screen, over


async def test_it_covers_the_talk_and_every_field(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n", "f3", "enter")
        await pilot.pause()
        for _ in range(2):
            await pilot.press("f3")
            await settled(pilot)
            await pilot.press("f12")
            await pilot.pause()
            assert covered(app)
            await pilot.press("enter")
            await pilot.pause()
            assert not covered(app)


async def test_a_field_of_one_line_gives_it_up_too(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app.focused, Input)
        await pilot.press("f12")
        await pilot.pause()
        assert covered(app)


async def test_the_mouse_covers_and_uncovers_and_a_double_click_only_covers(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        column = shown(app).splitlines()[0].index("Cover")
        await pilot.click(offset=(column + 1, 0), times=2)
        await pilot.pause()
        assert covered(app)
        await pilot.click(offset=(10, 10))
        await pilot.pause()
        assert not covered(app)


async def test_nothing_said_meanwhile_is_shown_over_the_cover(workflow: SessionWorkflow) -> None:
    app = SuperviseApp(workflow)
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        app.notify_user("Canary")
        for _ in range(3):
            await pilot.pause()
        assert "Canary" in shown(app), "else this would see no toast at all"
        app.notify_user("Canary said before")
        await pilot.press("f12")
        app.notify_user("Canary said after")
        for _ in range(3):
            await pilot.pause()
        assert "Canary" not in shown(app)


async def test_what_opens_or_closes_meanwhile_does_so_beneath(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await writing(app, pilot)
        home_depth = len(app.screen_stack)
        await pilot.press("f12")
        answers: list[str | None] = []
        app.push_screen(ChoiceDialog("Canary?", [], [("a", "A")]), answers.append)
        await pilot.pause()
        assert covered(app)
        assert "Canary" not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Canary?" in shown(app)
        ask: Screen[str] = app.screen
        await pilot.press("f12")
        ask.dismiss("a")
        await pilot.pause()
        assert covered(app)
        await pilot.press("enter")
        await pilot.pause()
        assert answers == ["a"]
        assert len(app.screen_stack) == home_depth
        assert "Canary ab" in shown(app)


# By itself ------------------------------------------------------------------------------------------


async def test_ten_minutes_with_nobody_there_cover_the_page(workflow: SessionWorkflow, computer: Computer) -> None:
    async with running(workflow, instant=computer) as (app, pilot):
        watched(app, computer, minutes=9.5)
        assert not covered(app)
        # As a terminal sends it: a pilot's own mouse goes past the app.
        app.post_message(events.MouseMove(None, 3, 3, 1, 0, 0, False, False, False))
        await pilot.pause()
        watched(app, computer, minutes=9.5)
        assert not covered(app), "the mouse is somebody"
        await pilot.press("down")
        watched(app, computer, minutes=9.5)
        assert not covered(app), "so is a key"
        watched(app, computer, minutes=0.5)
        assert covered(app)
        watched(app, computer, minutes=3)
        await pilot.press("enter")
        await pilot.pause()
        assert not covered(app)


async def test_the_minutes_are_a_setting_and_nought_is_never(workflow: SessionWorkflow, computer: Computer) -> None:
    async with running(workflow, instant=computer) as (app, _):
        for minutes, covers in ((0, False), (1, True)):
            workflow.set(idle_minutes=minutes)
            watched(app, computer, minutes=max(minutes, 0.5))
            assert covered(app) is covers, minutes
            watched(app, computer, hours=3)
            computer.pass_(hours=9)
            app.cover.look()
            assert covered(app) is covers, minutes


async def test_a_laptop_that_slept_wakes_covered(workflow: SessionWorkflow, computer: Computer) -> None:
    async with running(workflow, instant=computer) as (app, pilot):
        for noticed_by in ("wall", "boot"):
            if noticed_by == "wall":
                computer.wall.pass_(minutes=5)
            else:
                computer.boot += timedelta(minutes=5)
            app.cover.look()
            assert covered(app), noticed_by
            computer.pass_(seconds=2)  # the first keys only wake it
            await pilot.press("enter")
            await pilot.pause()
            assert not covered(app)


async def test_the_key_that_wakes_it_reaches_no_page(workflow: SessionWorkflow, computer: Computer) -> None:
    async with running(workflow, instant=computer) as (app, pilot):
        await writing(app, pilot)
        computer.pass_(hours=9)
        await pilot.press("Z", "enter")
        await pilot.pause()
        assert covered(app), "Enter is what one wakes a laptop with"
        computer.pass_(seconds=2)
        await pilot.press("enter")
        await pilot.pause()
        assert workflow.session.aim == "Canary ab"


async def test_a_clock_set_back_takes_nobody_away_and_hides_no_hour(
    workflow: SessionWorkflow, computer: Computer
) -> None:
    async with running(workflow, instant=computer) as (app, _):
        computer.wall.pass_(hours=-2)
        app.cover.look()
        assert not covered(app)
        watched(app, computer, minutes=10)
        assert covered(app)


async def test_the_talk_needs_no_keys_until_its_time_is_up(workflow: SessionWorkflow, computer: Computer) -> None:
    clock = workflow.clock
    assert isinstance(clock, FakeClock)
    async with running(workflow, instant=computer) as (app, pilot):
        await talking(app, pilot)

        page = app.screen

        def talk(minutes: float) -> None:
            for _ in range(int(minutes * 2)):
                clock.pass_(seconds=30)
                page.tick()  # type: ignore[attr-defined]
                watched(app, computer, seconds=30)

        talk(14.5)
        assert not covered(app)
        talk(9.5)
        assert not covered(app), "their fifteen minutes, and ten more"
        talk(0.5)
        assert covered(app)


async def test_a_laptop_that_slept_in_the_middle_of_the_talk_wakes_covered(
    workflow: SessionWorkflow, computer: Computer
) -> None:
    async with running(workflow, instant=computer) as (app, pilot):
        await talking(app, pilot)
        computer.pass_(minutes=5)
        app.cover.look()
        assert covered(app)


def test_the_computers_own_clocks_go_forward() -> None:
    before = read_clocks()
    assert timedelta(0) <= read_clocks().since(before) < timedelta(minutes=1)


async def test_a_talk_that_is_paused_is_left_alone_like_any_page(workflow: SessionWorkflow, computer: Computer) -> None:
    async with running(workflow, instant=computer) as (app, pilot):
        await talking(app, pilot)
        await pilot.press("f2")
        watched(app, computer, minutes=10)
        assert covered(app)


async def test_the_talk_goes_on_beneath_and_sleep_is_asked_about_there(
    workflow: SessionWorkflow, computer: Computer, clock: FakeClock
) -> None:
    async with running(workflow, instant=computer) as (app, pilot):
        await talking(app, pilot)
        page = app.screen
        await pilot.press("f12")
        clock.pass_(seconds=40)
        page.tick()  # type: ignore[attr-defined]
        assert workflow.session.talk is not None
        assert workflow.session.talk.spent_seconds == 40
        clock.pass_(minutes=30)
        page.tick()  # type: ignore[attr-defined]
        for _ in range(3):
            await pilot.pause()
        assert covered(app)
        assert "slept" not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "slept for 30 minutes" in shown(app)


async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("f12")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"cover-{size[0]}")


async def test_how_it_looks_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(workflow) as (app, pilot):
        await pilot.press("f12")
        for _ in range(2):
            await pilot.pause()
        assert shown(app) == golden(name="cover-no-colour")
