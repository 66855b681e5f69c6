"""That other accounts of the computer can put files into a home, or take them out, is told."""

from pathlib import Path

import pytest

from supervise.store.files import folders
from supervise.store.files.folders import make_folder
from supervise.store.home.folder import HomeFolder
from supervise.store.home.other_accounts import open_to_others

pytestmark = pytest.mark.skipif(folders.WINDOWS, reason="a mode says nothing there")


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    home = HomeFolder(tmp_path / "home")
    for folder in (home.drafts, home.sessions / "2026"):
        make_folder(folder)
    return home


def test_what_supervise_makes_is_its_owners_alone(home: HomeFolder) -> None:
    assert open_to_others(home) == []


@pytest.mark.parametrize("mode", [0o777, 0o775, 0o757, 0o1777, 0o2770])
@pytest.mark.parametrize("name", [".", "sessions", "drafts", "sessions/2026"])
def test_a_folder_that_others_may_write_in_is_named_with_the_way_to_end_that(
    home: HomeFolder, name: str, mode: int
) -> None:
    folder = home.root / name
    folder.chmod(mode)
    [problem] = open_to_others(home)
    assert problem.where == str(folder)
    assert "add and remove files" in problem.what
    assert problem.remedy.endswith(f"chmod go-w {folder}")


def test_a_home_that_others_may_change_for_another_is_told(home: HomeFolder) -> None:
    home.root.parent.chmod(0o777)
    [problem] = open_to_others(home)
    assert problem.where == str(home.root.parent)
    home.root.parent.chmod(0o1777)  # as /tmp is
    assert open_to_others(home) == []


def test_a_folder_with_a_blank_in_its_name_is_quoted_for_the_shell(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "our notes")
    home.root.mkdir()
    home.root.chmod(0o777)
    assert open_to_others(home)[0].remedy.endswith(f"chmod go-w '{home.root}'")
