"""What a crash left half-written is put into the trash, unread."""

import time
from contextlib import suppress
from pathlib import Path

from supervise.domain.problems import ProblemError
from supervise.store.atomic import TEMP_PREFIX, move_to
from supervise.store.links import is_link
from supervise.store.paths import Home
from supervise.store.patience import Pause
from supervise.store.refusals import told
from supervise.store.walking import not_looked_into


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
    """Sweep every folder this program writes in; return how many files were moved to trash. ProblemError."""
    if is_link(home.trash):
        raise ProblemError(not_looked_into(home.trash))
    with told(home.sessions, saving=False):
        below = [path for folder in (home.sessions, home.history) for path in folder.glob("*") if path.is_dir()]
    found = (home.additions, home.quarantine, *below)
    # Where a link leads, what begins so may be another program's.
    own = (folder for folder in found if not (is_link(folder) or is_link(folder.parent)))
    return sum(sweep(folder, home.trash) for folder in (home.root, home.drafts, *own))
