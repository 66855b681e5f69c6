"""A word on one's own page is nowhere joint, whatever ends the program: no window, list, count, copy or file has it."""

import io
import re
import sys
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.store.backup.write import write_backup
from supervise.store.encryption import keys
from supervise.store.home.folder import OWN, HomeFolder
from supervise.store.settings import load_settings, save_settings
from supervise.workflow import SessionWorkflow
from supervise.workflow.own.own_pages import own_home, prepare_own_home
from support import moved_clock
from support.app_driver import running, settled, shown
from support.builders import PAIR, PEOPLE, make_workflow, read_drafts
from support.clock import FakeClock
from support.locked_home import PASSPHRASE, locked, opened
from support.sample_history import with_past
from support.shipped import shipped_words
from support.terminal import Terminal

CD, AB = PEOPLE
CANARY = "kingfisher"
JOINT = (
    ["list"], ["list", "--json"], ["search", "the"], ["search", "--year", "2026", "--json"], ["year"],
    ["year", "--json"], ["evidence"], ["evidence", "--all-pairs", "--json"], ["check"], ["where"],
)  # fmt: skip
SIZE = (100, 45)
_TITLE = re.compile(rb"\x1b\][0-9]*;([^\x07\x1b]*)")


LOCKS = {"open": (False, False), "own locked": (False, True), "locked": (True, True)}
"""Whether the home of the two has a passphrase, and whether one's own pages have."""


@pytest.fixture
def home(tmp_path: Path, request: pytest.FixtureRequest) -> HomeFolder:
    """The home of two with a past, locked as the test says."""
    joint_locked, own_locked = LOCKS[request.param]
    joint = with_past(make_workflow(tmp_path / "home", FakeClock()))
    joint.choose_pair(PAIR)
    joint.set(lock_offered=True, idle_minutes=2)
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


def to_own_pages(terminal: Terminal) -> None:
    terminal.press("e")
    terminal.wait("pages of my own")
    terminal.press("\x1b[F", "up", "enter")  # End, then CD's
    terminal.wait("look away")
    terminal.press("down", "enter")


def writing(home: HomeFolder) -> Terminal:
    """On a page of CD's own, the canary in it, on the disk."""
    terminal = at_home(home)
    to_own_pages(terminal)
    enter(terminal, own(home))
    terminal.wait("Your own pages")
    terminal.wait("Write")
    terminal.press("n")
    terminal.wait("Write for my portfolio")
    terminal.press("down", "enter")
    terminal.wait("Which session is it about?")
    terminal.press("tab", *f"I rang, and the {CANARY} came")
    terminal.wait(CANARY)
    terminal.wait(lambda: any(CANARY in draft.session.model_dump_json() for draft in read_drafts(own(home))))
    return terminal


def killed(terminal: Terminal, _home: HomeFolder | None = None) -> None:
    terminal.kill()
    assert terminal.end() == -9


def is_covered(terminal: Terminal) -> bool:
    """Whether the cover is painted whole: of a frame that is still under way, the upper lines come first."""
    return ("Covered" in terminal.text or "Locked" in terminal.text) and CANARY not in terminal.text


def covered(terminal: Terminal, _home: HomeFolder) -> None:
    terminal.press("f12")
    terminal.wait(lambda: is_covered(terminal))
    terminal.settle()
    assert CANARY not in terminal.text
    killed(terminal)


def slept(terminal: Terminal, home: HomeFolder) -> None:
    """The laptop slept for an hour; somebody wakes it."""
    moved_clock.move(clock_of(home), 3600, moved_clock.SLEPT)
    come_back_to(terminal, home)


def left_alone(terminal: Terminal, home: HomeFolder) -> None:
    """Nobody touched anything for as long as the page is left open, or a little longer."""
    moved_clock.move(clock_of(home), 150, moved_clock.NOBODY_THERE)
    come_back_to(terminal, home)


def come_back_to(terminal: Terminal, home: HomeFolder) -> None:
    """Nothing is seen of it by whoever comes first; the way back to it is the whole way, with its passphrase."""
    terminal.wait(lambda: is_covered(terminal))
    terminal.settle()  # closed, and Home opened beneath the cover
    at = len(terminal.output)
    assert CANARY not in terminal.text
    if keys.is_locked(home):
        terminal.wait("Locked")
        terminal.press(*PASSPHRASE)
    terminal.press("enter")
    terminal.wait("New session")
    if keys.is_locked(own(home)):
        to_own_pages(terminal)
        terminal.wait("Locked")
    assert CANARY.encode() not in terminal.output[at:]
    killed(terminal)
    clock_of(home).unlink()


