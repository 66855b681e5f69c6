"""How the pages of one person look, from the first question to the closing page, at three sizes and without colours."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from supervise.domain.people import SELF, Pair
from supervise.tui.app import SuperviseApp
from supervise.workflow import SessionWorkflow
from supervise.workflow.own.own_pages import prepare_own_home
from support.app_driver import SIZES, running, settled, shown, with_slashes
from support.builders import PEOPLE, make_workflow
from support.clock import FakeClock
from support.sample_history import with_past

CD, _ = PEOPLE


@pytest.fixture
def own(tmp_path: Path) -> SessionWorkflow:
    joint = with_past(make_workflow(tmp_path / "home", FakeClock()))
    home = prepare_own_home(joint, CD)
    own = make_workflow(home.root, FakeClock())
    own.choose_pair(Pair(id=CD.id, people=(CD.model_copy(update={"id": SELF}),)))
    joint.read()
    own.joint = joint
    return own


async def walk(own: SessionWorkflow, size: tuple[int, int]) -> AsyncGenerator[tuple[str, SuperviseApp]]:
    """Each page of an NMC account about a session, taken away; and at last of all that is kept here."""
    async with running(own, size) as (app, pilot):

        async def press(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
            await settled(pilot)

        yield "questions", app
        await press("down", "enter")
        yield "taken-away", app
        await press("enter")
        yield "home", app
        await press("n")
        yield "kinds", app
        await press("down", "enter")
        yield "write", app
        await press("tab", "space")
        await press("tab", *"I stayed on the phone")
        await press("tab", *"Who says “mine”")
        await press("tab", "tab", *"AB, or the desk?")
        yield "written", app
        await press("f3")
        yield "keep", app
        await press("f3")
        app.screen.query_one(Input).value = "/media/stick/page.txt"
        yield "take", app
        await press("escape")
        app.screen.query_one("#do-keep-here")
        await app.screen.run_action("keep_here")
        await settled(pilot)
        if app.screen.query("#answer-1"):
            yield "names", app
            await press("down", "enter")
        yield "closing", app
        await press("enter")
        yield "kept", app
        await press("t")
        app.screen.query_one(Input).value = "/media/stick"
        yield "take-all", app


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_looks(own: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with aclosing(walk(own, size)) as pages:
        async for name, app in pages:
            assert with_slashes(shown(app)) == golden(name=name)


async def test_without_colours(
    own: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with aclosing(walk(own, (80, 24))) as pages:
        async for name, app in pages:
            if name in ("home", "written", "keep", "take"):
                assert with_slashes(shown(app)) == golden(name=name)
            if name == "take":
                break
