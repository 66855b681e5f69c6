"""The made-up year of a pair and of a team that `supervise demo` opens."""

import os
import re
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from supervise.domain.people import Pair
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.counted import roles_present
from supervise.domain.settings import Settings
from supervise.store.files.atomic import write_new
from supervise.store.files.folders import make_folder
from supervise.store.files.os_errors import as_problem
from supervise.store.home.folder import HomeFolder, session_path, shipped
from supervise.store.home.lock import HomeLock
from supervise.store.sessions.toml import decode, with_checksum
from supervise.store.settings import save_settings


def write_demo_home(home: HomeFolder) -> int:
    """Put the made-up sessions and those who held them into an empty `home`; return how many sessions.

    ProblemError, with nothing written, when there is anything in it: the made-up never mixes with the real.
    """
    with as_problem(home.root, saving=False):
        if home.root.exists() and any(home.root.iterdir()):
            what = "This folder is not empty, and made-up sessions are never put among others."
            raise ProblemError(Problem(str(home.root), what, "Name an empty folder, or one that is not there yet."))
    folder = shipped() / "demo"
    with as_problem(folder, saving=False):
        files = {path.stem: path.read_bytes() for path in sorted(folder.rglob("*.toml"))}
    if not files:
        raise ProblemError(Problem(str(folder), "holds no made-up sessions.", "Install Supervise again."))
    pairs: dict[str, Pair] = {}
    for name, data in files.items():
        path = session_path(home, name)
        make_folder(path.parent, saving=False)
        write_new(path, home.seal.encrypt(with_checksum(data)), saving=False)
        session = decode(data, path.name)
        pairs[session.pair] = Pair(id=session.pair, people=session.people, roles=roles_present(session.forms))
    *others, pair = sorted(pairs.values(), key=lambda pair: pair.who == "pair")  # who was here last stands last
    save_settings(home.settings, Settings(), Settings(pairs=(*others, pair), current_pair=pair.id), saving=False)
    return len(files)


_PREFIX = "supervise-demo-"
_MADE_SO = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}")
"""As `tempfile` names them."""


class ThrowAway:
    """A home among the computer's temporary files, for this user's eyes only and gone once it is left.

    Those that killed demos left are removed first: a lock beside the home, free once its process is no more, tells
    them from those that are open. Nothing that is another user's, or not made here, is touched.
    """

    def __init__(self) -> None:
        _remove_abandoned(Path(tempfile.gettempdir()))
        while True:
            self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            self._lock = HomeLock(HomeFolder(self.folder))
            with suppress(ProblemError):  # no locks here: nobody else takes it for abandoned then, either
                # Another demo that starts this instant could take the lock file for an abandoned one's.
                if not self._lock.acquire() or not HomeFolder(self.folder).lock.exists():
                    self._lock.release()
                    continue
            break
        self.home = HomeFolder(self.folder / "home")

    def remove(self) -> bool:
        """Remove all of it; False when something of it stays."""
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)
        return not self.folder.exists()


def _remove_abandoned(among: Path) -> None:
    with suppress(OSError):
        for folder in sorted(among.iterdir()):
            if _MADE_SO.fullmatch(folder.name):
                with suppress(OSError, ProblemError):
                    _remove_if_abandoned(folder)


def _remove_if_abandoned(folder: Path) -> None:
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or (hasattr(os, "getuid") and about.st_uid != os.getuid()):
        return
    home = HomeFolder(folder / "home")
    inside = {path.name for path in folder.iterdir()}
    # Never a home that somebody gave such a name; nor an empty folder, in which a demo may be about to begin.
    if not inside or not inside <= {"home", HomeFolder(folder).lock.name} or home.root.is_symlink():
        return
    locks = [HomeLock(HomeFolder(folder)), *([HomeLock(home)] if "home" in inside else [])]
    try:
        abandoned = all(lock.acquire() for lock in locks)
    finally:
        for lock in locks:
            lock.release()
    if abandoned:
        shutil.rmtree(folder, ignore_errors=True)
