"""The disk refuses while somebody writes, in the real app: the old file is whole, the words are on the screen."""

import os
import re
import resource
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.settings import save_settings
from support.builders import PAIR, read_drafts
from support.terminal import PATIENCE, Terminal

BEFORE, AFTER = "kept while there was room", "written while there was none"


@dataclass
class Disk:
    """A home that can be made to refuse; `root` is where it is seen from here while the app runs."""

    terminal: Terminal
    root: Path
    mounted: Path | None = None

    @property
    def pid(self) -> int:
        pid: int = self.terminal.child.pid
        return pid

    @property
    def draft(self) -> Path:
        [path] = (self.root / "drafts").glob("*.toml")
        return path

    def fill(self) -> None:
        with (self.draft.parent / "filler").open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
            while True:
                file.write(bytes(512))

    def remount(self, how: str) -> None:
        drafts = str(self.mounted / "drafts") if self.mounted else ""
        command = ["nsenter", f"--target={self.pid}", "--mount", "mount", "-o", f"remount,{how}", drafts]
        subprocess.run(command, check=True)

    def limit(self, size: int) -> None:
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def refuse(self, why: str) -> None:
        match why:
            case "full":
                self.fill()
            case "read-only":
                self.remount("ro")
            case "closed folder":
                self.draft.parent.chmod(0o500)
            case "limit":
                self.limit(self.draft.stat().st_size)

    def relent(self, why: str) -> None:
        match why:
            case "full":
                (self.draft.parent / "filler").unlink()
            case "read-only":
                self.remount("rw")
            case "closed folder":
                self.draft.parent.chmod(0o700)
            case "limit":
                self.limit(resource.RLIM_INFINITY)


REASONS = {
    "full": "The disk is full.",
    "read-only": "This disk can only be read, not written to.",
    "closed folder": "This computer does not let Supervise use this place.",
    "limit": "The file would be larger than this disk or account allows.",
}


