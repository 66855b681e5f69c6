"""The first run: three sentences, two initials, two roles, and the pair is on Home."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from supervise.store.home.folder import HomeFolder
from supervise.tui.home.page import HomePage
from supervise.tui.pairs.welcome import WelcomePage
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, shown, with_slashes
from support.builders import HOSTILE

A_HOME = HomeFolder(Path("nurse") / "supervise")


@pytest.fixture
def first_run(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.set(pairs=(), current_pair="")
    return workflow


async def test_the_first_page(
    first_run: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The folder's name is this machine's own.
    monkeypatch.setattr(first_run, "home", A_HOME)
    async with running(first_run) as (app, pilot):
        assert app.screen.query_one("#body").max_scroll_y == 0, "at the usual size nothing needs scrolling"
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert with_slashes(shown(app)) == golden(name=f"welcome-{size[0]}")


async def test_by_keys_only_and_a_passphrase_is_offered_once(first_run: SessionWorkflow) -> None:
    async with running(first_run) as (app, pilot):
        await pilot.press(*"CD", "enter", *"Nurse", "enter", *"AB", "enter", *"Team leader", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ChoiceDialog)
        assert "Not now" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert "Ready for your first session" in " ".join(shown(app).split())
        assert first_run.settings.lock_offered
        app.lock.offer()
        await settled(pilot)
        assert isinstance(app.screen, HomePage), "once"
    assert first_run.pair is not None
    assert first_run.pair.person("supervisee").role == "Nurse"


async def test_one_key_turns_from_the_two_to_one_person_and_to_a_team(first_run: SessionWorkflow) -> None:
    async with running(first_run) as (app, pilot):
        assert "Initials and roles, never names." in shown(app)
        for field in ("#supervisee-initials Input", "#title Input", "#supervisee-initials Input"):
            await pilot.press("f9")
            await settled(pilot)
            assert app.focused is app.screen.query_one(field)
            if field == "#title Input":
                assert "A title and roles, never names." in shown(app)
                assert "Initials" not in shown(app), "nobody in a team has any here"
        assert app.screen.query_one("#supervisor").display, "the two again"


async def test_what_is_missing_is_said_nothing_is_lost_and_hostile_words_do_not_pass_as_initials(
    first_run: SessionWorkflow,
) -> None:
    async with running(first_run) as (app, pilot):
        await pilot.press(*"CD")
        await pilot.click("#do-begin")
        await settled(pilot)
        assert isinstance(app.screen, WelcomePage)
        assert "! Supervisee: The role cannot be empty." in shown(app)
        assert app.screen.query(Input).first().value == "CD"
        for field in app.screen.query(Input):
            field.value = HOSTILE
        await pilot.click("#do-begin")
        await settled(pilot)
        assert isinstance(app.screen, WelcomePage)
        assert "6 characters at most" in shown(app)
