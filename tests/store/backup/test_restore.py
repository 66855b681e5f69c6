"""A restored home is byte for byte what was backed up, or nothing stands under its name."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from store.backup.test_write import CANARY, a_home, home_with, tree
from supervise.domain.problems import ProblemError
from supervise.store.backup import archive
from supervise.store.backup.archive import INSIDE, LIST, MARK, ManifestEntry, is_unsafe_name, manifest_text
from supervise.store.backup.restore import RestoreResult, restore
from supervise.store.backup.write import write_backup
from supervise.store.encryption import keys
from supervise.store.files import folders
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.store.sessions.files import read_sessions
from support.effort import examples
from support.faulty_disk import Died, FaultyDisk, calls_of, each_fault, fault, like
from support.locked_home import KEYS, PASSPHRASE, locked
from support.system import private


def words(root: Path) -> dict[str, bytes]:
    """What lies in a home, but its lock."""
    return {name: data for name, data in tree(root).items() if name != ".lock"}


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".tmp-"))


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return write_backup(a_home(tmp_path / "home"), tmp_path / "b.zip").path


@pytest.mark.parametrize("there", ["nothing", "no folder above", "an empty folder", "a lock nobody holds", "a link"])
def test_everything_comes_back_into_a_new_or_an_empty_home(tmp_path: Path, backup: Path, there: str) -> None:
    root = tmp_path / "new" if there != "no folder above" else tmp_path / "far" / "away" / "new"
    if there in ("an empty folder", "a lock nobody holds"):
        root.mkdir()
        if there == "a lock nobody holds":  # the app was opened here once, and closed
            (root / ".lock").touch()
    elif there == "a link":
        (tmp_path / "elsewhere").mkdir()
        root.symlink_to(tmp_path / "elsewhere")
    restored = restore(HomeFolder(root), backup)
    assert restored == RestoreResult(root.resolve(), 1, 1, False, restored.unreadable)
    assert words(root) == words(tmp_path / "home")
    assert [unreadable.where for unreadable in restored.unreadable] == ["2026-11-23T0930-aaaa.toml"]  # so it was before
    assert private(*root.rglob("*"))
    assert root.is_symlink() is (there == "a link")
    assert not left(tmp_path)


def as_this_disk_has_it(name: str) -> str:
    """In small letters: names that differ in capitals alone are one name on some disks; they have their own test."""
    return name.casefold()


FILES = st.dictionaries(
    st.lists(st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=6), min_size=1, max_size=3)
    .map("/".join)
    .filter(
        lambda name: (
            not is_unsafe_name(name) and not any(part.startswith((".tmp-", ".lock", "._")) for part in name.split("/"))
        )
    )
    .map(as_this_disk_has_it),
    st.binary(max_size=2000),
    min_size=1,
    max_size=6,
)


@given(files=FILES)
@settings(max_examples=examples(120), deadline=None)
def test_any_small_home_comes_back_byte_for_byte(files: dict[str, bytes]) -> None:
    fitting = {n: d for n, d in files.items() if not any(other.startswith(f"{n}/") for other in files)}
    # Of two that differ in case, one is left out and told.
    assume(len({name.casefold() for name in fitting}) == len(fitting))
    with tempfile.TemporaryDirectory() as folder:
        home = home_with(Path(folder, "home"), fitting)
        restore(HomeFolder(Path(folder, "new")), write_backup(home, Path(folder, "b.zip")).path)
        assert words(Path(folder, "new")) == words(home.root) == fitting


def test_when_each_was_written_is_kept_to_the_second_or_two(tmp_path: Path) -> None:
    home = a_home(tmp_path / "home")
    os.utime(home.settings, (1_700_000_001, 1_700_000_001))
    restore(HomeFolder(tmp_path / "new"), write_backup(home, tmp_path / "b.zip").path)
    assert abs((tmp_path / "new" / "settings.toml").stat().st_mtime - 1_700_000_001) <= 2


def test_a_locked_home_comes_back_locked_and_the_passphrase_opens_it(tmp_path: Path) -> None:
    a_home(tmp_path / "home")
    (tmp_path / "home" / "drafts" / "2026-11-23T0930-aaaa.toml").unlink()
    locked(tmp_path / "home")
    restored = restore(
        HomeFolder(tmp_path / "new"), write_backup(HomeFolder(tmp_path / "home"), tmp_path / "b.zip").path
    )
    assert (restored.locked, restored.sessions, restored.unreadable) == (True, 1, ())
    for opened in (
        keys.unlock(HomeFolder(tmp_path / "new"), PASSPHRASE),
        keys.unlock_with_recovery_key(HomeFolder(tmp_path / "new"), KEYS.recovery).home,
    ):
        [stored] = read_sessions(opened).kept
        assert stored.session.aim == CANARY


@pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed")
def test_zip_and_age_alone_open_the_backup_of_a_locked_home(tmp_path: Path) -> None:
    a_home(tmp_path / "home")
    locked(tmp_path / "home")
    with zipfile.ZipFile(write_backup(HomeFolder(tmp_path / "home"), tmp_path / "b.zip").path) as opened:
        opened.extractall(tmp_path / "out")
    [session] = (tmp_path / "out" / "home" / "sessions").rglob("*.age")
    command = ["-d", "-i", "identity.age", "-o", str(tmp_path / "session.toml"), str(session)]
    pexpect = pytest.importorskip("pexpect", reason="needs a POSIX terminal")
    child = pexpect.spawn("age", command, cwd=str(tmp_path / "out" / "home"), timeout=60)
    child.expect("passphrase")
    child.waitnoecho()
    child.sendline(PASSPHRASE)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert CANARY in (tmp_path / "session.toml").read_text(encoding="utf-8")


def test_locked_sessions_whose_key_is_not_in_it_are_not_restored(tmp_path: Path) -> None:
    home = home_with(tmp_path / "home", {"sessions/2026/2026-11-22T0930-aaaa.toml.age": b"-----BEGIN AGE"})
    backup = write_backup(home, tmp_path / "b.zip").path
    with pytest.raises(ProblemError, match="holds locked sessions and no key"):
        restore(HomeFolder(tmp_path / "new"), backup)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("there", ["a session", "a file of theirs", "a file by that name", "a link to nothing"])
def test_nothing_that_is_there_is_overwritten(tmp_path: Path, backup: Path, there: str) -> None:
    root = tmp_path / "new"
    if there == "a file by that name":
        root.write_bytes(b"theirs")
    elif there == "a link to nothing":
        root.symlink_to(tmp_path / "unplugged" / "home")
        (tmp_path / "unplugged").write_bytes(b"")
    else:
        home_with(root, {"sessions/x.toml" if there == "a session" else "notes.txt": b"theirs"})
    before = tree(tmp_path)
    with pytest.raises(ProblemError, match="A file stands where" if "link" in there else "something here already"):
        restore(HomeFolder(root), backup)
    assert tree(tmp_path) == before
    assert not left(tmp_path)


def test_an_open_window_keeps_its_empty_home(tmp_path: Path, backup: Path) -> None:
    lock = HomeLock(HomeFolder(tmp_path / "new"))
    assert lock.acquire()
    with pytest.raises(ProblemError, match="A Supervise window has this folder open"):
        restore(HomeFolder(tmp_path / "new"), backup)
    lock.release()
    assert tree(tmp_path / "new") == {".lock": b""}
    assert not left(tmp_path)


def test_a_damaged_file_is_named_and_nothing_is_restored(tmp_path: Path, backup: Path) -> None:
    data = backup.read_bytes()
    with zipfile.ZipFile(backup) as opened:
        at = opened.getinfo(f"{INSIDE}content/wheel.toml").header_offset + 30 + len(f"{INSIDE}content/wheel.toml") + 3
    backup.write_bytes(data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :])
    with pytest.raises(
        ProblemError, match=r"is damaged: “content/wheel\.toml” in it cannot be read\. Nothing was restored"
    ):
        restore(HomeFolder(tmp_path / "new"), backup)
    assert not (tmp_path / "new").exists()
    assert not left(tmp_path)


@given(data=st.data())
@settings(max_examples=examples(150), deadline=None)
def test_no_changed_backup_is_restored(data: st.DataObject) -> None:
    """Bytes turned, cut out or put in anywhere: it is refused in a sentence and leaves nothing."""
    with tempfile.TemporaryDirectory() as folder:
        backup = write_backup(a_home(Path(folder, "home")), Path(folder, "b.zip")).path
        whole = backup.read_bytes()
        at = data.draw(st.integers(0, len(whole) - 1))
        cut, put = data.draw(st.integers(0, 40)), data.draw(st.binary(max_size=40))
        changed = whole[:at] + put + whole[at + cut :]
        if changed == whole:
            return
        backup.write_bytes(changed)
        with pytest.raises(ProblemError):
            restore(HomeFolder(Path(folder, "new")), backup)
        assert sorted(path.name for path in Path(folder).iterdir()) == ["b.zip", "home"]


def made(
    path: Path,
    files: dict[str, bytes],
    *,
    says: dict[str, int] | None = None,
    link: str = "",
    also: str = "",
    listed_as: bytes = b"",
) -> Path:
    """A backup as somebody else might make it: well-formed, its mark right, and anything in it."""
    entries = [ManifestEntry(hashlib.sha256(d).hexdigest(), (says or {}).get(n, len(d)), n) for n, d in files.items()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as into:
        for name, data in files.items():
            about = zipfile.ZipInfo(INSIDE + name)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = ((stat.S_IFLNK if name == link else stat.S_IFREG) | 0o600) << 16
            into.writestr(about, data)
        into.writestr(LIST, listed_as or manifest_text(entries, ()))
        if also:
            into.writestr(also, b"not on the list")
        into.comment = MARK + b"0" * 64
    data = path.read_bytes()[:-64]
    path.write_bytes(data + hashlib.sha256(data).hexdigest().encode())
    return path


def test_a_file_that_is_not_the_one_on_the_list_is_named(tmp_path: Path) -> None:
    path = made(tmp_path / "b.zip", {"settings.toml": b"plain = true", "x.toml": b"the words"})
    with zipfile.ZipFile(path) as opened:
        list_text = opened.read(LIST).decode()
    other = list_text.replace(hashlib.sha256(b"the words").hexdigest(), hashlib.sha256(b"some wine").hexdigest())
    made(path, {"settings.toml": b"plain = true", "x.toml": b"the words"}, says=None, listed_as=other.encode())
    with pytest.raises(ProblemError, match=r"“x\.toml” in it cannot be read"):
        restore(HomeFolder(tmp_path / "new"), path)
    assert not (tmp_path / "new").exists()


def test_a_backup_made_so_is_taken_when_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    restore(HomeFolder(tmp_path / "new"), made(tmp_path / "b.zip", {"settings.toml": b"plain = true"}))
    assert words(tmp_path / "new") == {"settings.toml": b"plain = true"}


@pytest.mark.parametrize(
    "name",
    ["../out.toml", "sessions/../../out.toml", "/out.toml", "C:/out.toml", "a\\..\\..\\out.toml", "con", "a/nul.x"],
)
def test_no_name_leads_out_of_the_home(tmp_path: Path, name: str) -> None:
    backup = made(tmp_path / "b.zip", {"settings.toml": b"", name: b"out"})
    with pytest.raises(ProblemError, match="holds a file whose name may not be used"):
        restore(HomeFolder(tmp_path / "new"), backup)
    assert sorted(tmp_path.iterdir()) == [backup]


def test_a_file_and_a_folder_of_one_name_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    backup = made(tmp_path / "b.zip", {"settings.toml": b"", "a": b"words", "a/b/c.toml": b"more"})
    with pytest.raises(ProblemError, match=r"a file and a folder of the same name: 'a'\. Nothing was restored"):
        restore(HomeFolder(tmp_path / "new"), backup)
    assert sorted(tmp_path.iterdir()) == [backup]


def test_names_that_are_one_on_this_computer_are_told_and_nothing_is_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows and a Mac, where Note and note are one file."""
    real = os.open

    def without_capitals(path: Any, *rest: int, **options: Any) -> int:
        return real(path.with_name(path.name.lower()) if isinstance(path, Path) else path, *rest, **options)

    backup = made(tmp_path / "b.zip", {"content/note": b"words", "content/Note": b"more"})
    monkeypatch.setattr(os, "open", without_capitals)
    with pytest.raises(ProblemError) as caught:
        restore(HomeFolder(tmp_path / "new"), backup)
    assert str(caught.value) == (
        f"{backup}: holds two files that have one name on this computer, and “content/Note” is one of them. "
        "Nothing was restored. Restore it on the computer it was made on, or copy it out by hand."
    )
    assert sorted(tmp_path.iterdir()) == [backup]


