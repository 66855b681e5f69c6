"""Words the errors of the operating system, by Windows' own numbers where Python's errno says too little."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError

if sys.platform == "win32":
    import ctypes  # here, as to load it when something went wrong would forget what that was

    _C_LIBRARY = ctypes.CDLL("ucrtbase")

_FULL = ("The disk is full.", "free some room")
_REFUSED = (
    "This computer does not let Supervise use this place.",
    "give yourself the right to it, or start Supervise with --home and another folder,",
)
_NO_FOLDER = (
    "A file stands where a folder should be.",
    "move that file away, or start Supervise with --home and another folder,",
)
_SHARE_FULL = ("Your share of the disk is full.", "free some room")
_ONLY_READ = (
    "This disk can only be read, not written to.",
    "make it writable, or start Supervise with --home and a folder elsewhere,",
)
_TOO_LONG = (
    "The path is longer than this computer can keep.",
    "start Supervise with --home and a folder with a shorter path,",
)
_FAULT = ("The disk reported a fault.", "see that the disk is well and plugged in")
_SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _SHARE_FULL,
    errno.EROFS: _ONLY_READ,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EFBIG: (
        "The file would be larger than this disk or account allows.",
        "ask for a higher limit, or start Supervise with --home and a folder elsewhere,",
    ),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: ("A folder stands where a file should be.", "move that folder away"),
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ENOENT: ("This is not there, or not there any more.", "see whether it was moved or unplugged"),
    errno.EIO: _FAULT,
}
_NO_DRIVE = ("This drive is not there, or has nothing in it.", "plug it in")
_NO_NETWORK = ("The network drive cannot be reached just now.", "connect to the network again")
_BAD_NAME = ("This name has something in it that Windows does not allow in a name.", "use another one")
_VIRUS = ("The virus scanner of this computer stopped this.", "ask whoever looks after this computer")
_CLOUD = (
    "OneDrive, or what else keeps this folder, does not hand this file over just now.",
    "see that it is running and connected",
)
_WINDOWS_SENTENCES = {
    number: sentence
    for numbers, sentence in (
        ((39, 112), _FULL),
        ((1295, 1816), _SHARE_FULL),
        ((19,), _ONLY_READ),
        ((111, 206), _TOO_LONG),
        ((23, 27, 29, 30, 31, 483, 1117, 1392, 1393), _FAULT),
        ((15, 20, 21, 433, 1006, 1112, 1167), _NO_DRIVE),
        ((51, 53, 54, 55, 59, 64, 67, 121, 1203, 1222, 1231, 1232, 1236), _NO_NETWORK),
        ((123, 161), _BAD_NAME),
        ((225, 226), _VIRUS),
        ((267,), _NO_FOLDER),
        ((358, *range(362, 400), 404), _CLOUD),  # ERROR_CLOUD_FILE_…, all of them
    )
    for number in numbers
}
"""By Windows' own number: Python's errno is EINVAL or EACCES for most of these, and says nothing."""

_NO_PATH = (3, 123, 161)
"""Windows' numbers for a path of which a part is missing or is no name, or is a file."""
_LONG = 240
"""Letters of a path after which these may mean, too, that it is too long: Windows' limit is 260, and our names grow."""
_HELD = ("Another program, such as a virus scanner, is holding this file.", "wait a moment")
_SHARING = frozenset({32, 33, 1175})
_DENIED = 5
_MADE_OF_MANY = frozenset({errno.EACCES, errno.EINVAL, errno.ENOENT})


def windows_number(error: OSError) -> int | None:
    """Windows' own number for `error`, which was raised just now in this thread; None elsewhere.

    Python opens, reads and writes by the C library and hands on only its errno, in which a held file and a lost
    network look like no access and a wrong argument: the library still has the number, until its next failure.
    """
    number: int | None = getattr(error, "winerror", None)
    if sys.platform == "win32" and number is None and error.errno in _MADE_OF_MANY:
        last = ctypes.c_ulong()
        _C_LIBRARY._get_doserrno(ctypes.byref(last))
        return last.value or None
    return number


def forget_earlier_errors() -> None:
    """From now on `windows_number` gives no number of an error before: the C library keeps its last one for ever."""
    if sys.platform == "win32":
        _C_LIBRARY._set_doserrno(ctypes.c_ulong(0))


def is_held(error: OSError) -> bool:
    """Whether another Windows program has the file open just now.

    Of a file that is open elsewhere Windows also says that access to it is denied, when it is to be moved or removed.
    """
    return windows_number(error) in _SHARING or getattr(error, "winerror", None) == _DENIED


def is_cut_pipe(error: OSError) -> bool:
    """Whether Windows says that nobody reads a pipe any more: Python takes only one of its numbers for that."""
    return windows_number(error) in (109, 232, 233)


def os_problem(error: OSError, path: Path, *, saving: bool = True) -> Problem:
    """Word what the computer said about `path`; `saving` says whether someone's words wait on the screen."""
    number = windows_number(error)
    if number in _SHARING:
        what, remedy = _HELD
    elif number in _NO_PATH and any(place.is_file() for place in (path, *path.parents)):
        what, remedy = _NO_FOLDER
    elif number in _NO_PATH and len(str(path)) > _LONG:
        what, remedy = _TOO_LONG
    elif number in _WINDOWS_SENTENCES:
        what, remedy = _WINDOWS_SENTENCES[number]
    else:
        unnamed = (f"The computer said: {error.strerror or type(error).__name__}.", "see to that")
        what, remedy = _SENTENCES.get(error.errno or 0, unnamed)
    if saving:
        return Problem(str(path), what, f"Your words are still on screen; {remedy} and press ctrl+s.")
    return Problem(str(path), what, f"{remedy[0].upper()}{remedy[1:]} and try again.")


@contextmanager
def as_problem(path: Path, *, saving: bool = True) -> Iterator[None]:
    """Turn any OSError inside into a ProblemError about `path`."""
    forget_earlier_errors()
    try:
        yield
    except OSError as error:
        raise ProblemError(os_problem(error, path, saving=saving)) from error
