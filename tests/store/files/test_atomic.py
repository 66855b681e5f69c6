"""Every way a save can go wrong leaves the old file or the new one, whole."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import supervise
from supervise.domain.problems import ProblemError
from supervise.store.files import atomic, folders
from supervise.store.files.atomic import (
    ChangedOutsideError,
    Fingerprint,
    NameTakenError,
    UnsyncedError,
    move_to,
    read,
    replace,
    write_new,
)
from supervise.store.files.retry import PAUSES
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.trash import sweep_home, trash_leftovers
from support.effort import examples
from support.faulty_disk import Died, FaultyDisk, calls_of, each_fault, fault, like, sharing_error, temps
from support.system import private

OLD, NEW = b"the old words\n" * 50, b"the new words, and more of them\n" * 50


def check_after(folder: Path, error: BaseException | None, machine: FaultyDisk) -> None:
    """Nothing stays behind: no open file; no temp file, unless it died or the disk refused to remove it."""
    if not isinstance(error, Died):
        assert not machine.files
        refused = machine.how != "short" and machine.calls[machine.at][0] == "unlink"
        assert refused or not temps(folder)
    left = temps(folder)
    assert trash_leftovers(folder, folder / "trash") == len(left)
    assert not temps(folder)
    assert len(list((folder / "trash").glob(".tmp-*"))) == len(left)


@pytest.mark.parametrize("kind", ["usual", "windows"])
def test_replace_leaves_old_or_new_whatever_fails(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    like(kind, monkeypatch)

    def save(path: Path) -> Fingerprint:
        return replace(path, NEW, Fingerprint.of(OLD))

    (tmp_path / "x.toml").write_bytes(OLD)
    calls = calls_of(lambda: save(tmp_path / "x.toml"))
    assert len(calls) >= (5 if kind == "windows" else 8)
    unconfirmed = 0
    for number, (at, how) in enumerate(each_fault(calls)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "x.toml"
        path.write_bytes(OLD)
        error, machine = fault(lambda path=path: save(path), at, how)  # type: ignore[misc]
        data_now = path.read_bytes()
        assert data_now in (OLD, NEW), (at, how)
        if error is None:
            assert data_now == NEW
        elif isinstance(error, UnsyncedError):
            assert (data_now, error.fingerprint) == (NEW, Fingerprint.of(NEW))
        elif isinstance(error, ProblemError):
            assert data_now == OLD, (at, how)
        check_after(folder, error, machine)
        replace(path, b"and on it goes", Fingerprint.of(data_now))
        unconfirmed += isinstance(error, UnsyncedError)
    assert unconfirmed > 0


@pytest.mark.parametrize("kind", ["usual", "no links", "windows"])
def test_write_new_leaves_nothing_or_all_whatever_fails(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    like(kind, monkeypatch)
    calls = calls_of(lambda: write_new(tmp_path / "x.toml", NEW))
    assert len(calls) >= (5 if kind == "windows" else 9)
    for number, (at, how) in enumerate(each_fault(calls)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "x.toml"
        error, machine = fault(lambda path=path: write_new(path, NEW), at, how)  # type: ignore[misc]
        data_now = path.read_bytes() if path.exists() else None
        if data_now == b"":
            # Only without hard links, only by dying, and then the words are whole beside it.
            assert kind == "no links"
            assert isinstance(error, Died)
            assert [temp.read_bytes() for temp in temps(folder)] == [NEW]
        else:
            assert data_now in (None, NEW), (at, how)
        if error is None or isinstance(error, UnsyncedError):
            assert data_now == NEW
        elif isinstance(error, ProblemError):
            assert data_now is None, (at, how)
        check_after(folder, error, machine)


@pytest.mark.parametrize("kind", ["usual", "no links", "windows"])
def test_moving_keeps_the_words_in_one_place_at_least(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    like(kind, monkeypatch)

    def prepared(name: str) -> Path:
        folder = tmp_path / name
        (folder / "trash").mkdir(parents=True)
        (folder / "trash/x.toml").write_bytes(OLD)
        (folder / "x.toml").write_bytes(NEW)
        return folder

    first = prepared("first")
    calls = calls_of(lambda: move_to(first / "trash", first / "x.toml"))
    assert (first / "trash/x-2.toml").read_bytes() == NEW
    for number, (at, how) in enumerate(each_fault(calls)):
        folder = prepared(str(number))
        error, machine = fault(lambda folder=folder: move_to(folder / "trash", folder / "x.toml"), at, how)  # type: ignore[misc]
        copies = [p.read_bytes() for p in (folder / "x.toml", folder / "trash/x-2.toml") if p.exists()]
        assert NEW in copies, (at, how)
        assert set(copies) <= {NEW, b""}
        assert (folder / "trash/x.toml").read_bytes() == OLD
        assert isinstance(error, Died) or not machine.files
        if not isinstance(error, Died):
            assert copies == [NEW], (at, how)  # moved or not, there is one of it


@pytest.mark.parametrize("kind", ["usual", "windows"])
def test_words_reach_the_disk_before_the_name_and_the_name_before_we_say_so(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    like(kind, monkeypatch)
    path = tmp_path / "x.toml"
    machine = FaultyDisk(monkeypatch)
    write_new(path, OLD)
    replace(path, NEW, None)
    temp = next(what for name, what in machine.calls if name == "replace")
    assert temp.startswith(".tmp-x.toml-")
    assert not temp.endswith(".toml")
    order = [call for call in machine.calls if call[0] in ("fsync", "link", "rename", "replace")]
    takes_name = "rename" if kind == "windows" else "link"
    assert [name for name, _ in order] == ["fsync", takes_name, "fsync", "fsync", "replace", "fsync"]
    # Windows syncs no folder; there the file itself is asked for once more, under its name.
    named = ("fsync", "x.toml" if kind == "windows" else tmp_path.name)
    assert order[3:] == [("fsync", temp), ("replace", temp), named]
    assert order[2] == named


def test_a_name_just_given_that_another_program_has_open_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    like("windows", monkeypatch)
    real = os.open

    def open_held(path: Path, flags: int, *mode: int) -> int:
        if not flags & os.O_CREAT:
            raise sharing_error()
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", open_held)
    assert replace(tmp_path / "x", NEW, None) == Fingerprint.of(NEW)


def test_on_a_mac_the_drive_is_asked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    asked: list[int] = []
    plain: list[int] = []

    def full_sync(_descriptor: int, command: int) -> int:
        asked.append(command)
        if len(asked) > 2:
            raise OSError(errno.ENOTSUP, "a network drive")
        return 0

    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full_sync)
    monkeypatch.setattr(os, "fsync", plain.append)
    replace(tmp_path / "x", NEW, None)
    assert (asked, plain) == ([51, 51], [])
    replace(tmp_path / "x", NEW, None)
    assert len(plain) == 2


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_is_good_enough(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, "not for folders")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    assert replace(tmp_path / "x", NEW, None) == Fingerprint.of(NEW)


@given(first=st.binary(max_size=3000), second=st.binary(max_size=3000))
@settings(max_examples=examples(60), deadline=None)
def test_any_bytes_come_back(first: bytes, second: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.toml"
        assert read(path) is None
        written = write_new(path, first)
        assert read(path) == first
        assert replace(path, second, written) == Fingerprint.of(second)
        assert read(path) == second
        assert os.listdir(folder) == ["x.toml"]  # noqa: PTH208
        assert private(path)


def test_an_open_file_becomes_private_when_written(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(OLD)
    path.chmod(0o644)
    replace(path, NEW, None)
    assert private(path)


@pytest.mark.parametrize("kind", ["usual", "no links", "windows"])
@pytest.mark.parametrize("there", ["file", "folder", "link to nothing"])
def test_a_new_file_never_overwrites(tmp_path: Path, kind: str, there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    like(kind, monkeypatch)
    path = tmp_path / "x"
    if there == "file":
        path.write_bytes(OLD)
    elif there == "folder":
        path.mkdir()
    else:
        monkeypatch.setattr(folders, "WINDOWS", False)
        path.symlink_to("nowhere")
    with pytest.raises(NameTakenError) as caught:
        write_new(path, NEW)
    assert caught.value.path == path
    assert there != "file" or path.read_bytes() == OLD
    assert not (tmp_path / "nowhere").exists()
    assert not temps(tmp_path)


@pytest.mark.parametrize("outside", [b"their words", b"", None])
def test_someone_elses_change_is_never_overwritten(tmp_path: Path, outside: bytes | None) -> None:
    path = tmp_path / "x"
    known = write_new(path, OLD)
    path.unlink()
    if outside is not None:
        path.write_bytes(outside)
    with pytest.raises(ChangedOutsideError) as caught:
        replace(path, NEW, known)
    assert caught.value.path == path
    assert (path.read_bytes() if path.exists() else None) == outside
    assert not temps(tmp_path)


def test_a_change_during_a_slow_save_is_seen_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    known = write_new(path, OLD)
    monkeypatch.setattr(atomic, "fsync_file", lambda _descriptor: path.write_bytes(b"arrived meanwhile"))
    with pytest.raises(ChangedOutsideError):
        replace(path, NEW, known)
    assert path.read_bytes() == b"arrived meanwhile"
    assert not temps(tmp_path)


@pytest.mark.parametrize("number", [5, 32, 33, 1175])
def test_windows_holding_the_file_for_a_moment_is_waited_out(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, real = tmp_path / "x", os.replace
    pauses: list[float] = []
    tries: list[bytes] = []
    path.write_bytes(OLD)

    def held_three_times(source: Path, target: Path) -> None:
        tries.append(Path(source).read_bytes())
        if len(tries) <= 3:
            raise sharing_error(number)
        real(source, target)

    monkeypatch.setattr(os, "replace", held_three_times)
    replace(path, NEW, Fingerprint.of(OLD), pause=pauses.append)
    assert path.read_bytes() == NEW
    assert tries == [NEW] * 4  # the whole copy was kept all along
    assert pauses == list(PAUSES[:3]) == sorted(pauses)


def test_windows_holding_the_file_for_ever_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(OLD)
    pauses: list[float] = []

    def replace_held(source: Path, target: Path) -> None:
        raise sharing_error(32)

    monkeypatch.setattr(os, "replace", replace_held)
    with pytest.raises(ProblemError, match="holding this file") as caught:
        replace(path, NEW, None, pause=pauses.append)
    assert "Your words are still on screen" in caught.value.problem.remedy
    assert path.read_bytes() == OLD
    assert sum(pauses) == pytest.approx(2.5)
    assert not temps(tmp_path)


def test_other_errors_are_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(os, "replace", refused)
    pauses: list[float] = []
    with pytest.raises(ProblemError):
        replace(tmp_path / "x", NEW, None, pause=pauses.append)
    assert pauses == []
    assert replace.__kwdefaults__["pause"] is time.sleep


def python(code: str, *args: str) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(Path(supervise.__file__).parents[1])}
    return subprocess.Popen([sys.executable, "-c", code, *args], env=env, stdout=subprocess.PIPE, encoding="utf-8")


LIMITED = """
import resource, sys
from pathlib import Path
from supervise.domain.problems import ProblemError
from supervise.store.files.atomic import replace, write_new
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
path = Path(sys.argv[1])
for deed in (lambda: replace(path, b"n" * 9000, None), lambda: write_new(path.with_name("y"), b"n" * 9000)):
    try:
        deed()
    except ProblemError as error:
        print(error.problem.what)
