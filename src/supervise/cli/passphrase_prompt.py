"""Asks for the passphrase at the terminal or reads it from stdin; never an argument or a variable."""

import sys
import warnings

from supervise.cli.console import is_terminal
from supervise.cli.output import warn
from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption import unlock
from supervise.store.encryption.passphrase_process import disable_core_dumps
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import is_locked, missing_key

_PROMPT = "Passphrase (nothing is shown while you type): "


def unlocked_home(home: HomeFolder, *, from_stdin: bool) -> HomeFolder:
    """`home` as it can be read: at once when it has no passphrase. ProblemError when it stays locked."""
    disable_core_dumps()
    if not is_locked(home):
        return home
    if (missing := missing_key(home)) is not None:
        raise ProblemError(missing)
    passphrase = _line_of_stdin() if from_stdin else _asked()
    if is_terminal(sys.stderr):
        warn("Opening; this takes a few seconds.")
    return unlock.unlock(home, passphrase)


def _asked() -> str:
    import getpass

    # Where getpass cannot hide what is typed it would show it, with a warning: then nothing is asked at all.
    if sys.platform == "win32" and not is_terminal(sys.stdin):
        raise _nobody()
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(_PROMPT)
        except (EOFError, OSError, AttributeError, getpass.GetPassWarning) as error:
            raise _nobody() from error
        except UnicodeDecodeError as error:
            raise _unreadable("The passphrase") from error


def _line_of_stdin() -> str:
    if sys.stdin is None:
        raise _nobody()
    try:
        # Windows shells put a byte order mark before the first line.
        line = sys.stdin.buffer.readline().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable("stdin") from error
    return line.removesuffix("\n").removesuffix("\r")


def _nobody() -> ProblemError:
    remedy = "Run this in a terminal, or hand the passphrase in on stdin with --passphrase-stdin."
    return ProblemError(Problem("This home", "is locked, and nobody can be asked for its passphrase here.", remedy))


def _unreadable(where: str) -> ProblemError:
    return ProblemError(Problem(where, "is not UTF-8 text.", "Set the terminal to UTF-8 and type it again."))
