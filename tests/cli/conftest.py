"""The command line run in this process, and the homes it is run on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.store.content.demo import write_demo_home
from supervise.store.home.folder import HomeFolder
from support.shipped import read_shipped_once


@pytest.fixture
def supervise(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line here; give its status, what it said, and what it said on stderr."""

    def run_here(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return run_here


@pytest.fixture(autouse=True)
def shipped_words(monkeypatch: pytest.MonkeyPatch) -> None:
    read_shipped_once(monkeypatch)


@pytest.fixture(scope="session")
def made_up_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the made-up year in it, which is only ever copied."""
    root = tmp_path_factory.mktemp("made-up-year") / "demo"
    write_demo_home(HomeFolder(root))
    return root


@pytest.fixture
def demo(tmp_path: Path, made_up_year: Path) -> HomeFolder:
    """A home with the made-up year in it."""
    return HomeFolder(shutil.copytree(made_up_year, tmp_path / "demo"))


@pytest.fixture
def empty(tmp_path: Path) -> HomeFolder:
    """A home that is not there yet."""
    return HomeFolder(tmp_path / "empty")
