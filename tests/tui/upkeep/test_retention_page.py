"""How long records are kept is a number somebody types; it reminds, and nothing else."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from supervise.store.settings import load_settings
from supervise.tui.home.page import HomePage
from supervise.tui.upkeep.retention_page import RetentionPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown
from support.sample_history import with_past

YEARS = (
    ("8", 8),
    ("100", 100),
    ("0", 0),
    ("", 0),
    ("101", 5),
    ("-1", 5),
    ("8.5", 5),
    ("\u0668", 5),
    ("9" * 5_000, 5),
    ("008", 8),
)
"""What is typed, and the years in force then: 5 as before where it is no number of years."""


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(workflow, RetentionPage, size) as (app, pilot, _):
        assert shown(app) == golden(name=f"asked-{size[0]}")
        await pilot.press(*"a while", "enter")
        await settled(pilot)
        assert shown(app) == golden(name=f"unclear-{size[0]}")


async def test_by_the_palette_and_enter_home_then_says_what_is_older(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("ctrl+p", *"how long")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, RetentionPage)
        await pilot.press("1", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert "3 sessions past 1 year: look" in shown(app)
    assert load_settings(workflow.home.settings)[0].retention_years == 1
    assert len(list(workflow.home.sessions.rglob("*.toml"))) == 13


async def test_only_a_number_of_years_is_taken(workflow: SessionWorkflow) -> None:
    async with showing(workflow, RetentionPage) as (app, pilot, _):
        for typed, years in YEARS:
            workflow.set(retention_years=5)
            if not isinstance(app.screen, RetentionPage):
                await app.push_screen(RetentionPage())
            app.screen.query_one(Input).value = typed
            await pilot.click("#do-remember")
            await settled(pilot)
            assert isinstance(app.screen, RetentionPage) is (years == 5), typed[:9]
            assert load_settings(workflow.home.settings)[0].retention_years == years, typed[:9]


async def test_esc_leaves_it_as_it_is(workflow: SessionWorkflow) -> None:
    workflow.set(retention_years=5)
    async with showing(workflow, RetentionPage) as (_, pilot, results):
        await pilot.press("9", "escape")
        await settled(pilot)
        assert results == [None]
    assert workflow.settings.retention_years == 5
