"""Keys that pile up while a page opens, as on a slow laptop: each is taken by the page the one before led to."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot

from supervise.domain.session.model import Session
from supervise.store.sessions.files import read_folder
from supervise.tui.app import SuperviseApp
from supervise.tui.home.page import HomePage
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.session.wheel.page import WheelPage
from supervise.tui.shell.deed import Deed
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled
from support.builders import make_workflow, read_drafts
from support.effort import examples

DEEDS = ("f3", "escape", "enter", "tab", "right", "down", "f1", "f2", "f4", "f9", "f10", "f12")


def at_once(app: SuperviseApp, *pressed: str) -> None:
    """All of it in one go, as a terminal hands over what piled up; `=words` are letters, anything else is a key."""
    for keys in pressed:
        for key in keys[1:] if keys.startswith("=") else (keys,):
            name = {" ": "space"}.get(key, key)
            app.post_message(events.Key(name, key if len(key) == 1 else None))


async def until(pilot: Pilot[None], so: Callable[[], bool]) -> None:
    while not so():
        await pilot.pause()


async def taken(app: SuperviseApp, pilot: Pilot[None]) -> None:
    """Wait until all that was pressed has been taken, and the page it led to is there."""
    await pilot.pause()
    await until(pilot, lambda: app.input_queue.task is None and not app.input_queue._waiting)
    await settled(pilot)


def draft(workflow: SessionWorkflow) -> Session:
    [stored] = read_drafts(workflow.home)
    return stored.session


WAYS_OUT: dict[str, Callable[[SuperviseApp], object]] = {
    "the window closed": lambda app: app.saving.shut_down(),
    "ctrl+q": lambda app: at_once(app, "ctrl+q"),
    "F10": lambda app: at_once(app, "f10"),
    "F3 and the window closed": lambda app: (at_once(app, "f3"), app.saving.shut_down()),
}


@pytest.mark.parametrize("turns", (0, 3))
@pytest.mark.parametrize("way", WAYS_OUT)
async def test_letters_on_their_way_to_the_session_are_kept_however_it_ends(
    workflow: SessionWorkflow, way: str, turns: int
) -> None:
    """However many turns of the event loop lie between the last letter and the end."""
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        at_once(app, "=kingfisher")
        for _ in range(turns):
            await asyncio.sleep(0)
        WAYS_OUT[way](app)
        await until(pilot, lambda: not app.is_running or workflow.held is None)
    assert draft(workflow).aim == "kingfisher"


async def test_a_burst_goes_where_each_key_would_have_gone_alone(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        at_once(app, "n", "=what for", "f3", "right", "enter", "=a note", "f10", "g", "=s", "f10")
        await taken(app, pilot)
        assert isinstance(app.screen, HomePage)
    session = draft(workflow)
    assert session.aim == "what for"
    assert [note.text for note in session.talk.notes] == ["a notes"]


async def test_f3_pressed_again_and_again_goes_page_by_page(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        at_once(app, "n", "f3", "f3", "f3")
        await taken(app, pilot)
        assert workflow.session.step == "ladder"
        at_once(app, "f3", "f3")
        await taken(app, pilot)
        assert isinstance(app.screen, AgreePage)


async def test_what_one_writes_right_behind_a_key_skips_nothing(workflow: SessionWorkflow) -> None:
    """`s` skips a private answer: the first letter of a word must not, typed before the field has come."""
    async with running(workflow) as (app, pilot):
        at_once(app, "n", "f3", "f3", "f3", "=what happened", "f3", "enter", "tab", "=so it was", "f10")
        await taken(app, pilot)
    incident = draft(workflow).incident
    assert incident is not None
    assert incident.summary == "what happened"
    [placed] = incident.placements
    assert (placed.by, placed.given, placed.skipped, placed.why) == ("supervisee", False, False, "so it was")


async def click(app: SuperviseApp, pilot: Pilot[None], where: Offset, when: float) -> None:
    x, y = where
    for kind in (events.MouseDown, events.MouseUp):
        event = kind(None, x, y, 0, 0, 1, False, False, False, x, y)
        event.time = when
        app.post_message(event)
    await taken(app, pilot)


async def test_a_double_click_on_next_turns_one_page(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        x, y = app.screen.query_one("#do-next", Deed).region.center
        where = Offset(int(x), int(y))
        await click(app, pilot, where, 100.0)
        await click(app, pilot, where, 100.3)
        assert isinstance(app.screen, WheelPage)
        await click(app, pilot, where, 101.0)
        assert isinstance(app.screen, TalkPage), "a click for itself turns the next"


def sequences() -> Iterator[st.SearchStrategy[str]]:
    yield st.sampled_from(DEEDS)
    yield st.sampled_from(["f3", "f3", "escape"])
    yield st.text("nspalg cd1", min_size=1, max_size=5).map(lambda words: f"={words}")


@settings(max_examples=examples(20))
@given(pressed=st.lists(st.one_of(*sequences()), min_size=1, max_size=25))
async def test_whatever_is_pressed_at_once_ends_nothing(
    tmp_path_factory: pytest.TempPathFactory, pressed: list[str]
) -> None:
    """Nobody's impatience ends the app, and what then lies on disk opens."""
    workflow = make_workflow(tmp_path_factory.mktemp("home", numbered=True) / "home")
    async with running(workflow) as (app, pilot):
        at_once(app, "n", *pressed)
        await taken(app, pilot)
        assert app.return_code in (None, 0)
        assert app._exception is None
    shelf = read_folder(workflow.home.drafts)
    assert shelf.problems == ()


async def test_a_letter_that_comes_the_moment_all_others_are_taken_does_not_wait_for_ever(
    workflow: SessionWorkflow,
) -> None:
    async with running(workflow) as (app, pilot):
        at_once(app, "n")
        await taken(app, pilot)
        queue = app.input_queue
        real = queue._deliver_waiting

        async def then_a_letter() -> None:
            await real()
            await app.on_event(events.Key("x", "x"))

        queue._deliver_waiting = then_a_letter  # type: ignore[method-assign]
        at_once(app, "ctrl+s")
        await pilot.pause()
        await until(pilot, lambda: queue.task is None)
        assert not queue._waiting
        queue._deliver_waiting = real  # type: ignore[method-assign]
        at_once(app, "=yz")
        await taken(app, pilot)
        assert workflow.session.aim == "xyz"
