"""Wraps a home's key in a passphrase as an age file, in a child process: it takes seconds and much memory."""

import base64
import importlib.util
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from supervise.domain.passphrase_policy import normalise
from supervise.domain.problems import Problem, ProblemError
from supervise.store.files.cipher import ARMOR

_WHERE = "The key"
_EXCESSIVE = "xcessive work"
_MOMENT = 0.2
_WRONG, _DAMAGED, _TOO_MUCH_WORK, _TOO_LITTLE_MEMORY, _NO_AGE = range(71, 76)  # no shell or runtime ends in these
_ENOUGH_WORK, _TRIES = 18, 3  # as a power of two: what `age` itself takes
_MOST_WORK, _PATIENCE = 22, 12  # what no laptop has chosen; how often less than that is tried


class WrongPassphraseError(ProblemError):
    """The passphrase does not open it. Nothing has changed."""

    def __init__(self) -> None:
        remedy = "Type it again; or use the recovery key, if you have it on paper."
        super().__init__(Problem("This passphrase", "does not open this home.", remedy))


class TooLittleMemoryError(ProblemError):
    """This computer has not the memory for it just now (up to a gigabyte). Nothing has changed."""

    def __init__(self) -> None:
        what = "could not be opened or closed: that needs up to a gigabyte of free memory."
        super().__init__(Problem(_WHERE, what, "Close other programs and try again."))


def disable_core_dumps() -> None:
    """See that no picture of this process's memory is left on the disk, should a fault end it."""
    try:
        import resource
    except ImportError:
        return  # Windows keeps none unless it was told to
    # One byte, not none: where another program takes the pictures, as on Ubuntu, Linux asks it at a limit of 0 too.
    for most in (1, 0):
        with suppress(ValueError, OSError):  # more than this process may still have
            resource.setrlimit(resource.RLIMIT_CORE, (most, most))
            return


def can_lock() -> bool:
    """Whether this computer has what a passphrase needs."""
    return importlib.util.find_spec("pyrage") is not None


def wrap(identity: str, passphrase: str) -> bytes:
    """`identity` as an armored age file that only `passphrase` opens. Takes seconds; ProblemError."""
    return _elsewhere("wrap", normalise(passphrase), identity.encode())


def unwrap(data: bytes, passphrase: str) -> str:
    """What `wrap`, or `age -p`, has made of an identity. Takes seconds.

    WrongPassphraseError; TooLittleMemoryError; ProblemError when `data` is damaged or asks for more work than this
    computer does.
    """
    try:
        return _text(_elsewhere("unwrap", normalise(passphrase), data))
    except WrongPassphraseError:
        if passphrase == normalise(passphrase):
            raise
        return _text(_elsewhere("unwrap", passphrase, data))  # `age -p` takes it as the keyboard gave it


def _text(opened: bytes) -> str:
    try:
        return opened.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _damaged() from error


def _elsewhere(operation: str, passphrase: str, data: bytes) -> bytes:
    """Do it in a child: pyrage stops every thread of its process meanwhile, and ends it when memory is short."""
    import subprocess

    try:
        words = passphrase.encode()
    except UnicodeEncodeError as error:  # half a character: nobody has set that
        raise WrongPassphraseError from error
    # Not -I: what `pip install --user` has put in place is to be found.
    command = [sys.executable, "-P", "-m", "supervise.store.encryption.passphrase_process", operation]
    try:
        done = subprocess.run(
            command,
            input=b"%d\n%b%b" % (len(words), words, data),
            capture_output=True,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except MemoryError as error:
        raise TooLittleMemoryError from error
    except OSError as error:
        what = f"could not be opened or closed: {error.strerror or type(error).__name__}."
        raise ProblemError(Problem(_WHERE, what, "See to that and try again.")) from error
    if done.returncode:
        _tell(done.returncode)
    return done.stdout


def _tell(status: int) -> NoReturn:
    """Raise what the child's exit status means."""
    if status == _WRONG:
        raise WrongPassphraseError
    if status == _DAMAGED:
        raise _damaged()
    if status == _TOO_MUCH_WORK:
        what = "asks for more work than this computer does now: it is busy, or a much faster computer locked it."
        remedy = "Close other programs and try again; or open this home there, or with the recovery key."
        raise ProblemError(Problem(_WHERE, what, remedy))
    if status == _NO_AGE:
        raise age_missing_problem()
    if status == _TOO_LITTLE_MEMORY or status < 0 or status > 0xC0000000:
        # An allocation that fails ends pyrage's process: SIGABRT, or SIGKILL by the system; on Windows an NTSTATUS.
        raise TooLittleMemoryError
    what = "could not be opened or closed: the program that does it stopped."
    raise ProblemError(Problem(_WHERE, what, "Try again; if it stays so, install Supervise again."))


def _damaged() -> ProblemError:
    remedy = "Restore identity.age from a copy, or use the recovery key; nothing was changed."
    return ProblemError(Problem("identity.age", "is damaged: no passphrase opens it.", remedy))


def age_missing_problem() -> ProblemError:
    """What to say where pyrage could not be installed."""
    what = "cannot set or ask for a passphrase: the library for it (pyrage) is not made for this kind of computer."
    return ProblemError(Problem("Supervise", what, "Everything else works; use the computer's disk encryption."))


def _child(operation: str) -> int:
    """In the child: read the passphrase and the data from stdin, write the result to stdout."""
    disable_core_dumps()
    try:
        from pyrage import DecryptError, passphrase
    except ImportError:
        return _NO_AGE
    given = sys.stdin.buffer
    words = given.read(int(given.readline())).decode()
    data = given.read()
    try:
        if operation == "wrap":
            done = _worked(data, words)
        else:
            done = patiently(lambda: passphrase.decrypt(data, words), _PATIENCE if _work(data) <= _MOST_WORK else 1)
    except MemoryError:
        return _TOO_LITTLE_MEMORY
    except DecryptError as error:
        if _EXCESSIVE in str(error):
            return _TOO_MUCH_WORK
        return _WRONG if str(error) == "Decryption failed" else _DAMAGED
    sys.stdout.buffer.write(done)
    return 0


def _worked(data: bytes, words: str) -> bytes:
    """`data` wrapped: pyrage takes as much work as a second holds, which on a busy computer may be too little."""
    from pyrage import passphrase

    best, done = 0, b""
    for _ in range(_TRIES):
        wrapped: bytes = passphrase.encrypt(data, words, armored=True)
        if (work := _work(wrapped)) > best:
            best, done = work, wrapped
        if best >= _ENOUGH_WORK:
            break
    return done


def patiently(open_it: Callable[[], bytes], tries: int) -> bytes:
    """Open it, and again where it seems to be too much work: how much is, age measures anew each time, in an instant.

    On a busy computer that is now and then far too little. DecryptError, the last one, when it stays so.
    """
    from pyrage import DecryptError

    for _ in range(tries - 1):
        try:
            return open_it()
        except DecryptError as error:
            if _EXCESSIVE not in str(error):
                raise
        time.sleep(_MOMENT)
    return open_it()


def _work(data: bytes) -> int:
    """How much work a passphrase's file asks for, as a power of two; 0 when it does not say."""
    with suppress(ValueError, IndexError):
        header = data
        if data.startswith(ARMOR):
            header = base64.b64decode(b"".join(data.splitlines()[1:4]))
        return int(header.split(None, 5)[4])  # age-encryption.org/v1 -> scrypt SALT WORK
    return 0


if __name__ == "__main__":
    sys.exit(_child(sys.argv[1]))
