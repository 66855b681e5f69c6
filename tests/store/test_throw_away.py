"""A throw-away home is gone when it is left, or when the next one begins; nobody else's is touched."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from store.backup.test_write import home_with, tree
from supervise.domain.problems import ProblemError
from supervise.store.content import demo
from supervise.store.content.demo import ThrowAway, write_demo_home
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock

KILLED = """
import os, signal
from supervise.store.content.demo import ThrowAway, write_demo_home
made_up = ThrowAway()
write_demo_home(made_up.home)
(made_up.home.root / "drafts").mkdir()
(made_up.home.root / "drafts" / "x.toml").write_text("what somebody wrote", encoding="utf-8")
print(made_up.folder, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_what_a_killed_demo_left_is_removed_when_the_next_begins(temporary: Path) -> None:
    pytest.importorskip("fcntl")
    done = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True, check=False)
    [left] = temporary.iterdir()
    assert done.stdout.strip() == str(left)
    assert (left / "home" / "drafts" / "x.toml").exists()
    made_up = ThrowAway()
    assert list(temporary.iterdir()) == [made_up.folder]
    assert made_up.remove()
    assert list(temporary.iterdir()) == []


def test_several_at_once_leave_each_other_alone(temporary: Path) -> None:
    several = [ThrowAway() for _ in range(3)]
    for made_up in several:
        write_demo_home(made_up.home)
    before = tree(temporary)
    last = ThrowAway()
    assert {name for name in tree(temporary) if last.folder.name not in name} == set(before)
    assert all(made_up.remove() for made_up in (*several, last))
    assert list(temporary.iterdir()) == []


def test_one_that_an_earlier_supervise_left_or_has_open_is_told_apart(temporary: Path) -> None:
    """Its only lock is in the home."""
    for name in ("supervise-demo-killed_1", "supervise-demo-is_open_"):
        write_demo_home(HomeFolder(temporary / name / "home"))
    window = HomeLock(HomeFolder(temporary / "supervise-demo-is_open_" / "home"))
    assert window.acquire()
    made_up = ThrowAway()
    assert {path.name for path in temporary.iterdir()} == {made_up.folder.name, "supervise-demo-is_open_"}
    window.release()


def test_what_was_not_made_here_is_not_touched(temporary: Path) -> None:
    write_demo_home(HomeFolder(temporary / "supervise-demo-mine_own"))  # a home that somebody gave such a name
    (temporary / "supervise-demo-mine_own" / ".lock").touch()
    home_with(temporary / "supervise-demo-has_more", {"home/x.toml": b"x", "letter.txt": b"theirs"})
    home_with(temporary / "supervise-demo-of another", {"home/x.toml": b"x"})
    home_with(temporary / "elsewhere", {"home/x.toml": b"x"})
    (temporary / "supervise-demo-linked__").symlink_to(temporary / "elsewhere")
    (temporary / "supervise-demo-inside__").mkdir()
    (temporary / "supervise-demo-inside__" / "home").symlink_to(temporary / "elsewhere")
    (temporary / "supervise-demo-a_file__").write_bytes(b"")
    (temporary / "supervise-demo-empty___").mkdir()
    before = sorted(temporary.rglob("*"))
    made_up = ThrowAway()
    assert made_up.remove()
    assert sorted(temporary.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no other users' temporary files on Windows")
def test_another_users_is_not_touched(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home_with(temporary / "supervise-demo-theirs__", {"home/x.toml": b"x", ".lock": b""})
    before, mine = tree(temporary), os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    assert ThrowAway().remove()
    assert tree(temporary) == before


def test_where_there_are_no_locks_nothing_is_taken_for_abandoned(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(lock: HomeLock) -> bool:
        raise ProblemError(demo.Problem("x", "This file system knows no locks.", "y"))

    home_with(temporary / "supervise-demo-whoever_", {"home/x.toml": b"x", ".lock": b""})
    before = tree(temporary)
    monkeypatch.setattr(HomeLock, "acquire", refuse)
    made_up = ThrowAway()
    write_demo_home(made_up.home)
    assert made_up.remove()
    assert tree(temporary) == before
