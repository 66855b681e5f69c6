"""A window closed at once, with the past still being read, closes quietly."""

import asyncio
import threading

import pytest

from supervise.tui.app import SuperviseApp
from supervise.tui.widgets.carried import Carried
from supervise.workflow import Workflow


async def test_the_past_may_come_when_home_is_being_taken_down(
    workflow: Workflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read, told = threading.Event(), workflow.read, asyncio.Event()

    def late() -> None:
        go_on.wait(10)
        read()

    async def taken_down(_carried: Carried) -> None:
        go_on.set()
        await told.wait()

    def tell(app: SuperviseApp) -> None:
        refresh_home(app)
        told.set()

    refresh_home = SuperviseApp.refresh_home
    monkeypatch.setattr(workflow, "read", late)
    monkeypatch.setattr(Carried, "on_unmount", taken_down, raising=False)
    monkeypatch.setattr(SuperviseApp, "refresh_home", tell)
    app = SuperviseApp(workflow)
    async with app.run_test() as pilot:
        await pilot.pause()
    assert told.is_set()
    assert app._exception is None
