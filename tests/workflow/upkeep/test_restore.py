"""Restoring inside the app: which file and folder are meant, and what becomes of a window whose own home it is."""

from pathlib import Path

import pytest

from store.backup.test_write import tree
from supervise.domain.problems import ProblemError
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from supervise.workflow.upkeep import backup, restore
from support.builders import make_workflow
from support.locked_home import locked
from support.sample_history import with_past


def quiet(_done: int, _of: int) -> None:
    pass


@pytest.fixture
def zipped(workflow: SessionWorkflow, tmp_path: Path) -> Path:
    """A backup of a year of sessions."""
    with_past(workflow)
    return backup.back_up(workflow.home, str(tmp_path / "b.zip"), workflow.today, quiet).path


@pytest.fixture
def empty(tmp_path: Path) -> SessionWorkflow:
    """A window on a home in which nothing lies yet but its lock."""
    workflow = make_workflow(tmp_path / "empty")
    workflow.home.settings.unlink()
    workflow.lock = HomeLock(workflow.home)
    assert workflow.lock.acquire()
    return workflow


def test_what_is_in_it_is_read_without_the_passphrase(workflow: SessionWorkflow, zipped: Path, tmp_path: Path) -> None:
    summary = restore.look_into(zipped)
    assert (summary.sessions, summary.drafts, summary.locked) == (13, 0, False)
    assert (str(summary.first), str(summary.last)) == ("2025-09-10", "2026-09-12")
    locked(workflow.home.root)
    written = backup.back_up(workflow.home, str(tmp_path / "locked.zip"), workflow.today, quiet)
    assert restore.look_into(written.path) == summary._replace(locked=True)


def test_a_folder_means_the_newest_backup_in_it(workflow: SessionWorkflow, tmp_path: Path) -> None:
    names = ("2026-11-20", "2026-11-22", "2026-11-22-2", "2026-11-22-10")
    for name in names:
        (tmp_path / f"supervise-backup-{name}.zip").touch()
    (tmp_path / "supervise-backup-2027-copy.zip").touch()
    newest = tmp_path / "supervise-backup-2026-11-22-10.zip"
    assert restore.resolve_file(f"{tmp_path}/") == newest
    assert restore.resolve_file(str(tmp_path / "b.zip")) == tmp_path / "b.zip"
    assert restore.suggested_file(workflow) == ""
    workflow.set(backup_folder=str(tmp_path))
    assert restore.suggested_file(workflow) == str(newest)
    workflow.set(backup_folder=str(tmp_path / "unplugged"))
    assert restore.suggested_file(workflow) == ""


@pytest.mark.parametrize("asked", ["", "  ", "a\0b", "~nobody-of-that-name/b"])
def test_what_names_nothing_is_one_sentence(workflow: SessionWorkflow, tmp_path: Path, asked: str) -> None:
    with pytest.raises(ProblemError):
        restore.resolve_file(asked)
    with pytest.raises(ProblemError):
        restore.restore_backup(workflow, tmp_path / "b.zip", asked, quiet)


def test_a_folder_without_a_backup_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match=r"There is no backup in this folder .* Write the whole name"):
        restore.resolve_file(str(tmp_path))


def test_into_a_new_folder_and_this_home_is_as_it_was(workflow: SessionWorkflow, zipped: Path, tmp_path: Path) -> None:
    before = tree(workflow.home.root)
    assert restore.suggested_folder(workflow) == str(tmp_path / "supervise-restored")
    result = restore.restore_backup(workflow, zipped, str(tmp_path / "supervise-restored"), quiet)
    assert (result.sessions, result.root) == (13, tmp_path / "supervise-restored")
    assert not restore.is_own_folder(workflow, result)
    assert tree(workflow.home.root) == before
    assert workflow.writable
    assert restore.suggested_folder(workflow) == str(tmp_path / "supervise-restored-2")


def test_nothing_is_overwritten_nor_put_into_this_home(workflow: SessionWorkflow, zipped: Path, tmp_path: Path) -> None:
    before = tree(tmp_path)
    for folder, words in (
        (workflow.home.root, "There is something here already, and a restore never overwrites. Name a new folder, or"),
        (workflow.home.root.parent, "There is something here already"),
        (workflow.home.root / "new", "This is inside the Supervise folder"),
        (workflow.home.sessions / "2026", "This is inside the Supervise folder"),
    ):
        with pytest.raises(ProblemError, match=words):
            restore.restore_backup(workflow, zipped, str(folder), quiet)
    assert tree(tmp_path) == before
    assert workflow.writable


def test_into_this_empty_home_and_then_the_window_writes_nothing_more(empty: SessionWorkflow, zipped: Path) -> None:
    assert restore.suggested_folder(empty) == str(empty.home.root)
    result = restore.restore_backup(empty, zipped, str(empty.home.root), quiet)
    assert restore.is_own_folder(empty, result)
    assert len(list(empty.home.sessions.rglob("*.toml"))) == 13
    settings = empty.home.settings.read_bytes()
    with pytest.raises(ProblemError, match="a backup was restored here"):
        empty.set(plain=True)
    assert empty.home.settings.read_bytes() == settings
    assert empty.lock is not None
    assert empty.lock.held, "nobody else writes before it is opened anew"


def test_a_damaged_one_leaves_an_empty_home_that_can_be_written(empty: SessionWorkflow, zipped: Path) -> None:
    zipped.write_bytes(zipped.read_bytes()[:-3])
    with pytest.raises(ProblemError, match="Nothing was restored"):
        restore.restore_backup(empty, zipped, str(empty.home.root), quiet)
    assert sorted(path.name for path in empty.home.root.iterdir()) == [".lock"]
    empty.set(plain=True)


def test_an_empty_home_that_another_window_has_is_left_to_it(
    empty: SessionWorkflow, zipped: Path, tmp_path: Path
) -> None:
    empty.read_only = ANOTHER_WINDOW
    assert restore.suggested_folder(empty) == str(tmp_path / "supervise-restored")
    with pytest.raises(ProblemError, match="is for reading only"):
        restore.restore_backup(empty, zipped, str(empty.home.root), quiet)


def test_a_link_to_the_home_is_the_home(empty: SessionWorkflow, zipped: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(empty.home.root, target_is_directory=True)
    result = restore.restore_backup(empty, zipped, str(link), quiet)
    assert restore.is_own_folder(empty, result)
    assert HomeFolder(link).settings.is_file()
