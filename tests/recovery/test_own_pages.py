"""A word on one's own page is nowhere joint, whatever ends the program: no window, list, count, copy or file has it."""

import io
import re
import sys
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.store.backup.write import write_backup
from supervise.store.encryption import keys
from supervise.store.home.folder import OWN, HomeFolder
from supervise.store.settings import load_settings, save_settings
from supervise.workflow.own.own_pages import own_home, prepare_own_home
from support import moved_clock
from support.builders import PAIR, PEOPLE, make_workflow, read_drafts
from support.clock import FakeClock
from support.locked_home import PASSPHRASE, locked, opened
from support.sample_history import with_past
from support.terminal import Terminal

CD, AB = PEOPLE
CANARY = "kingfisher"
JOINT = (
    ["list"], ["list", "--json"], ["search", "the"], ["search", "--year", "2026", "--json"], ["year"],
    ["year", "--json"], ["evidence"], ["evidence", "--all-pairs", "--json"], ["check"], ["where"],
)  # fmt: skip
SIZE = (80, 32)
OPENED = b"\x1b[?1049h"
"""What is sent to the terminal when the app opens, or opens again with another home."""
_TITLE = re.compile(rb"\x1b\][0-9]*;([^\x07\x1b]*)")


@pytest.fixture
def home(tmp_path: Path, request: pytest.FixtureRequest) -> HomeFolder:
    """The home of two with a past; locked as the test says, as one's own pages are."""
    joint_locked, own_locked = request.param
    joint = with_past(make_workflow(tmp_path / "home", FakeClock()))
    joint.choose_pair(PAIR)
    joint.set(lock_offered=True, idle_minutes=1)
    mine = prepare_own_home(joint, CD)
    before, _ = load_settings(mine.settings)
    save_settings(mine.settings, before, before.model_copy(update={"lock_offered": True}))
    if own_locked:
        locked(mine.root)
    return locked(joint.home.root) if joint_locked else joint.home


def own(home: HomeFolder) -> HomeFolder:
    mine = own_home(home, PAIR, CD)
    return opened(mine.root) if keys.is_locked(mine) else mine


def clock_of(home: HomeFolder) -> Path:
    return home.root.parent / "clock"


def at_home(home: HomeFolder) -> Terminal:
    clock_of(home).unlink(missing_ok=True)
    program = [sys.executable, moved_clock.__file__, str(clock_of(home)), "--home", str(home.root)]
    terminal = Terminal(program, size=SIZE)
    enter(terminal, home)
    terminal.wait("New session")
    return terminal


def enter(terminal: Terminal, home: HomeFolder) -> None:
    """Give the passphrase, if this home has one."""
    if keys.is_locked(home):
        terminal.wait("Locked")
        terminal.press(*PASSPHRASE, "enter")


def to_own_pages(terminal: Terminal, home: HomeFolder) -> None:
    """From Home to CD's own pages; nothing of them is seen before their writer opens them, by the passphrase if any."""
    at = len(terminal.output)
    terminal.press("e")
    terminal.wait("pages of my own")
    terminal.press("\x1b[F", "up", "enter")  # End, then CD's
    terminal.wait("look away")
    assert CANARY.encode() not in terminal.output[at:]
    terminal.press("down", "enter")
    if keys.is_locked(own(home)):
        terminal.wait("Locked")
        assert CANARY.encode() not in terminal.output[at:]
    enter(terminal, own(home))
    terminal.wait("Your own pages")


def to_home(terminal: Terminal, home: HomeFolder) -> None:
    """Out of one's own pages, which closes them; where the home of the two is locked, it asks."""
    terminal.wait("Close them")
    opened_before = terminal.output.count(OPENED)
    terminal.press("escape")
    terminal.wait(lambda: terminal.output.count(OPENED) > opened_before)
    terminal.wait("Locked" if keys.is_locked(home) else "New session")


def write(terminal: Terminal, home: HomeFolder, words: str) -> None:
    """These words on a new page of CD's own; back when they are on the disk, and in nothing joint.

    What lies on the disk now is what a kill in this moment leaves there.
    """
    to_own_pages(terminal, home)
    terminal.wait("Write")
    terminal.press("n")
    terminal.wait("Write for my portfolio")
    terminal.press("down", "enter")
    terminal.wait("Which session is it about?")
    terminal.press("tab", *words)
    terminal.wait(words)
    terminal.wait(lambda: any(words in draft.session.model_dump_json() for draft in read_drafts(own(home))))
    no_file_shows(home, words)


def killed(terminal: Terminal, _home: HomeFolder) -> None:
    terminal.kill()
    assert terminal.end() == -9


def is_covered(terminal: Terminal) -> bool:
    """Whether the cover is painted whole: of a frame that is still under way, the upper lines come first."""
    return ("Covered" in terminal.text or "Locked" in terminal.text) and CANARY not in terminal.text


def covered(terminal: Terminal, home: HomeFolder) -> None:
    come_back(terminal, home, lambda: terminal.press("f12"))


