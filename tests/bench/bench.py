"""Speed as ratios in one run: `python tests/bench/bench.py [ROW …]`; POSIX only. Rows: see the end of this file."""

import contextlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from support import PEOPLE  # noqa: E402
from terminal import Terminal  # noqa: E402

PYTHON = sys.executable
BARE = [PYTHON, str(HERE / "bare.py")]
RUNS = int(os.environ.get("RUNS", "9"))


def told(row: str, ours: list[float], theirs: list[float], limit: float, unit: str = "ms") -> None:
    """One row: min / median / max of each, the ratio of the medians, and what design.md asks."""
    scale = {"ms": 1000, "s": 1}[unit]
    a, b = ([f"{scale * f(x):8.1f}" for f in (min, statistics.median, max)] for x in (ours, theirs))
    ratio = statistics.median(ours) / statistics.median(theirs)
    verdict = "holds" if ratio <= limit else "DOES NOT HOLD"
    print(f"{row:<44}{''.join(a)}  |{''.join(b)}  {unit:<3}{ratio:6.2f}×  ≤ {limit}×  {verdict}", flush=True)


def in_turn(
    ours: Callable[[], float], theirs: Callable[[], float], runs: int = RUNS
) -> tuple[list[float], list[float]]:
    """Both, one after the other, so that a machine that slows down slows both; the first of each is not counted."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def home_with(count: int) -> Path:
    """A home of `count` sessions whose pair is at the laptop."""
    home = Path(tempfile.mkdtemp(prefix="bench-"))
    if count:
        subprocess.run(
            [PYTHON, str(HERE / "make_home.py"), str(count), str(home)], check=True, stdout=subprocess.DEVNULL
        )
    if not (home / "settings.toml").exists():
        people = "".join(
            f'[[pairs.people]]\nid = "{one.id}"\ninitials = "{one.initials}"\nrole = "{one.role}"\n' for one in PEOPLE
        )
        (home / "settings.toml").write_text(
            f'current_pair = "pair"\n[[pairs]]\nid = "pair"\n{people}', encoding="utf-8"
        )
    return home


def opened(command: list[str], sign: str) -> tuple[Terminal, float]:
    """The program, and the seconds from its start until `sign` is on the screen."""
    start = time.perf_counter()
    terminal = Terminal(command, size=(100, 30))
    terminal.wait(sign)
    return terminal, time.perf_counter() - start


def paints(command: list[str], sign: str) -> float:
    terminal, seconds = opened(command, sign)
    terminal.kill()
    return seconds


def ours(home: Path) -> list[str]:
    return [PYTHON, "-m", "supervise", "--home", str(home)]


def paint() -> None:
    for count in (0, 10_000):
        home = home_with(count)
        command = ours(home)
        try:
            told(
                f"first paint, {count:,} sessions, against bare",
                *in_turn(partial(paints, command, "New session"), lambda: paints([*BARE, "home"], "New session")),
                1.5,
            )
        finally:
            shutil.rmtree(home)


def paint_full() -> None:
    """First paint over ten thousand sessions, against none at all; both ours."""
    full, none = home_with(10_000), home_with(0)
    try:
        both = in_turn(*(lambda home=home: paints(ours(home), "New session") for home in (full, none)))
        told("first paint, 10,000 sessions, against none", *both, 1.15)
    finally:
        shutil.rmtree(full)
        shutil.rmtree(none)


def typed(terminal: Terminal) -> list[float]:
    """The seconds each of a hundred keys takes until it is on the screen."""
    spent = []
    for number in range(120):
        letter = "abcdefghij"[number % 10]
        before = terminal.text.count(letter)
        start = time.perf_counter()
        terminal.press(letter)
        terminal.wait(lambda letter=letter, before=before: terminal.text.count(letter) > before)
        spent.append(time.perf_counter() - start)
    return spent[20:]


def key() -> None:
    """The median of 120 keys typed into a field, each until it is on the screen; keeping is on."""

    home = home_with(0)
    try:
        page, _ = opened(ours(home), "New session")
        page.press("n")
        page.wait("Arrive")
        page.settle()
        bare, _ = opened([*BARE, "write"], "New session")
        bare.settle()
        told("key to paint while writing, against bare", typed(page), typed(bare), 1.3)
        page.kill()
        bare.kill()
    finally:
        shutil.rmtree(home)


def idle() -> None:
    """Processor time over ten seconds with a clock running and nobody typing."""

    def spent(terminal: Terminal) -> float:
        def ticks() -> float:
            fields = Path(f"/proc/{terminal.child.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        start, until = ticks(), time.monotonic() + 10
        while time.monotonic() < until:
            terminal.read(0.5)
        return ticks() - start

    home = home_with(0)
    try:
        page, _ = opened(ours(home), "New session")
        for press, sign in (("n", "Arrive"), ("f3", "Longest ago"), ("f3", "Pause")):
            page.press(press)
            page.wait(sign)
            page.settle()
        bare, _ = opened([*BARE, "clock"], "New session")
        told(
            "idle processor time, clock running, against bare",
            *in_turn(lambda: spent(page), lambda: spent(bare), 3),
            1.5,
            "s",
        )
        page.kill()
        bare.kill()
    finally:
        shutil.rmtree(home)


def keep() -> None:
    """A draft kept, against writing, syncing and replacing the same bytes by hand (its folder synced as well)."""
    from supervise.store.codec import encode
    from support import a_session, make_workflow

    root = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        workflow = make_workflow(root)
        workflow.begin()
        words = "Kept words of an ordinary length, as people write them. " * 100
        number = 0
        target = root / "bare.toml"

        def kept() -> float:
            nonlocal number
            number += 1
            workflow.change(aim=f"{words}{number}")
            start = time.perf_counter()
            workflow.keep()
            return time.perf_counter() - start

        def by_hand(*, folder: bool) -> Callable[[], float]:
            def write() -> float:
                data = encode(a_session(aim=f"{words}{number}"))
                start = time.perf_counter()
                temp = target.with_suffix(".tmp")
                with temp.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                temp.replace(target)
                if folder:
                    descriptor = os.open(root, os.O_RDONLY)
                    os.fsync(descriptor)
                    os.close(descriptor)
                return time.perf_counter() - start

            return write

        told("a kept draft, against write + fsync + replace", *in_turn(kept, by_hand(folder=False), 200), 1.5)
        told("the same, its folder synced too", *in_turn(kept, by_hand(folder=True), 200), 1.5)
    finally:
        shutil.rmtree(root)


def shell() -> None:
    def run(*command: str) -> Callable[[], float]:
        def once() -> float:
            start = time.perf_counter()
            subprocess.run([PYTHON, *command], check=True, stdout=subprocess.DEVNULL)
            return time.perf_counter() - start

        return once

    for command in ("--version", "where"):
        row = f"supervise {command}, against python -c pass"
        told(row, *in_turn(run("-m", "supervise", command), run("-c", "pass"), 25), 4)


def guard() -> None:
    """The identifier guard over the corpus as one text, its lists loaded."""
    import tomllib

    from supervise.domain.identifiers import Known, find
    from supervise.store.identifiers import load_word_lists

    corpus = HERE.parent / "domain" / "identifier_corpus" / "seen.toml"
    text = " ".join(one["text"] for one in tomllib.loads(corpus.read_text(encoding="utf-8"))["sentence"])
    thousands, known, spent = len(text.split()) / 1000, Known.of(load_word_lists()), []
    for _ in range(5 * RUNS):
        start = time.process_time()  # its own: it waits for nothing
        find(text, known)
        spent.append((time.process_time() - start) * 1000 / thousands)
    shown = "".join(f"{f(spent):8.1f}" for f in (min, statistics.median, max))
    verdict = "holds" if statistics.median(spent) <= 10 else "DOES NOT HOLD"
    print(f"{'identifier guard, 1,000 words':<44}{shown}  ms  ≤ 10 ms  {verdict}", flush=True)


def lock() -> None:
    """The lock on against the lock off, once the passphrase was given."""
    import asyncio
    import itertools

    from locking import PASSPHRASE, locked
    from supervise.store.content import load_content
    from supervise.store.paths import Home
    from supervise.store.settings import load_settings
    from supervise.tui.app import SuperviseApp
    from supervise.workflow import Workflow
    from support import make_workflow, settled

    def writing(home: Path, passphrase: str = "") -> Terminal:
        page, _ = opened(ours(home), "Locked" if passphrase else "New session")
        if passphrase:
            page.press(*passphrase, "enter")
            page.wait("New session")
        page.press("n")
        page.wait("Arrive")
        page.settle()
        return page

    def painted(home: Home, *, read: bool) -> Callable[[], float]:
        """Until Home is on the screen, or until it shows every session; in this process."""

        async def shown() -> float:
            workflow = Workflow(home, content, settings=settings)
            start = time.perf_counter()
            async with SuperviseApp(workflow).run_test(size=(100, 30)) as pilot:
                if read:
                    await settled(pilot)
                return time.perf_counter() - start

        return lambda: asyncio.run(shown())

    def kept(workflow: Workflow) -> Callable[[], float]:
        workflow.begin()
        numbers = itertools.count()

        def keep() -> float:
            workflow.change(aim=f"{'Kept words of an ordinary length, as people write them. ' * 100}{next(numbers)}")
            start = time.perf_counter()
            workflow.keep()
            return time.perf_counter() - start

        return keep

    plain, closed = home_with(500), home_with(500)
    try:
        settings, content = load_settings(plain / "settings.toml")[0], load_content(plain / "content")[0]
        home = locked(closed)
        pages = writing(closed, PASSPHRASE), writing(plain)
        told("key to paint while writing, locked", typed(pages[0]), typed(pages[1]), 1.1)
        for page in pages:
            page.press("f10")
            page.wait("New session")
            page.kill()
        told(
            "first paint of a locked home, against Home",
            *in_turn(lambda: paints(ours(closed), "Locked"), lambda: paints(ours(plain), "New session")),
            1.1,
        )
        for read, row, limit in ((False, "Home painted", 1.1), (True, "Home with 500 sessions read", 1.3)):
            both = painted(home, read=read), painted(Home(plain), read=read)
            told(f"{row}, unlocked", *in_turn(*both), limit)
        workflows = make_workflow(closed), make_workflow(plain)
        workflows[0].home = home
        told("a kept draft, locked", *in_turn(kept(workflows[0]), kept(workflows[1]), 200), 1.5)
    finally:
        shutil.rmtree(plain)
        shutil.rmtree(closed)


def looking() -> None:
    import looking

    looking.look()
    looking.opening(opened)


def search() -> None:
    import looking

    looking.beside_jrnl()


ROWS = {one.__name__: one for one in (paint, paint_full, key, idle, keep, shell, lock, guard, looking, search)}

if __name__ == "__main__":
    machine = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{machine}; {RUNS} runs each, in turn; ours min / median / max | theirs min / median / max")
    for name in sys.argv[1:] or ROWS:
        with contextlib.suppress(KeyboardInterrupt):
            ROWS[name]()
