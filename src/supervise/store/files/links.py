"""Detects links and drives that lead nowhere, and words it."""

import stat
from pathlib import Path

from supervise.domain.problems import Problem

PLUG_IT_IN = "Plug it in or connect to it, and start Supervise again."
"""What to do about a place that is not there just now."""
_JUNCTION = 0xA0000003
"""Windows' IO_REPARSE_TAG_MOUNT_POINT: a folder that is another one elsewhere."""


def is_link(path: Path) -> bool:
    """Whether the name itself is a link or, on Windows, a junction, wherever that leads."""
    try:
        about = path.lstat()
    except (OSError, ValueError):
        return False
    # `Path.is_junction` came with Python 3.12.
    return stat.S_ISLNK(about.st_mode) or getattr(about, "st_reparse_tag", 0) == _JUNCTION


def no_drive(path: Path) -> Problem | None:
    r"""What to say when there is nothing at `path` because there is no such drive, as `E:\` or `\\server\share`."""
    drive = Path(path.anchor)
    if not path.anchor or drive.exists():
        return None
    return Problem(str(drive), "This drive or network place is not there just now.", PLUG_IT_IN)


def leads_nowhere(path: Path) -> Problem | None:
    """What to say when there is nothing at `path` because it, or a folder above it, is a link that leads nowhere, or
    because its drive is not there."""
    if path.exists():
        return None
    if (missing := no_drive(path)) is not None:
        return missing
    for place in (path, *path.parents):
        if is_link(place) and not place.exists():
            what = "This is a link that leads nowhere just now, as to a stick that is not plugged in."
            return Problem(str(place), what, PLUG_IT_IN)
    return None
