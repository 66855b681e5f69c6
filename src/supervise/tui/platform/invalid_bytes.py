"""One invalid byte or half a character from the terminal ends nothing, as it would with Textual 8 (its #6456)."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

SOON = 0.05
"""Seconds before the terminal is listened to again after a fault; it may be a fault that stays."""


def apply() -> None:
    """Make Textual's POSIX driver replace what is not UTF-8, and its Windows driver listen on after a fault."""
    if sys.platform == "win32":
        from textual.drivers import win32

        if win32.EventMonitor.run.__name__ == "run":
            win32.EventMonitor.run = listening_on(win32.EventMonitor.run)
        return
    from textual.drivers import linux_driver

    strict = linux_driver.getincrementaldecoder  # type: ignore[attr-defined]
    if not isinstance(strict, partial):
        linux_driver.getincrementaldecoder = partial(_replacing, strict)  # type: ignore[attr-defined]


def listening_on(run: Callable[[Any], None]) -> Callable[[Any], None]:
    """The input thread's `run`, begun again until the app is over: half a surrogate pair, read alone, ends it."""

    def run_on(monitor: Any) -> None:
        while not monitor.exit_event.is_set():
            run(monitor)
            monitor.exit_event.wait(SOON)

    return run_on


def _replacing(strict, encoding):  # type: ignore[no-untyped-def]
    return partial(strict(encoding), errors="replace")
