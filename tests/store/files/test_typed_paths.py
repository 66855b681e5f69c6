"""A path is understood as people type and paste it, and never guessed."""

from pathlib import Path

import pytest

from supervise.store.files import folders
from supervise.store.files.typed_paths import meant, names_a_folder, spelled_out
from support.system import home_is


@pytest.mark.parametrize(
    "asked",
    [
        "{0}/my stick/b",
        '"{0}/my stick/b"',
        "'{0}/my stick/b'",
        "{0}/my\\ stick/b",
        '  "{0}/my stick/b"\n',
        "~/my stick/b",
        '"~/my stick/b"',
        "my stick/b",
        "./my stick/b ",
    ],
)
def test_a_path_as_people_paste_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    home_is(tmp_path, monkeypatch)
    monkeypatch.chdir(tmp_path)
    if folders.WINDOWS and "\\ " in asked:
        return
    assert meant(asked.format(tmp_path)) == tmp_path / "my stick" / "b"


@pytest.mark.parametrize("asked", ['"', "'", "it's", "a'b'", '"a', "'a\"", '""'])
def test_a_quote_that_is_no_pair_is_part_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert meant(asked) == (tmp_path / asked if asked != '""' else tmp_path)


def test_what_a_shell_hands_over_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "WINDOWS", False)
    monkeypatch.chdir(tmp_path)
    for name in ("'notes'", '"notes"', "notes ", "my\\ notes", "%HOME%"):
        assert spelled_out(name) == tmp_path / name


@pytest.mark.parametrize("understand", [meant, spelled_out])
def test_windows_paths_as_explorer_and_its_shells_write_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, understand: object
) -> None:
    assert callable(understand)
    monkeypatch.setattr(folders, "WINDOWS", True)
    home_is(tmp_path, monkeypatch)
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("USERNAME", "ab")
    for asked in (f'"{tmp_path}/b"', "%USERPROFILE%/b", '"%USERPROFILE%/b"', "~/b", f"{tmp_path}/b "):
        assert understand(asked) == tmp_path / "b"
    assert understand(f"{tmp_path}/%NOT_SET_ANYWHERE%") == tmp_path / "%NOT_SET_ANYWHERE%"
    for asked in ("~nobody/x", "~nobody\\x", "~nobody", "~ab.domain/x"):
        with pytest.raises(RuntimeError):
            understand(asked)


def test_what_ends_as_a_folder_means_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "WINDOWS", False)
    assert [names_a_folder(typed) for typed in ("a/", '"a/"', "a/ ", "/", "a", "a\\", '"a/b"', "")] == [True] * 4 + [
        False
    ] * 4
    monkeypatch.setattr(folders, "WINDOWS", True)
    assert names_a_folder('"E:\\notes\\"')
    assert not names_a_folder("E:\\notes")
