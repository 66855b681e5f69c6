"""The year: one page in words, turned by keys and by mouse, the words of a session one key from the session."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from supervise.tui.export.page import ExportPage
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.review.year import YearPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, looking_back, settled, shown
from support.sample_history import with_past


async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with looking_back(with_past(workflow), "year") as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"year-{size[0]}")


async def test_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with looking_back(with_past(workflow), "year") as (app, pilot):
        await pilot.press("end")
        await settled(pilot)
        assert shown(app) == golden(name="no-colour")


async def test_years_turn_and_a_takeaway_opens_its_session(workflow: SessionWorkflow) -> None:
    async with looking_back(with_past(workflow), "year", (120, 40)) as (app, pilot):
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


@pytest.mark.parametrize("by", ["key", "button"])
async def test_it_is_saved_as_text(workflow: SessionWorkflow, tmp_path: Path, by: str) -> None:
    async with looking_back(with_past(workflow), "year") as (app, pilot):
        assert "s  Save as text" in shown(app)
        await (pilot.press("s") if by == "key" else pilot.click("#do-save-text"))
        await settled(pilot)
        assert isinstance(app.screen, ExportPage)
        app.screen.query_one(Input).value = str(tmp_path / "year.txt")
        await pilot.press("enter", "enter")
        await settled(pilot)
        if not (tmp_path / "year.txt").exists():  # it asked, as words may identify somebody
            await pilot.click("#do-save")
            await settled(pilot)
    text = (tmp_path / "year.txt").read_text(encoding="utf-8")
    assert text.startswith("Our year: CD + AB\n\nThe past 12 months: ")
    assert "Asking early is a skill, not a failing." in text


async def test_an_empty_year_is_said(workflow: SessionWorkflow) -> None:
    async with looking_back(workflow, "year") as (app, pilot):
        assert "No session in the past 12 months." in shown(app)
        await pilot.press("[", "]", "enter", "down")
        assert isinstance(app.screen, YearPage)
