"""Looking back over ten thousand sessions: the rows of `bench.py` about search, the pages, memory and the shell."""

import asyncio
import gc
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from importlib import import_module
from pathlib import Path

from supervise.store.codec import marked
from supervise.store.content import load_content
from supervise.store.paths import Home
from supervise.store.sessions import read_sessions
from supervise.store.settings import load_settings
from supervise.tui.app import SuperviseApp
from supervise.tui.widgets.views_line import VIEWS
from supervise.workflow import Workflow
from support import settled

HERE = Path(__file__).parent
PYTHON = sys.executable
SIZES = (100, 1_000, 10_000)
WORDS = ("housing friday", "the landlord", "case a", "medication", "zzz")
"""Often there, hardly ever, never; typed a letter at a time."""


def made(count: int) -> Path:
    home = Path(tempfile.mkdtemp(prefix="bench-"))
    subprocess.run([PYTHON, str(HERE / "make_home.py"), str(count), str(home)], check=True, stdout=subprocess.DEVNULL)
    return home


def one_pair(home: Path) -> None:
    """All of them one pair's: the most that one pair can have."""
    for path in home.glob("sessions/**/*.toml"):
        data = path.read_bytes()
        for number in (2, 3, 4):
            data = data.replace(b'\npair = "pair-%d"\n' % number, b'\npair = "pair-1"\n')
        path.write_bytes(marked(data.rpartition(b"# end sha256:")[0]))


def row(name: str, spent: list[float], limit: float, unit: str = "ms", scale: float = 1000) -> None:
    """One row without another program beside it: min / median / 95th of a hundred / max, and what is asked."""
    spent = sorted(one * scale for one in spent)
    p95 = spent[min(len(spent) - 1, round(0.95 * (len(spent) - 1)))]
    told = "".join(f"{one:8.1f}" for one in (spent[0], statistics.median(spent), p95, spent[-1]))
    print(f"{name:<52}{told}  {unit:<3} ≤ {limit} {unit}  {'holds' if p95 <= limit else 'DOES NOT HOLD'}", flush=True)


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
    for module in [one for name, one in sys.modules.items() if name.startswith("supervise.tui.")]:
        yield from (one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__)


async def looked_at(root: Path) -> dict[str, list[float]]:
    """By what was done: the seconds of our own work each took, in this process, the past read."""
    spent: dict[str, list[float]] = {"read": [], "key": []}
    own = OWN
    start = time.process_time()
    _opened(root).read()
    spent["read"].append(time.process_time() - start)
    gc.collect()
    async with SuperviseApp(_opened(root)).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("r")
        await at_rest(pilot)
        for words in WORDS:
            await pilot.press("slash")
            for letter in words:
                with own.into(spent["key"]):
                    await pilot.press("space" if letter == " " else letter)
                    await settled(pilot)
            await pilot.press(*["backspace"] * len(words), "escape")
            await at_rest(pilot)
        for _ in range(3):
            for number, view in enumerate([*VIEWS][1:], 2):
                with own.into(spent.setdefault(view, [])):
                    await pilot.press(str(number))
                    await settled(pilot)
            with own.into(spent.setdefault("sessions", [])):
                await pilot.press("1")
                await settled(pilot)
            await at_rest(pilot)
            with own.into(spent.setdefault("one session", [])):
                await pilot.press("enter")
                await settled(pilot)
            await pilot.press("escape")
            await settled(pilot)
    return spent


def _opened(root: Path) -> Workflow:
    home = Home(root)
    return Workflow(home, load_content(home.content)[0], settings=load_settings(home.settings)[0])


def _load_pages() -> None:
    for name in ("review", "wheel_time", "ladder_time", "strengths", "all_actions", "year", "one_session"):
        import_module(f"supervise.tui.screens.{name}")


_load_pages()
OWN = Own()


async def at_rest(pilot) -> None:  # type: ignore[no-untyped-def]
    """Until nothing is being made ready in the background."""
    await settled(pilot)
    await pilot.app.workers.wait_for_complete([one for one in pilot.app.workers if one.group == "words"])
    await settled(pilot)


def turned(opened: Callable[..., tuple], home: Path) -> None:  # type: ignore[type-arg]
    """From a key to the page on the screen of a real terminal, Textual's share and the terminal's own included."""
    terminal, _first = opened([PYTHON, "-m", "supervise", "--home", str(home)], "New session")
    terminal.wait("today is session")
    terminal.press("r")
    terminal.wait("newest first")
    signs = {"2": "Changed", "3": " cases, those", "4": "By section", "5": "By owner", "6": "minutes of talk"}
    spent: list[float] = []
    for _ in range(4):
        for press, sign in (*signs.items(), ("1", "newest first")):
            terminal.settle()
            start = time.perf_counter()
            terminal.press(press)
            terminal.wait(sign)
            spent.append(time.perf_counter() - start)
    terminal.kill()
    row("from a key to any page in a terminal, Textual too", spent[6:], 100)


