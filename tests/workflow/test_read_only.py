"""The true reason for which a window only reads, and what becomes of a window whose lock was taken from it."""

import os
import random
from datetime import UTC
from pathlib import Path

import pytest

from supervise.domain.problems import Problem, ProblemError
from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW, because_of
from support.builders import PAIR
from support.clock import FakeClock

not_on_windows = pytest.mark.skipif(os.name == "nt", reason="Windows moves nothing away that is open")


def window(root: Path, chance: int = 1) -> SessionWorkflow:
    """A window that writes as far as its lock allows."""
    home = HomeFolder(root)
    lock = HomeLock(home)
    assert lock.acquire()
    workflow = SessionWorkflow(
        home, load_content(home.content)[0], FakeClock(), lock=lock, zone=UTC, chance=random.Random(chance)
    )
    workflow.choose_pair(PAIR)
    return workflow


def test_the_reason_is_the_first_sentence_wherever_it_is_said() -> None:
    full = because_of(Problem("/home/ab", "The disk is full.", "Free some room and try again."))
    assert full.hint("Begin a session there.") == (
        "This window is for reading only: the disk is full. Free some room and try again."
    )
    assert str(full.refusal) == "This window: is for reading only: the disk is full. Free some room and try again."
    assert str(full.problem) == (
        "/home/ab: The disk is full. You can read here; nothing can be written. Free some room and try again."
    )
    assert ANOTHER_WINDOW.hint("Begin a session there.") == (
        "This window is for reading only: another Supervise has this home open. Begin a session there."
    )
    assert "another Supervise window has this home open" in str(ANOTHER_WINDOW.problem)
    away = because_of(Problem("/home/ab", "This is a link that leads nowhere just now.", "Plug it in."))
    assert away.hint() == "This window is for reading only: /home/ab is a link that leads nowhere just now. Plug it in."
    assert str(away.problem).startswith("/home/ab: This is a link that leads nowhere just now. You can read here;")


@not_on_windows
def test_a_folder_that_was_moved_away_and_back_is_written_in_again(tmp_path: Path) -> None:
    first, away = window(tmp_path / "home"), tmp_path / "away"
    first.begin()
    first.update(aim="before")
    first.keep()
    first.home.root.rename(away)
    first.update(aim="zebrafinch")
    with pytest.raises(ProblemError):
        first.keep()
    assert not first.writable
    away.rename(first.home.root)
    assert first.keep() and first.writable
    assert not HomeLock(first.home).acquire(), "the lock was this window's all the time"
    first.leave()
    assert [draft.session.aim for draft in first.unfinished] == ["zebrafinch"]


@not_on_windows
def test_who_removes_the_lock_file_takes_nothing_from_a_window_that_is_alone(tmp_path: Path) -> None:
    first = window(tmp_path)
    first.home.lock.unlink()
    first.begin()
    assert first.writable
    assert not HomeLock(first.home).acquire()


@not_on_windows
def test_a_window_whose_lock_went_to_another_keeps_what_it_holds_and_does_no_more(tmp_path: Path) -> None:
    first = window(tmp_path)
    first.begin()
    first.home.lock.unlink()
    second = window(tmp_path, chance=2)
    first.update(aim="What was being typed")
    assert first.keep(), "no word may be lost"
    assert not first.writable
    first.leave()
    assert "What was being typed" in next(first.home.drafts.iterdir()).read_text(encoding="utf-8")
    for deed in (first.begin, lambda: first.set(plain=True)):
        with pytest.raises(ProblemError, match="Another Supervise has this home open"):
            deed()
    second.begin()


@not_on_windows
def test_a_home_that_is_gone_is_said_to_be_gone(tmp_path: Path) -> None:
    workflow = window(tmp_path / "home")
    (tmp_path / "home").rename(tmp_path / "away")
    with pytest.raises(ProblemError, match="not there, or not there any more"):
        workflow.begin()
    assert not (tmp_path / "home").exists()
