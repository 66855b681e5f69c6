"""A home of sessions of all kinds, against as many that are all the usual one of two.

Where files are read, a session of another kind may take longer by as much as it is longer; where pages are turned it
may not.
"""

import asyncio
import gc
import time
from functools import partial
from pathlib import Path

from looking import PAGES, looked_at
from measuring import MOST, at_work, home_of, in_turn, opened, print_row, supervise

COUNT = MOST // 10
LIMIT = 1.15
TIMES = 3


def kinds() -> None:
    """Opening, each command and each way to look back, in turn on both homes of one run."""
    with home_of(COUNT, one_pair=True) as mixed, home_of(COUNT, one_pair=True, of_two=True) as of_two:
        sizes = [sum(path.stat().st_size for path in home.glob("sessions/**/*.toml")) for home in (mixed, of_two)]
        longer = sizes[0] / sizes[1]
        read = round(LIMIT * longer, 2)
        print(f"{COUNT:,} sessions of all kinds, against {COUNT:,} of two; {longer:.2f}× of their bytes")
        print_row("until Home shows the past", *in_turn(partial(_home, mixed), partial(_home, of_two)), read)
        for command in (("list",), ("search", "housing"), ("year",), ("evidence",)):
            both = (partial(at_work, *supervise("--home", home, *command)) for home in (mixed, of_two))
            print_row(f"supervise {' '.join(command)}, processor time", *in_turn(*both), read)
        ours, theirs = _looked_back_at(mixed), _looked_back_at(of_two)
        for _ in range(TIMES - 1):  # in turn; the first of each loaded what both need
            for spent, home in ((ours, mixed), (theirs, of_two)):
                for name, seconds in _looked_back_at(home).items():
                    spent[name] += seconds
        print_row("our own work: the past read", ours["read"], theirs["read"], read)
        print_row("our own work: a key in search", ours["key"], theirs["key"], LIMIT)
        for page in PAGES:
            limit = read if page == "work" else LIMIT  # it reads the files of what it tells of
            print_row(f"our own work: {page}", ours[page][1:], theirs[page][1:], limit)


def _home(home: Path) -> float:
    start = time.perf_counter()
    terminal, _ = opened(supervise("--home", home), "Past sessions")
    seconds = time.perf_counter() - start
    terminal.kill()
    return seconds


def _looked_back_at(home: Path) -> dict[str, list[float]]:
    spent = asyncio.run(looked_at(home))
    gc.collect()
    return spent