def test_a_home_whose_link_goes_round_is_refused_in_a_sentence(tmp_path: Path, backup: Path) -> None:
    (tmp_path / "new").symlink_to("new")
    with pytest.raises(ProblemError, match="something here already"):
        restore(HomeFolder(tmp_path / "new"), backup)


def test_a_whole_disk_is_not_made_a_home(backup: Path) -> None:
    for root in (Path(Path.cwd().anchor), *(() if os.name == "nt" else (Path("/proc"),))):
        with pytest.raises(ProblemError, match="This is a whole disk, and a restore makes a folder"):
            restore(HomeFolder(root), backup)


def test_what_the_disk_refuses_is_told_of_the_home_and_that_nothing_was_restored(tmp_path: Path, backup: Path) -> None:
    refused = 0
    for at in range(40):
        error, _ = fault(lambda: restore(HomeFolder(tmp_path / "new"), backup), at, "fail")
        if isinstance(error, ProblemError) and not (tmp_path / "new").exists() and "b.zip" not in str(error):
            refused += 1
            assert "Nothing was restored" in error.problem.remedy, (at, error)
            assert error.problem.where == str(tmp_path / "new"), (at, error)
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
    assert refused > 20


@pytest.mark.parametrize("marked", [False, True])
def test_a_file_as_large_as_a_disk_is_not_read_to_its_end(tmp_path: Path, marked: bool) -> None:
    path = tmp_path / "b.zip"
    with path.open("wb") as file:
        file.truncate(1 << 40)
        file.seek(-(len(MARK) + 64), os.SEEK_END)
        file.write(MARK if marked else b"")
    with pytest.raises(ProblemError, match=r"larger than any backup of Supervise\. Nothing was restored"):
        restore(HomeFolder(tmp_path / "new"), path)
    with path.open("r+b") as file:
        file.truncate(4 << 30)
    with pytest.raises(ProblemError, match="not a backup of Supervise"):
        restore(HomeFolder(tmp_path / "new"), path)


