"""Ten minutes before the time they named, one quiet word; none where they named no time."""

from datetime import timedelta

import pytest

from supervise.tui.session.finish_reminder import FinishReminder
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled, words_shown
from support.clock import FakeClock


@pytest.mark.parametrize(("finish_at", "said"), [("10:00", True), ("", False), ("soon", False), ("9:00", False)])
async def test_it_is_said_once_and_only_shortly_before(
    workflow: SessionWorkflow, clock: FakeClock, finish_at: str, said: bool
) -> None:
    workflow.begin()
    workflow.update(finish_at=finish_at)
    async with running(workflow) as (app, pilot):
        reminder = FinishReminder(app)
        reminder.look()
        await settled(pilot)
        assert "minutes left" not in words_shown(app), "half an hour before, nothing is said"
        clock.advance(timedelta(minutes=21))
        for _ in range(2):
            reminder.look()
        await settled(pilot)
        assert words_shown(app).count("About 9 minutes left: you finish at 10:00.") == said
