"""Windows no page was made for: nothing crashes, nothing is lost, and it is whole again when there is room."""

import pytest

from supervise.workflow import Workflow
from support import running, shown

ODD = ((20, 5), (1, 1), (3, 40), (200, 60), (80, 24))


async def test_every_page_lives_through_every_size(workflow: Workflow) -> None:
    async with running(workflow) as (app, pilot):
        seen = []
        for keys in (
            ("n",),
            (*"Aim", "f3"),
            ("right", "enter"),
            (*"Note", "f3"),
            ("enter",),
            ("s",),
            ("s",),
            ("f3",),
            ("p",),
            ("f3",),
            ("s",),
            ("s",),
            ("f3",),
            ("f3",),
            ("down", "enter"),
            ("f3",),
            ("f3",),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            seen.append(type(app.screen).__name__)
            for size in ODD:
                await pilot.resize_terminal(*size)
                await pilot.pause()
            assert shown(app).strip()
        assert {"ArrivePage", "WheelPage", "TalkPage", "RatePage", "PlacePage", "LearnPage", "AgreePage"} <= set(seen)
        assert workflow.session.aim == "Aim"


@pytest.mark.parametrize("theme", ["supervise-light", "supervise-contrast"])
async def test_a_look_that_was_chosen_is_kept(workflow: Workflow, theme: str) -> None:
    async with running(workflow) as (app, pilot):
        app.action_look(theme)
        await pilot.pause()
    assert f'theme = "{theme}"' in workflow.home.settings.read_text(encoding="utf-8")
