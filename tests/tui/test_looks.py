"""Pages over pages, and the light look, as text at the three sizes; and a megabyte pasted."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events
from textual.widgets import TextArea

from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, shown

LIGHT = "supervise-light"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("key", ["f1", "f8", "f4"])
async def test_help_and_the_questions_over_a_page(
    workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int], key: str
) -> None:
    async with running(workflow, size) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(key)
        for _ in range(3):
            await pilot.pause()
        assert shown(app) == golden(name=f"{key}-{size[0]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_light_look(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    workflow.set(theme=LIGHT)
    async with running(workflow, size) as (app, pilot):
        assert app.theme == LIGHT
        assert shown(app) == golden(name=f"home-{size[0]}")
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("f3")
        for _ in range(3):
            await pilot.pause()
        assert shown(app) == golden(name=f"wheel-{size[0]}")


async def test_a_megabyte_pasted_is_all_there(workflow: SessionWorkflow) -> None:
    pasted = "They came when asked.\r\n" * 45_000
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        app.screen.query_one("#aim TextArea", TextArea).focus()
        await pilot.pause()
        app.post_message(events.Paste(pasted))
        while len(workflow.session.aim) < 900_000:
            await pilot.pause()
        await pilot.press("x", "ctrl+s")
        await pilot.pause()
        assert app.saving.autosave.problem is None
    [path] = Path(workflow.home.drafts).glob("*.toml")
    again = path.read_text(encoding="utf-8")
    assert again.count("They came when asked.") == 45_000
    assert "x" in again
