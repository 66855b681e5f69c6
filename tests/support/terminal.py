"""A real process in a real pseudo-terminal: typed into, looked at, killed."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyte
import pytest

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "space": " ",
    "backspace": "\x7f",
    "ctrl+q": "\x11",
    "ctrl+s": "\x13",
    "ctrl+p": "\x10",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f12": "\x1b[24~",
}
_PRIVATE = re.compile(rb"\x1b\[[<>=?][0-9;$]*[a-zA-Z]")
PATIENCE = 30.0
"""Seconds to wait for a condition on a slow machine; a test that passes never waits that long."""


class Terminal:
    """`supervise` (or another command) in a pty, its screen kept by pyte."""

    def __init__(
        self, command: Sequence[str], env: dict[str, str] | None = None, size: tuple[int, int] = (80, 24)
    ) -> None:
        pexpect = pytest.importorskip("pexpect", reason="needs a POSIX terminal")
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        outside = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TEXTUAL_LOG")}
        self.child = pexpect.spawn(
            command[0],
            list(command[1:]),
            env=outside | {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | (env or {}),
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        self.output = b""
        self._fed = 0
        """Bytes of it that pyte has been given."""
        self._text = ""

    def read(self, wait: float = 0.05) -> bool:
        """Take all it has printed by now, waiting a moment for the first byte; False once it is gone."""
        try:
            while select.select([self.child.child_fd], [], [], wait)[0]:
                data = os.read(self.child.child_fd, 1 << 16)
                if not data:
                    return False
                self.output += data
                wait = 0.002  # a page comes in pieces; looking at each of them took longer than the page
        except OSError:
            return False
        return True

    @property
    def text(self) -> str:
        if self._fed < len(self.output):  # pyte takes long, so it is asked only for what somebody looks at
            # It knows no private-mode queries or kitty keys; they paint nothing.
            self._stream.feed(_PRIVATE.sub(b"", self.output[self._fed :]))
            self._fed = len(self.output)
            self._text = "\n".join(line.rstrip() for line in self.screen.display)
        return self._text

    def wait(self, what: str | Callable[[], bool]) -> None:
        """Read until the screen shows `what`, or until it is true; AssertionError with the screen if it never is."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            alive = self.read()
            if (what in self.text) if isinstance(what, str) else what():
                return
            if not alive:
                break
        raise AssertionError(f"never saw {what!r} on:\n{self.text}")

    def settle(self) -> None:
        """Read until it has printed nothing for half a second."""
        before = -1
        while len(self.output) != before:
            before = len(self.output)
            self.read(0.5)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def kill(self, how: signal.Signals | None = None) -> None:
        self.child.kill(signal.SIGKILL if how is None else how)

    def end(self) -> int | None:
        """Wait until it has ended; its exit status, or minus the signal."""
        while self.read():
            if not self.child.isalive():
                break
        self.child.wait()
        self.child.close()
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus


def supervise(home: Path, *arguments: str, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
    return Terminal([sys.executable, "-m", "supervise", "--home", str(home), *arguments], env, size)


def run(*arguments: str, home: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """The command line in a fresh process, its output as text."""
    given = ["--home", str(home)] if home else []
    return subprocess.run(
        [sys.executable, "-m", "supervise", *given, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=dict(os.environ) | env,
        timeout=PATIENCE,
        check=False,
    )
