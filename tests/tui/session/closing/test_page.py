"""The end of a session: what is kept, when the two meet next, and Enter."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.session.actions import Action
from supervise.domain.session.model import Session, Takeaway
from supervise.tui.session.closing.page import ClosingPage
from supervise.tui.session.step_page import HOME
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.builders import HOSTILE, a_session


def over(**changes: object) -> Session:
    return a_session(
        status="agreed",
        next_date=date(2027, 1, 18),
        takeaways=(
            Takeaway(by="supervisee", text="Asking early is a skill, not a failing."),
            Takeaway(by="supervisor", text="I can ring the ward manager myself."),
        ),
        actions=(
            Action(id="a-1", what="Ask housing to the first meeting", owner="supervisee", due=date(2026, 12, 4)),
            Action(id="a-2", what="A one-line role for each partner in the plan", owner="both"),
        ),
        **changes,
    )


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_looks(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(workflow, lambda: ClosingPage(over()), size) as (app, _, __):
        assert shown(app) == golden(name=f"opened-{size[0]}")


@pytest.mark.parametrize("key", ["enter", "escape", "f3", "f10"])
async def test_whatever_goes_on_goes_home(workflow: SessionWorkflow, key: str) -> None:
    async with showing(workflow, lambda: ClosingPage(over()), (40, 15)) as (_, pilot, results):
        await pilot.press("down", key)
        await settled(pilot)
        assert results == [HOME]


async def test_a_session_cut_short_says_why_and_a_long_one_is_read_to_its_end(workflow: SessionWorkflow) -> None:
    long = over(cut_short="Out of time").with_changes(
        takeaways=(Takeaway(by="supervisee", text=f"{HOSTILE}\n" + "word " * 300 + "the last of it"),)
    )
    async with showing(workflow, lambda: ClosingPage(long), (40, 15)) as (app, pilot, _):
        assert "Kept as it stands: out of time." in shown(app)
        seen = ""
        for _ in range(20):
            await pilot.press("pagedown")
            seen += shown(app)
        assert "the last of it" in " ".join(seen.split())
        assert "A one-line role" in seen