def test_no_link_is_restored(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="is damaged"):
        restore(HomeFolder(tmp_path / "new"), made(tmp_path / "b.zip", {"content": b"/etc"}, link="content"))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("also", ["home/extra.toml", "home/settings.toml/", "../out", "other"])
def test_what_is_not_on_the_list_is_not_taken(tmp_path: Path, also: str) -> None:
    with pytest.raises(ProblemError, match="is damaged"):
        restore(HomeFolder(tmp_path / "new"), made(tmp_path / "b.zip", {"settings.toml": b""}, also=also))
    assert not (tmp_path / "new").exists()


def test_a_file_that_swells_is_refused_before_it_fills_the_disk(tmp_path: Path) -> None:
    swelling = {"sessions/x.toml": b"\0" * (30 << 20)}
    with pytest.raises(ProblemError, match="is damaged"):
        restore(HomeFolder(tmp_path / "new"), made(tmp_path / "b.zip", swelling, says={"sessions/x.toml": 10}))
    assert sorted(tmp_path.iterdir()) == [tmp_path / "b.zip"]


def test_more_than_a_home_ever_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    with pytest.raises(ProblemError, match="more than any home"):
        restore(HomeFolder(tmp_path / "new"), made(tmp_path / "b.zip", {"x.toml": b"\0" * 1001}))


