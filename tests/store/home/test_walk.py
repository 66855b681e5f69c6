"""What lies in a home and is not read is told; where a link leads, nothing is read, written, locked or removed."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption import convert
from supervise.store.files import folders
from supervise.store.files.links import is_link
from supervise.store.home import walk
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import IDENTITY
from supervise.store.sessions import files as session_files
from supervise.store.sessions import trash
from supervise.store.sessions.drafts import OpenDraft, discard
from supervise.store.sessions.files import read_sessions, save_new
from supervise.store.sessions.snapshots import quarantine
from supervise.store.sessions.trash import sweep_home
from supervise.workflow import SessionWorkflow
from support.builders import a_session
from support.clock import START, TODAY
from support.locked_home import KEYS, PASSPHRASE, locked, opened, quick_locks

ID = "2026-11-22T0930-4k7q"
AGREED = a_session(status="agreed", ended_at=START, aim="kingfisher")


def nothing_told(_done: int, _of: int) -> None:
    pass


def told_of(home: HomeFolder, name: str) -> list[Problem]:
    """What is said of a file of this name among the sessions."""
    folder = home.sessions / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(b"bplist00")
    files, problems = session_files.list_files(home.sessions)
    assert files == []
    return problems


def linked_year(home: HomeFolder, elsewhere: Path) -> Path:
    """The year's folder moved elsewhere, and a link in its stead; where it is now."""
    save_new(home, AGREED)
    place = elsewhere / "2026"
    (home.sessions / "2026").rename(place)
    (home.sessions / "2026").symlink_to(place)
    return place


@pytest.mark.parametrize(
    "name",
    [
        f".{ID}.toml.icloud",
        f".{ID}.toml.age.icloud",
        f"{ID}.toml.nextcloud",
        f"{ID}.toml.age.owncloud",
        f"{ID}.toml.opencloud",
        f"{ID}.toml.cloud",
        f"{ID}.TOML.NEXTCLOUD",
        f"{ID}.toml.gdoc",
        "2026.cloudf",
    ],
)
def test_a_file_that_lies_in_the_cloud_is_named(tmp_path: Path, name: str) -> None:
    [problem] = told_of(HomeFolder(tmp_path), name)
    assert problem.where.endswith(name)
    assert "in the cloud and not on this computer" in problem.what


