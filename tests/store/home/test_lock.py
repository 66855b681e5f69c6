"""One window writes; the next one looks."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import supervise
from supervise.domain.problems import ProblemError
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from support.system import private

HOLDER = """
import sys
from pathlib import Path
from supervise.store.home.lock import HomeLock
from supervise.store.home.folder import HomeFolder
lock = HomeLock(HomeFolder(Path(sys.argv[1])))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def other_window(root: Path) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(Path(supervise.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root)],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def test_the_second_window_is_told_no_and_a_kill_frees_the_home(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "home")
    lock = HomeLock(home)
    with other_window(home.root) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "True\n"
        assert lock.acquire() is False
        assert lock.held is False
        assert lock.acquire() is False
        first.kill()
        first.wait()
        assert lock.acquire() is True
    assert lock.held
    with other_window(home.root) as second:
        assert second.communicate()[0] == "False\n"
    lock.release()
    with other_window(home.root) as third:
        assert third.communicate()[0] == "True\n"


def test_taking_and_giving_twice_is_harmless_and_the_file_stays(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "home")
    lock = HomeLock(home)
    lock.release()
    assert lock.acquire()
    assert lock.acquire()
    assert private(home.root, home.lock)
    lock.release()
    lock.release()
    assert not lock.held
    assert home.lock.exists()
    assert lock.acquire()
    lock.release()


def test_another_thread_may_give_it_back(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path)
    lock = HomeLock(home)
    assert lock.acquire()
    thread = threading.Thread(target=lock.release)
    thread.start()
    thread.join()
    with other_window(home.root) as next_one:
        assert next_one.communicate()[0] == "True\n"


def test_a_home_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_bytes(b"a file, not a folder")
    with pytest.raises(ProblemError) as caught:
        HomeLock(HomeFolder(tmp_path / "home")).acquire()
    assert "A file stands where a folder should be." in str(caught.value)


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
@pytest.mark.parametrize("lay_there", [True, False])
def test_a_file_system_without_locks_is_said_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder, number: int, lay_there: bool
) -> None:
    """The file of a crash must not be a lock for ever, and no one may write who cannot know who else does."""
    fcntl = pytest.importorskip("fcntl")

    def refuse(_descriptor: int, _operation: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    home = HomeFolder(tmp_path)
    if lay_there:
        home.lock.write_bytes(b"")
    with pytest.raises(ProblemError) as caught:
        HomeLock(home).acquire()
    assert "knows no locks" in caught.value.problem.what
    assert "Copy this folder to this computer's own disk" in caught.value.problem.remedy
    assert not list(recwarn)


def test_a_lock_file_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    home, letter = HomeFolder(tmp_path / "home"), tmp_path / "letter"
    home.root.mkdir()
    letter.write_bytes(b"mine")
    home.lock.symlink_to(letter)
    with pytest.raises(ProblemError, match="is a link"):
        HomeLock(home).acquire()
    assert letter.read_bytes() == b"mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_a_lock_file_removed_while_held_is_locked_anew(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path)
    lock = HomeLock(home)
    assert lock.acquire()
    assert lock.still_held()
    home.lock.unlink()
    assert lock.still_held()
    with other_window(home.root) as second:
        assert second.communicate()[0] == "False\n"
    lock.release()
    assert not lock.still_held()


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_where_another_has_locked_anew_the_first_one_writes_no_more(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path)
    lock = HomeLock(home)
    assert lock.acquire()
    home.lock.unlink()
    with other_window(home.root) as second:
        assert second.stdout is not None
        assert second.stdout.readline() == "True\n"
        assert not lock.still_held()
        assert not lock.held
        second.kill()


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no folder with a file that is open")
def test_a_stick_that_is_pulled_out_is_not_made_anew_on_the_disk_beneath_it(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "stick" / "home")
    lock = HomeLock(home)
    assert lock.acquire()
    home.root.parent.rename(tmp_path / "away")
    with pytest.raises(ProblemError, match="not there"):
        lock.still_held()
    assert not home.root.parent.exists()


def test_a_lock_file_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path)
    home.lock.mkdir()
    with pytest.raises(ProblemError) as caught:
        HomeLock(home).acquire()
    assert caught.value.problem.where.startswith(str(tmp_path))
    assert caught.value.problem.remedy.endswith("and try again.")