def test_a_disk_without_room_is_said_before_anything_is_written(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(ProblemError, match="no room"):
        restore(HomeFolder(tmp_path / "new"), backup)
    assert not left(tmp_path)


@pytest.mark.parametrize("what", [b"", b"no zip at all", b"PK\x05\x06" + b"\0" * 18, None])
def test_what_is_no_backup_is_said_to_be_none(tmp_path: Path, what: bytes | None) -> None:
    path = tmp_path / "b.zip"
    path.mkdir() if what is None else path.write_bytes(what)
    with pytest.raises(ProblemError, match="not a backup"):
        restore(HomeFolder(tmp_path / "new"), path)
    with pytest.raises(ProblemError, match="not there"):
        restore(HomeFolder(tmp_path / "new"), tmp_path / "nowhere.zip")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kind", ["usual", "windows"])
def test_whatever_the_disk_does_the_home_is_whole_or_not_there(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    like(kind, monkeypatch)
    home = home_with(tmp_path / "home", {"settings.toml": b"plain = true", "sessions/2026/x.toml": b"words"})
    backup = write_backup(home, tmp_path / "b.zip").path

    def prepared(name: str) -> Path:
        (tmp_path / name / "new").mkdir(parents=True)
        (tmp_path / name / "new" / ".lock").touch()
        return tmp_path / name

    first = prepared("first")
    calls = calls_of(lambda: restore(HomeFolder(first / "new"), backup))
    assert len(calls) > 10
    stopped = whole = 0
    for number, (at, how) in enumerate(each_fault(calls)):
        folder = prepared(str(number))
        error, machine = fault(lambda folder=folder: restore(HomeFolder(folder / "new"), backup), at, how)  # type: ignore[misc]
        restored_words = words(folder / "new") if (folder / "new").is_dir() else {}
        assert restored_words in ({}, tree(home.root)), (at, how)
        if error is None:
            assert restored_words
        elif isinstance(error, ProblemError):
            stopped += 1
            assert bool(restored_words) is ("did not confirm" in str(error)), (at, how, error)
        whole += bool(restored_words)
        # What a killed one left beside is removed by the next one, which does all of it.
        if not restored_words:
            shutil.rmtree(folder / "new", ignore_errors=True)
            restore(HomeFolder(folder / "new"), backup)
            assert words(folder / "new") == tree(home.root)
            assert not left(folder), (at, how)
    assert stopped > len(calls) / 2
    assert whole > 5
    assert not isinstance(error, Died) or machine.dead


def test_every_file_is_on_the_disk_before_the_home_has_its_name(
    tmp_path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = FaultyDisk(monkeypatch)
    restore(HomeFolder(tmp_path / "new"), backup)
    order = [call for call in machine.calls if call[0] in ("fsync", "rename")]
    at = order.index(("rename", ".tmp-restore-new"))
    synced = {what for name, what in order[:at] if name == "fsync"}
    assert synced >= {Path(name).name for name in tree(tmp_path / "home")}
    if not folders.WINDOWS:  # which syncs no folder
        assert synced >= {"sessions", "2026", "trash", ".tmp-restore-new"}  # and the names in the folders
        assert order[at + 1 :] == [("fsync", tmp_path.name)]


KILLED = """
import os, sys
from pathlib import Path
from supervise.store.home.folder import HomeFolder
from supervise.store.backup.restore import restore
count = int(sys.argv[3])
def kill():
    if os.name == "nt":
        os._exit(9)
    os.kill(os.getpid(), 9)
def tell(done, of):
    if done == count:
        kill()
restore(HomeFolder(Path(sys.argv[1])), Path(sys.argv[2]), tell)
"""


@pytest.mark.parametrize("count", [1, 6, 7, 9, 12])
def test_a_killed_restore_leaves_no_home_and_the_next_one_cleans_up(tmp_path: Path, backup: Path, count: int) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path / "new"), str(backup), str(count)]
    assert abs(subprocess.run(command, check=False).returncode) == 9
    assert not (tmp_path / "new").exists()
    if count > 6:  # half of the steps are spent on reading
        assert left(tmp_path) == [".tmp-restore-new"]
        assert private(tmp_path / ".tmp-restore-new")
    restore(HomeFolder(tmp_path / "new"), backup)
    assert words(tmp_path / "new") == words(tmp_path / "home")
    assert not left(tmp_path)


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, backup: Path) -> None:
    def stop(done: int, of: int) -> None:
        if done == of - 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(HomeFolder(tmp_path / "new"), backup, stop)
    with pytest.raises(KeyboardInterrupt):
        write_backup(HomeFolder(tmp_path / "home"), tmp_path / "c.zip", stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "home"]


def test_two_restores_at_once_do_not_meet(tmp_path: Path, backup: Path) -> None:
    refused: list[str] = []

    def meanwhile(done: int, of: int) -> None:
        if done == of:
            with pytest.raises(ProblemError) as caught:
                restore(HomeFolder(tmp_path / "new"), backup)
            refused.append(str(caught.value))

    restore(HomeFolder(tmp_path / "new"), backup, meanwhile)
    assert len(refused) == 1
    assert "Another restore is under way here." in refused[0]
    assert words(tmp_path / "new") == words(tmp_path / "home")
