"""What goes into a backup: no more than lies in the home, and whatever of that does not is told."""

import os
import socket
from pathlib import Path

import pytest

from store.backup.test_write import CANARY, a_home, home_with, inside, tree
from supervise.domain.problems import ProblemError
from supervise.store.backup.archive import INSIDE, LIST
from supervise.store.backup.restore import restore
from supervise.store.backup.selection import Names
from supervise.store.backup.write import BackupResult, write_backup
from supervise.store.files import folders
from supervise.store.home.folder import HomeFolder
from support.locked_home import locked

SECRET = b"what lies outside the home"


def backed_up(home: HomeFolder) -> tuple[BackupResult, dict[str, bytes]]:
    """The backup of this home, and what is in it by its name in the home."""
    written = write_backup(home, home.root.parent / "b.zip")
    in_backup = {name.removeprefix(INSIDE): data for name, data in inside(written.path).items() if name != LIST}
    return written, in_backup


def left_out(written: BackupResult) -> dict[str, str]:
    return {missed_file.where: f"{missed_file.what} {missed_file.remedy}" for missed_file in written.missing}


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    home_with(tmp_path / "outside", {"secret.toml": SECRET, "sub/more.toml": SECRET})
    return a_home(tmp_path / "home")


def test_a_file_of_a_terabyte_is_looked_at_and_not_read(home: HomeFolder) -> None:
    with (home.root / "x").open("wb") as file:
        file.truncate(1 << 40)
    written, in_backup = backed_up(home)
    assert left_out(written) == {
        "x": "This is far too large to be notes (1024 GB), and was not read. It is not in the backup. "
        "Move it elsewhere and back up again."
    }
    assert "settings.toml" in in_backup


def test_too_much_in_all_is_said_before_any_of_it_is_read(home: HomeFolder, tmp_path: Path) -> None:
    for number in range(9):
        with (home.content / f"film-{number}").open("wb") as file:
            file.truncate((1 << 30) - number)
    done_counts: list[int] = []
    with pytest.raises(ProblemError, match=r"far more than notes.*elsewhere, such as content/film-0"):
        write_backup(home, tmp_path / "b.zip", lambda done, _: done_counts.append(done))
    assert done_counts == []
    assert not (tmp_path / "b.zip").exists()


@pytest.mark.parametrize("place", ["content/note", "sessions/2026/x.toml", "trash/x", "settings.toml", "identity.age"])
@pytest.mark.parametrize("way", ["straight", "relative", "by a chain", "by a folder"])
def test_a_link_to_a_file_outside_is_left_out_and_told(home: HomeFolder, tmp_path: Path, place: str, way: str) -> None:
    link, target = home.root / place, tmp_path / "outside" / "secret.toml"
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    if way == "by a chain":
        (home.root / "between").symlink_to(target)
        target = home.root / "between"
    elif way == "by a folder":
        (home.root / "folder").symlink_to(target.parent)
        target = home.root / "folder" / target.name
    link.symlink_to(os.path.relpath(target, link.parent) if way == "relative" else target)
    written, in_backup = backed_up(home)
    assert SECRET not in in_backup.values()
    assert left_out(written)[place] == (
        "This is a link to a file outside this folder. It is not in the backup. "
        "Put what it leads to here, in place of the link, and back up again."
    )


@pytest.mark.parametrize(
    "place", ["content/shared", "trash/x", "sessions/2027", "drafts/older", "elsewhere", "history"]
)
@pytest.mark.parametrize("target", ["outside", "home", "home/sessions", "."])
def test_a_link_to_a_folder_is_left_out_and_told(home: HomeFolder, tmp_path: Path, place: str, target: str) -> None:
    before = tree(home.root)
    link = home.root / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(tmp_path / target)
    written, in_backup = backed_up(home)
    assert in_backup == before
    assert left_out(written) == {
        place: "This is a link to another folder. It is not in the backup. "
        "Put what it leads to here, in place of the link, and back up again."
    }


def test_a_link_to_a_file_of_the_home_is_that_file(home: HomeFolder) -> None:
    (home.content / "ours").symlink_to("../settings.toml")
    written, in_backup = backed_up(home)
    assert in_backup["content/ours"] == in_backup["settings.toml"]
    assert written.missing == ()


