"""`supervise backup` and `supervise restore`: what they say, how they end, and what is there afterwards."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.backup.test_write import tree
from supervise.cli.commands import backup
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.store.settings import load_settings
from support.demo import MADE_UP
from support.locked_home import locked
from support.terminal import Terminal, run

CommandLine = Callable[..., tuple[int, str, str]]


def only_progress(err: str) -> bool:
    """Nothing, or how far it is: on a slow machine it takes its half second."""
    return re.fullmatch(r"((Backing up|Restoring): \d+ %\n)*", err) is not None


def test_there_and_back(supervise: CommandLine, demo: HomeFolder, tmp_path: Path) -> None:
    status, out, err = supervise("backup", tmp_path / "b.zip", "--home", demo.root)
    assert (status, only_progress(err)) == (0, True)
    assert out.startswith(f"Backed up and read back: {MADE_UP} sessions, ")
    assert out.splitlines()[0].endswith(f" kB, in {tmp_path / 'b.zip'}")
    assert out.splitlines()[1] == "It is not encrypted: whoever has the file can read it."
    assert load_settings(demo.settings)[0].last_backup is not None
    (demo.settings).unlink()  # changed since by the note of when the backup was
    status, out, err = supervise("restore", tmp_path / "b.zip", "--home", tmp_path / "new")
    assert (status, out) == (0, f"Restored and checked: {MADE_UP} sessions, in {tmp_path / 'new'}\n")
    assert only_progress(err)
    assert {**tree(tmp_path / "new"), **tree(demo.root)} == tree(tmp_path / "new")
    assert supervise("check", "--home", tmp_path / "new")[0] == 0


def test_a_home_that_was_never_opened_is_not_made_by_asking(
    supervise: CommandLine, empty: HomeFolder, tmp_path: Path
) -> None:
    status, out, err = supervise("backup", tmp_path / "b.zip", "--home", empty.root)
    assert (status, out) == (1, "")
    assert err == f"{empty.root}: There is nothing here to back up yet. Hold a session first.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_locked_home_needs_no_passphrase_for_it(supervise: CommandLine, demo: HomeFolder, tmp_path: Path) -> None:
    locked(demo.root)
    status, out, err = supervise("backup", tmp_path, "--home", demo.root)
    assert (status, only_progress(err)) == (0, True)
    assert out.splitlines()[1].startswith("The sessions in it are locked, as they are here")
    [backup] = tmp_path.glob("*.zip")
    status, out, err = supervise("restore", backup, "--home", tmp_path / "new")
    assert (status, only_progress(err)) == (0, True)
    assert out.splitlines()[1] == "It is locked: the passphrase is the one it had when the backup was made."


def test_what_is_not_in_it_is_named_and_told_by_the_status(
    supervise: CommandLine, demo: HomeFolder, tmp_path: Path
) -> None:
    (demo.sessions / "lost.toml").symlink_to("nowhere")
    (demo.sessions / "odd.toml").write_bytes(b"id = [")
    status, out, err = supervise("backup", tmp_path / "b.zip", "--home", demo.root)
    assert (status, err) == (1, "")
    assert "\nNot in it: sessions/lost.toml: This is not there" in out
    assert load_settings(demo.settings)[0].last_backup is None
    status, out, err = supervise("restore", tmp_path / "b.zip", "--home", tmp_path / "new")
    assert (status, err) == (0, "")
    assert "\nCould not be read before either, and is as it was: odd.toml: is not valid TOML" in out


@pytest.mark.parametrize("kind", ["window", "folder", "damaged"])
def test_why_the_day_could_not_be_noted_is_the_true_reason(
    supervise: CommandLine, demo: HomeFolder, tmp_path: Path, kind: str
) -> None:
    lock = HomeLock(demo)
    if kind == "window":
        assert lock.acquire()
    else:
        demo.settings.unlink()
        demo.settings.mkdir() if kind == "folder" else demo.settings.write_bytes(b"= \n")
    status, out, err = supervise("backup", tmp_path / "b.zip", "--home", demo.root)
    lock.release()
    assert (status, out.startswith(f"Backed up and read back: {MADE_UP} sessions")) == (0, True)
    assert "The day of this backup could not be noted, so Home may still remind you. " in err
    assert ("is open in a Supervise window" in err) is (kind == "window")
    assert kind == "window" or str(demo.settings) in err


def test_a_full_home_is_left_alone(supervise: CommandLine, demo: HomeFolder, tmp_path: Path) -> None:
    supervise("backup", tmp_path / "b.zip", "--home", demo.root)
    before = tree(demo.root)
    status, out, err = supervise("restore", tmp_path / "b.zip", "--home", demo.root)
    assert (status, out) == (1, "")
    assert err == (
        f"{demo.root}: There is something here already, and a restore never overwrites. "
        "Name a new folder with --home, or move this one away first.\n"
    )
    assert tree(demo.root) == before


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_an_empty_name_is_wrong_use_or_a_sentence(supervise: CommandLine, demo: HomeFolder, command: str) -> None:
    status, out, err = supervise(command, "", "--home", demo.root)
    assert status in (1, 2)
    assert (out, err.count("\n")) == ("", 1)


def test_how_far_it_is_is_told_only_once_it_takes_long(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(backup.time, "monotonic", lambda: now[0])
    with backup._Progress("Backing up") as progress:
        for step, seconds in enumerate((0.1, 0.3, 0.2, 0.1, 0.1, 1.9, 0.2)):
            now[0] += seconds
            progress(step, 10)
    assert capsys.readouterr().err == "Backing up: 20 %\nBacking up: 50 %\n"


def test_in_a_terminal_it_is_one_line_that_goes_away(demo: HomeFolder, tmp_path: Path) -> None:
    slow = (
        "import sys, time\nfrom supervise.cli import main\nfrom supervise.cli.commands import backup\nnow = [0.0]\n"
        "backup.time.monotonic = lambda: now.append(now[-1] + 0.4) or now[-1]\n"
        f"sys.exit(main(['backup', '--home', {str(demo.root)!r}, {str(tmp_path / 'b.zip')!r}]))"
    )
    terminal = Terminal([sys.executable, "-c", slow])
    assert terminal.end() == 0
    assert b"\rBacking up: 50 %" in terminal.output
    assert "Backing up:" not in terminal.text
    assert terminal.text.startswith(f"Backed up and read back: {MADE_UP} sessions")


def test_in_a_process_of_its_own_it_ends_as_the_shell_expects(
    supervise: CommandLine, demo: HomeFolder, tmp_path: Path
) -> None:
    assert supervise("backup", tmp_path / "b", "--home", demo.root)[0] == 0
    assert supervise("backup", tmp_path / "b", "--home", demo.root)[0] == 1  # never over another
    data = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "b.zip").write_bytes(data[:-200])
    done = run("restore", str(tmp_path / "b.zip"), home=tmp_path / "new")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert not (tmp_path / "new").exists()
