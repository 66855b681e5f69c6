"""With the lock on, whatever ends the program, no word that was typed lies anywhere in plain bytes."""

import random
import signal
from pathlib import Path

import pytest

from recovery.test_signals import home as home
from supervise.store.home.folder import HomeFolder
from support.builders import read_drafts
from support.effort import KILLS
from support.locked_home import KEYS, PASSPHRASE, locked, opened
from support.terminal import Terminal, supervise

CANARY = "kingfisher"


@pytest.fixture
def around(home: HomeFolder, tmp_path: Path) -> dict[str, str]:
    """Every folder a program may think of, all of them looked through afterwards."""
    locked(home.root)
    folders = {name: tmp_path / f"its {name}" for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    for folder in folders.values():
        folder.mkdir()
    return {name: str(folder) for name, folder in folders.items()} | {"TEXTUAL_LOG": str(tmp_path / "keys.log")}


def writing(home: HomeFolder, around: dict[str, str], first: str = "n") -> Terminal:
    """The app, opened by its passphrase, at a field of a session."""
    terminal = supervise(home.root, **around)
    terminal.wait("Locked")
    terminal.press(*PASSPHRASE, "enter")
    terminal.wait("Go on" if first == "g" else "New session")
    terminal.press(first)
    terminal.wait("aim")
    return terminal


def in_plain(folder: Path) -> list[str]:
    """Each file under `folder` that holds the canary, the passphrase or a secret key as anyone could read it."""
    secrets = (CANARY, PASSPHRASE, KEYS.identity, KEYS.recovery)
    wanted = [secret.encode(code) for secret in secrets for code in ("utf-8", "utf-16-le")]
    files = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return [name for name, data in files.items() if any(secret in data for secret in wanted)]


def aim(home: HomeFolder) -> str:
    """What the only draft holds, as it lies on the disk."""
    [draft] = read_drafts(opened(home.root))
    return draft.session.aim


def test_killed_at_any_moment_of_writing_nothing_lies_in_plain(
    home: HomeFolder, around: dict[str, str], tmp_path: Path
) -> None:
    chance = random.Random(3)
    for number in range(2 * KILLS):
        terminal = writing(home, around, "g" if number else "n")
        last = ""
        for count in range(chance.randrange(3, 12)):
            last = f"{CANARY}{number}{count:02} "
            terminal.press(*last)
            terminal.wait(last.strip())
        if number % 2:  # the others die before their first second is over, or in the middle of a write
            terminal.wait(lambda last=last: last.strip() in aim(home))  # type: ignore[misc]
        terminal.kill()
        assert terminal.end() == -9
        assert in_plain(tmp_path) == []
    assert last.strip() in aim(home), "it is there, locked"


def test_covered_in_the_middle_of_a_word_and_then_closed_by_its_window_nothing_is_lost(
    home: HomeFolder, around: dict[str, str], tmp_path: Path
) -> None:
    terminal = writing(home, around)
    terminal.press(*f"{CANARY} to the last letter", "f12")
    terminal.wait(lambda: "Passphrase" in terminal.text and CANARY not in terminal.text)
    terminal.wait(lambda: "last letter" in aim(home))
    assert in_plain(tmp_path) == [], "as a kill beneath the cover would leave it"
    terminal.press(*PASSPHRASE, "enter")
    terminal.wait("last letter")
    terminal.press(*" and more")
    terminal.wait("and more")
    terminal.kill(signal.SIGHUP)
    assert terminal.end() == 0
    assert in_plain(tmp_path) == []
    assert aim(home) == f"{CANARY} to the last letter and more"