def look() -> None:
    """A key in search and each page, by how many sessions there are; then all of them one pair's."""
    grown: list[tuple[int, dict[str, list[float]]]] = []
    for count in SIZES:
        home = made(count)
        try:
            grown.append((count, asyncio.run(looked_at(home))))
            gc.collect()
        finally:
            shutil.rmtree(home)
    home = made(SIZES[-1])
    one_pair(home)
    try:
        alone = asyncio.run(looked_at(home))
    finally:
        shutil.rmtree(home)
    spent = grown[-1][1]
    print("our own work over 10,000 sessions of four pairs: min / median / 95th / max")
    row("a key in search, to its results painted", spent["key"], 16)
    for view in (*VIEWS, "one session"):
        row(f"page: {view}", spent[view], 100)
    print("the same, all 10,000 of one pair")
    row("a key in search, to its results painted", alone["key"], 16)
    for view in (*VIEWS, "one session"):
        row(f"page: {view}", alone[view], 100)
    print("growth, medians in ms:" + "".join(f"{count:>12,}" for count, _ in grown))
    for name in spent:
        cells = "".join(f"{1000 * statistics.median(one[name]):12.1f}" for _, one in grown)
        print(f"  {name:<22}{cells}")


def opening(opened: Callable[..., tuple]) -> None:  # type: ignore[type-arg]
    """From the start of the process until every session can be searched, and what a key costs meanwhile."""
    home = made(SIZES[-1])
    command = [PYTHON, "-m", "supervise", "--home", str(home)]
    until, resident, meanwhile, after = [], [], [], []
    try:
        for _ in range(5):
            start = time.perf_counter()
            terminal, _first = opened(command, "New session")
            terminal.wait("today is session")
            until.append(time.perf_counter() - start)
            for press, sign in (("r", "newest first"), ("3", "Ladder"), ("6", "Year"), ("1", "newest first")):
                terminal.press(press)
                terminal.wait(sign)
            terminal.press("slash", *"housing")
            terminal.wait(" of ")
            status = Path(f"/proc/{terminal.child.pid}/status").read_text()
            resident.append(int(next(one.split()[1] for one in status.splitlines() if "VmRSS" in one)) / 1024)
            terminal.kill()
        for _ in range(3):
            terminal, _first = opened(command, "New session")
            terminal.press("n")
            terminal.wait("Arrive")
            meanwhile += _typed(terminal, 24)
            time.sleep(6)  # until it is read
            after += _typed(terminal, 24)
            terminal.kill()
    finally:
        shutil.rmtree(home)
    home = made(SIZES[-1])
    try:
        turned(opened, home)
    finally:
        shutil.rmtree(home)
    row("from the start until all is searchable", until, 2, "s", 1)
    row("resident memory, 10,000 sessions searched", resident, 200, "MB", 1)
    ratio = statistics.median(meanwhile) / statistics.median(after)
    told = " / ".join(f"{1000 * one:.1f}" for one in (min(meanwhile), statistics.median(meanwhile), max(meanwhile)))
    print(f"key to paint while the past is read: {told} ms, {ratio:.2f}× of later  ≤ 1.5×", flush=True)


def _typed(terminal, count: int) -> list[float]:  # type: ignore[no-untyped-def]
    """The seconds each of so many keys takes until it is on the screen; few enough for one line of the field."""
    spent, so_far = [], ""
    for number in range(count):
        so_far += "bcfgjkpqvwxz"[number % 12]
        start = time.perf_counter()
        terminal.press(so_far[-1])
        terminal.wait(so_far)
        spent.append(time.perf_counter() - start)
    return spent


def beside_jrnl() -> None:
    """`supervise search` over 10,000 sessions, beside jrnl 4 on the same words and count; each a whole process."""
    place = Path(tempfile.mkdtemp(prefix="bench-jrnl-"))
    home, several = made(SIZES[-1]), made(SIZES[-1])
    one_pair(home)
    try:
        subprocess.run([PYTHON, "-m", "venv", str(place / "venv")], check=True)
        tools = place / "venv" / "bin"
        jrnl = str(tools / "jrnl")
        subprocess.run([str(tools / "pip"), "install", "-q", "jrnl>=4,<5"], check=True)
        _write_journal(home, place / "journal.txt")
        config = place / "jrnl.yaml"
        config.write_text(
            f"version: v4.2\njournals:\n  default:\n    journal: {place / 'journal.txt'}\ncolors:\n"
            "  body: none\n  date: none\n  tags: none\n  title: none\ndefault_hour: 9\ndefault_minute: 0\n"
            "editor: ''\nencrypt: false\nhighlight: false\nindent_character: '|'\nlinewrap: 79\ntagsymbols: '#@'\n"
            "template: false\ntimeformat: '%F %r'\n",
            encoding="utf-8",
        )
        for word in ("housing", "quicksilver"):
            ours, theirs, of_one = [], [], []
            for _ in range(5):
                ours.append(_run([PYTHON, "-m", "supervise", "search", word, "--home", str(home)]))
                of_one.append(_run([PYTHON, "-m", "supervise", "search", word, "--home", str(several)]))
                theirs.append(_run([jrnl, "--config-file", str(config), "-contains", word, "--short"]))
            row(f"supervise search {word}, one of four pairs", of_one, 1.5, "s", 1)
            row(f"supervise search {word}, all one pair's", ours, 1.5, "s", 1)
            print(f"{f'jrnl -contains {word}, as many':<52}" + "".join(f"{one:8.1f}" for one in sorted(theirs)) + "  s")
    finally:
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(home)
        shutil.rmtree(several)


def _write_journal(home: Path, journal: Path) -> None:
    with journal.open("w", encoding="utf-8") as file:
        for kept in reversed(read_sessions(Home(home)).kept):
            words = json.dumps(kept.session.model_dump(mode="json"), ensure_ascii=False)
            when: datetime = kept.session.started_at
            file.write(f"[{when:%Y-%m-%d %I:%M:%S %p}] {kept.session.id}\n{words}\n\n")


def _run(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=os.environ)
    return time.perf_counter() - start
