"""The trash: what lies there and since when, put back whole or not at all, and removed only when asked."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.files.atomic import NameTakenError
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import drafts, trash
from supervise.store.sessions.trash import TrashedFile, list_trash, remove, restore_file
from support.faulty_disk import Died, calls_of, each_fault, fault, like

WORDS = b"the words\n" * 40
ID = "2026-11-22T0930-4k7q"


def put(home: HomeFolder, name: str) -> Path:
    path = home.trash / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(WORDS)
    return path


def away(home: HomeFolder) -> TrashedFile:
    [trashed] = list_trash(home)
    return trashed


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return HomeFolder(tmp_path / "home")


@pytest.mark.parametrize(
    ("name", "id_", "day"),
    [
        (f"2026-11-24/{ID}.toml", ID, date(2026, 11, 24)),
        (f"2026-11-24/{ID}-2.toml.age", ID, date(2026, 11, 24)),
        (f"2026-11-24/{ID}.2.toml", ID, date(2026, 11, 24)),
        (f"2026-11-24/{ID}.sync-conflict-20261124-101112-ABCDEFG.toml", ID, date(2026, 11, 24)),
        ("2026-11-24/notes.txt", "", date(2026, 11, 24)),
    ],
)
def test_a_file_says_whose_it_is_and_since_when(home: HomeFolder, name: str, id_: str, day: date) -> None:
    path = put(home, name)
    assert away(home) == TrashedFile(path, id_, day)


@pytest.mark.parametrize("name", [f".tmp-{ID}.toml-0badcafe", f"{ID}.toml", "2026-99-99/x", "yesterday/x"])
def test_what_lies_in_no_days_folder_says_when_it_was_written(home: HomeFolder, name: str) -> None:
    path = put(home, name)
    assert away(home).day == date.fromtimestamp(path.stat().st_mtime)


def test_put_away_last_comes_first_and_an_empty_trash_is_empty(home: HomeFolder) -> None:
    assert list_trash(home) == ()
    for day in ("2026-11-20", "2026-11-24", "2026-11-22"):
        put(home, f"{day}/{ID}.toml")
    assert [trashed.day for trashed in list_trash(home)] == [date(2026, 11, 24), date(2026, 11, 22), date(2026, 11, 20)]


def test_discarding_the_same_id_twice_on_a_day_keeps_both(home: HomeFolder, tmp_path: Path) -> None:
    for _ in range(2):
        path = tmp_path / f"{ID}.toml"
        path.write_bytes(WORDS)
        drafts.discard(home, path, date(2026, 11, 24))
    assert [(trashed.id, trashed.path.name) for trashed in list_trash(home)] == [
        (ID, f"{ID}.toml"),
        (ID, f"{ID}-2.toml"),
    ]


def test_the_days_folder_goes_with_its_last_file(home: HomeFolder) -> None:
    put(home, f"2026-11-24/{ID}.toml")
    restore_file(away(home), home.drafts / "x.toml")
    assert (home.drafts / "x.toml").read_bytes() == WORDS
    assert list(home.trash.iterdir()) == []


def test_what_is_there_is_never_overwritten(home: HomeFolder) -> None:
    put(home, f"2026-11-24/{ID}.toml")
    home.drafts.mkdir()
    (home.drafts / "x.toml").write_bytes(b"theirs")
    with pytest.raises(NameTakenError):
        restore_file(away(home), home.drafts / "x.toml")
    assert (home.drafts / "x.toml").read_bytes() == b"theirs"
    assert away(home).path.read_bytes() == WORDS


@pytest.mark.parametrize("kind", ["usual", "no links", "windows"])
def test_put_back_or_still_there_whatever_the_disk_does(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    like(kind, monkeypatch)

    def prepared(name: str) -> HomeFolder:
        home = HomeFolder(tmp_path / name)
        put(home, f"2026-11-24/{ID}.toml")
        home.drafts.mkdir()
        return home

    first = prepared("first")
    calls = calls_of(lambda: restore_file(away(first), first.drafts / "x.toml"))
    for number, (at, how) in enumerate(each_fault(calls)):
        home = prepared(str(number))
        trashed = away(home)
        error, _ = fault(partial(restore_file, trashed, home.drafts / "x.toml"), at, how)
        copies = [path.read_bytes() for path in (trashed.path, home.drafts / "x.toml") if path.exists()]
        assert WORDS in copies, (at, how)
        assert set(copies) <= {WORDS, b""}
        if error is None:
            assert not trashed.path.exists()
        elif not isinstance(error, Died):
            assert copies == [WORDS], (at, how)


def test_emptying_removes_what_was_listed_and_nothing_that_came_since(home: HomeFolder) -> None:
    put(home, f"2026-11-24/{ID}.toml")
    put(home, ".tmp-x.toml-0badcafe")
    listed = list_trash(home)
    later = put(home, f"2026-11-25/{ID}.toml")
    gone = put(home, "2026-11-24/gone.toml")
    gone.unlink()
    remove((*listed, TrashedFile(gone, "", None)))
    assert [trashed.path for trashed in list_trash(home)] == [later]
    assert sorted(path.name for path in home.trash.iterdir()) == ["2026-11-25"]


def test_one_that_cannot_be_removed_is_told_and_the_others_go(
    home: HomeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays, goes = put(home, "2026-11-24/a.toml"), put(home, "2026-11-24/b.toml")
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == stays:
            raise PermissionError(13, "no")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(ProblemError, match=r"a\.toml"):
        trash.remove(list_trash(home))
    assert (stays.exists(), goes.exists()) == (True, False)
