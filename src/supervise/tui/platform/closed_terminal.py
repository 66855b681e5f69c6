"""A terminal that is gone takes nothing any more: what is painted for it is dropped, so that the app still ends."""

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any


def apply() -> None:
    """Make Textual's output thread live on when the window it paints in was closed.

    It ends there, and its queue then fills: whoever paints waits for ever, the app never ends, and its lock makes
    every later window one for reading only.
    """
    if sys.platform == "win32":
        return
    from textual.drivers._writer_thread import WriterThread

    if WriterThread.run.__name__ == "run":
        WriterThread.run = dropping(WriterThread.run)  # type: ignore[assignment, method-assign, unused-ignore]


def dropping(run: Callable[[Any], None]) -> Callable[[Any], None]:
    """The output thread's `run`; after a fault of the terminal it only takes what comes, until it is told to end."""

    def run_on(thread: Any) -> None:
        with suppress(OSError):
            run(thread)
            return
        while thread._queue.get() is not None:
            pass

    return run_on