def test_a_home_that_is_a_link_itself_is_backed_up(home: HomeFolder, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(home.root)
    (home.content / "ours").symlink_to("../settings.toml")
    _, in_backup = backed_up(HomeFolder(tmp_path / "link"))
    assert in_backup == tree(home.root)


@pytest.mark.parametrize("name", ["sessions", "drafts"])
def test_sessions_kept_elsewhere_are_in_it_and_nothing_else_that_lies_there(
    home: HomeFolder, tmp_path: Path, name: str
) -> None:
    before = tree(home.root)
    (home.root / name).rename(tmp_path / "stick")
    (home.root / name).symlink_to(tmp_path / "stick")
    home_with(tmp_path / "stick", {"letter.txt": SECRET, "2026/deep/photo.jpg": SECRET})
    (tmp_path / "stick" / "more").symlink_to(tmp_path / "outside")
    (tmp_path / "stick" / "x.toml").symlink_to(tmp_path / "outside" / "secret.toml")
    written, in_backup = backed_up(home)
    assert in_backup == before
    assert {place: what.split(".")[0] for place, what in left_out(written).items()} == {
        f"{name}/letter.txt": "This lies behind a link, and is none of ours",
        f"{name}/2026/deep/photo.jpg": "This lies behind a link, and is none of ours",
        f"{name}/more": "This is a link to another folder",
        f"{name}/x.toml": "This is a link to a file outside this folder",
    }
    restore(HomeFolder(tmp_path / "new"), written.path)
    assert {**tree(tmp_path / "new"), ".lock": b""} == {**before, ".lock": b""}


def test_sessions_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    home = home_with(tmp_path / "home", {"settings.toml": b""})
    home.sessions.symlink_to("a stick that was pulled out")
    written, _ = backed_up(home)
    assert left_out(written)["sessions"].startswith("This is not there, or not there any more.")


def test_a_locked_home_gives_nothing_plain_by_a_link(home: HomeFolder, tmp_path: Path) -> None:
    (home.drafts / "2026-11-23T0930-aaaa.toml").unlink()
    locked(home.root)
    (home.content / "note").symlink_to(tmp_path / "outside" / "secret.toml")
    (home.trash / "x").symlink_to(tmp_path / "outside")
    written, in_backup = backed_up(home)
    assert set(left_out(written)) == {"content/note", "trash/x"}
    assert not any(SECRET in data or CANARY.encode() in data for data in in_backup.values())


def test_a_backup_that_only_the_recovery_key_opens_says_so(home: HomeFolder) -> None:
    (home.drafts / "2026-11-23T0930-aaaa.toml").unlink()
    locked(home.root)
    (home.root / "identity.age").unlink()
    (home.root / "identity.age").mkdir()
    written, _ = backed_up(home)
    assert left_out(written)["identity.age"].startswith("The key for the passphrase is not there, so only the recovery")


@pytest.mark.skipif(os.name == "nt", reason="Windows has none of these among its files")
def test_pipes_and_sockets_are_told_and_not_opened(home: HomeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(home.root / "pipe")
    os.mkfifo(home.content / "pipe.zip")
    (home.root / "device").symlink_to("/dev/zero")
    monkeypatch.chdir(home.root)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        written, _ = backed_up(home)
    reasons = left_out(written)
    assert set(reasons) == {"pipe", "content/pipe.zip", "socket", "device"}
    assert reasons["pipe"].startswith("This is a pipe or a device, not a file.")


@pytest.mark.parametrize(
    "name", ["Icon\r", "sessions/Icon\r", ".DS_Store", "content/desktop.ini", "drafts/Thumbs.db", "._x", "._Icon\r"]
)
def test_what_the_computer_lays_there_for_itself_neither_goes_in_nor_keeps_a_backup_from_counting(
    home: HomeFolder, name: str
) -> None:
    if folders.WINDOWS and "\r" in name:
        pytest.skip("Windows has no such name")
    before = tree(home.root)
    home_with(home.root, {name: b"a picture of the folder"})
    written, in_backup = backed_up(home)
    assert in_backup == before
    assert written.missing == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("content/Note", "content/note"),
        ("content/STRASSE", "content/straße"),
        ("content/é", "content/e\u0301"),
        ("trash/Year/x", "trash/yEAR/x"),
        ("Note", "note/x"),
    ],
)
def test_names_that_are_one_on_some_computers_are_told(tmp_path: Path, first: str, second: str) -> None:
    home = home_with(tmp_path / "home", {"settings.toml": b"", first: b"words"})
    try:
        home_with(home.root, {second: b"more"})
    except OSError:
        pytest.skip("this is such a computer")
    if len(tree(home.root)) < 3:
        pytest.skip("this is such a computer")
    written, in_backup = backed_up(home)
    reasons = left_out(written)
    assert len(reasons) == 1
    assert len(in_backup) == 2
    [words] = reasons.values()
    assert words == (
        "Another file has this name but for capitals or accents, and some computers could keep only one. "
        "It is not in the backup. Rename it and back up again."
    )
    restore(HomeFolder(tmp_path / "new"), written.path)


def test_folders_that_are_one_on_some_computers_hold_what_both_hold() -> None:
    names = Names()
    assert [names.take(name) for name in ("a/x", "A/y", "A/X", "a", "b", "B/x")] == [
        True,
        True,
        False,
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("name", [".2026-11-22T0930-aaaa.toml.icloud", "2026-11-22T0930-aaaa.toml.nextcloud"])
def test_a_session_that_lies_in_the_cloud_is_not_in_the_backup_and_told(home: HomeFolder, name: str) -> None:
    home_with(home.root, {f"sessions/2026/{name}": b"stands for the words"})
    written, _ = backed_up(home)
    assert left_out(written)[f"sessions/2026/{name}"].startswith("This lies in the cloud and not on this computer")
