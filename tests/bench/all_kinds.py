"""A home of sessions of all kinds, against as many that are all the usual one of two.

Where files are read, a session of another kind may take longer by as much as it is longer; where pages are turned it
may not.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from measuring import MOST, at_work, home_of, in_turn, opened, supervise, told

from support.terminal import Terminal

COUNT = MOST // 10
LIMIT = 1.15
SOUGHT = "housing"


def kinds() -> None:
    """Opening, each way to look back and each command, in turn on both homes of one run."""
    with home_of(COUNT, one_pair=True) as mixed, home_of(COUNT, one_pair=True, of_two=True) as of_two:
        size = [sum(path.stat().st_size for path in home.glob("sessions/**/*.toml")) for home in (mixed, of_two)]
        longer = size[0] / size[1]
        print(f"{COUNT:,} sessions of all kinds, against {COUNT:,} of two; {longer:.2f}× of their bytes")
        read = round(LIMIT * longer, 2)
        told("until Home shows the past", *in_turn(partial(_home, mixed), partial(_home, of_two)), read)
        for command in (("list",), ("search", SOUGHT), ("year",), ("evidence",)):
            both = (partial(at_work, *supervise("--home", home, *command)) for home in (mixed, of_two))
            told(f"supervise {' '.join(command)}, processor time", *in_turn(*both), read)
        windows = [_looking_back(home) for home in (mixed, of_two)]
        for row, look in (("Sessions, from Home", _sessions), ("search, five letters", _search), ("Year", _year)):
            told(row, *in_turn(*(partial(look, window) for window in windows)), LIMIT)
        for window in windows:
            window.kill()


def _home(home: Path) -> float:
    start = time.perf_counter()
    terminal, _ = opened(supervise("--home", home), "Past sessions")
    seconds = time.perf_counter() - start
    terminal.kill()
    return seconds


def _looking_back(home: Path) -> Terminal:
    """At Home, everything read and ready to be found."""
    terminal, _ = opened(supervise("--home", home), "Past sessions")
    terminal.press("r")
    terminal.wait("newest first")
    terminal.press(*SOUGHT)
    terminal.wait(" of ")
    terminal.press(*["backspace"] * len(SOUGHT), "escape")
    terminal.settle()
    terminal.press("escape")
    terminal.wait("New session")
    terminal.settle()
    return terminal


def _until(terminal: Terminal, keys: str, sign: str | Callable[[], bool], back: tuple[str, ...]) -> float:
    """The seconds from these keys to what they show; then `back` to Home."""
    start = time.perf_counter()
    terminal.press(*keys)
    terminal.wait(sign)
    seconds = time.perf_counter() - start
    terminal.settle()
    terminal.press(*back)
    terminal.wait("New session")
    terminal.settle()
    return seconds


def _sessions(terminal: Terminal) -> float:
    return _until(terminal, "r", "newest first", ("escape",))


def _search(terminal: Terminal) -> float:
    terminal.press("r")
    terminal.wait("newest first")
    terminal.settle()
    start = time.perf_counter()
    for count in range(1, 6):
        terminal.press(SOUGHT[count - 1])
        terminal.wait(SOUGHT[:count])
    terminal.wait(" of ")
    seconds = time.perf_counter() - start
    terminal.press(*["backspace"] * 5, "escape")
    terminal.settle()
    terminal.press("escape")
    terminal.wait("New session")
    terminal.settle()
    return seconds


def _year(terminal: Terminal) -> float:
    """From the sessions to the year by its number."""
    terminal.press("r")
    terminal.wait("newest first")
    terminal.settle()
    terminal.press(*["f3"] * 4)
    terminal.wait("By owner")
    terminal.settle()
    return _until(terminal, "6", "minutes of talk", ("escape",))
