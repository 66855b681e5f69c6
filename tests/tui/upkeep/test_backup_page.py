"""The backup page: where to, how far it is, what came of it, and that Esc stops it without a trace."""

import threading
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input

from supervise.domain.problems import Problem
from supervise.store.backup.archive import BackupReader, Tell
from supervise.store.home.folder import HomeFolder
from supervise.store.settings import load_settings
from supervise.tui.upkeep.backup_page import BackupPage
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from supervise.workflow.upkeep import backup
from supervise.workflow.upkeep.backup import BackupResult
from support.app_driver import SIZES, running, settled, showing, shown, with_slashes
from support.clock import START
from support.locked_home import locked
from support.sample_history import with_past
from support.system import home_is

DONE = BackupResult(Path("/media/stick/supervise-backup-2026-11-22.zip"), 45_210, 13, 1, ())


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    home_is("/home/cd", monkeypatch)
    monkeypatch.setattr(backup, "EXAMPLE", "/media/stick")


def page_of(pilot: Pilot[None]) -> BackupPage:
    page = pilot.app.screen
    assert isinstance(page, BackupPage)
    return page


def goes_to(pilot: Pilot[None], path: Path) -> None:
    page_of(pilot).query_one(Input).value = str(path)


async def ended(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "backup"])
    await settled(pilot)


def words(page: str) -> str:
    return " ".join(page.translate({ord(mark): " " for mark in "▐▁█"}).split())


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(with_past(workflow), BackupPage, size) as (app, pilot, _):
        page = page_of(pilot)
        assert with_slashes(shown(app)) == golden(name=f"asked-{size[0]}")
        page._show_result(START, DONE)
        await settled(pilot)
        assert "Backed up and read back: 13 sessions, 1 unfinished, 45 kB, in" in words(shown(app)), "in sight"
        assert with_slashes(shown(app)) == golden(name=f"done-{size[0]}")
        problem = Problem("content/wheel.toml", "The disk reported a fault. It is not in the backup.", "See to that.")
        page._show_result(START, DONE._replace(missing=(problem,)))
        await settled(pilot)
        assert "Not in it: content/wheel.toml" in words(shown(app))


async def test_all_of_it_is_read_by_keys_in_a_small_window(workflow: SessionWorkflow) -> None:
    async with showing(with_past(workflow), BackupPage, (40, 15)) as (app, pilot, _):
        assert "not encrypted: whoever has the file can read it" in words(shown(app))
        await pilot.press("pagedown")
        await settled(pilot)
        assert "that your employer allows" in words(shown(app))


async def test_in_a_locked_home_it_says_what_is_locked_and_what_is_not(
    workflow: SessionWorkflow, golden: SnapshotAssertion
) -> None:
    with_past(workflow)
    workflow.home = locked(workflow.home.root)
    async with showing(workflow, BackupPage) as (app, *_):
        assert "The sessions in the backup are encrypted, as they are here" in words(shown(app))
        assert with_slashes(shown(app)) == golden(name="locked-80")


@pytest.mark.parametrize("by", ["enter", "button"])
async def test_by_key_and_by_mouse_it_is_made_and_noted(workflow: SessionWorkflow, tmp_path: Path, by: str) -> None:
    (stick := tmp_path / "stick").mkdir()
    async with showing(with_past(workflow), BackupPage, (120, 40)) as (app, pilot, results):
        goes_to(pilot, stick)
        if by == "enter":
            await pilot.press("enter")
        else:
            await pilot.click("#do-start")
        await ended(pilot)
        assert "Backed up and read back: 13 sessions, " in words(shown(app))
        assert "! This is on the same disk as what you write" in words(shown(app))
        await pilot.press("enter")  # what has the focus now leads back
        await settled(pilot)
        assert results == [None]
    with BackupReader(stick / "supervise-backup-2026-11-22.zip") as backup:
        backup.verify()
    settings = load_settings(workflow.home.settings)[0]
    assert (settings.last_backup, settings.backup_folder) == (START, str(stick))


