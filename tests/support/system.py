"""What differs from one operating system to another: modes of files, and where the user's home is."""

import os
import stat
from pathlib import Path

import pytest


def private(*paths: Path) -> bool:
    """Whether only this user can open each of these; Windows has no modes, there a file is as closed as its folder."""
    modes = {path: 0o700 if path.is_dir() else 0o600 for path in paths}
    return os.name == "nt" or all(stat.S_IMODE(path.stat().st_mode) == mode for path, mode in modes.items())


def home_is(folder: Path | str, patch: pytest.MonkeyPatch) -> None:
    """Let `~` mean `folder`, on every system."""
    for name in ("HOME", "USERPROFILE"):
        patch.setenv(name, str(folder))
