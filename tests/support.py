"""What tests share: a clock that is told, a pair, a home, and the screen as text."""

import os
import random
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from supervise.domain.inactivity import ClockReading
from supervise.domain.people import Pair, Person
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.tui.app import SuperviseApp
from supervise.tui.privacy.cover_controller import read_clocks
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW

START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 22)
SIZES = ((40, 15), (80, 24), (120, 40))
HOSTILE = "[/b] [red]x \x1b[31m\x07 ‮rtl 👩‍⚕️ é́ \t{curly} \\ \" ' ``"
PEOPLE = (
    Person(id="supervisee", initials="CD", role="Community nurse"),
    Person(id="supervisor", initials="AB", role="Team leader"),
)
PAIR = Pair(id="pair", people=PEOPLE)


def examples(whole: int) -> int:
    """How many examples to try of what deserves so many: all of them with EXAMPLES=100, by default two in five."""
    return max(10, whole * int(os.environ.get("EXAMPLES", "40")) // 100)


class FakeClock:
    """Time that passes only when it is told to."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **length: float) -> None:
        self.now += timedelta(**length)


def private(*paths: Path) -> bool:
    """Whether only this user can open each of these; Windows has no modes, there a file is as closed as its folder."""
    modes = {path: 0o700 if path.is_dir() else 0o600 for path in paths}
    return os.name == "nt" or all(stat.S_IMODE(path.stat().st_mode) == mode for path, mode in modes.items())


def home_is(folder: Path | str, patch: pytest.MonkeyPatch) -> None:
    """Let `~` mean `folder`, on every system."""
    for name in ("HOME", "USERPROFILE"):
        patch.setenv(name, str(folder))


def with_slashes(page: str) -> str:
    """The page as it is where paths have slashes."""
    return page.replace(os.sep, "/")


def make_workflow(root: Path, clock: Callable[[], datetime] | None = None, *, writable: bool = True) -> SessionWorkflow:
    """A workflow on a home at `root` whose pair is CD and AB, with chance and zone fixed."""
    home = HomeFolder(root)
    content, problems = load_content(home.content)
    assert not problems
    workflow = SessionWorkflow(
        home, content, clock or FakeClock(), settings=Settings(), zone=UTC, chance=random.Random(1)
    )
    workflow.choose_pair(PAIR)
    workflow.read_only = None if writable else ANOTHER_WINDOW
    return workflow


def wholes(workflow: SessionWorkflow) -> tuple[Session, ...]:
    """The pair's sessions that are over, whole, newest first."""
    return tuple(one.session for one in workflow.past)


@asynccontextmanager
async def running(
    workflow: SessionWorkflow, size: tuple[int, int] = (80, 24), instant: Callable[[], ClockReading] = read_clocks
) -> AsyncIterator[tuple[SuperviseApp, Pilot[None]]]:
    """The real app on `workflow`, its past read, ready for keys; `instant` are the computer's own clocks."""
    app = SuperviseApp(workflow, instant=instant)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


@asynccontextmanager
async def showing(
    workflow: SessionWorkflow, page: Callable[[], Screen[object]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SuperviseApp, Pilot[None], list[object]]]:
    """The app on one page; what the page was dismissed with is put into the list."""
    results: list[object] = []
    app = SuperviseApp(workflow)

    def begin() -> None:
        """Without Home beneath, whose opening takes as long as all else and has its own tests."""
        workflow.tidy()
        workflow.read()
        app.push_screen(page(), results.append)

    app.open_home = begin  # type: ignore[method-assign]
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot, results


async def settled(pilot: Pilot[None]) -> None:
    """Wait until workers are done and the screen is painted."""
    await pilot.pause()
    waiting = [worker for worker in pilot.app.workers if worker.group in ("read",)]
    if waiting:
        await pilot.app.workers.wait_for_complete(waiting)
    await pilot.pause()


def shown(app: SuperviseApp) -> str:
    """The screen as lines of text, blanks at the ends dropped."""
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]
    return "\n".join(lines).rstrip() + "\n"


def a_session(**changes: object) -> Session:
    """A small valid draft; give fields to change it."""
    given: dict[str, object] = {
        "id": "2026-11-22T0930-4k7q",
        "started_at": START,
        "pair": PAIR.id,
        "people": PEOPLE,
    }
    return Session.model_validate(given | changes)