def slept(terminal: Terminal, home: HomeFolder) -> None:
    """The laptop slept for an hour; somebody wakes it."""
    come_back(terminal, home, lambda: moved_clock.move(clock_of(home), 3600, moved_clock.SLEPT))


def left_alone(terminal: Terminal, home: HomeFolder) -> None:
    """Nobody touched anything for as long as the page is left open, or a little longer."""
    come_back(terminal, home, lambda: moved_clock.move(clock_of(home), 65, moved_clock.NOBODY_THERE))


def come_back(terminal: Terminal, home: HomeFolder, cover: Callable[[], None]) -> None:
    """Nothing is seen of it by whoever comes first: Home opens, and whoever goes on goes the whole way again."""
    opened_before = terminal.output.count(OPENED)
    cover()
    terminal.wait(lambda: is_covered(terminal))
    at = len(terminal.output)
    terminal.wait(lambda: terminal.output.count(OPENED) > opened_before)  # closed, and Home opened beneath the cover
    terminal.wait("Locked" if keys.is_locked(home) else "Covered")
    terminal.press(*(PASSPHRASE if keys.is_locked(home) else ()), "enter")
    terminal.wait("New session")
    assert CANARY.encode() not in terminal.output[at:]


def left(terminal: Terminal, home: HomeFolder) -> None:
    """Out to one's own pages, closed; then looked through by the two, if any of it could be read; closed whole."""
    terminal.press("f10")
    to_home(terminal, home)
    at = len(terminal.output)
    if not keys.is_locked(own(home)):
        look_through(terminal)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    output = terminal.output[at:].decode("utf-8", "replace")
    assert CANARY not in output and own(home).root.name not in output


def look_through(terminal: Terminal) -> None:
    """From Home through all that could list, count or find it."""
    for key, sign in (
        ("f9", "The trash is empty."), ("escape", "New session"), ("n", "Today's aim"), ("f10", "New session"),
        ("r", "Filter"),
    ):  # fmt: skip
        terminal.press(key)
        terminal.wait(sign)
    terminal.press(*CANARY[:5])
    terminal.wait("Nothing here with these")


def discarded(terminal: Terminal, home: HomeFolder) -> None:
    """Put into the trash, which is one's own."""
    terminal.press("f4")
    terminal.wait("Discard it, into the trash")
    terminal.press(*["down"] * 9, "enter")  # from the first to the last
    terminal.wait("Discard this page?")
    terminal.press("down", "enter")
    to_home(terminal, home)


End = Callable[[Terminal, HomeFolder], None]


# Each end in a home without a lock, where a word could be read; with one, ends that differ in how one comes back.
@pytest.mark.parametrize(
    ("home", "windows"),
    [
        pytest.param((False, False), ((covered, slept, left_alone, discarded, killed), (left,)), id="open"),
        pytest.param((False, True), ((slept, left),), id="own locked"),
        pytest.param((True, True), ((left_alone, killed),), id="locked"),
    ],
    indirect=["home"],
)
def test_after_whatever_end_nothing_joint_has_it(home: HomeFolder, windows: tuple[tuple[End, ...], ...]) -> None:
    """One window after another, in each of them one end after another, the last of which ends the program."""
    for ends in windows:
        terminal = at_home(home)
        assert CANARY.encode() not in terminal.output
        for end in ends:
            words = f"The {CANARY} {end.__name__}"
            write(terminal, home, words)
            end(terminal, home)
            no_file_shows(home, words)
        assert not [title for title in _TITLE.findall(terminal.output) if CANARY.encode() in title], (
            "the window's title"
        )
    if not keys.is_locked(own(home)):
        output = commands_output(home)
        assert CANARY not in output and own(home).root.name not in output


def no_file_shows(home: HomeFolder, words: str) -> None:
    """No joint file and no backup has the canary; the words are in one's own, for their writer, unless it is locked."""
    backup = write_backup(HomeFolder(home.root), home.root.parent / "backup.zip").path
    with zipfile.ZipFile(backup) as archive:
        copied = {name: archive.read(name) for name in archive.namelist()}
    backup.unlink()
    assert copied and not [name for name, data in copied.items() if CANARY.encode() in data]
    files = {path.relative_to(home.root): path.read_bytes() for path in home.root.rglob("*") if path.is_file()}
    joint = {path: data for path, data in files.items() if OWN not in path.parts}
    assert joint and not [path for path, data in joint.items() if CANARY.encode() in data]
    has_words = any(words.encode() in data for data in files.values())
    assert has_words != keys.is_locked(own(home)), f"{words}: locked, it is nowhere; else it is there, for its writer"


def commands_output(home: HomeFolder) -> str:
    """What all commands print, in this process: that each is a program of its own has tests of its own."""
    output = io.StringIO()
    with redirect_stdout(output), redirect_stderr(output):
        for command in JOINT:
            main(["--home", str(home.root), *command])
    return output.getvalue()
