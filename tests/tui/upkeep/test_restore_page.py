"""The restore page: what is in a backup, where it may go, how it is opened then, and where it is found."""

import threading
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from supervise.domain.problems import Problem
from supervise.store.backup import restore as restoring
from supervise.store.backup.archive import BackupReader, Tell
from supervise.store.backup.restore import BackupSummary, RestoreResult
from supervise.tui.pairs.welcome import WelcomePage
from supervise.tui.upkeep.backup_page import BackupPage
from supervise.tui.upkeep.restore_page import RestorePage
from supervise.workflow import SessionWorkflow
from supervise.workflow.upkeep import backup, restore
from support.app_driver import SIZES, running, settled, showing, shown, with_slashes, words_shown
from support.builders import make_workflow
from support.sample_history import with_past


@pytest.fixture(autouse=True)
def _anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "EXAMPLE", "/media/stick")


@pytest.fixture
def zipped(workflow: SessionWorkflow, tmp_path: Path) -> Path:
    """A backup of a year of sessions, alone in a folder."""
    with_past(workflow)
    (tmp_path / "stick").mkdir()
    return backup.back_up(workflow.home, str(tmp_path / "stick"), workflow.today, lambda _done, _of: None).path


@pytest.fixture
def first_run(tmp_path: Path) -> SessionWorkflow:
    """Nobody has been here yet, and nothing was written."""
    first = make_workflow(tmp_path / "first")
    first.home.settings.unlink()
    first.settings = first.settings.model_copy(update={"pairs": (), "current_pair": ""})
    return first


async def ended(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "restore"])
    await settled(pilot)


def page_of(pilot: Pilot[None]) -> RestorePage:
    page = pilot.app.screen
    assert isinstance(page, RestorePage)
    return page


async def typed(pilot: Pilot[None], field: str, text: Path) -> None:
    pilot.app.screen.query_one(f"#{field} Input", Input).value = str(text)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_how_it_looks(
    workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restore, "suggested_folder", lambda _: "/home/cd/supervise-restored")
    async with showing(with_past(workflow), RestorePage, size) as (app, pilot, _):
        page = page_of(pilot)
        assert with_slashes(shown(app)) == golden(name=f"asked-{size[0]}")
        path = Path("/media/stick/supervise-backup-2026-11-22.zip")
        day = workflow.today
        page._show_summary("/media/stick", path, BackupSummary(13, 1, day.replace(year=2025), day, True))
        await settled(pilot)
        assert with_slashes(shown(app)) == golden(name=f"looked-{size[0]}")
        page.fail(Problem(str(path), "is damaged.", "Nothing was restored."), "from")
        await settled(pilot)
        assert "! is damaged. Nothing was restored." in words_shown(app)
        page._show_result(RestoreResult(Path("/home/cd/supervise-restored"), 13, 1, True, ()))
        await settled(pilot)
        assert "supervise-restored" in words_shown(app).replace(" ", "")
        assert "Restored and checked: 13 sessions and 1 unfinished one, in" in words_shown(app)


async def test_the_palette_finds_it_by_the_word(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await pilot.press(*"restore")
        await app.workers.wait_for_complete([w for w in app.workers if w.node is app.screen])
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, RestorePage)


async def test_the_backup_page_leads_to_it_and_esc_back(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("b")
        await settled(pilot)
        await pilot.press("tab", "left", "enter")
        await settled(pilot)
        assert isinstance(app.screen, RestorePage)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, BackupPage)


async def test_beside_a_home_in_use_by_keys_only(workflow: SessionWorkflow, zipped: Path, tmp_path: Path) -> None:
    new = tmp_path / "new home"
    async with showing(workflow, RestorePage, (120, 40)) as (app, pilot, results):
        await typed(pilot, "from", zipped.parent)
        await pilot.press("enter")
        await ended(pilot)
        assert "supervise-backup-2026-11-22.zip" in shown(app)
        assert "13 sessions, 10 Sep 2025 to 12 Sep 2026. Not locked." in words_shown(app)
        assert not new.exists(), "it is only read as yet"
        await typed(pilot, "to", new)
        await pilot.press("enter")
        await ended(pilot)
        assert "Restored and checked: 13 sessions, in" in words_shown(app)
        assert f"--home'{new}'" in words_shown(app).replace(" ", "").replace("newhome", "new home")
        await pilot.press("enter")
        await settled(pilot)
        assert results == [None]
        assert app.opens_next is None
    assert len(list(new.joinpath("sessions").rglob("*.toml"))) == 13


