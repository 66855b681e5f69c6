"""A real process in a real terminal: the window is closed, the process is killed, and the words are there."""

import os
import signal
from pathlib import Path

import pytest

from supervise.domain.session.model import STEPS, Session
from supervise.domain.settings import Settings
from supervise.store.home.folder import HomeFolder
from supervise.store.settings import save_settings
from support.builders import PAIR, read_drafts
from support.terminal import Terminal, supervise


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    """A home whose pair is known, so that a session begins with one key."""
    home = HomeFolder(tmp_path / "home")
    home.root.mkdir(mode=0o700)
    save_settings(home.settings, Settings(), Settings(pairs=(PAIR,), current_pair=PAIR.id))
    return home


def the_draft(home: HomeFolder) -> Session:
    [draft] = read_drafts(home)
    return draft.session


def at_aim(home: HomeFolder) -> Terminal:
    """The app at Arrive, writing today's aim."""
    terminal = supervise(home.root)
    terminal.wait("New session")
    terminal.press("n")
    terminal.wait("aim")
    return terminal


def click_under(terminal: Terminal, label: str, rows: int) -> None:
    """A mouse click some rows under the label."""
    row = next(number for number, line in enumerate(terminal.text.splitlines()) if label in line)
    column = terminal.text.splitlines()[row].index(label)
    where = f"{column + 3};{row + rows + 1}"
    terminal.child.send(f"\x1b[<0;{where}M\x1b[<0;{where}m")


PLACES: dict[str, tuple[str, int] | None] = {
    "arrive": None,
    "talk": None,
    "rate": ("Half a step further", 1),
    "ladder": None,
    "actions": None,
    "agree": ("CD takes away", 1),
}
"""For each step where something is written: the label to click under, or None where the field has the focus."""


def test_every_step_where_something_is_written_is_tried() -> None:
    assert PLACES.keys() == set(STEPS) - {"wheel"}, "on the wheel nothing is written"


def test_a_closed_window_loses_nothing_and_leaves_the_terminal_clean(home: HomeFolder) -> None:
    for how in (signal.SIGHUP, signal.SIGTERM):
        terminal = at_aim(home)
        terminal.press(*"kept to the last letter")
        terminal.wait("last letter")
        terminal.kill(how)
        assert terminal.end() == 0
        assert the_draft(home).aim == "kept to the last letter"
        assert b"\x1b[?1049l" in terminal.output, "the alternate screen is left"
        for path in home.drafts.iterdir():
            path.unlink()


def test_an_invalid_byte_from_the_terminal_is_shown_and_ends_nothing(home: HomeFolder) -> None:
    terminal = at_aim(home)
    os.write(terminal.child.child_fd, b"one \xff two \xc3")
    terminal.press(*" three")
    terminal.wait("three")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert the_draft(home).aim.startswith("one \ufffd two")


def test_a_second_window_on_the_same_home_reads_only_and_says_so(home: HomeFolder) -> None:
    first = at_aim(home)
    second = supervise(home.root)
    second.wait("New session")
    second.press("n")
    second.wait("reading only")
    second.press("ctrl+q")
    assert second.end() == 0
    first.press(*"still mine")
    first.wait("still mine")
    first.press("ctrl+q")
    assert first.end() == 0
    assert the_draft(home).aim == "still mine"
