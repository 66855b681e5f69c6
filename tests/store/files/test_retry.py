"""A virus scanner that has a file open for a moment is waited out, whatever is to be removed or renamed."""

import errno
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.backup.restore import restore
from supervise.store.backup.write import write_backup
from supervise.store.encryption import convert, keys
from supervise.store.files import folders, retry
from supervise.store.files.atomic import NameTakenError, read
from supervise.store.files.os_errors import as_problem
from supervise.store.home.folder import HomeFolder
from supervise.store.ignored_words import change_known_words, load_known_words
from supervise.store.sessions import drafts
from support.builders import a_session
from support.faulty_disk import like, sharing_error
from support.locked_home import KEYS, PASSPHRASE, quick_locks

Scanner = Callable[..., Counter[str]]


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> Scanner:
    """Make every removing and renaming fail, so many times for each name, as while a scanner has it open."""
    monkeypatch.setattr(retry, "PAUSES", (0.0,) * len(retry.PAUSES))

    def reading(*names: str, times: int = 2) -> Counter[str]:
        tries: Counter[str] = Counter()

        def failing_first(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(path: Any, *rest: Any, **options: Any) -> Any:
                name = Path(path).name
                if not names or name in names:
                    tries[name] += 1
                    if tries[name] <= times:
                        raise sharing_error()
                return real(path, *rest, **options)

            return call

        for deed in ("unlink", "rename", "replace", "rmdir"):
            monkeypatch.setattr(os, deed, failing_first(getattr(os, deed)))
        return tries

    return reading


def test_the_draft_of_an_agreed_record_goes(tmp_path: Path, scanner: Scanner) -> None:
    draft = drafts.OpenDraft.begin(HomeFolder(tmp_path), a_session())
    tries = scanner()
    drafts.remove(draft.kept.path)
    assert not draft.kept.path.exists()
    assert tries[draft.kept.path.name] == 3


def test_a_draft_that_stays_held_is_said_as_what_helps(tmp_path: Path, scanner: Scanner) -> None:
    draft = drafts.OpenDraft.begin(HomeFolder(tmp_path), a_session())
    scanner(times=99)
    with pytest.raises(ProblemError, match="holding this file") as caught:
        drafts.remove(draft.kept.path)
    assert caught.value.problem.remedy == "Wait a moment and try again."


def test_a_passphrase_is_set_and_taken_off(tmp_path: Path, scanner: Scanner, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    home = HomeFolder(tmp_path / "home")
    drafts.OpenDraft.begin(home, a_session())
    change_known_words(home, "pair", add=("Elm Ward",))
    scanner()
    outcome = convert.encrypt_home(home, KEYS, PASSPHRASE, lambda done, of: None)
    assert outcome.problems == ()
    assert convert.decrypt_home(outcome.home, lambda done, of: None).problems == ()
    assert not keys.is_locked(home)
    assert not convert.taking_off(home)
    assert not list(home.root.rglob("*.age"))


def test_the_words_of_a_second_laptop_are_taken_in(tmp_path: Path, scanner: Scanner) -> None:
    (tmp_path / "known-words-LAPTOP.toml").write_text('[words]\npair = ["Oak"]\n', encoding="utf-8")
    scanner()
    change_known_words(HomeFolder(tmp_path), "pair", add=("Elm Ward",))
    assert [path.name for path in tmp_path.glob("known*")] == ["known-words.toml"]
    assert load_known_words(HomeFolder(tmp_path)).words == {"pair": ("Oak", "Elm Ward")}


@pytest.mark.parametrize("kind", ["usual", "windows"])
def test_a_home_is_restored_over_what_a_killed_restore_left(
    tmp_path: Path, scanner: Scanner, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    drafts.OpenDraft.begin(HomeFolder(tmp_path / "home"), a_session())
    backup = write_backup(HomeFolder(tmp_path / "home"), tmp_path / "b.zip").path
    new, beside = tmp_path / "new", tmp_path / ".tmp-restore-new"
    new.mkdir()
    (new / ".lock").touch()
    (beside / "drafts").mkdir(parents=True)
    (beside / "left.toml").touch()
    (beside / "drafts" / "left.toml").touch()
    like(kind, monkeypatch)
    tries = scanner()
    assert restore(HomeFolder(new), backup).drafts == 1
    assert {"left.toml", "drafts", ".lock", "new", beside.name} <= tries.keys()
    assert not beside.exists()
    assert sorted(path.name for path in new.iterdir() if path.name != ".lock") == ["drafts"]


def test_a_restore_that_fails_leaves_no_copy_beside(tmp_path: Path, scanner: Scanner) -> None:
    drafts.OpenDraft.begin(HomeFolder(tmp_path / "home"), a_session())
    backup = write_backup(HomeFolder(tmp_path / "home"), tmp_path / "b.zip").path
    beside = tmp_path / ".tmp-restore-new"
    scanner(beside.name, times=len(retry.PAUSES) + 1)  # for as long as anybody waits for it to get its name
    with pytest.raises(ProblemError, match="Nothing was restored"):
        restore(HomeFolder(tmp_path / "new"), backup)
    assert not beside.exists()


def test_a_backup_that_fails_leaves_no_copy_beside(
    tmp_path: Path, scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts.OpenDraft.begin(HomeFolder(tmp_path / "home"), a_session())

    def taken(source: Path, target: Path, pause: object) -> bool:
        raise NameTakenError(target)

    monkeypatch.setattr("supervise.store.backup.write.rename_new", taken)
    scanner()
    with pytest.raises(NameTakenError):
        write_backup(HomeFolder(tmp_path / "home"), tmp_path / "b.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.skipif(sys.platform != "win32", reason="needs Windows' own way to open a file for oneself alone")
def test_a_file_that_another_program_has_for_itself_is_waited_for(tmp_path: Path) -> None:
    import _winapi

    path = tmp_path / "x.toml"
    path.write_bytes(b"words")
    alone = _winapi.CreateFile(str(path), _winapi.GENERIC_READ, 0, 0, _winapi.OPEN_EXISTING, 0, 0)
    pauses: list[float] = []

    def scanned(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            _winapi.CloseHandle(alone)

    assert read(path, pause=scanned) == b"words"
    assert len(pauses) == 2


@pytest.mark.skipif(sys.platform != "win32", reason="needs Windows' own way to open a file for oneself alone")
def test_a_file_that_another_program_keeps_for_itself_is_said_as_that(tmp_path: Path) -> None:
    import _winapi

    path = tmp_path / "x.toml"
    path.write_bytes(b"words")
    alone = _winapi.CreateFile(str(path), _winapi.GENERIC_READ, 0, 0, _winapi.OPEN_EXISTING, 0, 0)
    try:
        with pytest.raises(ProblemError, match="holding this file"):
            read(path, pause=lambda seconds: None)
        folders.fsync_name(path)  # its name is left to the file system
    finally:
        _winapi.CloseHandle(alone)


@pytest.mark.skipif(sys.platform != "win32", reason="needs Windows' own way to open a file for oneself alone")
def test_an_error_of_another_kind_is_not_taken_for_the_one_before(tmp_path: Path) -> None:
    """The C library keeps the number of its last failure: once a file was held, all refusals seemed to be that."""
    import _winapi

    path = tmp_path / "x.toml"
    path.write_bytes(b"words")
    pauses: list[float] = []

    def refuse() -> None:
        raise PermissionError(errno.EACCES, "no")

    alone = _winapi.CreateFile(str(path), _winapi.GENERIC_READ, 0, 0, _winapi.OPEN_EXISTING, 0, 0)
    try:
        with pytest.raises(PermissionError):
            path.read_bytes()
        with pytest.raises(ProblemError, match="does not let Supervise use this place"), as_problem(path):
            refuse()
        with pytest.raises(PermissionError):
            path.read_bytes()
        with pytest.raises(PermissionError):
            retry.retry_while_in_use(refuse, pauses.append)
    finally:
        _winapi.CloseHandle(alone)
    assert pauses == []
