"""How it is asked: commands and places are understood, and what makes no sense is one sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from supervise import __version__
from supervise.cli.commands import where
from supervise.store.home.folder import HomeFolder
from support.locked_home import locked
from support.system import home_is

CommandLine = Callable[..., tuple[int, str, str]]


def one_sentence(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


def test_version_and_help(supervise: CommandLine) -> None:
    assert supervise("--version") == (0, f"supervise {__version__}\n", "")
    status, out, err = supervise("--help")
    assert (status, err) == (0, "")
    for command in ("demo", "list", "show", "check", "where", "backup", "restore", "--home", "--version"):
        assert command in out
    assert supervise("list", "--help")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["lst"],
            "There is no command “lst”; there are demo, list, search, show, export, year, evidence, kinds, sheet",
        ),
        (["list", "--colour"], "Supervise does not understand “--colour” here."),
        (["show"], "Say which session; `supervise list` shows their ids."),
        (["backup"], "Say which file."),
        (["restore"], "Say which file."),
        (["--home"], "Write the folder after --home."),
        (["--home", "", "list"], "--home: This names no folder."),
        (["\x1b[31mred"], "There is no command “\\x1b[31mred”"),
    ],
)
def test_what_makes_no_sense_is_answered_in_a_sentence(
    supervise: CommandLine, arguments: list[str], sentence: str
) -> None:
    status, out, err = supervise(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith(sentence)
    assert one_sentence(err)


def test_the_home_may_be_named_before_or_after_the_command_or_outside(
    supervise: CommandLine, demo: HomeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = supervise("--home", demo.root, "list"), supervise("list", "--home", demo.root)
    monkeypatch.setenv("SUPERVISE_HOME", str(demo.root))
    assert before == after == supervise("list")


def test_where_tells_every_place_and_makes_none(supervise: CommandLine, empty: HomeFolder) -> None:
    status, out, err = supervise("where", "--home", empty.root)
    assert (status, err) == (0, "")
    for place in (empty.root, empty.sessions, empty.drafts, empty.content, empty.trash, empty.settings):
        assert f": {place}  (not there yet)\n" in out
    assert "Shipped words: " in out
    assert "To remove everything you wrote: delete the folder" in out
    assert not empty.root.exists()


@pytest.mark.parametrize(("windows", "user", "said_so"), [(True, "cd", True), (True, ".", False), (False, "cd", False)])
def test_where_says_when_windows_may_let_others_in(
    supervise: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: bool, user: str, said_so: bool
) -> None:
    monkeypatch.setattr(where, "WINDOWS", windows)
    home_is(tmp_path / user, monkeypatch)
    assert ("may let others" in supervise("where", "--home", tmp_path / "notes")[1]) is said_so
    locked(tmp_path / "notes")
    assert "may let others" not in supervise("where", "--home", tmp_path / "notes")[1]
