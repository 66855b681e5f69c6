"""The ladder over time: all cases at a glance, one case with its times, and what was done between them."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from supervise.domain.review.history import History
from supervise.store.home.folder import shipped
from supervise.store.sessions.files import save_new
from supervise.store.sessions.toml import decode
from supervise.tui.review.ladder.case_grid import CaseGrid
from supervise.tui.review.ladder.page import CasesPage
from supervise.tui.review.ladder.step_chart import StepChart
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.builders import HOSTILE, PAIR


def with_year(workflow: SessionWorkflow, case: str = "") -> SessionWorkflow:
    """The made-up year of `supervise demo`, as this pair's; Case A1 may be called otherwise."""
    for path in sorted((shipped() / "demo").glob("*.toml")):
        session = decode(path.read_bytes(), path.name).with_changes(pair=PAIR.id)
        if case and session.incident is not None and session.incident.case == "Case A1":
            incident = session.incident
            placed = tuple(
                placement.with_changes(title=f"{placement.title} {case}", why=case) for placement in incident.placements
            )
            session = session.with_changes(incident=incident.with_changes(case=case, placements=placed, why_here=case))
        save_new(workflow.home, session)
    return workflow


async def pressed(pilot: Pilot[None], *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    await settled(pilot)
    return shown(pilot.app)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_all_cases_and_one(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(with_year(workflow), CasesPage, size) as (app, pilot, _):
        assert shown(app) == golden(name=f"all-{size[0]}")
        assert await pressed(pilot, "enter", "left") == golden(name=f"one-{size[0]}")


async def test_without_colours_and_plain_it_is_a_list(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(with_year(workflow), CasesPage) as (app, pilot, _):
        assert shown(app) == golden(name="all-no-color")
        # In a list up is the time before; what is told of it can be read on.
        assert await pressed(pilot, "enter", "up") == golden(name="one-no-color")
        read = await pressed(pilot, "pagedown", "pagedown")
        assert "lifted it to 6" in read


async def test_by_keys_to_the_case_that_moved_what_lifted_it_and_back(workflow: SessionWorkflow) -> None:
    async with showing(with_year(workflow), CasesPage, (100, 40)) as (app, pilot, _):
        page = app.screen
        assert "3 Co-existence → 6 Co-ordination" in shown(app)
        page_text = await pressed(pilot, "enter")
        assert "11 Nov 2026 · 6 Co-ordination, as the time before" in page_text
        page_text = await pressed(pilot, "left")
        assert "17 Jun 2026 · 6 Co-ordination, up from 5 Co-operation" in page_text
        assert "Done since 11 Mar Share planned visits for the next month with housing" in " ".join(page_text.split())
        assert "From “Line up the work”, for the barrier “Time”" in page_text
        await pressed(pilot, "enter")
        assert isinstance(app.screen, SessionPage)
        # Its neighbours are the other times of this case; one comes back to the one read last.
        assert "11 Mar 2026" in await pressed(pilot, "[")
        assert "11 Mar 2026 · 5 Co-operation, up from 3 Co-existence" in await pressed(pilot, "escape")
        assert "17 Dec 2025 · 3 Co-existence" in await pressed(pilot, "home", "left")
        assert "1 Sessions" in await pressed(pilot, "escape")
        assert page.query_one(CaseGrid).has_focus
        await pressed(pilot, "escape")
        assert app.screen is not page


async def test_in_a_wide_window_the_way_of_the_chosen_case_stands_beside_all(workflow: SessionWorkflow) -> None:
    async with showing(with_year(workflow), CasesPage, (120, 40)) as (app, pilot, _):
        page = app.screen
        assert "11 Nov 2026 · 6 Co-ordination, as the time before" in shown(app)
        assert "1 Conflict" in shown(app) and "17 Dec 2025" in shown(app), "the picture is whole when the page comes"
        page_text = await pressed(pilot, "down", "down")
        assert "16 Sep 2026 · 4 Compliance" in page_text and "Case A1 · 4 times" in page_text
        assert page.query_one(CaseGrid).has_focus, "the keys still choose a case"
        await pressed(pilot, "up", "up", "tab")
        assert "17 Jun 2026 · 6 Co-ordination, up from" in await pressed(pilot, "left"), "Tab goes to its times"
        await pressed(pilot, "escape")
        assert app.screen is page and page.query_one(CaseGrid).has_focus
        assert "11 Nov 2026 · 6 Co-ordination" in await pressed(pilot, "enter")
        await pilot.resize_terminal(80, 24)
        assert "Case A1 · Partnership ladder" in await pressed(pilot), "the one that had the keys"


async def test_by_mouse(workflow: SessionWorkflow) -> None:
    async with showing(with_year(workflow), CasesPage, (100, 40)) as (app, pilot, _):
        page = app.screen
        await pilot.click(CaseGrid, offset=(60, 3))
        assert "Partnership P1 · Partnership ladder" in await pressed(pilot)
        await pilot.click("#do-close")
        await settled(pilot)
        await pilot.click(CaseGrid, offset=(5, 3))
        await settled(pilot)
        chart = page.query_one(StepChart)
        assert chart.at == 3
        await pilot.click(StepChart, offset=(24, 2))
        assert "17 Dec 2025 · 3 Co-existence" in await pressed(pilot)
        await pilot.click("#do-later")
        assert "11 Mar 2026 · 5 Co-operation" in await pressed(pilot)
        await pilot.click("#do-open")
        await settled(pilot)
        assert isinstance(app.screen, SessionPage)


async def test_nothing_placed_yet_is_said(workflow: SessionWorkflow) -> None:
    async with showing(workflow, CasesPage, (40, 15)) as (app, pilot, _):
        assert "No case has been placed" in shown(app)
        await pressed(pilot, "enter", "left", "down")
        assert isinstance(app.screen, CasesPage)


async def test_strange_words_are_only_words(workflow: SessionWorkflow) -> None:
    async with showing(with_year(workflow, HOSTILE), CasesPage) as (app, pilot, _):
        page = app.screen
        for size in ((80, 24), (40, 15), (61, 16), (200, 60)):
            await pilot.resize_terminal(*size)
            await pressed(pilot)
            assert "[/b] [red]x" in shown(app)
            assert "[/b] [red]x" in await pressed(pilot, "enter", "left", "pagedown")
            await pressed(pilot, "escape")
        assert page.query_one(CaseGrid).display


async def test_ten_thousand_sessions_are_on_screen_at_once(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_year(workflow).read()
    few = workflow.history.sessions
    many = tuple(
        replace(
            session,
            id=f"{n}-{session.id}",
            started_at=session.started_at - timedelta(days=400 * n),
            incident=session.incident and replace(session.incident, case=f"{session.incident.case}-{n % 90}"),
        )
        for n in range(800)
        for session in few
    )[:10_000]
    monkeypatch.setattr(type(workflow), "history", property(lambda _: History(many, UTC)))
    async with showing(workflow, CasesPage) as (app, pilot, _):
        every = app.screen.query_one(CaseGrid)
        assert len(every.paths) == 7 * 90
        assert len(every._cards) <= 6
        await pressed(pilot, "end")
        assert every.cursor == len(every.paths) - 1
        await pressed(pilot, "enter", "left", "home")