async def test_nothing_that_is_there_is_overwritten_and_it_can_be_put_right(
    workflow: SessionWorkflow, zipped: Path, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in workflow.home.sessions.rglob("*.toml")}
    async with showing(workflow, RestorePage, (120, 40)) as (app, pilot, _):
        await typed(pilot, "from", zipped)
        await pilot.press("enter")
        await ended(pilot)
        await typed(pilot, "to", workflow.home.root)
        await pilot.press("enter")
        await ended(pilot)
        assert (
            "! There is something here already, and a restore never overwrites. Name a new folder, or"
            in words_shown(app)
        )
        await typed(pilot, "to", tmp_path / "new")
        await pilot.press("enter")
        await ended(pilot)
        assert "Restored and checked" in shown(app)
    assert before == {path: path.read_bytes() for path in workflow.home.sessions.rglob("*.toml")}


async def test_typing_takes_the_place_of_a_suggestion_and_not_of_what_was_typed(
    workflow: SessionWorkflow, zipped: Path, tmp_path: Path
) -> None:
    workflow.set(backup_folder=str(zipped.parent))
    async with showing(workflow, RestorePage, (120, 40)) as (_, pilot, _):
        page = page_of(pilot)
        assert page._text("from") == str(zipped)
        await pilot.press(*"nowhere", "enter")
        await ended(pilot)
        assert page._text("from") == "nowhere"
        await pilot.press(*".zip", "tab", *"new")
        assert (page._text("from"), page._text("to")) == ("nowhere.zip", "new")


async def test_another_file_is_read_before_it_is_restored(
    workflow: SessionWorkflow, zipped: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.zip").write_bytes(b"PK")
    async with showing(workflow, RestorePage, (120, 40)) as (app, pilot, _):
        await typed(pilot, "from", zipped)
        await pilot.press("enter")
        await ended(pilot)
        await typed(pilot, "from", tmp_path / "notes.zip")
        assert "Restore it" not in shown(app)
        await pilot.press("enter")
        await ended(pilot)
        assert "! is not a backup of Supervise" in words_shown(app)
        assert app.focused is app.screen.query_one("#from Input")


async def test_on_the_first_run_it_becomes_the_home_and_is_opened(first_run: SessionWorkflow, zipped: Path) -> None:
    async with running(first_run, (120, 40)) as (app, pilot):
        assert isinstance(app.screen, WelcomePage)
        await pilot.click("#do-restore")
        await settled(pilot)
        assert app.screen.query_one("#to Input", Input).value == str(first_run.home.root)
        await typed(pilot, "from", zipped)
        await pilot.press("enter")
        await ended(pilot)
        await pilot.press("enter")
        await ended(pilot)
        assert "It is all there. Open it." in shown(app)
        await pilot.press("enter")
        await pilot.pause()
    assert app.opens_next is not None
    assert first_run.home.settings.is_file()


async def test_esc_while_it_is_restored_leaves_nothing(
    workflow: SessionWorkflow, zipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new"
    started, go_on = threading.Event(), threading.Event()
    real = BackupReader.verify

    def slowly(reader: BackupReader, tell: Tell) -> None:
        def wait(done: int, of: int) -> None:
            started.set()
            assert go_on.wait(30)
            tell(done, of)

        real(reader, wait)

    async with showing(workflow, RestorePage) as (_, pilot, results):
        await typed(pilot, "from", zipped)
        await typed(pilot, "to", new)
        await pilot.press("enter")
        await ended(pilot)
        monkeypatch.setattr(restoring.BackupReader, "verify", slowly)
        await pilot.press("enter")
        while not started.is_set():
            await pilot.pause()
        await pilot.press("escape")
        go_on.set()
        await settled(pilot)
        assert results == [None]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "stick"]
