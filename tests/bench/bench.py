"""Speed as ratios in one run, POSIX only: `bench.py [--list] [ROW …]`; `RUNS=1 SESSIONS=400` is quick."""

import contextlib
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from all_kinds import kinds
from beside_jrnl import search
from deeds import guard, keep, shell
from locked import lock
from looking import evidence, looking, opening, turning
from machine import machine
from measuring import RUNS
from window import idle, key, paint, paint_full

ALL = (
    machine,
    paint,
    paint_full,
    key,
    idle,
    keep,
    shell,
    lock,
    guard,
    looking,
    evidence,
    opening,
    turning,
    kinds,
    search,
)
ROWS = {row.__name__: row for row in ALL}

if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        sys.exit(print(*ROWS))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {RUNS} runs each, in turn;")
    print("ours min / median / max | theirs min / median / max; alone: min / median / 95th of a hundred / max")
    for name in sys.argv[1:] or ROWS:
        with contextlib.suppress(KeyboardInterrupt):
            ROWS[name]()