@pytest.fixture(params=REASONS)
def why(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    reason: str = request.param
    root = os.geteuid() == 0
    if reason in ("full", "read-only") and not (root and sys.platform == "linux" and shutil.which("nsenter")):
        pytest.skip(
            "only root on Linux may mount a disk small enough to fill; test_atomic.py refuses each call instead"
        )
    if reason == "closed folder" and writes_anywhere(tmp_path):
        pytest.skip("whoever runs this may write anywhere, as root may; the read-only disk is tried instead")
    if reason == "limit" and not hasattr(resource, "prlimit"):
        pytest.skip("only Linux lets the limit of another process be changed")
    return reason


def writes_anywhere(folder: Path) -> bool:
    closed = folder / "closed"
    closed.mkdir(mode=0o500)
    try:
        (closed / "x").touch()
    except PermissionError:
        return False
    return True


@pytest.fixture
def disk(tmp_path: Path, why: str) -> Iterator[Disk]:
    """The app at Arrive, where today's aim is written, on a disk of its own where that is needed."""
    template, home = tmp_path / "template", tmp_path / "home"
    for folder in (template, home):
        folder.mkdir(mode=0o700)
    save_settings(HomeFolder(template).settings, Settings(), Settings(pairs=(PAIR,), current_pair=PAIR.id))
    app = [sys.executable, "-m", "supervise", "--home", str(home)]
    if why in ("full", "read-only"):
        # Mounted where this process alone sees it, so that nothing stays mounted whatever becomes of this run.
        # The drafts a second time: what holds the window's lock cannot be made read-only.
        small = "mount -t tmpfs -o size=256k,mode=0700 none"
        steps = f'{small} "$0" && cp "$1"/* "$0" && mkdir "$0/drafts" && {small} "$0/drafts" && shift && exec "$@"'
        command = ["unshare", "--mount", "--propagation", "private", "sh", "-c", steps, str(home), str(template), *app]
        terminal = Terminal(command)
        disk = Disk(terminal, Path("/proc", str(terminal.child.pid), "root", *home.parts[1:]), home)
    else:
        shutil.copytree(template, home, dirs_exist_ok=True)
        terminal = Terminal(app)
        disk = Disk(terminal, home)
    terminal.wait(lambda: bool(re.search("New session|unshare:|mount:", terminal.text)))
    if "New session" not in terminal.text:
        pytest.skip(f"this machine mounts no small disk: {terminal.text.strip()}")
    terminal.press("n")
    terminal.wait("aim")
    yield disk
    terminal.child.close(force=True)


def message(terminal: Terminal) -> str:
    """What is said in the corner, in one line, without what lies beside it."""
    return " ".join(" ".join(line.split("▌")[-1] for line in terminal.text.splitlines() if "▌" in line).split())


def aim(disk: Disk) -> str:
    stored = session_files.read(disk.draft)
    assert stored.as_written
    return stored.session.aim


def refused(disk: Disk, why: str) -> None:
    """Words are kept, then the disk refuses those that follow, and says so."""
    terminal = disk.terminal
    terminal.press(*BEFORE)
    terminal.wait(lambda: aim(disk) == BEFORE)
    disk.refuse(why)
    terminal.press(*f", {AFTER}")
    terminal.wait("not kept")
    terminal.wait(lambda: REASONS[why] in message(terminal))


def test_the_old_file_is_whole_and_words_that_are_nowhere_else_hold_the_window_open(disk: Disk, why: str) -> None:
    refused(disk, why)
    terminal = disk.terminal
    old = disk.draft.read_bytes()
    assert aim(disk).startswith(BEFORE)
    terminal.press("ctrl+q")
    terminal.wait("Stay here")
    terminal.press("enter")
    terminal.wait(lambda: "Stay here" not in terminal.text)
    terminal.press("x")
    terminal.wait(f"{AFTER}x")
    assert disk.draft.read_bytes() == old
    disk.relent(why)
    terminal.wait(lambda: aim(disk) == f"{BEFORE}, {AFTER}x")  # by itself: nobody has to press anything
    terminal.wait(lambda: "not kept" not in terminal.text)
    assert not list(disk.root.rglob(".tmp-*"))

    disk.refuse(why)
    terminal.press(*"yz")
    terminal.wait("not kept")
    old = disk.draft.read_bytes()
    terminal.press("ctrl+q")
    terminal.wait("Stay here")
    terminal.press("down", "enter")
    assert disk.draft.read_bytes() == old if disk.mounted is None else True
    assert terminal.end() == 0


def test_a_terminal_that_is_closed_under_it_loses_nothing_and_leaves_nothing_running(tmp_path: Path) -> None:
    """Not a signal sent by us: the window itself goes, as when somebody clicks it away or a line drops."""
    home = HomeFolder(tmp_path / "home")
    home.root.mkdir(mode=0o700)
    save_settings(home.settings, Settings(), Settings(pairs=(PAIR,), current_pair=PAIR.id))
    terminal = Terminal([sys.executable, "-m", "supervise", "--home", str(home.root)])
    terminal.wait("New session")
    terminal.press("n")
    terminal.wait("aim")
    terminal.press(*"to the last letter")
    terminal.wait("last letter")
    pid: int = terminal.child.pid
    window = terminal.child.ptyproc
    window.fileobj.close()
    # Or pexpect closes this number once more, when it may be another's by then.
    window.closed, window.fd, terminal.child.closed, terminal.child.child_fd = True, -1, True, -1
    until = time.monotonic() + PATIENCE
    while not os.waitpid(pid, os.WNOHANG)[0]:
        assert time.monotonic() < until, "it would hold the lock, and every later window be for reading only"
        select.select([], [], [], 0.01)
    assert the_draft(home).aim == "to the last letter"


def the_draft(home: HomeFolder) -> Session:
    [draft] = read_drafts(home)
    return draft.session
