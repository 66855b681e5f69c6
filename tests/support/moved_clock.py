"""Supervise as it is, but for the computer's clock, which a test moves on: by a sleep, or by minutes without anybody.

Run as a program, it takes the file that `move` writes, then what `supervise` takes.
"""

import sys
from datetime import timedelta
from pathlib import Path

SLEPT, NOBODY_THERE = 3600.0, 45.0
"""How far the clock goes on at most between two looks at it: over a minute, the laptop slept."""


def move(clock: Path, seconds: float, at_most: float) -> None:
    """Move the clock of a running program on by `seconds` more, by `at_most` at each of its looks."""
    before = float(clock.read_text(encoding="utf-8").split()[0]) if clock.is_file() else 0.0
    fresh = clock.with_suffix(".new")
    fresh.write_text(f"{before + seconds} {at_most}", encoding="utf-8")
    fresh.replace(clock)


def main(clock: Path, arguments: list[str]) -> int:
    from supervise.cli import main
    from supervise.tui.privacy import cover_controller

    started, ahead = cover_controller.boot_clock, 0.0

    def boot_clock() -> timedelta:
        nonlocal ahead
        if clock.is_file():
            seconds, at_most = map(float, clock.read_text(encoding="utf-8").split())
            ahead = min(seconds, ahead + at_most)
        return started() + timedelta(seconds=ahead)

    cover_controller.boot_clock = boot_clock
    return main(arguments)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
