"""The command that opens Supervise again, as it is typed in the shell it was called from."""

import os
import sys
from pathlib import Path

import pytest

from supervise.tui.platform.command_line import command_line

pytestmark = pytest.mark.skipif(os.name == "nt", reason="as a POSIX shell has it")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program named `supervise` in a folder of its own."""
    path = tmp_path / "bin" / "supervise"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_where_no_shell_finds_it_it_is_called_as_it_was(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.chdir(program.parents[1])
    monkeypatch.setattr(sys, "argv", ["bin/supervise", "list"])
    assert command_line() == "bin/supervise"
    assert command_line("--home", "two words") == "bin/supervise --home 'two words'"


def test_where_a_shell_finds_it_its_name_is_enough(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert command_line() == "supervise"


def test_another_program_of_that_name_is_not_it(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(program.parent))
    ours = tmp_path / ".venv" / "supervise"
    ours.parent.mkdir()
    ours.touch()
    monkeypatch.setattr(sys, "argv", [str(ours)])
    assert command_line() == str(ours)


def test_called_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(sys, "argv", ["/x/supervise/__main__.py"])
    monkeypatch.setattr(sys, "executable", "/x/python")
    assert command_line() == "/x/python -m supervise"