def left(terminal: Terminal, _home: HomeFolder) -> None:
    """Out to one's own pages, closed, and then closed whole."""
    terminal.press("f10")
    terminal.wait("Close them")
    terminal.press("escape")
    terminal.wait(lambda: "New session" in terminal.text or "Locked" in terminal.text)
    at = len(terminal.output)
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert CANARY.encode() not in terminal.output[at:]


def discarded(terminal: Terminal, _home: HomeFolder) -> None:
    """Put into the trash, which is one's own."""
    terminal.press("f4")
    terminal.wait("Discard it, into the trash")
    terminal.press(*["down"] * 9, "enter")  # from the first to the last
    terminal.wait("Discard this page?")
    terminal.press("down", "enter")
    terminal.wait("Close them")
    killed(terminal)


ENDS: tuple[tuple[Callable[[Terminal, HomeFolder], None], tuple[str, ...]], ...] = (
    (killed, ("open", "locked")),
    (covered, ("open", "locked")),
    (left, ("open", "locked")),
    (discarded, ("open", "locked")),
    (slept, ("open", "own locked", "locked")),
    (left_alone, ("open", "own locked", "locked")),
)


DISKS = (killed, left, discarded)
"""What lies on the disk after the other ends is what lies there after a kill."""


@pytest.mark.parametrize(
    ("how", "home"),
    [pytest.param(how, lock, id=f"{how.__name__}-{lock}") for how, locks in ENDS for lock in locks],
    indirect=["home"],
)
async def test_after_whatever_end_nothing_joint_has_it(
    home: HomeFolder, how: Callable[[Terminal, HomeFolder], None], tmp_path: Path
) -> None:
    terminal = writing(home)
    how(terminal, home)
    assert not [title for title in _TITLE.findall(terminal.output) if CANARY.encode() in title], "the window's title"

    if how in DISKS:
        joint = said_by_commands(home) + await looked_through(home)
        assert CANARY not in joint and own(home).root.name not in joint

    backup = write_backup(HomeFolder(home.root), tmp_path / "backup.zip").path
    with zipfile.ZipFile(backup) as archive:
        copied = {name: archive.read(name) for name in archive.namelist()}
    assert copied and not [name for name, data in copied.items() if CANARY.encode() in data]
    joint_files = [path for path in home.root.rglob("*") if path.is_file() and OWN not in path.parts[-6:]]
    assert joint_files and not [path for path in joint_files if CANARY.encode() in path.read_bytes()]
    plain = [path for path in home.root.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    assert bool(plain) != keys.is_locked(own(home)), "locked, it is nowhere; else it is there, for its writer"


async def looked_through(home: HomeFolder) -> str:
    """All that the two see in the app afterwards, page after page."""
    workflow = SessionWorkflow(home, shipped_words(), FakeClock(), settings=load_settings(home.settings)[0], zone=UTC)
    workflow.choose_pair(PAIR)
    pages = []
    async with running(workflow, SIZE) as (app, pilot):
        for keys, sign in (
            ((), "New session"), (("r",), "Filter"), ((*"kingf",), "Nothing here with these"),
            (("escape", "escape"), "New session"), (("f9",), "The trash is empty."), (("escape",), "New session"),
            (("n",), "Today's aim"), (("f10",), "New session"),
        ):  # fmt: skip
            await pilot.press(*keys)
            await settled(pilot)
            pages.append(shown(app))
            assert sign in pages[-1]
    return "".join(pages)


def said_by_commands(home: HomeFolder) -> str:
    given = ["--passphrase-stdin"] if keys.is_locked(home) else []
    return "".join(run_with(home, *command, *(given if command[0] != "where" else [])) for command in JOINT)


def run_with(home: HomeFolder, *arguments: str) -> str:
    """What the command prints, in this process: that it is a program of its own has tests of its own."""
    said, given = io.StringIO(), io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode()), encoding="utf-8")
    with redirect_stdout(said), redirect_stderr(said), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", given)
        main(["--home", str(home.root), *arguments])
    return said.getvalue()
