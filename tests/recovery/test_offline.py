"""Nothing leaves this computer: a whole session in a real process asks for no address and connects to nothing."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from recovery.test_signals import home as home
from recovery.test_signals import the_draft
from supervise.store.home.folder import HomeFolder
from support.terminal import Terminal

LISTENING = """
import os, sys
report = os.open(REPORT, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def heard(event, given):
    if event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib") and event != "socket.__new__":
        os.write(report, f"{event} {given!r}\\n".encode())
sys.addaudithook(heard)
CONTROL
from supervise.cli import main
sys.exit(main(["--home", HOME]))
"""


def namespace() -> list[str]:
    """The command that runs another with no network at all, or nothing where this computer has none."""
    command = ["unshare", "--net", "--map-root-user"]
    if shutil.which(command[0]) is None:
        return []
    return command if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0 else []


def listening(home: HomeFolder, report: Path, control: str = "") -> list[str]:
    """Supervise, with every call to a network written down, whatever library makes it."""
    script = LISTENING.replace("REPORT", repr(str(report))).replace("HOME", repr(str(home.root)))
    return [sys.executable, "-c", script.replace("CONTROL", control)]


def a_session(terminal: Terminal, home: HomeFolder) -> None:
    """Begin, write, talk, look at help and palette, cover, and leave."""
    terminal.wait("New session")
    terminal.press("n")
    terminal.wait("Today's aim")
    terminal.press(*"offline")
    terminal.wait(lambda: the_draft(home).aim == "offline")
    for key, sign in (("f3", "stand-in"), ("f3", "F2 pauses"), ("f1", "in plain words"), ("escape", "F2 pauses")):
        terminal.press(key)
        terminal.wait(sign)
    terminal.press("ctrl+p")
    terminal.wait("Look: Dark")
    terminal.press("f12")
    terminal.wait("Covered")
    terminal.press("enter")
    terminal.wait("Look: Dark")
    terminal.press("ctrl+q")
    assert terminal.end() == 0


def test_a_session_reaches_for_nothing(home: HomeFolder, tmp_path: Path) -> None:
    report = tmp_path / "heard"
    a_session(Terminal(listening(home, report), size=(100, 60)), home)
    assert report.read_text(encoding="utf-8") == ""


def test_and_it_would_have_been_heard(home: HomeFolder, tmp_path: Path) -> None:
    report = tmp_path / "heard"
    control = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run(
        [*listening(home, report, control), "unused"], capture_output=True, check=False, stdin=subprocess.DEVNULL
    )
    assert "socket.connect" in report.read_text(encoding="utf-8")


@pytest.mark.skipif(not namespace(), reason="unshare makes no network namespace here")
def test_a_session_with_no_network_at_all_is_the_same(home: HomeFolder, tmp_path: Path) -> None:
    report = tmp_path / "heard"
    a_session(Terminal([*namespace(), *listening(home, report)], size=(100, 60)), home)
    assert report.read_text(encoding="utf-8") == ""


def test_a_test_that_reaches_out_would_fail(nothing_goes_out: list[str]) -> None:
    with pytest.raises(OSError, match="nothing may go out"):
        socket.create_connection(("127.0.0.1", 9))
    with pytest.raises(OSError, match="nothing may go out"), socket.socket() as outward:
        outward.connect(("127.0.0.1", 9))
    assert [attempt.split()[0] for attempt in nothing_goes_out] == ["create_connection", "connect"]
    nothing_goes_out.clear()
