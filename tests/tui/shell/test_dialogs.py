"""Questions over a page: the arrows go from answer to answer, and never round."""

import pytest

from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled

ANSWERS = (("", "Leave it as it is"), ("cd", "CD answers again"))


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "cd"),
        (["right", "enter"], "cd"),
        (["down", "down", "enter"], "cd"),
        (["left", "enter"], ""),
        (["up", "up", "right", "enter"], "cd"),
        (["escape"], ""),
    ],
)
async def test_arrows_stay_at_the_end(workflow: SessionWorkflow, keys: list[str], answer: str) -> None:
    given: list[str | None] = []
    async with running(workflow) as (app, pilot):
        app.push_screen(ChoiceDialog("Answer again, alone?", ["It is put away."], ANSWERS, asked="cd"), given.append)
        await settled(pilot)
        await pilot.press(*keys)
        await settled(pilot)
    assert given == [answer]
