"""Ten minutes before the time they named, one quiet word; none where they named no time."""

import pytest

from supervise.tui.session.finish_reminder import FinishReminder
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled
from support.clock import FakeClock


@pytest.mark.parametrize(("finish_at", "is_reminded"), [("10:00", True), ("", False), ("soon", False), ("9:00", False)])
async def test_it_is_said_once_and_only_shortly_before(
    workflow: SessionWorkflow, clock: FakeClock, finish_at: str, is_reminded: bool
) -> None:
    workflow.begin()
    workflow.update(finish_at=finish_at)
    async with running(workflow) as (app, pilot):
        reminder = FinishReminder(app)
        reminder.look()
        assert not [*app._notifications], "half an hour before, nothing is said"
        clock.pass_(minutes=21)
        reminder.look()
        reminder.look()
        await settled(pilot)
        words = [notification.message for notification in app._notifications]
        assert words == (["About 9 minutes left: you finish at 10:00."] if is_reminded else [])
