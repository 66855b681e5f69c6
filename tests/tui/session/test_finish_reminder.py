"""Ten minutes before the time they named, one quiet word; none where they named no time."""

from supervise.tui.session.finish_reminder import FinishReminder
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled
from support.clock import FakeClock


async def test_it_is_said_once_and_only_shortly_before(workflow: SessionWorkflow, clock: FakeClock) -> None:
    workflow.begin()
    workflow.update(finish_at="10:00")
    async with running(workflow) as (app, pilot):
        reminder = FinishReminder(app)
        reminder.look()
        clock.pass_(minutes=21)
        for finish_at in ("", "soon", "9:00"):
            workflow.update(finish_at=finish_at)
            FinishReminder(app).look()
        await settled(pilot)
        assert not [*app._notifications], "half an hour before, and where no time to come is named, nothing is said"
        workflow.update(finish_at="10:00")
        reminder.look()
        reminder.look()
        await settled(pilot)
        messages = [notification.message for notification in app._notifications]
        assert messages == ["About 9 minutes left: you finish at 10:00."]
