"""Selects the files of a home that go into a backup, and says why the others do not."""

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from supervise.store.backup.archive import MARK, MOST_FILE, is_unsafe_name
from supervise.store.files.atomic import TEMP_PREFIX
from supervise.store.files.links import is_link
from supervise.store.files.os_errors import os_problem
from supervise.store.home import key_files
from supervise.store.home.folder import OWN, HomeFolder
from supervise.store.home.walk import ENDINGS, in_the_cloud
from supervise.store.settings import load_settings

_OF_THE_COMPUTER = frozenset({"icon\r", ".ds_store", ".localized", "desktop.ini", "thumbs.db", "ehthumbs.db"})
"""What Finder and Explorer lay beside files for themselves: how a folder looks, and small pictures."""
_APPLE_DOUBLE = "._"
"""So begins the name of what a Mac keeps beside a file of that name where the disk has no room in the file."""

_TAKEN_AWAY = ("drafts/", "trash/", "history/")
"""Where a page lies until its writer takes it away."""
_BESIDE_A_LOCK = (key_files.RECIPIENTS, "settings.toml")
"""Of a locked home, what is not locked itself: to whom it is locked, and its settings."""

LeaveOut = Callable[..., None]
"""Is told of what is left out: its name in the backup, why, and what to do."""

_INSTEAD_OF_LINK = "Put what it leads to here, in place of the link, and back up again."


class Found(NamedTuple):
    """A file that goes into a backup: its name there, where it lies, and its size in bytes as far as is known."""

    name: str
    path: Path
    size: int


def files_of(home: HomeFolder, leave_out: LeaveOut) -> Iterator[Found]:
    """Every file in the home but those that are work under way or the computer's own.

    No link leads out of it, as whoever can write there could put what they like into a backup by one. Only `sessions`
    and `drafts` may be kept elsewhere, and of what lies there only what is named as ours is taken.
    """
    for name, path in _listed(home, home.root, leave_out):
        if _is_open_own_page(home, name):
            continue
        if (result := _to_back_up(home, name, path, leave_out)) is not None:
            yield result
    for folder in (home.sessions, home.drafts):
        if is_link(folder) and folder.is_dir():
            for name, path in _listed(home, folder, leave_out):
                if not name.endswith(ENDINGS):
                    leave_out(name, "This lies behind a link, and is none of ours.", _INSTEAD_OF_LINK)
                elif (result := _to_back_up(home, name, path, leave_out)) is not None:
                    yield result


def _is_open_own_page(home: HomeFolder, name: str) -> bool:
    """Whether it is of one person's own pages without a lock: no backup of the two holds those, nor tells of them.

    Nor does it hold what is being written to be taken away.
    """
    folder, _, within = name.partition("/")
    if folder != OWN:
        return False
    whose, _, place = within.partition("/")
    own = HomeFolder(home.root / OWN / whose)
    if place.startswith(_TAKEN_AWAY) and load_settings(own.settings)[0].keep_nothing:
        return True
    is_locked = (own.root / key_files.IDENTITY).is_file()
    return not is_locked or not (name.endswith(".age") or within.rpartition("/")[2] in _BESIDE_A_LOCK)


class Names:
    """The names taken so far, as a computer sees them that does not tell capitals or forms of accents apart."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def take(self, name: str) -> bool:
        """Take this name and say True, or False where another file there would have to go."""
        parts = _folded(name).split("/")
        whole, folders = "/".join(parts), {"/".join(parts[:deep]) for deep in range(1, len(parts))}
        if whole in self._files | self._folders or folders & self._files:
            return False
        self._files.add(whole)
        self._folders |= folders
        return True


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _listed(home: HomeFolder, top: Path, leave_out: LeaveOut) -> Iterator[tuple[str, Path]]:
    """What lies under this folder, with its name in the backup; links to folders are left out."""

    def refused(error: OSError) -> None:
        path = Path(error.filename)
        leave_out(path.relative_to(home.root).as_posix(), os_problem(error, path, saving=False).what)

    for where, folders, names in os.walk(top, onerror=refused):
        within = Path(where)
        under = within.relative_to(home.root)
        in_trash = under.parts[:1] == ("trash",)  # what a crash left half-written is kept there
        for link in [name for name in folders if is_link(within / name)]:
            folders.remove(link)
            if within / link not in (home.sessions, home.drafts):
                leave_out((under / link).as_posix(), "This is a link to another folder.", _INSTEAD_OF_LINK)
        for name in names:
            path = within / name
            under_way = path == home.lock or (name.startswith(TEMP_PREFIX) and not in_trash)
            if not under_way and not _is_the_computers(name):
                yield (under / name).as_posix(), path


def _is_the_computers(name: str) -> bool:
    return name.lower() in _OF_THE_COMPUTER or name.startswith(_APPLE_DOUBLE)


def _to_back_up(home: HomeFolder, name: str, path: Path, leave_out: LeaveOut) -> Found | None:
    if is_unsafe_name(name):
        leave_out(name, "This name could not be kept on every computer.", "Rename it and back up again.")
        return None
    if (away := in_the_cloud(path)) is not None:  # before it is touched, which may remove the one it stands for
        leave_out(name, f"This {away.what}", away.remedy)
        return None
    if is_link(path) and path.exists() and _leads_out(home, path):
        leave_out(name, "This is a link to a file outside this folder.", _INSTEAD_OF_LINK)
        return None
    try:
        about = path.stat()
    except OSError:  # what is wrong with it is said when it is read
        return Found(name, path, 0)
    if not stat.S_ISREG(about.st_mode):
        return Found(name, path, 0)
    if about.st_size > MOST_FILE:
        what = f"This is far too large to be notes ({about.st_size >> 30} GB), and was not read."
        leave_out(name, what, "Move it elsewhere and back up again.")
        return None
    if name.lower().endswith(".zip") and _is_backup(path):
        return None
    return Found(name, path, about.st_size)


def _leads_out(home: HomeFolder, path: Path) -> bool:
    return Path(os.path.realpath(home.root)) not in Path(os.path.realpath(path)).parents


def _is_backup(path: Path) -> bool:
    """Whether this is a backup: one inside another would double each time."""
    with suppress(OSError), path.open("rb") as file:
        file.seek(-(len(MARK) + 64), os.SEEK_END)
        return file.read(len(MARK)) == MARK
    return False
