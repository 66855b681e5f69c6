"""A backup is whole or not there, holds everything that lay in the home, and no byte of it can change unnoticed."""

import errno
import io
import os
import subprocess
import sys
import tempfile
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise.domain.problems import ProblemError
from supervise.store.backup import collect
from supervise.store.backup.archive import INSIDE, LIST, BackupReader, is_unsafe_name
from supervise.store.backup.write import BackupResult, write_backup
from supervise.store.files.atomic import NameTakenError
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import save_new
from support.builders import a_session
from support.clock import START
from support.effort import examples
from support.faulty_disk import Died, FaultyDisk, calls_of, each_fault, fault, like, temps
from support.locked_home import locked
from support.system import private

CANARY = "kingfisher"


def home_with(root: Path, files: dict[str, bytes]) -> HomeFolder:
    for name, data in files.items():
        path = root.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return HomeFolder(root)


def a_home(root: Path) -> HomeFolder:
    """A small home with something of each kind in it."""
    home = home_with(
        root,
        {
            "drafts/2026-11-23T0930-aaaa.toml": b"half = [",
            "trash/2026-11-20/2026-11-01T0930-bbbb.toml": b"put away\r\n",
            "trash/.tmp-2026-11-01T0930-cccc.toml-12345678": b"left by a crash",
            "content/wheel.toml": "title = 'Ein Rad für uns'\n".encode(),
            "settings.toml": b'theme = "supervise-light"\n',
        },
    )
    save_new(home, a_session(status="agreed", ended_at=START, aim=CANARY))
    return home


def inside(path: Path) -> dict[str, bytes]:
    """What a zip program finds in a backup, by name."""
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_everything_that_lies_there_is_in_it_byte_for_byte(tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    (home.root / ".lock").touch()
    (home.drafts / ".tmp-2026-11-23T0930-aaaa.toml-0badcafe").write_bytes(b"under way")
    written = write_backup(home, tmp_path / "b.zip")
    assert (written.path, written.sessions, written.drafts, written.missing) == (tmp_path / "b.zip", 1, 1, ())
    assert written.size == written.path.stat().st_size
    assert private(written.path)
    in_backup = inside(written.path)
    del in_backup[LIST]
    expected = {INSIDE + name: data for name, data in tree(home.root).items() if "0badcafe" not in name}
    del expected[INSIDE + ".lock"]
    assert in_backup == expected
    assert sorted(tmp_path.iterdir()) == [tmp_path / "b.zip", tmp_path / "home"]


def test_whoever_opens_it_without_us_is_told_what_it_is(tmp_path: Path) -> None:
    list_text = inside(write_backup(a_home(tmp_path / "home"), tmp_path / "b.zip").path)[LIST].decode()
    assert list_text.startswith("This is a backup of Supervise: everything that lay in its folder")
    assert "supervise restore FILE" in list_text
    assert "It is not encrypted: whoever has this file can read it." in list_text
    assert " 9 trash/" not in list_text
    assert " 10 trash/2026-11-20/2026-11-01T0930-bbbb.toml\n" in list_text


def test_the_backup_of_a_locked_home_shows_nobodys_words(tmp_path: Path) -> None:
    a_home(tmp_path / "home")
    locked(tmp_path / "home")
    written = write_backup(HomeFolder(tmp_path / "home"), tmp_path / "b.zip")
    in_backup = inside(written.path)
    assert (written.sessions, written.drafts, written.missing) == (1, 1, ())
    assert f"{INSIDE}identity.age" in in_backup
    assert not any(CANARY.encode() in data for data in in_backup.values())
    list_text = in_backup[LIST].decode()
    assert "files that end in .age need the passphrase, or the recovery key" in list_text
    assert "settings.toml (initials, roles, looks) and content" in list_text


def test_locked_sessions_without_their_key_are_told(tmp_path: Path) -> None:
    home = home_with(tmp_path / "home", {"sessions/2026/2026-11-22T0930-aaaa.toml.age": b"-----BEGIN AGE"})
    [problem] = write_backup(home, tmp_path / "b.zip").missing
    assert str(problem).startswith("identity.age: The key is not there, and without it nobody opens what is locked.")


@pytest.mark.parametrize("there", ["file", "folder", "link to nothing"])
def test_it_never_overwrites(tmp_path: Path, there: str) -> None:
    home, path = a_home(tmp_path / "home"), tmp_path / "b.zip"
    if there == "file":
        path.write_bytes(b"theirs")
    elif there == "folder":
        path.mkdir()
    else:
        path.symlink_to("nowhere")
    with pytest.raises(NameTakenError):
        write_backup(home, path)
    assert there != "file" or path.read_bytes() == b"theirs"
    assert not temps(tmp_path)


def test_a_name_taken_while_it_was_written_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    with pytest.raises(NameTakenError):
        write_backup(a_home(tmp_path / "home"), path, lambda done, of: path.write_bytes(b"theirs") and None)
    assert path.read_bytes() == b"theirs"
    assert not temps(tmp_path)


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ("home/b.zip", "inside the folder it is a backup of"),
        ("home/drafts/b.zip", "inside the folder it is a backup of"),
        ("link/b.zip", "inside the folder it is a backup of"),
        ("nowhere/b.zip", "There is no such folder"),
        ("a file/b.zip", "There is no such folder"),
    ],
)
def test_a_place_that_will_not_do_is_one_sentence(tmp_path: Path, where: str, sentence: str) -> None:
    home = a_home(tmp_path / "home")
    (tmp_path / "link").symlink_to(home.root)
    (tmp_path / "a file").touch()
    before = tree(tmp_path)
    with pytest.raises(ProblemError, match=sentence):
        write_backup(home, tmp_path / where)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("root", ["missing", "empty"])
