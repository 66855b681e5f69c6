"""Where a backup goes, and that its day is remembered only when everything is in it."""

from datetime import timedelta
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.home.lock import HomeLock
from supervise.store.settings import load_settings
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from supervise.workflow.upkeep import backup
from supervise.workflow.upkeep.reminders import current_reminder, dismiss_reminder
from support.builders import make_workflow
from support.clock import START, TODAY, FakeClock
from support.sample_history import with_past
from support.system import home_is

NAME = "supervise-backup-2026-11-22"


def quiet(_done: int, _of: int) -> None:
    pass


def test_a_folder_gets_a_file_with_the_day_in_its_name(tmp_path: Path) -> None:
    assert backup.resolve_path(str(tmp_path), TODAY) == tmp_path / f"{NAME}.zip"
    (tmp_path / f"{NAME}.zip").touch()
    (tmp_path / f"{NAME}-2.zip").symlink_to("nowhere")
    assert backup.resolve_path(f"{tmp_path}/", TODAY) == tmp_path / f"{NAME}-3.zip"


@pytest.mark.parametrize(
    ("asked", "name"), [("b.zip", "b.zip"), ("B.ZIP", "B.ZIP"), ("b", "b.zip"), ("b.x", "b.x.zip")]
)
def test_it_is_always_a_zip(tmp_path: Path, asked: str, name: str) -> None:
    assert backup.resolve_path(str(tmp_path / asked), TODAY) == tmp_path / name


def test_a_place_as_people_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home_is(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    assert backup.resolve_path("~/b", TODAY) == backup.resolve_path("b", TODAY) == tmp_path / "b.zip"
    for nothing in ("", "  ", "a\0b", "~nobody-of-that-name/b"):
        with pytest.raises(ProblemError):
            backup.resolve_path(nothing, TODAY)


@pytest.mark.parametrize("asked", ["unplugged/", '"unplugged/"', "unplugged/b.zip/"])
def test_a_folder_that_is_not_there_is_not_taken_for_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProblemError, match=r"There is no such folder for the backup\. Make it, plug it in"):
        backup.resolve_path(asked, TODAY)


def test_a_drive_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """As E: without a stick, on Windows: a path without a name."""
    root = Path(Path.cwd().anchor)
    monkeypatch.setattr(Path, "is_dir", lambda path: False)
    with pytest.raises(ProblemError) as caught:
        backup.resolve_path(str(root), TODAY)
    assert str(caught.value) == (
        f"{root}: There is no such folder for the backup. Make it, plug it in, or name another one."
    )


def test_it_is_noted_where_and_when_and_the_next_goes_there_too(workflow: SessionWorkflow, tmp_path: Path) -> None:
    with_past(workflow)
    (tmp_path / "stick").mkdir()
    written = backup.back_up(workflow.home, str(tmp_path / "stick"), workflow.today, quiet)
    backup.record_backup(workflow, workflow.now(), written)
    settings, problems = load_settings(workflow.home.settings)
    assert problems == []
    assert (settings.last_backup, settings.backup_folder) == (START, str(tmp_path / "stick"))
    assert backup.suggested_path(workflow) == str(tmp_path / "stick" / f"{NAME}-2.zip")


def test_neither_a_stick_that_is_not_plugged_in_nor_this_computer_is_suggested(
    workflow: SessionWorkflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home_is(tmp_path, monkeypatch)
    workflow.set(backup_folder=str(tmp_path / "unplugged"))
    assert backup.suggested_path(workflow) == ""


def test_one_that_something_is_missing_from_does_not_count(workflow: SessionWorkflow, tmp_path: Path) -> None:
    with_past(workflow)
    workflow.settings = workflow.settings.model_copy(update={"last_backup": None})
    (workflow.home.sessions / "gone.toml").symlink_to("nowhere")
    written = backup.back_up(workflow.home, str(tmp_path), workflow.today, quiet)
    assert len(written.missing) == 1
    backup.record_backup(workflow, workflow.now(), written)
    assert workflow.settings.last_backup is None
    assert backup.note_outside(workflow.home, START, written) is None
    assert load_settings(workflow.home.settings)[0].last_backup is None


def test_outside_the_app_it_is_noted_unless_a_window_is_open(workflow: SessionWorkflow, tmp_path: Path) -> None:
    with_past(workflow)
    written = backup.back_up(workflow.home, str(tmp_path), workflow.today, quiet)
    window = HomeLock(workflow.home)
    window.acquire()
    why = backup.note_outside(workflow.home, START, written)
    assert why is not None
    assert "is open in a Supervise window" in str(why)
    assert load_settings(workflow.home.settings)[0].last_backup is None
    window.release()
    assert backup.note_outside(workflow.home, START, written) is None
    assert load_settings(workflow.home.settings)[0].last_backup == START
    assert load_settings(workflow.home.settings)[0].pairs == workflow.settings.pairs


def test_home_reminds_until_it_is_done_or_turned_off(
    workflow: SessionWorkflow, clock: FakeClock, tmp_path: Path
) -> None:
    with_past(workflow).read()
    assert current_reminder(workflow) is None  # a backup of the day before yesterday
    workflow.settings = workflow.settings.model_copy(update={"last_backup": START - timedelta(days=90)})
    due = current_reminder(workflow)
    assert due is not None
    assert due.text == "Last backup 3 months ago"
    workflow.read_only = ANOTHER_WINDOW
    assert current_reminder(workflow) is None
    workflow.read_only = None
    backup.record_backup(workflow, workflow.now(), backup.back_up(workflow.home, str(tmp_path), TODAY, quiet))
    assert current_reminder(workflow) is None
    workflow.set(last_backup=START - timedelta(days=90))
    dismiss_reminder(workflow, "backup")
    assert current_reminder(workflow) is None
    assert load_settings(workflow.home.settings)[0].backup_days == 0


def test_two_versions_of_a_session_are_seen_to_first(workflow: SessionWorkflow) -> None:
    with_past(workflow)
    [path] = workflow.home.sessions.rglob("2026-09-12*")
    path.with_name(f"{path.stem} (1).toml").write_bytes(path.read_bytes() + b"# from the other laptop\n")
    workflow.settings = workflow.settings.model_copy(update={"last_backup": None})
    workflow.read()
    assert workflow.versions
    assert current_reminder(workflow) is None


def test_old_sessions_are_told_of_this_pair_and_only_once_nothing_else_is_due(workflow: SessionWorkflow) -> None:
    with_past(workflow).read()
    workflow.set(retention_years=1)
    due = current_reminder(workflow)
    assert due is not None
    assert (due.kind, due.text) == ("retention", "3 sessions past 1 year")
    workflow.settings = workflow.settings.model_copy(update={"last_backup": None})
    due = current_reminder(workflow)
    assert due is not None
    assert due.kind == "backup"
    dismiss_reminder(workflow, "backup")
    dismiss_reminder(workflow, "retention")
    assert current_reminder(workflow) is None
    other = make_workflow(workflow.home.root)
    other.set(current_pair="nobody", retention_years=1, backup_days=0)
    other.read()
    assert current_reminder(other) is None  # nobody is chosen, so nobody's are told of
