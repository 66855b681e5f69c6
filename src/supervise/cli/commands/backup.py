"""`supervise backup` and `supervise restore`: everything into one file, and everything out of it again."""

import sys
import time
from pathlib import Path

from supervise.cli.console import is_terminal
from supervise.cli.output import print_line, safe_line, warn
from supervise.cli.request import UsageError
from supervise.domain.instants import local_day
from supervise.domain.wording import backed_up, plural
from supervise.store.encryption.keys import is_locked
from supervise.store.home.folder import HomeFolder
from supervise.workflow import wall_clock
from supervise.workflow.upkeep import backup

_WIDE = 20
"""Columns that the longest line takes: spaces rub it out, as an old Windows console knows no code for that."""


def back_up(home: HomeFolder, to: str) -> int:
    """Write the backup and say what is in it; 1 when something could not be read and is not."""
    began = wall_clock().replace(microsecond=0)
    with _Progress("Backing up") as progress:
        written = backup.back_up(home, to, local_day(began, None), progress)
    print_line(safe_line(backed_up(written.sessions, written.drafts, written.size, str(written.path))))
    print_line(
        "The sessions in it are locked, as they are here: the passphrase opens them. Initials and roles are not."
        if is_locked(home)
        else "It is not encrypted: whoever has the file can read it."
    )
    for problem in written.missing:
        print_line(safe_line(f"Not in it: {problem}"))
    if (why := backup.note_outside(home, began, written)) is not None:
        warn(safe_line(f"The day of this backup could not be noted, so Home may still remind you. {why}"))
    return 1 if written.missing else 0


def restore(home: HomeFolder, file: str) -> int:
    """Make the home anew from the backup, and say what is there now."""
    if not file:
        raise UsageError("Say which file the backup is.")
    with _Progress("Restoring") as progress:
        restored = backup.restore(home, Path(file).absolute(), progress)
    unfinished = f" and {plural(restored.drafts, 'unfinished one')}" if restored.drafts else ""
    print_line(
        safe_line(f"Restored and checked: {plural(restored.sessions, 'session')}{unfinished}, in {restored.root}")
    )
    if restored.locked:
        print_line("It is locked: the passphrase is the one it had when the backup was made.")
    for problem in restored.unreadable:
        print_line(safe_line(f"Could not be read before either, and is as it was: {problem}"))
    return 0


class _Progress:
    """How far it is, on stderr, once it has taken half a second: one line in a terminal, a few elsewhere."""

    def __init__(self, doing: str) -> None:
        self._doing, self._shown = doing, False
        self._terminal = is_terminal(sys.stderr)
        self._next = time.monotonic() + 0.5

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and self._terminal:
            self._write(f"\r{' ' * _WIDE}\r")

    def __call__(self, done: int, of: int) -> None:
        if (now := time.monotonic()) >= self._next:
            self._next, self._shown = now + (0.2 if self._terminal else 2.0), True
            line = f"{self._doing}: {100 * done // max(1, of)} %"
            self._write(f"\r{line:<{_WIDE}}" if self._terminal else f"{line}\n")

    @staticmethod
    def _write(text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:  # nobody reads it; the backup goes on
            pass
