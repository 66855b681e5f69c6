"""What to say when the computer refuses a path."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError

_FULL = ("The disk is full.", "free some room")
_REFUSED = (
    "This computer does not let Supervise use this place.",
    "give yourself the right to it, or start Supervise with --home and another folder,",
)
_NO_FOLDER = (
    "A file stands where a folder should be.",
    "move that file away, or start Supervise with --home and another folder,",
)
_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("Your share of the disk is full.", "free some room"),
    errno.EROFS: (
        "This disk can only be read, not written to.",
        "make it writable, or start Supervise with --home and a folder elsewhere,",
    ),
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EFBIG: (
        "The file would be larger than this disk or account allows.",
        "ask for a higher limit, or start Supervise with --home and a folder elsewhere,",
    ),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: ("A folder stands where a file should be.", "move that folder away"),
    errno.ENAMETOOLONG: (
        "The path is longer than this computer can keep.",
        "start Supervise with --home and a folder with a shorter path,",
    ),
    errno.ENOENT: ("This is not there, or not there any more.", "see whether it was moved or unplugged"),
    errno.EIO: ("The disk reported a fault.", "see that the disk is well and plugged in"),
}
_HELD = ("Another program, such as a virus scanner, is holding this file.", "wait a moment")
SHARING_ERRORS = frozenset({5, 32, 33, 1175})
"""Windows error numbers that mean "someone else has it open just now"."""


def os_problem(error: OSError, path: Path, *, saving: bool = True) -> Problem:
    """Word what the computer said about `path`; `saving` says whether someone's words wait on the screen."""
    if getattr(error, "winerror", None) in SHARING_ERRORS - {5}:
        what, deed = _HELD
    else:
        unnamed = (f"The computer said: {error.strerror or type(error).__name__}.", "see to that")
        what, deed = _SENTENCES.get(error.errno or 0, unnamed)
    if saving:
        return Problem(str(path), what, f"Your words are still on screen; {deed} and press ctrl+s.")
    return Problem(str(path), what, f"{deed[0].upper()}{deed[1:]} and try again.")


@contextmanager
def told(path: Path, *, saving: bool = True) -> Iterator[None]:
    """Turn any OSError inside into a ProblemError about `path`."""
    try:
        yield
    except OSError as error:
        raise ProblemError(os_problem(error, path, saving=saving)) from error
