"""A session whose file was changed outside says so quietly, and is made ours by keys or by mouse; it asks first."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Button

from supervise.store.home.folder import session_path
from supervise.store.sessions.files import read
from supervise.tui.app import SuperviseApp
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.app_driver import SIZES, running, settled, showing, shown
from support.sample_history import past_sessions, with_past

SAID = "changed outside Supervise"


@pytest.fixture
def changed(workflow: SessionWorkflow) -> Path:
    """The latest session's file, a word in it changed by hand."""
    path = session_path(with_past(workflow).home, past_sessions()[-1].id)
    path.write_bytes(path.read_bytes().replace(b"discharge date", b"discharge day"))
    return path


def messages(app: SuperviseApp) -> str:
    return " ".join(notification.message for notification in app._notifications)


@asynccontextmanager
async def reading(
    workflow: SessionWorkflow, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SuperviseApp, Pilot[None]]]:
    """The app on the latest session, among all of the pair's."""

    def page() -> SessionPage:
        ids = [session.id for session in workflow.history.sessions]
        return SessionPage(ids[0], ids)

    async with showing(workflow, page, size) as (app, pilot, _):
        yield app, pilot


async def test_it_says_so_quietly(workflow: SessionWorkflow, changed: Path, golden: SnapshotAssertion) -> None:
    async with reading(workflow) as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"changed-{size[0]}")
            await pilot.press("o")
            await settled(pilot)
            assert shown(app) == golden(name=f"asked-{size[0]}")
            await pilot.press("escape")


async def test_by_keys_it_is_kept_as_it_reads_once_they_say_so(workflow: SessionWorkflow, changed: Path) -> None:
    theirs = changed.read_bytes()
    async with reading(workflow) as (app, pilot):
        assert SAID in shown(app)
        await pilot.press("o", "escape")
        await settled(pilot)
        assert changed.read_bytes() == theirs, "asked, and not yet"
        await pilot.press("o", "down", "enter")
        await settled(pilot)
        assert SAID not in shown(app)
        assert "history folder" in messages(app), "says where the former file lies"
        await pilot.press("o")
        await settled(pilot)
        assert "as it reads now?" not in shown(app), "there is nothing to say any more"
    assert read(changed).as_written
    [former] = workflow.home.history.rglob("*.toml")
    assert former.read_bytes() == theirs


async def test_by_mouse_too_in_the_smallest_window(workflow: SessionWorkflow, changed: Path) -> None:
    async with reading(workflow, (40, 15)) as (app, pilot):
        await pilot.click("#do-accept")
        await settled(pilot)
        await pilot.click("#answer-1")
        await settled(pilot)
        assert SAID not in shown(app)
    assert read(changed).as_written


async def test_its_neighbours_say_nothing(workflow: SessionWorkflow, changed: Path) -> None:
    async with reading(workflow) as (app, pilot):
        await pilot.press("[")
        await settled(pilot)
        assert SAID not in shown(app)
        await pilot.press("]")
        await settled(pilot)
        assert SAID in shown(app)


async def test_a_window_for_reading_only_says_it_and_offers_nothing(workflow: SessionWorkflow, changed: Path) -> None:
    theirs = changed.read_bytes()
    workflow.read_only = ANOTHER_WINDOW
    async with reading(workflow) as (app, pilot):
        assert SAID in shown(app)
        assert not app.screen.query_one("#do-accept", Button).display
        await pilot.press("o")
        await settled(pilot)
        assert "as it reads now?" not in shown(app)
    assert changed.read_bytes() == theirs


@pytest.mark.parametrize("by", ["keys", "mouse"])
async def test_what_cannot_be_read_is_copied_from_its_page(workflow: SessionWorkflow, by: str) -> None:
    broken = workflow.home.drafts / "2026-01-01T0900-aaaa.toml"
    broken.parent.mkdir(exist_ok=True)
    broken.write_bytes(b"id = [")
    async with running(workflow) as (app, pilot):
        await pilot.press("u")
        await settled(pilot)
        await (pilot.press("c") if by == "keys" else pilot.click("#do-copy-unreadable"))
        await settled(pilot)
        assert "1 file copied" in messages(app)
    assert (workflow.home.quarantine / broken.name).read_bytes() == b"id = [" == broken.read_bytes()