def test_nothing_to_back_up_is_said(tmp_path: Path, root: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ProblemError, match="nothing here to back up"):
        write_backup(HomeFolder(tmp_path / root), tmp_path / "b.zip")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "empty"]


def test_a_backup_that_was_moved_into_the_home_is_not_put_into_the_next(tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    write_backup(home, tmp_path / "b.zip").path.rename(home.root / "b.zip")
    (home.content / "other.zip").write_bytes(b"a zip of their own")
    in_backup = inside(write_backup(home, tmp_path / "c.zip").path)
    assert f"{INSIDE}b.zip" not in in_backup
    assert f"{INSIDE}content/other.zip" in in_backup


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    (home.content / "gone.toml").symlink_to("nowhere")
    (home.content / "con.toml").write_bytes(b"a name that Windows keeps for itself")
    os.mkfifo(home.content / "pipe.toml")
    written = write_backup(home, tmp_path / "b.zip")
    reasons = {missed_file.where: missed_file.what for missed_file in written.missing}
    assert set(reasons) == {"content/gone.toml", "content/con.toml", "content/pipe.toml"}
    assert all(what.endswith("It is not in the backup.") for what in reasons.values())
    assert "Not in here: 'content/gone.toml'" in inside(written.path)[LIST].decode()
    with BackupReader(written.path) as backup:
        backup.verify()
        assert len(backup.entries) == 6


def test_a_file_that_changes_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, real, changes = a_home(tmp_path / "home"), collect._stamp, iter(range(3))
    settings_file = home.settings

    def stamp(about: os.stat_result) -> tuple[int, int, int]:
        if about.st_ino == settings_file.stat().st_ino and (number := next(changes, None)) is not None:
            settings_file.write_bytes(b"x" * (number + 30))
        return real(about)

    monkeypatch.setattr(collect, "_stamp", stamp)
    written = write_backup(home, tmp_path / "b.zip", pause=lambda seconds: None)
    assert inside(written.path)[f"{INSIDE}settings.toml"] == b"x" * 32
    assert written.missing == ()


def test_a_file_that_never_keeps_still_is_left_out_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, number = a_home(tmp_path / "home"), iter(range(10**6))
    monkeypatch.setattr(collect, "_stamp", lambda about: (next(number), 0, 0))
    with pytest.raises(ProblemError, match="keeps changing while it is read"):
        write_backup(home, tmp_path / "b.zip", pause=lambda seconds: None)  # all of them, and so nothing is left
    assert not (tmp_path / "b.zip").exists()


def test_a_session_settled_meanwhile_is_in_it_under_its_new_name(tmp_path: Path) -> None:
    """The window goes on writing: a draft that is listed may be a session by the time it is read."""
    home = home_with(tmp_path / "home", {"drafts/a.toml": b"a", "drafts/b.toml": b"the words"})

    def settle(done: int, of: int) -> None:
        if (home.drafts / "b.toml").exists():
            home.sessions.mkdir()
            (home.drafts / "b.toml").rename(home.sessions / "b.toml")

    in_backup = inside(write_backup(home, tmp_path / "b.zip", settle).path)
    assert in_backup[f"{INSIDE}sessions/b.toml"] == b"the words"
    assert f"{INSIDE}drafts/b.toml" not in in_backup


def test_a_large_file_is_never_in_memory_whole(tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    with (home.content / "film.mp4").open("wb") as file:
        file.truncate(48 << 20)
    tracemalloc.start()
    try:
        written = write_backup(home, tmp_path / "b.zip")
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()
    with BackupReader(written.path) as backup:
        assert max(entry.size for entry in backup.entries) == 48 << 20


def test_more_than_any_backup_may_hold_is_refused_before_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "MOST_FILES", 3)
    with pytest.raises(ProblemError, match="too much for a backup"):
        write_backup(a_home(tmp_path / "home"), tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()
    assert not temps(tmp_path)


LIMITED = """
import resource, sys
from pathlib import Path
from supervise.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
sys.exit(main(["backup", "--home", sys.argv[1], sys.argv[2]]))
"""


def test_a_disk_that_is_too_small_is_one_sentence_and_nothing_half_written(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="needs a limit on the size of files")
    home = a_home(tmp_path / "home")
    command = [sys.executable, "-c", LIMITED, str(home.root), str(tmp_path / "b.zip")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"{tmp_path / 'b.zip'}: The file would be larger than this disk or account allows. "
        "There is no backup; see to that, or name another place.\n"
    )
    assert sorted(tmp_path.iterdir()) == [tmp_path / "home"]


class ThroughOs:
    """A file whose every write is a call of the os that can be made to fail."""

    def __init__(self, descriptor: int, mode: str) -> None:
        self.descriptor, self.mode = descriptor, mode

    def __enter__(self) -> "ThroughOs":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)

    def write(self, data: Any) -> int:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self.descriptor, rest) :]
        return len(data)

    def read(self, size: int = -1) -> bytes:
        return os.read(self.descriptor, size if size >= 0 else 1 << 24)

    def seek(self, to: int, whence: int = 0) -> int:
        return os.lseek(self.descriptor, to, whence)

    def tell(self) -> int:
        return os.lseek(self.descriptor, 0, io.SEEK_CUR)

    def seekable(self) -> bool:
        return True

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("kind", ["usual", "no links", "windows"])
def test_whatever_the_disk_does_there_is_a_whole_backup_or_none(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    like(kind, monkeypatch)
    monkeypatch.setattr(os, "fdopen", ThroughOs)
    home = home_with(tmp_path / "home", {"settings.toml": b"plain = true", "sessions/2026/x.toml": b"words"})
    before = tree(home.root)

    def back_up(folder: Path) -> BackupResult:
        return write_backup(home, folder / "b.zip", pause=lambda seconds: None)

    (tmp_path / "first").mkdir()
    calls = calls_of(lambda: back_up(tmp_path / "first"))
    assert len(calls) > 15
    stopped = whole = 0
    for number, (at, how) in enumerate(each_fault(calls)):
        folder = tmp_path / str(number)
        folder.mkdir()
        error, machine = fault(lambda folder=folder: back_up(folder), at, how)  # type: ignore[misc]
        path = folder / "b.zip"
        if path.exists() and path.stat().st_size == 0:
            # Only without hard links, only by dying, and then the backup is whole beside it.
            assert kind == "no links"
            assert isinstance(error, Died)
            [path] = temps(folder)
        if path.exists():
            whole += 1
            with BackupReader(path) as backup:
                backup.verify()
                assert len(backup.entries) == 2
        else:
            assert error is not None
        if isinstance(error, ProblemError):
            stopped += 1
            assert path.exists() is ("did not confirm" in str(error)), (at, how, error)
            refused = machine.calls[at][0] == "unlink"
            assert refused or not temps(folder)
    assert stopped > len(calls) / 2
    assert whole > len(calls) / 2
    assert tree(home.root) == before


def test_every_byte_is_on_the_disk_before_the_backup_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = a_home(tmp_path / "home")
    machine = FaultyDisk(monkeypatch)
    write_backup(home, tmp_path / "b.zip")
    order = [call for call in machine.calls if call[0] in ("fsync", "link", "rename")]
    assert [name for name, _ in order] == ["fsync", "rename" if os.name == "nt" else "link", "fsync"]
    assert order[0][1].startswith(".tmp-b.zip-")
    assert order[2] == ("fsync", "b.zip" if os.name == "nt" else tmp_path.name)


def test_what_a_killed_backup_left_is_removed_by_the_next(tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    old, fresh = tmp_path / ".tmp-b.zip-0badcafe.backup", tmp_path / ".tmp-c.zip-0badcafe.backup"
    for path in (old, fresh):
        path.write_bytes(b"a piece of everything")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    write_backup(home, tmp_path / "b.zip")
    assert temps(tmp_path) == [fresh]  # that one may be somebody's work under way


def test_no_byte_changes_and_no_end_goes_missing_unnoticed(tmp_path: Path) -> None:
    home = home_with(tmp_path / "home", {"settings.toml": b"plain = true", "sessions/2026/x.toml": b"words " * 30})
    path = write_backup(home, tmp_path / "b.zip").path
    whole = path.read_bytes()
    changed = tmp_path / "changed.zip"

    def noticed(data: bytes) -> str:
        changed.write_bytes(data)
        with pytest.raises(ProblemError) as caught, BackupReader(changed) as backup:
            backup.verify()
        return str(caught.value)

    named = 0
    for at in range(len(whole)):
        for bit in (0x01, 0x80):
            sentence = noticed(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
            named += "sessions/2026/x.toml" in sentence or "settings.toml" in sentence
    assert named > 100  # where it is a file's own bytes, that file is named
    for end in range(0, len(whole), 7):
        noticed(whole[:end])
    noticed(whole + b"\0")
    noticed(b"\0" + whole)


# On Windows a colon parts a file from a stream inside it, and a backslash a folder from what is in it.
NO_LETTERS = "/\0:\\" if os.name == "nt" else "/\0"
PARTS = st.text(st.characters(blacklist_characters=NO_LETTERS, blacklist_categories=("Cs",)), min_size=1, max_size=8)
NAMES = st.lists(PARTS, min_size=1, max_size=3).map("/".join)


@given(files=st.dictionaries(NAMES, st.binary(max_size=300), min_size=1, max_size=5))
@settings(max_examples=examples(150), deadline=None)
def test_any_file_of_any_name_is_in_it_or_is_named(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, written_files = HomeFolder(Path(folder, "home")), {}
        home.root.mkdir()
        for name, data in files.items():
            path = home.root.joinpath(*name.split("/"))
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            except (OSError, ValueError):  # . and .., a folder of that name, a name this computer has not
                continue
            if path.resolve().is_relative_to(home.root) and ".." not in name.split("/"):
                written_files[path.relative_to(home.root).as_posix()] = data
        wanted = {name for name in written_files if not name.split("/")[-1].startswith((".tmp-", "._"))}
        fit = {name for name in wanted if not is_unsafe_name(name)}
        if not fit - {".lock"}:
            return
        written = write_backup(home, Path(folder, "b.zip"))
        in_backup = {name.removeprefix(INSIDE): data for name, data in inside(written.path).items() if name != LIST}
        assert in_backup == {name: written_files[name] for name in fit - {".lock"}}
        assert len(written.missing) == len(wanted - fit)


@pytest.mark.parametrize(
    "name",
    """
    ../x|a/../../x|/x|C:/x|C:x|a//x||.|a/.|a\\..\\x|x:stream|con|NUL.toml|aux .toml|com1.x|LPT9|lpt¹|a/prn/x
    """.strip().split("|"),
)
def test_names_that_could_do_harm_or_fit_nowhere_are_known(name: str) -> None:
    assert is_unsafe_name(name)


@pytest.mark.parametrize(
    "name", ["x.", "x ", "x\ny", "x\x7f", "x?", "\udc80", "n" * 241, "ab/" * 400 + "x", "conin$", "\u2028"], ids=ascii
)
def test_names_that_would_not_come_back_are_known(name: str) -> None:
    assert is_unsafe_name(name)


@pytest.mark.parametrize("name", ["settings.toml", "trash/.tmp-x", "a b/é (1).toml", "console.toml", "com10", ".x"])
def test_names_that_a_home_may_have_are_not_refused(name: str) -> None:
    assert not is_unsafe_name(name)


def test_a_disk_that_gives_back_something_else_is_noticed_before_anyone_hears_of_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = BackupReader.__init__

    def rotten(self: BackupReader, path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
        real(self, path)

    monkeypatch.setattr(BackupReader, "__init__", rotten)
    with pytest.raises(ProblemError, match="did not read back as it was written"):
        write_backup(a_home(tmp_path / "home"), tmp_path / "b.zip")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "home"]


def test_a_full_disk_is_told_in_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(ProblemError, match=r"The disk is full\. There is no backup"):
        write_backup(a_home(tmp_path / "home"), tmp_path / "b.zip")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "home"]