"""


def test_a_limit_on_file_size_leaves_the_old_file(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="needs a limit on the size of files")
    path = tmp_path / "x"
    path.write_bytes(OLD)
    with python(LIMITED, str(path)) as child:
        output = child.communicate()[0]
    assert output == "The file would be larger than this disk or account allows.\n" * 2
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(OLD)
    real, room = os.write, [700]

    def write(descriptor: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(number, os.strerror(number))
        written = real(descriptor, data[: room[0]])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(ProblemError, match="free some room and press ctrl"):
        replace(path, NEW, Fingerprint.of(OLD))
    assert path.read_bytes() == OLD
    assert not temps(tmp_path)


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_cannot_be_written_leaves_the_old_file(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(OLD)
    real = os.open

    def read_only(name: Any, flags: int, *mode: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number))
        return real(name, flags, *mode)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(ProblemError, match="Your words are still on screen"):
        replace(path, NEW, None)
    with pytest.raises(ProblemError, match="Your words are still on screen"):
        write_new(tmp_path / "y", NEW)
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_where_the_folder_should_be_and_a_name_too_long_are_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(ProblemError, match="file stands where a folder"):
        replace(tmp_path / "file/x", NEW, None)
    with pytest.raises(ProblemError, match="longer than"):
        write_new(tmp_path.joinpath(*(["x" * 100] * 3 if os.name == "nt" else ["x" * 300])), NEW)
    with pytest.raises(ProblemError, match="folder stands where a file"):
        read(tmp_path)
    assert (tmp_path / "file").read_bytes() == OLD


WRITER = """
import sys
from pathlib import Path
from supervise.store.files.atomic import replace
path, version = Path(sys.argv[1]), 0
while True:
    version += 1
    replace(path, (f"{version} " * 3000).encode(), None)
    print(version, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 30])
