"""The command line run in this process, and the homes it is run on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.store.content.demo import write_demo_home
from supervise.store.home.folder import HomeFolder


@pytest.fixture
def supervise(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line here; give its status, what it said, and what it said on stderr."""

    def run_here(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return run_here


@pytest.fixture
def demo(tmp_path: Path) -> HomeFolder:
    """A home with the made-up year in it."""
    home = HomeFolder(tmp_path / "demo")
    write_demo_home(home)
    return home


@pytest.fixture
def empty(tmp_path: Path) -> HomeFolder:
    """A home that is not there yet."""
    return HomeFolder(tmp_path / "empty")
