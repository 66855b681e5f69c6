"""The palette finds a deed by its name, and by what people who come from other programs call it."""

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen

from supervise.tui.kinds.page import SomethingElsePage
from supervise.tui.review.sessions.page import SessionListPage
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.upkeep.backup_page import BackupPage
from supervise.tui.upkeep.restore_page import RestorePage
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled
from support.sample_history import with_past


async def chosen(pilot: Pilot[None], word: str) -> Screen[object]:
    """The page that the first command found by this word leads to."""
    await pilot.press("ctrl+p")
    await pilot.pause()
    palette = pilot.app.screen
    assert isinstance(palette, CommandPalette)
    await pilot.press(*word)
    if searching := [worker for worker in pilot.app.workers if worker.node is palette]:
        await pilot.app.workers.wait_for_complete(searching)
    await pilot.press("enter")
    await settled(pilot)
    return pilot.app.screen


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("restore", RestorePage),
        ("import", RestorePage),
        ("backup", BackupPage),
        ("export", SessionListPage),
        ("text", SessionListPage),
        ("my own", SomethingElsePage),
        ("portfolio", SomethingElsePage),
    ],
)
async def test_what_is_looked_for_is_found(workflow: SessionWorkflow, word: str, page: type[Screen[object]]) -> None:
    async with running(with_past(workflow)) as (_, pilot):
        assert isinstance(await chosen(pilot, word), page)


async def test_every_step_of_a_session_can_be_gone_to_by_name(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (_, pilot):
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(await chosen(pilot, "go to: agree"), AgreePage)
        assert isinstance(await chosen(pilot, "go to: talk"), TalkPage)
