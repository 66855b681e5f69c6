"""Who is at the other end of a stream is told rightly, and what goes down a pipe is UTF-8 on every system."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from supervise.cli.console import is_terminal
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import save_new
from support.builders import a_session
from support.clock import START


def test_a_device_that_is_nobodys_terminal_is_none() -> None:
    # On Windows Python's own isatty is true of it; to ask there for a passphrase would wait for ever.
    for mode in ("r", "w"):
        with Path(os.devnull).open(mode) as nowhere:
            assert not is_terminal(nowhere)
    assert not is_terminal(None)


def test_a_pipe_and_a_file_are_no_terminals(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as pipe, os.fdopen(writing, "w") as end, (tmp_path / "x").open("w") as file:
        assert not any(map(is_terminal, (pipe, end, file)))


@pytest.mark.parametrize("asked", ["", "utf-8:strict"])
def test_every_letter_goes_down_a_pipe_as_utf8(empty: HomeFolder, asked: str) -> None:
    save_new(empty, a_session(status="agreed", ended_at=START, aim="ŵy, Świadomość, 心"))
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONUTF8", "PYTHONIOENCODING")}
    done = subprocess.run(
        [sys.executable, "-m", "supervise", "show", "4k7q", "--home", str(empty.root)],
        env=env | ({"PYTHONIOENCODING": asked} if asked else {}),
        capture_output=True,
        check=True,
    )
    assert "ŵy, Świadomość, 心" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_whoever_asks_for_another_encoding_has_it(empty: HomeFolder) -> None:
    save_new(empty, a_session(status="agreed", ended_at=START, aim="café and ŵy"))
    done = subprocess.run(
        [sys.executable, "-m", "supervise", "show", "4k7q", "--home", str(empty.root)],
        env=os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert "café and \\u0175y".encode("latin-1") in done.stdout
