"""Looking back over ten thousand sessions: a key in search, each page, the growth, and what opening them costs."""

import asyncio
import gc
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial, wraps
from importlib import import_module
from pathlib import Path

from measuring import MOST, alone, home_of, in_turn, opened, print_row, processor_seconds, run, supervise
from textual.widgets import Input

from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.settings import load_settings
from supervise.tui.app import SuperviseApp
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.review.tabs import VIEWS
from supervise.workflow import SessionWorkflow
from support.app_driver import settled
from support.terminal import Terminal

SIZES = (MOST // 100, MOST // 10, MOST)
WORDS = ("housing friday", "the landlord", "case a", "medication", "zzz")
"""Often there, hardly ever, never; typed a letter at a time."""
PAGES = (*VIEWS, "one session")
SIGNS = ("the two times", "open a case", "By section", "By owner", "minutes of talk", "done about it", "newest first")
"""What stands on each page that F3 turns to from the list, and not on the one before."""

IDLE = 0.05
"""Processor seconds of half a second in which nothing but a cursor's blinking is painted."""
OURS = ("draw", "_show", "_narrow", "_typed", "render", "render_line", "get_content_height", "on_resize", "fit")
"""What of a page is ours to do when it is turned to, or typed into; the rest is Textual's."""


class Own:
    """Seconds spent in our own pages and widgets, counted where Textual calls into them."""

    def __init__(self) -> None:
        self.spent, self._depth = 0.0, 0
        for kind in _kinds():
            for name in OURS:
                if callable(method := vars(kind).get(name)):
                    setattr(kind, name, self._counted(method))

    def _counted(self, method):  # type: ignore[no-untyped-def]
        @wraps(method)
        def call(*args, **more):  # type: ignore[no-untyped-def]
            self._depth += 1
            start = time.thread_time()
            try:
                return method(*args, **more)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.spent += time.thread_time() - start

        return call

    @contextmanager
    def into(self, spent: list[float]) -> Iterator[None]:
        before = self.spent
        yield
        spent.append(self.spent - before)


def _kinds() -> Iterator[type]:
    for module in [loaded for name, loaded in sys.modules.items() if name.startswith("supervise.tui.")]:
        yield from (
            kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__
        )


async def looked_at(root: Path) -> dict[str, list[float]]:
    """By what was done: the seconds of our own work each took, in this process, the past read."""
    spent: dict[str, list[float]] = {"read": [], "key": []}
    own = OWN
    start = time.process_time()
    _opened(root).read()
    spent["read"].append(time.process_time() - start)
    gc.unfreeze()
    gc.collect()
    gc.disable()  # as `cli.window` does, until Home is painted
    async with SuperviseApp(_opened(root)).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await at_rest(pilot)
        for words in WORDS:
            for letter in words:  # the first, typed in the list, goes to the line that finds
                with own.into(spent["key"]):
                    await pilot.press("space" if letter == " " else letter)
                    await settled(pilot)
            assert pilot.app.screen.query_one("#find", Input).value == words
            await pilot.press(*["backspace"] * len(words), "escape")
            await at_rest(pilot)
        for _ in range(3):
            await pilot.press("escape")  # to Home: each page is made anew, as the first time that it is turned to
            await settled(pilot)
            with own.into(spent.setdefault("sessions", [])):
                await pilot.press("r")
                await settled(pilot)
            for view in [*VIEWS][1:]:
                with own.into(spent.setdefault(view, [])):
                    await pilot.press("f3")
                    await settled(pilot)
                assert isinstance(pilot.app.screen, ReviewPage) and view == pilot.app.screen.TAB
            await pilot.press("f3")
            await at_rest(pilot)
            with own.into(spent.setdefault("one session", [])):
                await pilot.press("enter")
                await settled(pilot)
            assert isinstance(pilot.app.screen, SessionPage)
            await pilot.press("escape")
            await settled(pilot)
    return spent


def _opened(root: Path) -> SessionWorkflow:
    home = HomeFolder(root)
    return SessionWorkflow(home, load_content(home.content)[0], settings=load_settings(home.settings)[0])


def _load_pages() -> None:
    pages = (
        "sessions.page",
        "wheel.page",
        "ladder.page",
        "strengths",
        "actions",
        "year",
        "work",
        "sessions.session_page",
    )
    for page in pages:
        import_module(f"supervise.tui.review.{page}")


_load_pages()
OWN = Own()


async def at_rest(pilot) -> None:  # type: ignore[no-untyped-def]
    """Until nothing is being made ready in the background."""
    await settled(pilot)
    await pilot.app.workers.wait_for_complete([worker for worker in pilot.app.workers if worker.group == "words"])
    await settled(pilot)


def looking() -> None:
    """A key in search and each page, by how many sessions there are; then all of them one pair's."""
    grown: list[dict[str, list[float]]] = []
    for count in SIZES:
        with home_of(count) as home:
            grown.append(asyncio.run(looked_at(home)))
        gc.collect()
    with home_of(MOST, one_pair=True) as home:
        of_one = asyncio.run(looked_at(home))
    for spent, whose in ((grown[-1], "of four pairs"), (of_one, "all of one pair")):
        print(f"our own work over {MOST:,} sessions, {whose}: min / median / 95th / max")
        alone("a key in search, to its results painted", spent["key"], 16)
        for page in PAGES:
            alone(f"page: {page}", spent[page], 100)
    print("growth, medians in ms:" + "".join(f"{count:>12,}" for count in SIZES))
    for name in grown[0]:
        cells = "".join(f"{1000 * statistics.median(times[name]):12.1f}" for times in grown)
        print(f"  {name:<22}{cells}")


def evidence() -> None:
    """Counting them all, against the year of the same sessions; both read every file."""
    with home_of(MOST, one_pair=True) as home:
        words = [supervise("--home", home, *asked) for asked in (("evidence", "--all-pairs"), ("year",))]
        print_row(
            f"supervise evidence --all-pairs, {MOST:,}, against year",
            *in_turn(*(partial(run, *command) for command in words), 5),
            1,
            "s",
        )


def turning() -> None:
    """From a key to the page on the screen of a real terminal, Textual's share and the terminal's own included."""
    with home_of(MOST) as home:
        terminal, _first = opened(supervise("--home", home), "New session")
        terminal.wait("Past sessions")
        terminal.press("r")
        terminal.wait("newest first")
        spent: list[float] = []
        for _ in range(4):
            for sign in SIGNS:
                terminal.settle()
                start = time.perf_counter()
                terminal.press("f3")
                terminal.wait(sign)
                spent.append(time.perf_counter() - start)
        terminal.kill()
    alone("from a key to any page in a terminal, Textual too", spent[6:], 100)


def opening() -> None:
    """From the start of the process until every session can be searched, and what a key costs meanwhile."""
    until, resident, meanwhile, after = [], [], [], []
    with home_of(MOST) as home:
        for _ in range(5):
            start = time.perf_counter()
            terminal, _first = opened(supervise("--home", home), "New session")
            terminal.wait("Past sessions")
            until.append(time.perf_counter() - start)
            terminal.press("r")
            terminal.wait("newest first")
            for sign in SIGNS:
                terminal.press("f3")
                terminal.wait(sign)
            terminal.press(*"housing")
            terminal.wait(" of ")
            status = Path(f"/proc/{terminal.child.pid}/status").read_text()
            resident.append(int(next(line.split()[1] for line in status.splitlines() if "VmRSS" in line)) / 1024)
            terminal.kill()
        for _ in range(3):
            terminal, _first = opened(supervise("--home", home), "New session")
            terminal.press("n")
            terminal.wait("Arrive")
            meanwhile += _typed(terminal, 24)
            while processor_seconds(0.5, terminal) > IDLE:  # until it is read
                pass
            after += _typed(terminal, 24)
            terminal.kill()
    alone("from the start until all is searchable", until, 2, "s")
    alone(f"resident memory, {MOST:,} sessions searched", resident, 200, "MB")
    ratio = statistics.median(meanwhile) / statistics.median(after)
    spent = " / ".join(f"{1000 * took:.1f}" for took in (min(meanwhile), statistics.median(meanwhile), max(meanwhile)))
    print(f"key to paint while the past is read: {spent} ms, {ratio:.2f}× of later  ≤ 1.5×", flush=True)


def _typed(terminal: Terminal, count: int) -> list[float]:
    """The seconds each of so many keys takes until it is on the screen; few enough for one line of the field."""
    spent, so_far = [], ""
    for number in range(count):
        so_far += "bcfgjkpqvwxz"[number % 12]
        start = time.perf_counter()
        terminal.press(so_far[-1])
        terminal.wait(so_far)
        spent.append(time.perf_counter() - start)
    return spent
