"""The file that marks a home whose passphrase is being removed, so that an interruption goes on in that direction."""

import os
from contextlib import suppress

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files.atomic import Fingerprint, read, replace, write_new
from supervise.store.files.cipher import PLAIN, AgeCipher, same_mark
from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import remove_file
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import is_locked

TAKING_OFF = "passphrase-off.txt"
_WHY = b"The passphrase of this home is being taken off. Open Supervise once more, and this file goes by itself.\n"
_BY = b"By the key of this home: "


def taking_off(home: HomeFolder) -> bool:
    """Whether the passphrase of `home`, which is open, is being taken off: written down by somebody with its key."""
    if not isinstance(home.seal, AgeCipher) or home.seal.is_locked or not os.path.lexists(home.root / TAKING_OFF):
        return False
    with suppress(ProblemError):
        given = (read(home.root / TAKING_OFF) or b"").partition(_BY)[2].strip().decode(errors="replace")
        return same_mark(given, home.seal.mark("taking off", _WHY))
    return False


def begin_taking_off(home: HomeFolder) -> None:
    """Write down, for every laptop, that it is wanted; `home` is open. ProblemError."""
    if not isinstance(home.seal, AgeCipher):
        raise ProblemError(Problem("This home", "has no passphrase.", "There is nothing to take off."))
    path = home.root / TAKING_OFF
    marker = _WHY + _BY + home.seal.mark("taking off", _WHY).encode() + b"\n"
    there = read(path)
    if there is None:
        write_new(path, marker)
    elif there != marker:
        replace(path, marker, Fingerprint.of(there))


def not_ours(home: HomeFolder) -> Problem | None:
    """What to say of such a file that this home's key never made; `home` is open. It counts for nothing."""
    path = home.root / TAKING_OFF
    if home.seal is PLAIN or not os.path.lexists(path) or taking_off(home):
        return None
    what = "asks to take the passphrase off, and was not made with this home’s key: it counts for nothing."
    remedy = "Remove that file. If you were taking the passphrase off yourselves, do it once more, by ctrl+p."
    return Problem(str(path), what, remedy)


def unmark(home: HomeFolder) -> None:
    """Remove it. ProblemError."""
    with as_problem(home.root, saving=False):
        remove_file(home.root / TAKING_OFF)


def clear(home: HomeFolder) -> None:
    """Remove it where no passphrase is left to be taken off, as after a crash at the very end. ProblemError."""
    if home.seal is PLAIN and os.path.lexists(home.root / TAKING_OFF) and not is_locked(home):
        unmark(home)
