"""The way from page to page: what of it is seen."""

from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen

from supervise.tui.home.page import HomePage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.session.wheel.page import WheelPage
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled


@pytest.mark.usefixtures("a_terminal")
async def test_of_home_beneath_nothing_is_painted_between_two_pages(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: set[type] = set()
    display = App._display

    def watch(app: App[Any], screen: Screen[Any], renderable: Any) -> None:
        if renderable is not None and not app._batch_count:
            painted.add(type(screen))
        display(app, screen, renderable)

    monkeypatch.setattr(App, "_display", watch)
    async with running(workflow) as (_, pilot):
        await pilot.press("n")
        await settled(pilot)
        assert HomePage in painted, "else this would see no paint at all"
        painted.clear()
        for key in ("f3", "f3", "escape"):
            await pilot.press(key)
            await settled(pilot)
    assert {WheelPage, TalkPage} <= painted
    assert HomePage not in painted
