"""What a crash left half-written is put into the trash, unread."""

import time
from contextlib import suppress
from pathlib import Path

from supervise.domain.problems import ProblemError
from supervise.store.atomic import TEMP_PREFIX, move_to
from supervise.store.paths import Home, told
from supervise.store.patience import Pause


def sweep(folder: Path, trash: Path, *, pause: Pause = time.sleep) -> int:
    """Move what a crash left half-written in `folder` to `trash`, unread; return how many files that were.

    Only for the window that holds the lock: another's `.tmp-` files are its work under way. What cannot be moved
    stays for the next time. ProblemError when the folder itself cannot be listed.
    """
    with told(folder, saving=False):
        found = sorted(folder.glob(f"{TEMP_PREFIX}*"))
    moved = 0
    for path in found:
        with suppress(ProblemError):
            move_to(trash, path, pause=pause)
            moved += 1
    return moved


def sweep_home(home: Home) -> int:
    """Sweep every folder this program writes in; return how many files were moved to trash."""
    with told(home.sessions, saving=False):
        under = [one for folder in (home.sessions, home.history) for one in folder.glob("*") if one.is_dir()]
    return sum(sweep(folder, home.trash) for folder in (home.root, home.drafts, home.quarantine, *under))