def test_a_kill_loses_no_save_that_was_confirmed(tmp_path: Path, acknowledged: int) -> None:
    path = tmp_path / "x"
    with python(WRITER, str(path)) as writer:
        assert writer.stdout is not None
        for _ in range(acknowledged):
            last = int(writer.stdout.readline())
        writer.kill()
    version, *rest = path.read_text(encoding="utf-8").split()
    assert int(version) >= last
    assert rest == [version] * 2999
    trash_leftovers(tmp_path, tmp_path / "trash")
    assert not temps(tmp_path)


def test_trash_keeps_every_copy(tmp_path: Path) -> None:
    trash = tmp_path / "trash"
    for words in (b"1", b"2", b"3"):
        (tmp_path / "x.toml").write_bytes(words)
        moved = move_to(trash, tmp_path / "x.toml")
        assert moved.read_bytes() == words
    assert sorted(path.name for path in trash.iterdir()) == ["x-2.toml", "x-3.toml", "x.toml"]
    assert private(trash)
    with pytest.raises(ProblemError, match="not there"):
        move_to(trash, tmp_path / "x.toml")


def test_leftovers_are_swept_to_trash_unread_and_nothing_else_is(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path)
    assert sweep_home(home) == 0
    assert trash_leftovers(home.drafts, home.trash) == 0
    for folder in (home.root, home.drafts, home.sessions / "2025", home.sessions / "2026"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".tmp-x.toml-00000000").write_bytes(b"\xff half")
        (folder / "x.toml").write_bytes(OLD)
    (home.sessions / "stray.txt").write_bytes(OLD)
    assert sweep_home(home) == 4
    assert sweep_home(home) == 0
    assert [path.read_bytes() for path in home.trash.iterdir()] == [b"\xff half"] * 4
    assert len(list(tmp_path.rglob("x.toml"))) == 4


def test_one_leftover_that_cannot_be_moved_does_not_stop_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (".tmp-a", ".tmp-b"):
        (tmp_path / name).write_bytes(OLD)

    takes_name = "rename" if os.name == "nt" else "link"
    real = getattr(os, takes_name)

    def refuses_one(source: Any, target: Any) -> None:
        if Path(source).name == ".tmp-a":
            raise OSError(errno.EIO, "bad block")
        real(source, target)

    monkeypatch.setattr(os, takes_name, refuses_one)
    assert trash_leftovers(tmp_path, tmp_path / "trash") == 1
    assert (tmp_path / ".tmp-a").exists()
