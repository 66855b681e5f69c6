"""The command line run in this process, and the homes it is run on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.store.content.demo import fill
from supervise.store.home import Home


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line here; give its status, what it said, and what it said on stderr."""

    def run_here(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return run_here


@pytest.fixture
def demo(tmp_path: Path) -> Home:
    """A home with the made-up year in it."""
    home = Home(tmp_path / "demo")
    fill(home)
    return home


@pytest.fixture
def empty(tmp_path: Path) -> Home:
    """A home that is not there yet."""
    return Home(tmp_path / "empty")
