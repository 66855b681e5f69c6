"""One writer a home: the second window may look, not write."""

from typing import TYPE_CHECKING

from supervise.store.paths import Home, make_folder, told

if TYPE_CHECKING:
    from filelock import BaseFileLock


class HomeLock:
    """The right to write in `home`, held by at most one process; freed by the computer even after a crash.

    The lock file stays when the lock goes: to delete it would let two windows each lock their own.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._lock: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """Whether this window may write."""
        return self._lock is not None

    def acquire(self) -> bool:
        """Take the lock and say True; False, at once, when another window has it.

        Makes the home when it is missing. ProblemError when the home cannot be written to.
        """
        if self._lock is not None:
            return True
        # Here, for it costs more to import than `supervise where` takes in all.
        from filelock import FileLock, Timeout

        make_folder(self._home.root, saving=False)
        # thread_local off: the lock belongs to the window, whichever worker thread closes it.
        lock = FileLock(self._home.lock, timeout=0, mode=0o600, thread_local=False)
        with told(self._home.root, saving=False):
            try:
                lock.acquire()
            except Timeout:
                return False
        self._lock = lock
        return True

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
