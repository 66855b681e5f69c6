"""The wheel then and now: two spans side by side, in words too, and each section over time."""

from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from supervise.domain.review.session_summary import SummaryBuilder
from supervise.domain.session.model import DiscussedSection, Rating
from supervise.store.sessions.files import save_new
from supervise.tui.app import SuperviseApp
from supervise.tui.drawing.wheel.slices import middle
from supervise.tui.drawing.wheel.view import WheelView
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.review.wheel.comparison_list import SectionComparisonList
from supervise.tui.review.wheel.page import WheelComparisonPage
from supervise.workflow import SessionWorkflow
from support.app_driver import settled, showing, shown
from support.builders import HOSTILE, a_session
from support.clock import START, TODAY
from support.sample_history import past_sessions, with_past


def opened(
    workflow: SessionWorkflow, size: tuple[int, int] = (80, 24)
) -> AbstractAsyncContextManager[tuple[SuperviseApp, Pilot[None], list[object]]]:
    """The app on the page of the wheel then and now."""
    return showing(workflow, WheelComparisonPage, size)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def test_goldens(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with opened(with_past(workflow)) as (app, pilot, _):
        for size in ((80, 24), (120, 40), (40, 15)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"wheels-{size[0]}")
            await press(pilot, "enter")
            assert shown(app) == golden(name=f"over-time-{size[0]}")
            await press(pilot, "escape")


async def test_golden_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(with_past(workflow)) as (app, _pilot, _):
        assert shown(app) == golden(name="no colour")
        assert not app.screen.query_one("#do-whose").display  # both answers are there


async def test_by_keys_to_a_session_and_back_again(workflow: SessionWorkflow) -> None:
    async with opened(with_past(workflow)) as (app, pilot, results):
        sections = app.screen.query_one(SectionComparisonList)
        assert sections.section is not None and sections.section.title == "Listening"
        app.action_setting("plain")
        await settled(pilot)
        assert "    CD                           Often                Even under pressure" in shown(app)
        app.action_setting("plain")
        await settled(pilot)
        assert "▀" in shown(app)
        await press(pilot, "right")
        assert sections.section.title == "Person-centred practice"
        await press(pilot, "enter")
        assert "Person-centred practice has not been talked about yet." in shown(app)
        await press(pilot, "left", "enter")
        lines = shown(app)
        assert lines.index("8 Aug 2026") < lines.index("11 Feb 2026")
        await press(pilot, "o")
        lines = shown(app)
        assert lines.index("11 Feb 2026") < lines.index("8 Aug 2026")
        await press(pilot, "home", "enter")
        assert isinstance(app.screen, SessionPage)
        assert "11 Feb 2026" in shown(app)
        await press(pilot, "]")  # the next newer talk about it
        assert "13 May 2026" in shown(app)
        await press(pilot, "escape")
        assert "► 13 May 2026" in shown(app)
        await press(pilot, "escape")
        assert app.focused is sections
        assert WheelComparisonPage.HINT in shown(app)
        await press(pilot, "escape")
        assert results == [None]


async def test_the_times_and_whose_answers_by_keys_and_by_mouse(workflow: SessionWorkflow) -> None:
    async with opened(with_past(workflow)) as (app, pilot, _):
        await press(pilot, "]")
        assert "2026 " in shown(app) and "The second half" not in shown(app)
        await press(pilot, "[")
        await pilot.click("#span-now", offset=(2, 0))
        await settled(pilot)
        assert "The second half" in shown(app)
        await pilot.click("#span-now", offset=(16, 0))
        await pilot.click("#span-now", offset=(16, 0))
        await settled(pilot)
        assert "‹ 2024 ›" in shown(app) and "‹ 2025 ›" in shown(app)
        then, now = app.screen.query(WheelView)
        assert not any(piece.mark or piece.filled for piece in then.slices)
        by_cd = [piece.filled for piece in now.slices]
        await pilot.click("#do-whose")
        await settled(pilot)
        assert "Filled: AB's answer" in shown(app)
        assert [piece.filled for piece in now.slices] != by_cd
        await press(pilot, "w")
        assert [piece.filled for piece in now.slices] == by_cd
        # Talked about and not rated is told apart from not talked about without any colour.
        marked = [piece.id for piece in now.slices if piece.mark]
        assert marked == ["communication", "trust"]


async def test_a_slice_is_clicked_and_clicked_again(workflow: SessionWorkflow) -> None:
    async with opened(with_past(workflow)) as (app, pilot, _):
        view = app.screen.query_one("#wheel-now", WheelView)
        across, left, top = view._disc()
        x, y = middle(across, len(view.slices), 9)
        await pilot.click(view, offset=(left + x, top + y))
        await settled(pilot)
        assert "CD: I help others" in shown(app)
        assert [wheel.chosen for wheel in app.screen.query(WheelView)] == [9, 9]
        await pilot.click(view, offset=(left + x, top + y))
        await settled(pilot)
        assert "11 Jul 2026" in shown(app)
        assert "2 talks" in shown(app)
        await pilot.click("#do-order")
        await settled(pilot)
        assert "oldest first" in shown(app)


async def test_nothing_talked_about_yet_and_hostile_words(workflow: SessionWorkflow) -> None:
    async with opened(workflow) as (app, pilot, _):
        assert "No section has been talked about yet." in shown(app)
        await press(pilot, "]", "[", "w", "down", "enter", "end")
        given = (Rating(by="supervisee", value=2, label=HOSTILE), Rating(by="supervisor", label="x" * 300))
        section = DiscussedSection(id="gone", title=HOSTILE, wheel="another")
        save_new(workflow.home, a_session(status="agreed", section=section, ratings=given))
        app.history_loader.read_home()
        await settled(pilot)
        for size in ((40, 15), (120, 40), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            await press(pilot, "home", "enter")
            assert "[/b] [red]x" in shown(app) and "No longer on the wheel" in shown(app)
            await press(pilot, "escape")


async def test_ten_thousand_sessions_are_drawn_at_once(workflow: SessionWorkflow) -> None:
    """Only what is in sight is made: the lines of one section's thousands of talks are not."""
    few = tuple(map(SummaryBuilder(UTC).of, past_sessions()))
    many = tuple(replace(few[n % 13], id=f"s{n}", started_at=START - timedelta(hours=17 * n)) for n in range(10_000))
    async with opened(workflow, (120, 40)) as (app, pilot, _):
        page = app.screen
        assert isinstance(page, WheelComparisonPage)
        history = replace(page.history, sessions=many)
        type(page).history = property(lambda _: history)  # type: ignore[method-assign, assignment]
        try:
            page._spans = None
            page.draw()
            await settled(pilot)
            assert "The past year" in shown(app) and str(TODAY.year - 1) in shown(app)
            await press(pilot, "enter", "end")
            assert "2007" in shown(app)
        finally:
            del type(page).history
