"""The year: one page in words, turned by keys and by mouse, the words of a session one key from the session."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from supervise.tui.export.page import ExportPage
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.review.year import YearPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.sample_history import with_past


async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with showing(with_past(workflow), YearPage) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"year-{size[0]}")


async def test_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(with_past(workflow), YearPage) as (app, pilot, _):
        await pilot.press("end")
        await settled(pilot)
        assert shown(app) == golden(name="no-colour")


async def test_years_turn_and_a_takeaway_opens_its_session(workflow: SessionWorkflow) -> None:
    async with showing(with_past(workflow), YearPage, (120, 40)) as (app, pilot, _):
        assert "The past 12 months" in shown(app)
        assert "10 sessions" in shown(app), "of both years"
        await pilot.press("[")
        await settled(pilot)
        assert "9 sessions" in shown(app)
        await pilot.press("left")
        await settled(pilot)
        assert "4 sessions" in shown(app)
        await pilot.press("[", "left")
        await settled(pilot)
        assert "4 sessions" in shown(app)
        await pilot.click(SortTabs, offset=(8, 0))
        await settled(pilot)
        assert "9 sessions" in shown(app)
        await pilot.press("left", "right", "enter")
        await settled(pilot)
        assert "12 Sep 2026 · Resilience" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, YearPage)


async def test_it_is_saved_as_text_by_key_and_by_button(workflow: SessionWorkflow, tmp_path: Path) -> None:
    async with showing(with_past(workflow), YearPage) as (app, pilot, _):
        assert "s  Save as text" in shown(app)
        for by in ("key", "button"):
            await (pilot.press("s") if by == "key" else pilot.click("#do-save-text"))
            await settled(pilot)
            assert isinstance(app.screen, ExportPage), by
            app.screen.query_one(Input).value = str(tmp_path / f"{by}.txt")
            await pilot.press("enter")
            await settled(pilot)
            if not (tmp_path / f"{by}.txt").exists():  # it asked, as words may identify somebody
                await pilot.click("#do-save")
                await settled(pilot)
            await pilot.press("escape")
            text = (tmp_path / f"{by}.txt").read_text(encoding="utf-8")
            assert text.startswith("Our year: CD + AB\n\nThe past 12 months: ")
            assert "Asking early is a skill, not a failing." in text


async def test_an_empty_year_is_said(workflow: SessionWorkflow) -> None:
    async with showing(workflow, YearPage) as (app, pilot, _):
        assert "No session in the past 12 months." in shown(app)
        await pilot.press("[", "]", "enter", "down")
        assert isinstance(app.screen, YearPage)
