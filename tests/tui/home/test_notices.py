"""Home's one quiet line: what it says, that one key or one click does it, and one of either turns it off."""

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.store.settings import load_settings
from supervise.tui.home.notices import ReminderLine
from supervise.tui.home.page import HomePage
from supervise.tui.review.sessions.page import SessionListPage
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.upkeep.backup_page import BackupPage
from supervise.tui.widgets.sessions.session_list import SessionList
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, shown
from support.sample_history import with_past


def due(workflow: SessionWorkflow, *, years: int = 0) -> SessionWorkflow:
    """A home with a past and no backup, or with sessions past the employer's years."""
    with_past(workflow)
    if years:
        workflow.set(retention_years=years)
    else:
        workflow.settings = workflow.settings.model_copy(update={"last_backup": None})
    return workflow


async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with running(due(workflow)) as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"backup-{size[0]}")


async def test_how_old_sessions_look(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with running(due(workflow, years=1)) as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"retention-{size[0]}")
            await pilot.press("m")
            await settled(pilot)
            assert shown(app) == golden(name=f"old-{size[0]}")
            await pilot.press("escape")


async def test_nothing_is_said_while_nothing_is_due(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        assert not app.screen.query(ReminderLine)
        await pilot.press("m", "x")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert workflow.settings.backup_days == 30


async def test_one_key_or_one_click_leads_to_the_backup(workflow: SessionWorkflow) -> None:
    async with running(due(workflow), (40, 15)) as (app, pilot):
        for by in ("m", "b", "#do-reminded", "tab"):
            if by.startswith("#"):
                await pilot.click(by)
            elif by == "tab":
                for _ in range(12):
                    await pilot.press("tab")
                    if app.focused is not None and app.focused.id == "do-reminded":
                        break
                await pilot.press("enter")
            else:
                await pilot.press(by)
            await settled(pilot)
            assert isinstance(app.screen, BackupPage), by
            await pilot.press("escape")
            await settled(pilot)


@pytest.mark.parametrize("years", [0, 1])
async def test_one_key_or_one_click_turns_it_off(workflow: SessionWorkflow, years: int) -> None:
    async with running(due(workflow, years=years), (40, 15)) as (app, pilot):
        for by in ("x", "#do-reminder-off"):
            assert app.screen.query(ReminderLine), by
            await (pilot.click(by) if by.startswith("#") else pilot.press(by))
            await settled(pilot)
            assert not app.screen.query(ReminderLine), by
            settings = load_settings(workflow.home.settings)[0]
            assert (settings.backup_days, settings.retention_years) == ((30, 0) if years else (0, 0)), by
            workflow.set(retention_years=years) if years else workflow.set(backup_days=30)
            app.history_loader.refresh_home()
            await settled(pilot)


async def test_it_is_not_seen_behind_a_session_and_gone_once_backed_up(workflow: SessionWorkflow) -> None:
    async with running(due(workflow)) as (app, pilot):
        home = app.screen
        await pilot.press("n")
        await settled(pilot)
        assert home.check_action("reminded", ()) is False
        assert home.check_action("reminder_off", ()) is False
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query(ReminderLine)
        await pilot.press("m")
        await settled(pilot)
        workflow.set(last_backup=workflow.now())
        await pilot.press("escape")
        await settled(pilot)
        assert not app.screen.query(ReminderLine)


async def test_an_old_session_is_looked_at_and_put_away_by_hand(workflow: SessionWorkflow) -> None:
    async with running(due(workflow, years=1), (120, 40)) as (app, pilot):
        await pilot.click("#do-reminded")
        await settled(pilot)
        assert isinstance(app.screen, SessionListPage)
        assert len(app.screen.query_one(SessionList).sessions) == 3
        await pilot.click(SessionList, offset=(3, 3))
        await settled(pilot)
        assert isinstance(app.screen, SessionPage)
        await pilot.press("end")
        await settled(pilot)
        await pilot.click("#do-put-away")
        await settled(pilot)
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.click("#answer-1")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "2 sessions over 1 year old" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "2 sessions past 1 year: look" in shown(app)


async def test_the_palette_turns_the_reminder_of_backups_on_again(workflow: SessionWorkflow) -> None:
    async with running(due(workflow)) as (app, pilot):
        await pilot.press("x")
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.press(*"remind back")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert workflow.settings.backup_days == 30
        assert app.screen.query(ReminderLine)
