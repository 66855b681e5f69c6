"""What the rows share: homes of any size, a program in a terminal, two things in turn, and how a row is told."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from supervise.store.sessions.toml import with_checksum
from support.builders import PEOPLE
from support.terminal import Terminal

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a program as people have it is compiled once
HERE = Path(__file__).parent
PYTHON = sys.executable
BARE = [PYTHON, str(HERE / "bare.py")]
RUNS = int(os.environ.get("RUNS", "9"))
MOST = int(os.environ.get("SESSIONS", "10000"))
"""The sessions of a supervisor of ten, weekly, for twenty years."""


def print_row(row: str, ours: list[float], theirs: list[float], limit: float, unit: str = "ms") -> None:
    """One row: min / median / max of each, the ratio of the medians, and what design.md asks."""
    scale = {"ms": 1000, "s": 1}[unit]
    a, b = ([f"{scale * f(x):8.1f}" for f in (min, statistics.median, max)] for x in (ours, theirs))
    ratio = statistics.median(ours) / statistics.median(theirs)
    verdict = "holds" if ratio <= limit else "DOES NOT HOLD"
    print(f"{row:<52}{''.join(a)}  |{''.join(b)}  {unit:<3}{ratio:6.2f}×  ≤ {limit}×  {verdict}", flush=True)


def alone(row: str, spent: list[float], limit: float, unit: str = "ms") -> None:
    """One row with nothing beside it: min / median / 95th of a hundred / max, which is judged by the 95th."""
    spent = sorted(seconds * {"ms": 1000, "s": 1, "MB": 1}[unit] for seconds in spent)
    p95 = spent[min(len(spent) - 1, round(0.95 * (len(spent) - 1)))]
    figures = "".join(f"{value:8.1f}" for value in (spent[0], statistics.median(spent), p95, spent[-1]))
    print(f"{row:<52}{figures}  {unit:<3} ≤ {limit} {unit}  {'holds' if p95 <= limit else 'DOES NOT HOLD'}", flush=True)


def in_turn(
    ours: Callable[[], float], theirs: Callable[[], float], runs: int = RUNS
) -> tuple[list[float], list[float]]:
    """Both, one after the other, so that a machine that slows down slows both; the first of each is not counted."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return [a for a, _ in pairs], [b for _, b in pairs]


@contextmanager
def home_of(count: int, *, one_pair: bool = False, of_two: bool = False) -> Iterator[Path]:
    """A home of so many sessions, of four pairs or all of one, whose pair is at the laptop; gone afterwards.

    They are of all kinds, or with `of_two` all of the usual one.
    """
    home = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        if count:
            made = [PYTHON, str(HERE / "make_home.py"), str(count), str(home), *(["of-two"] if of_two else [])]
            subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        else:
            people = "".join(
                f'[[pairs.people]]\nid = "{person.id}"\ninitials = "{person.initials}"\nrole = "{person.role}"\n'
                for person in PEOPLE
            )
            settings = f'current_pair = "pair"\n[[pairs]]\nid = "pair"\n{people}'
            (home / "settings.toml").write_text(settings, encoding="utf-8")
        if one_pair:
            _make_one(home)
        yield home
    finally:
        shutil.rmtree(home)


def _make_one(home: Path) -> None:
    for path in home.glob("sessions/**/*.toml"):
        data = path.read_bytes()
        for number in (2, 3, 4):
            data = data.replace(b'\npair = "pair-%d"\n' % number, b'\npair = "pair-1"\n')
        path.write_bytes(with_checksum(data.rpartition(b"# end sha256:")[0]))


def supervise(*words: str | Path) -> list[str]:
    return [PYTHON, "-m", "supervise", *map(str, words)]


def opened(command: list[str], sign: str) -> tuple[Terminal, float]:
    """The program, and the seconds from its start until `sign` is on the screen."""
    start = time.perf_counter()
    terminal = Terminal(command, size=(100, 30))
    terminal.wait(sign)
    return terminal, time.perf_counter() - start


def paints(command: list[str], sign: str) -> float:
    """The seconds until `sign` is on the screen."""
    terminal, seconds = opened(command, sign)
    terminal.kill()
    return seconds


def run(*command: str) -> float:
    """The seconds a whole process takes, whatever it answers."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def at_work(*command: str) -> float:
    """The seconds of processor time that a whole process takes: what else the computer does is not in them."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, spent = os.wait4(process.pid, 0)
        process.returncode = 0
    return spent.ru_utime + spent.ru_stime


def typed(terminal: Terminal, count: int = 100) -> list[float]:
    """The seconds each of so many keys takes until it is on the screen, the first twenty not counted."""
    spent = []
    for number in range(count + 20):
        letter = "abcdefghij"[number % 10]
        before = terminal.text.count(letter)
        start = time.perf_counter()
        terminal.press(letter)
        terminal.wait(lambda letter=letter, before=before: terminal.text.count(letter) > before)
        spent.append(time.perf_counter() - start)
    return spent[20:]


def processor_seconds(seconds: float, terminal: Terminal) -> float:
    """How much of the next so many seconds its process is at work, while what it prints is read."""
    start, until = _processor_seconds_spent(terminal), time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        terminal.read(left)
    return _processor_seconds_spent(terminal) - start


def _processor_seconds_spent(terminal: Terminal) -> float:
    fields = Path(f"/proc/{terminal.child.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