async def test_a_place_that_will_not_do_is_said_and_can_be_put_right(workflow: SessionWorkflow, tmp_path: Path) -> None:
    async with showing(with_past(workflow), BackupPage, (120, 40)) as (app, pilot, _):
        goes_to(pilot, tmp_path / "nowhere" / "b.zip")
        await pilot.press("enter")
        await ended(pilot)
        assert "There is no such folder for the backup." in words(shown(app))
        assert isinstance(app.focused, Input)
        app.screen.query_one(Input).value = str(tmp_path / "b")
        await pilot.press("enter")
        await ended(pilot)
        assert "Backed up and read back" in words(shown(app))
    assert (tmp_path / "b.zip").is_file()


async def test_esc_while_it_is_written_leaves_nothing(
    workflow: SessionWorkflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick := tmp_path / "stick").mkdir()
    started, go_on = threading.Event(), threading.Event()
    real = backup.write_backup

    def slowly(home: HomeFolder, path: Path, tell: Tell) -> BackupResult:
        def wait(done: int, of: int) -> None:
            started.set()
            assert go_on.wait(30)
            tell(done, of)

        return real(home, path, wait)

    monkeypatch.setattr(backup, "write_backup", slowly)
    async with showing(with_past(workflow), BackupPage) as (app, pilot, results):
        page = page_of(pilot)
        goes_to(pilot, stick)
        await pilot.press("enter")
        while not started.is_set():
            await pilot.pause()
        page._steps_done, page._steps_total = 3, 28
        page._show_progress()
        await pilot.pause()
        assert "3 of 28 steps" in words(shown(app))
        await pilot.press("enter")  # a second one is not begun
        assert [path.name.startswith(".tmp-") for path in stick.iterdir()] == [True]
        await pilot.press("escape")
        go_on.set()
        await settled(pilot)
        assert results == [None]
    assert list(stick.iterdir()) == []
    assert load_settings(workflow.home.settings)[0].last_backup is None


async def test_a_window_for_reading_only_can_back_up(workflow: SessionWorkflow, tmp_path: Path) -> None:
    with_past(workflow).read_only = ANOTHER_WINDOW
    async with running(workflow, (120, 40)) as (app, pilot):
        await pilot.press("b")
        await settled(pilot)
        goes_to(pilot, tmp_path / "b.zip")
        await pilot.press("enter")
        await ended(pilot)
        assert "Backed up and read back: 13 sessions" in words(shown(app))
    assert load_settings(workflow.home.settings)[0].last_backup is None


async def test_on_another_disk_nothing_more_is_said(
    workflow: SessionWorkflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "is_on_same_disk", lambda _home, _path: False)
    async with showing(with_past(workflow), BackupPage, (120, 40)) as (app, pilot, _):
        goes_to(pilot, tmp_path / "b.zip")
        await pilot.press("enter")
        await ended(pilot)
        assert "Backed up and read back" in words(shown(app))
        assert "same disk" not in words(shown(app))


async def test_typing_takes_the_place_of_the_last_place(workflow: SessionWorkflow, tmp_path: Path) -> None:
    workflow.set(backup_folder=str(tmp_path))
    async with showing(with_past(workflow), BackupPage) as (app, pilot, _):
        await pilot.press(*"nowhere/", "enter")
        await ended(pilot)
        assert "! There is no such folder" in words(shown(app))
        await pilot.press(*"x")
        assert app.screen.query_one(Input).value == "nowhere/x"


async def test_no_place_on_this_computer_is_suggested(workflow: SessionWorkflow, tmp_path: Path) -> None:
    workflow.set(backup_folder=str(tmp_path / "unplugged"))
    async with showing(workflow, BackupPage) as (app, pilot, _):
        assert "such as /media/stick" in shown(app)
        await pilot.press("enter")
        await ended(pilot)
        assert "! needs a name. Write a file, or a folder to put it in." in words(shown(app))
