"""Actions: each unfolds into what became of it, session by session; and what came back, by situations."""

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.session.actions import Action, ActionOrigin, ActionReview
from supervise.store.sessions.files import save_new
from supervise.tui.review.actions import ActionHistoryPage
from supervise.tui.review.sort_tabs import SortTabs
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.builders import HOSTILE, a_session, case, session_on
from support.sample_history import with_past

RING = Action(
    id="2026-01-05T0930-4k7q-1",
    what="Ring housing before the next meeting",
    owner="supervisee",
    came_from=ActionOrigin(kind="strategy", title="Share power"),
)


def with_chains(workflow: SessionWorkflow) -> SessionWorkflow:
    """A past in which one action was looked at twice, and one case came back."""

    def looked(outcome: str, reason: str) -> tuple[ActionReview, ...]:
        given = {"action": RING.id, "what": RING.what, "outcome": outcome, "reason": reason}
        return (ActionReview.model_validate(given),)

    first = case("Case A1", 2, barriers=["Time"], strategies=["Share power"])
    for session in (
        session_on(
            "2026-01-05", incident=first, actions=(RING, RING.with_changes(id="x", what=HOSTILE, owner="supervisor"))
        ),
        session_on("2026-02-02", section="Trust", reviewed=looked("doing", "They rang back once.")),
        session_on(
            "2026-03-02",
            reviewed=looked("done", "They come to the first meeting."),
            incident=case("Case A1", 4, barriers=["Time"]),
        ),
    ):
        save_new(workflow.home, session.with_changes(ended_at=session.started_at))
    return workflow


async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with showing(with_chains(with_past(workflow)), ActionHistoryPage) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"actions-{size[0]}")
        await pilot.press("o", "o", "o", "down")
        await settled(pilot)
        assert shown(app) == golden(name="came-back-120")


async def test_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(with_chains(workflow), ActionHistoryPage) as (app, pilot, _):
        await pilot.press("end", "down", "down")
        await settled(pilot)
        assert shown(app) == golden(name="no-colour")


async def test_in_a_wide_window_its_chain_stands_beside_it_and_opens_sessions_too(workflow: SessionWorkflow) -> None:
    async with showing(with_chains(workflow), ActionHistoryPage, (120, 40)) as (app, pilot, _):
        await pilot.press("end")
        await settled(pilot)
        [outcome] = [line for line in shown(app).splitlines() if "They come to the first meeting." in line]
        assert outcome.index("They come") > 60, "beside the list"
        await pilot.press("tab", "end", "enter")
        await settled(pilot)
        assert "2 Mar 2026" in shown(app).splitlines()[1]


async def test_an_action_unfolds_and_each_line_opens_its_own_session(workflow: SessionWorkflow) -> None:
    async with showing(with_chains(workflow), ActionHistoryPage, (80, 30)) as (app, pilot, _):
        assert "1 open, 1 done" in shown(app)
        assert "[/b] [red]x" in shown(app)
        await pilot.press("end", "down", "down")
        await settled(pilot)
        assert "· 2 Mar 2026: done" in shown(app)
        assert "They come to the first meeting." in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "2 Feb 2026 · Trust" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, ActionHistoryPage)
        await pilot.click(SortTabs, offset=(45, 0))
        await settled(pilot)
        assert "What kept it off the next rung" in shown(app)
        assert "In 1 situation, 2 sessions." in shown(app)
        assert "An action from it was done. Placed higher later." in shown(app)
        y = next(y for y, line in enumerate(shown(app).splitlines()) if "Share power" in line)
        await pilot.click(offset=(8, y))
        await settled(pilot)
        assert "At 2 Rung 2; 2 Mar 2026 at 4 Rung 4" in shown(app)
        assert "Done: Ring housing before the next meeting" in shown(app)
        y = next(y for y, line in enumerate(shown(app).splitlines()) if "· Case A1" in line)
        for _ in range(2):
            await pilot.click(offset=(8, y))
            await settled(pilot)
        assert "5 Jan 2026" in shown(app).splitlines()[0]


async def test_none_yet_is_said(workflow: SessionWorkflow) -> None:
    save_new(workflow.home, a_session(status="agreed"))
    async with showing(workflow, ActionHistoryPage) as (app, pilot, _):
        assert "No action is agreed yet" in shown(app)
        await pilot.press("o", "o", "o")
        await settled(pilot)
        assert "No barrier is named yet" in shown(app)
        assert not app.screen.query_one("#columns").display