@pytest.mark.parametrize(
    "name",
    [f"{ID}.toml.bak", f"{ID}.toml~", f"{ID}.toml.txt", f"{ID}.TOML", f"{ID.lower()}.tom", ID, f".{ID}.toml", "a.AGE"],
)
def test_a_file_that_may_be_a_session_and_is_not_read_is_named(tmp_path: Path, name: str) -> None:
    [problem] = told_of(HomeFolder(tmp_path), name)
    assert problem.where.endswith(name)
    assert "is not read" in problem.what
    assert "free name" in problem.remedy, "what is told never overwrites another file"


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        pytest.param("Icon\r", marks=pytest.mark.skipif(folders.WINDOWS, reason="no name there has a return in it")),
        "minutes.docx",
        f".tmp-{ID}.toml-0badcafe",
        f".syncthing.{ID}.toml.tmp",
        f"~syncthing~{ID}.toml.tmp",
        f".{ID}.toml.swp",
    ],
)
def test_what_is_nobodys_session_is_not_spoken_of(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and "\r" in name:
        pytest.skip("Windows has no such name")
    assert told_of(HomeFolder(tmp_path), name) == []


def test_the_next_case_label_is_none_that_a_file_out_of_reach_may_have(workflow: SessionWorkflow) -> None:
    assert workflow.case_label() == "Case A1"
    folder = workflow.home.sessions / "2026"
    folder.mkdir(parents=True)
    (folder / f".{ID}.toml.icloud").write_bytes(b"")
    (folder / "2026-11-23T0930-4k7q.toml").write_bytes(b"damaged")
    workflow.read()
    assert workflow.case_label() == "Case A3"


def test_settings_and_keys_in_the_cloud_are_named(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path)
    home.content.mkdir()
    for path in (tmp_path / ".identity.age.icloud", tmp_path / "settings.toml.nextcloud", home.content / "wheel.cloud"):
        path.write_bytes(b"")
    assert len(walk.not_here(home)) == 3
    assert walk.not_here(HomeFolder(tmp_path / "nowhere")) == []


def test_a_year_that_is_a_link_is_named_and_nothing_goes_there(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "home")
    place = linked_year(home, tmp_path)
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    shelf = read_sessions(home)
    assert shelf.kept == ()
    [problem] = shelf.problems
    assert problem.where == str(home.sessions / "2026")
    assert "is a link to another place, and not looked into" in problem.what
    with pytest.raises(ProblemError, match="nothing is written there"):
        save_new(home, AGREED.with_changes(id="2026-11-23T0930-4k7q"))
    (place / ".tmp-x").write_bytes(b"another program's")
    sweep_home(home)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before | {".tmp-x": b"another program's"}


@pytest.mark.parametrize("leads", [".", "..", "2026", "../drafts", "/", "/dev", "nowhere"])
def test_wherever_the_link_of_a_year_leads_reading_ends_and_says_so(tmp_path: Path, leads: str) -> None:
    home = HomeFolder(tmp_path / "home")
    save_new(home, AGREED)
    (home.sessions / "2027").symlink_to(leads)
    shelf = read_sessions(home)
    assert [stored.session for stored in shelf.kept] == [AGREED]
    [problem] = shelf.problems
    assert problem.where == str(home.sessions / "2027")


def test_a_passphrase_locks_nothing_where_a_link_leads_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_locks(monkeypatch)
    home = HomeFolder(tmp_path / "home")
    place = linked_year(home, tmp_path)
    (place / "letter.docx").write_bytes(b"none of ours")
    outcome = convert.encrypt_home(home, KEYS, PASSPHRASE, nothing_told)
    assert sorted(path.name for path in place.iterdir()) == [f"{ID}.toml", "letter.docx"]
    assert [problem.where for problem in outcome.problems] == [str(home.sessions / "2026")]


@pytest.mark.parametrize("plugged_in", [True, False])
def test_keys_stay_while_what_a_link_hides_may_need_them(tmp_path: Path, plugged_in: bool) -> None:
    home = HomeFolder(tmp_path / "home")
    OpenDraft.begin(home, a_session(id="2026-11-23T0930-aaaa"))
    save_new(home, AGREED)
    home = locked(home.root)
    (home.sessions / "2026").rename(tmp_path / "2026")
    (home.sessions / "2026").symlink_to(tmp_path / ("2026" if plugged_in else "stick/2026"))
    outcome = convert.decrypt_home(home, nothing_told)
    assert (home.root / IDENTITY).exists()
    assert "stays for now" in outcome.problems[-1].what
    assert str(home.sessions / "2026") in outcome.problems[-1].what
    (home.sessions / "2026").unlink()
    (tmp_path / "2026").rename(home.sessions / "2026")
    assert convert.resume(opened(home.root), nothing_told).problems == ()
    assert not (home.root / IDENTITY).exists()
    assert [stored.session for stored in read_sessions(HomeFolder(home.root)).kept] == [AGREED]


@pytest.mark.parametrize("name", [f".{ID}.toml.age.icloud", f"{ID}.toml.age.nextcloud"])
def test_what_lies_in_the_cloud_is_neither_locked_nor_left_without_its_key(tmp_path: Path, name: str) -> None:
    home = locked(HomeFolder(tmp_path / "home").root)
    (home.sessions / "2026").mkdir(parents=True)
    stands_for_it = home.sessions / "2026" / name
    stands_for_it.write_bytes(b"bplist00")
    assert len(convert.resume(home, nothing_told).problems) == 1
    convert.decrypt_home(home, nothing_told)
    assert stands_for_it.read_bytes() == b"bplist00"
    assert (home.root / IDENTITY).exists()


def _empty_trash(home: HomeFolder) -> object:
    return trash.list_trash(home)


def _put_away(home: HomeFolder) -> object:
    return discard(home, OpenDraft.begin(home, a_session()).kept.path, TODAY)


def _copy(home: HomeFolder) -> object:
    broken = home.root / "broken.toml"
    broken.write_bytes(b"=")
    return quarantine(home, broken)


@pytest.mark.parametrize(
    ("folder", "deed"), [("trash", _empty_trash), ("trash", _put_away), ("quarantine", _copy), ("trash", sweep_home)]
)
def test_trash_and_copies_go_nowhere_else(tmp_path: Path, folder: str, deed: Callable[[HomeFolder], object]) -> None:
    """Whoever can write in the folder could else have somebody's documents offered for removal as trash."""
    home = HomeFolder(tmp_path / "home")
    home.root.mkdir()
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "letter.docx").write_bytes(b"mine")
    (home.root / ".tmp-x").write_bytes(b"half")
    (home.root / folder).symlink_to(documents)
    with pytest.raises(ProblemError, match="is a link to another place"):
        deed(home)
    assert [path.name for path in documents.iterdir()] == ["letter.docx"]


