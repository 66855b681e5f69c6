"""The lock that lets one window write in a home; the second may only read."""

import errno
from threading import Lock
from typing import TYPE_CHECKING

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files.folders import make_folder
from supervise.store.files.os_errors import as_problem
from supervise.store.home.folder import HomeFolder

if TYPE_CHECKING:
    from filelock import BaseFileLock

_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
"""What a file system answers that knows no locks, as some network drives do."""


class HomeLock:
    """The right to write in `home`, held by at most one process; freed by the computer even after a crash.

    The lock file stays when the lock goes: to delete it would let two windows each lock their own. Somebody else may
    delete it all the same, so whoever holds the lock looks now and then whether it is `still_held`.
    """

    def __init__(self, home: HomeFolder) -> None:
        self._home = home
        self._lock: BaseFileLock | None = None
        self._file: tuple[int, int] | None = None
        """Which file on which disk is locked."""
        self._looking = Lock()

    @property
    def held(self) -> bool:
        """Whether this window may write."""
        return self._lock is not None

    def acquire(self) -> bool:
        """Take the lock and say True; False, at once, when another window has it.

        Makes the home when it is missing. ProblemError when the home cannot be written to, or knows no locks.
        """
        if self._lock is not None:
            return True
        make_folder(self._home.root, saving=False)
        return self._acquire()

    def still_held(self) -> bool:
        """Whether the lock is still this window's: a file that was removed is made and locked anew, unless another did.

        Once False it stays so until `acquire`. ProblemError when that cannot be told, or the home is no longer there.
        """
        with self._looking:
            if self._lock is None:
                return False
            with as_problem(self._home.root, saving=False):
                self._home.root.stat()  # a stick that was pulled out is not made anew on the disk beneath it
                if self._file == self._there():
                    return True
            self.release()
            return self._acquire()

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _acquire(self) -> bool:
        # Here, for it costs more to import than `supervise where` takes in all.
        from filelock import FileLock, Timeout

        # thread_local off: the lock belongs to the window, whichever worker thread closes it. A file that is preserved
        # is never the lock by merely being there, which it is for ever after a crash.
        lock = FileLock(self._home.lock, timeout=0, mode=0o600, thread_local=False, preserve_lock_file=True)
        with as_problem(self._home.root, saving=False):
            try:
                lock.acquire()
            except Timeout:
                return False
            except OSError as error:
                if error.errno in _NO_LOCKS:
                    raise ProblemError(_no_locks(self._home)) from error
                if error.errno == errno.ELOOP:
                    what = "The lock file is a link, and Supervise writes into none."
                    raise ProblemError(Problem(str(self._home.lock), what, "Remove it and try again.")) from error
                if error.errno == errno.EISDIR:
                    what = "A folder stands where the lock file should be."
                    raise ProblemError(Problem(str(self._home.lock), what, "Move it away and try again.")) from error
                raise
            self._lock, self._file = lock, self._there()
        return True

    def _there(self) -> tuple[int, int] | None:
        try:
            about = self._home.lock.lstat()
        except FileNotFoundError:
            return None
        return about.st_dev, about.st_ino


def _no_locks(home: HomeFolder) -> Problem:
    return Problem(
        str(home.root),
        "This file system knows no locks, so two windows could write over each other here.",
        "Copy this folder to this computer's own disk, and start Supervise with --home and the copy.",
    )
