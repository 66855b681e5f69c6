"""The frame: words typed are in the draft within a second, and going back loses none."""

from supervise.workflow import SessionWorkflow
from support.app_driver import running, shown


async def test_what_is_typed_is_held_at_once_and_kept_when_left(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        assert "Arrive" in shown(app)
        await pilot.press(*"Calm", "escape")
        await pilot.pause()
    [waiting] = workflow.unfinished
    assert "Calm" in waiting.path.read_text(encoding="utf-8")