def test_a_link_in_the_trash_is_listed_and_goes_without_what_it_leads_to(tmp_path: Path) -> None:
    home, documents = HomeFolder(tmp_path / "home"), tmp_path / "documents"
    documents.mkdir()
    (documents / "letter.docx").write_bytes(b"mine")
    (home.trash / "2026-11-22").mkdir(parents=True)
    (home.trash / "2026-11-22" / "link").symlink_to(documents)
    away = trash.list_trash(home)
    assert [trashed.path.name for trashed in away] == ["link"]
    trash.remove(away)
    assert trash.list_trash(home) == ()
    assert (documents / "letter.docx").read_bytes() == b"mine"


def test_sessions_kept_elsewhere_by_a_link_are_read_written_and_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may keep them on a stick; of what else lies there nothing is locked."""
    quick_locks(monkeypatch)
    home, stick = HomeFolder(tmp_path / "home"), tmp_path / "stick"
    home.root.mkdir()
    stick.mkdir()
    (stick / "letter.docx").write_bytes(b"none of ours")
    home.sessions.symlink_to(stick)
    save_new(home, AGREED)
    assert [stored.session for stored in read_sessions(home).kept] == [AGREED]
    assert convert.encrypt_home(home, KEYS, PASSPHRASE, nothing_told).problems == ()
    assert sorted(path.name for path in stick.rglob("*")) == ["2026", f"{ID}.toml.age", "letter.docx"]


def test_sessions_on_a_stick_that_was_pulled_out_are_said_to_be_away(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "home")
    home.root.mkdir()
    home.sessions.symlink_to(tmp_path / "stick" / "sessions")
    [problem] = read_sessions(home).problems
    assert problem.where == str(home.sessions)
    assert "a link that leads nowhere just now" in problem.what
    with pytest.raises(ProblemError, match="leads nowhere just now"):
        save_new(home, AGREED)
    assert not (tmp_path / "stick").exists()


@pytest.mark.parametrize("there", ["a file", "a pipe"])
def test_what_is_no_folder_is_told(tmp_path: Path, there: str) -> None:
    home = HomeFolder(tmp_path)
    if there == "a pipe":
        os.mkfifo(home.sessions)
    else:
        home.sessions.write_bytes(b"mine")
    [problem] = read_sessions(home).problems
    assert "A file stands where a folder should be." in problem.what


@pytest.mark.parametrize(
    ("marks", "away"),
    [
        ({"st_file_attributes": 0x1000}, True),
        ({"st_file_attributes": 0x400020}, True),
        ({"st_file_attributes": 0x20}, False),
        ({"st_flags": 0x40000000}, True),
        ({}, False),
    ],
)
def test_a_file_that_the_system_could_not_bring_is_said_to_be_in_the_cloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marks: dict[str, int], away: bool
) -> None:
    """The marks are Windows' and macOS's own: here they are laid over what this system says."""
    path = tmp_path / f"{ID}.toml"
    path.write_bytes(b"")

    def offline(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("supervise.store.files.atomic.read_bytes", offline)
    monkeypatch.setattr(Path, "lstat", lambda _path: SimpleNamespace(st_mode=0o100600, **marks))
    with pytest.raises(ProblemError) as caught:
        session_files.read_decrypted(path)
    assert ("in the cloud" in str(caught.value)) is away


@pytest.mark.parametrize(("tag", "leads_away"), [(0xA0000003, True), (0x9000001A, False), (0, False)])
def test_a_junction_is_a_link_and_a_folder_of_onedrive_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: int, leads_away: bool
) -> None:
    """Windows' own marks, laid over what this system says."""
    about = SimpleNamespace(st_mode=0o040700, st_reparse_tag=tag)
    monkeypatch.setattr(Path, "lstat", lambda _path: about)
    assert is_link(tmp_path / "2026") is leads_away


def test_keys_stay_while_a_folder_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = HomeFolder(tmp_path / "home")
    save_new(home, AGREED)
    home = locked(home.root)
    real, year = os.scandir, home.sessions / "2026"

    def refused(folder: str | os.PathLike[str] = ".") -> object:
        if Path(folder) == year:
            raise PermissionError(13, "Permission denied", str(year))
        return real(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refused)
        [problem] = read_sessions(home).problems
        assert problem.where == str(year)
        assert "stays for now" in convert.decrypt_home(home, nothing_told).problems[-1].what
    assert (home.root / IDENTITY).exists()
