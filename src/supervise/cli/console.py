"""Tells a person's terminal from a pipe or a file, and sets up each stream's encoding."""

import io
import os
import sys
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits at `stream`.

    On Windows `isatty` is true of every device, NUL as well, where a question would be waited on for ever: a console
    is what Windows tells the mode of.
    """
    if stream is None or not stream.isatty():
        return False
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    try:
        handle = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
    except OSError:  # closed meanwhile, or no file at all
        return False
    return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(ctypes.c_ulong())))


def prepare(stream: TextIO | None) -> None:
    """Let `stream` take every letter: UTF-8 where Windows has it lead to no console, an escape where none will do."""
    if isinstance(stream, io.TextIOWrapper):
        # An old terminal may lack a letter of somebody's note; that is no reason to lose the rest.
        stream.reconfigure(errors="backslashreplace")
        asked_for = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
        if sys.platform == "win32" and not asked_for and not is_terminal(stream):
            stream.reconfigure(encoding="utf-8")


def paint_on(terminal: TextIO | None) -> None:
    """Let Textual paint on `terminal`, in UTF-8, as it reads: on POSIX it paints wherever stderr leads.

    With `2>errors.txt` every note shown would be written there, and no page be seen.
    """
    if sys.platform != "win32" and isinstance(terminal, io.TextIOWrapper) and terminal.isatty():
        page = os.fdopen(os.dup(terminal.fileno()), "w", encoding="utf-8", errors="backslashreplace", newline="")
        sys.__stderr__ = page  # type: ignore[misc]
