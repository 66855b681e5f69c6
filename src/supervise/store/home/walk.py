"""Walks the folders of a home, and says what is passed over and why."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files.folders import make_folder
from supervise.store.files.links import is_link, leads_nowhere
from supervise.store.files.os_errors import os_problem
from supervise.store.home.folder import HomeFolder

ENDINGS = (".toml", ".age")
"""What the name of a file with a session ends with. A sync program's copy may have its own mark before `.age`."""

# iCloud, Nextcloud, ownCloud, OpenCloud, odrive (`.cloud`, and `.cloudf` for a folder); Google's shortcuts.
_IN_THE_CLOUD = re.compile(r"\.?[^.].*\.(?:[a-z]*cloudf?|gdoc|gshortcut)", re.IGNORECASE)
_LIKE_A_SESSION = re.compile(r"\d{4}-\d\d-\d\dT\d{4}-[a-z0-9]{4}.*|.*\.toml\b.*|.*\.age", re.IGNORECASE | re.DOTALL)
_HIDDEN_SESSION = re.compile(r"\.\d{4}-\d\d-\d\dT\d{4}-[a-z0-9]{4}\.toml(?:\.age)?")
_STILL_ARRIVING = ("~syncthing~",)

_RECALLED = 0x1000 | 0x40000 | 0x400000
"""Windows' FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN and _RECALL_ON_DATA_ACCESS, which OneDrive and others set."""
_DATALESS = 0x40000000
"""macOS's SF_DATALESS, which iCloud and others set."""
_CLOUD_REMEDY = "Let the sync program bring it here, as by “always keep on this device”, and look again."
_NAME_REMEDY = "If you miss a session, give this file a free name that ends like the others; else move it elsewhere."


def walk(top: Path, problems: list[Problem]) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Each folder from `top` down, with the names of the files and of the folders in it; `top` may be a link itself.

    Every other link to a folder is not gone into: it could lead anywhere. It is added to `problems`, as is what
    cannot be listed. Hidden folders are passed over, as sync programs keep older versions in theirs.
    """

    def refused(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            problems.append(os_problem(error, Path(error.filename or top), saving=False))

    if (nowhere := leads_nowhere(top)) is not None:
        problems.append(nowhere)
        return
    for where, folders, names in os.walk(top, onerror=refused):
        within = Path(where)
        yield within, names, folders
        links = {name for name in folders if is_link(within / name)}
        problems += (not_looked_into(within / name) for name in sorted(links) if not name.endswith(ENDINGS))
        folders[:] = sorted(name for name in folders if name not in links and not name.startswith("."))


def in_the_cloud(path: Path) -> Problem | None:
    """What to say of a file that only stands for one that a sync program took away; to touch it may remove that one."""
    return _elsewhere(path) if _IN_THE_CLOUD.fullmatch(path.name) else None


def taken_away(path: Path) -> Problem | None:
    """What to say of a file that could not be read, if the system says that its words are in the cloud only.

    It brings them by itself when it can, so this is asked only when it could not.
    """
    try:
        about = path.lstat()
    except OSError:
        return None
    away = getattr(about, "st_file_attributes", 0) & _RECALLED or getattr(about, "st_flags", 0) & _DATALESS
    return _elsewhere(path) if away else None


def _elsewhere(path: Path) -> Problem:
    return Problem(str(path), "lies in the cloud and not on this computer, so it cannot be read.", _CLOUD_REMEDY)


def not_within_reach(path: Path) -> Problem | None:
    """What to say of a name among the files that stands for something elsewhere, perhaps for a whole year's folder."""
    if path.name.endswith(ENDINGS):
        return None  # is read, or says why not
    return in_the_cloud(path) or leads_nowhere(path)


def passed_over(path: Path) -> Problem | None:
    """What is to be said of a file that is not read, if it may hold, or stand for, somebody's words."""
    name = path.name
    if (problem := not_within_reach(path)) is not None:
        return problem
    if _HIDDEN_SESSION.fullmatch(name):
        return Problem(str(path), "is not read, as its name begins with a dot.", _NAME_REMEDY)
    if not name.startswith((".", *_STILL_ARRIVING)) and _LIKE_A_SESSION.fullmatch(name):
        return Problem(str(path), "is not read, as its name does not end in .toml or .toml.age.", _NAME_REMEDY)
    return None


def not_here(home: HomeFolder) -> list[Problem]:
    """The settings, keys and words of this home that a sync program took away, and folders that are links."""
    problems = [not_looked_into(folder) for folder in (home.trash, home.history, home.quarantine) if is_link(folder)]
    for folder in (home.root, home.content):
        with suppress(OSError):
            problems += filter(None, map(in_the_cloud, sorted(folder.iterdir())))
    return problems


def own_folder(home: HomeFolder, folder: Path, *, saving: bool = True) -> Path:
    """Return `folder` of this home, made when missing. ProblemError when it cannot be, or lies behind a link.

    Only `sessions` and `drafts` may be links, as somebody may keep them elsewhere. `saving` is as for `make_folder`.
    """
    for place in (folder, *folder.parents):
        if place == home.root:
            break
        if place not in (home.sessions, home.drafts) and is_link(place):
            raise ProblemError(_not_written_into(place))
    make_folder(folder, saving=saving)
    return folder


def not_looked_into(folder: Path) -> Problem:
    what = "is a link to another place, and not looked into: what lies there is not shown."
    return Problem(str(folder), what, "Put the folder itself here, in place of the link.")


def _not_written_into(folder: Path) -> Problem:
    what = "is a link to another place, and nothing is written there."
    return Problem(str(folder), what, "Put the folder itself here, in place of the link, and try again.")
