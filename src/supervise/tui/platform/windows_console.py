"""Windows closes a console, and logs people off, without a signal: what is written is kept within its five seconds."""

import ctypes
from collections.abc import Callable
from typing import Any, Protocol

BREAK, CLOSED, LOGGED_OFF, SHUT_DOWN = 1, 2, 5, 6  # CTRL_CLOSE_EVENT and its kin; 0 is ctrl+c
REGISTER = 1


class Console(Protocol):
    """Of kernel32 what is needed here."""

    def SetConsoleCtrlHandler(self, handler: Any, add: int) -> int: ...


def save_on_console_close(
    keep: Callable[[], object], end: Callable[[], object], console: Console | None = None
) -> object:
    """Call `keep`, in a thread of Windows' own, when the window is being closed; hold on to what this returns.

    `keep` takes at most the seconds a save is tried for, and raises nothing; afterwards Windows ends the process.
    At ctrl+break, where Windows would end it at once, `end` is called instead.
    """

    def closing(event: int) -> bool:
        if event == BREAK:
            end()
            return True
        if event not in (CLOSED, LOGGED_OFF, SHUT_DOWN):
            return False
        keep()
        return True

    # Tests have no Windows: there ctypes has no WINFUNCTYPE, and the call is made the usual way.
    make = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)(ctypes.c_int, ctypes.c_ulong)
    handler = make(closing)
    (console or ctypes.windll.kernel32).SetConsoleCtrlHandler(handler, REGISTER)  # type: ignore[attr-defined]
    return handler  # Windows calls it by its address: it must not be collected
