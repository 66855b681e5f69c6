"""The window beside a bare one with the same widgets: first paint, a key typed, and time spent when nobody types."""

import os
import time
from functools import partial
from pathlib import Path

from measuring import BARE, MOST, home_of, in_turn, opened, paints, supervise, told, typed

from support.terminal import Terminal

HOME = "New session"
"""Stands on Home, and on what is bare."""


def paint() -> None:
    for count in (0, MOST):
        with home_of(count) as home:
            both = in_turn(partial(paints, supervise("--home", home), HOME), partial(paints, [*BARE, "home"], HOME))
            told(f"first paint, {count:,} sessions, against bare", *both, 1.5)


def paint_full() -> None:
    """First paint over ten thousand sessions, against none at all; both ours."""
    with home_of(MOST) as full, home_of(0) as none:
        both = in_turn(*(partial(paints, supervise("--home", home), HOME) for home in (full, none)))
        told(f"first paint, {MOST:,} sessions, against none", *both, 1.15)


def key() -> None:
    """A hundred keys typed into a field, each until it is on the screen; keeping is on."""
    with home_of(0) as home:
        page, _ = opened(supervise("--home", home), HOME)
        page.press("n")
        page.wait("Arrive")
        page.settle()
        bare, _ = opened([*BARE, "write"], HOME)
        bare.settle()
        told("key to paint while writing, against bare", typed(page), typed(bare), 1.3)
        page.kill()
        bare.kill()


def idle() -> None:
    """Processor time over ten seconds with a clock running and nobody typing."""
    with home_of(0) as home:
        page, _ = opened(supervise("--home", home), HOME)
        for press, sign in (("n", "Arrive"), ("f3", "Longest ago"), ("f3", "Pause")):
            page.press(press)
            page.wait(sign)
            page.settle()
        bare, _ = opened([*BARE, "clock"], HOME)
        both = in_turn(partial(_ten_seconds, page), partial(_ten_seconds, bare), 3)
        told("idle processor time, clock running, against bare", *both, 1.5, "s")
        page.kill()
        bare.kill()


def _ten_seconds(terminal: Terminal) -> float:
    start, until = _ticks(terminal), time.monotonic() + 10
    while time.monotonic() < until:
        terminal.read(0.5)
    return _ticks(terminal) - start


def _ticks(terminal: Terminal) -> float:
    fields = Path(f"/proc/{terminal.child.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
