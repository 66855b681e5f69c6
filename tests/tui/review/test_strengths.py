"""Strengths gathered: every one in its words, in three orders, and a way to the session it was named in."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from supervise.domain.session.model import Note, Talk
from supervise.store.sessions.files import save_new
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.review.strengths import StrengthsPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.builders import HOSTILE, a_session
from support.clock import START
from support.sample_history import with_past


async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with showing(with_past(workflow), StrengthsPage) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"strengths-{size[0]}")


async def test_without_colour_a_mark_says_where_the_keys_are(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(with_past(workflow), StrengthsPage) as (app, pilot, _):
        await pilot.press("o", "down")
        await settled(pilot)
        assert shown(app) == golden(name="no-colour")


async def test_orders_and_the_way_to_the_session_by_keys_and_by_mouse(workflow: SessionWorkflow) -> None:
    async with showing(with_past(workflow), StrengthsPage) as (app, pilot, _):
        assert "  2026" in shown(app)
        await pilot.press("down", "o", "o")
        await settled(pilot)
        assert "  Case A11" in shown(app)  # the chosen one is still in sight
        await pilot.press("enter")
        await settled(pilot)
        assert "12 Sep 2026 · Resilience" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.click(SortTabs, offset=(1, 0))
        await settled(pilot)
        await pilot.click(ParagraphList, offset=(5, 3))
        await settled(pilot)
        assert "12 Sep 2026 · Resilience" in shown(app)
        await pilot.click("#do-close")
        await settled(pilot)
        assert isinstance(app.screen, StrengthsPage)


async def test_they_are_saved_as_text_once_names_were_looked_for(
    workflow: SessionWorkflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("supervise.tui.export.page.MANY_FIELDS", 1)  # as where there are thousands: looked for aside
    note = Note(question="What went well?", stage="strength", text="Mrs Okafor rang first.")
    talk = Talk(planned_seconds=900, notes=(note,))
    save_new(workflow.home, a_session(status="agreed", ended_at=START, talk=talk))
    target = tmp_path / "strengths.txt"
    async with showing(workflow, StrengthsPage) as (app, pilot, _):
        await pilot.press("s")
        await settled(pilot)
        assert "strengths-2026-11-22.txt" in app.screen.query_one(Input).value
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        for _ in range(1_000):
            await pilot.pause()
            if "Not saved yet" in shown(app):
                break
        assert "“Mrs Okafor” looks like a name, in 22 Nov 2026. What went well?" in shown(app)
        assert not target.exists()
        await pilot.click("#do-save")
        await settled(pilot)
        assert target.read_text(encoding="utf-8").splitlines() == [
            "Strengths we named: CD + AB",
            "",
            "2026",
            "  22 Nov 2026. What went well? Mrs Okafor rang first.",
        ]
        await pilot.press("escape")
        await settled(pilot)
        await pilot.click("#do-save-text")
        await settled(pilot)
        assert "Where to" in shown(app)


async def test_none_yet_is_said(workflow: SessionWorkflow) -> None:
    async with showing(workflow, StrengthsPage) as (app, pilot, _):
        assert "No strength is named yet" in shown(app)
        await pilot.press("o", "enter", "down")
        assert isinstance(app.screen, StrengthsPage)


async def test_words_are_words_whatever_they_hold(workflow: SessionWorkflow) -> None:
    note = Note(question=HOSTILE, stage="strength", text=f"{HOSTILE}\n{HOSTILE}")
    save_new(
        workflow.home,
        a_session(status="agreed", ended_at=START, talk=Talk(planned_seconds=900, notes=(note,))),
    )
    async with showing(workflow, StrengthsPage, (40, 15)) as (app, _pilot, _):
        assert "[/b] [red]x" in shown(app)
