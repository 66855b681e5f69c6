"""Removes all that lies in a home of one session that its writer has taken away."""

import os
from pathlib import Path

from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import remove_file
from supervise.store.home.folder import HomeFolder, check_id


def remove_traces(home: HomeFolder, session_id: str) -> None:
    """Its drafts go last: cut off before that, the words are still here. ProblemError where something stays.

    What a disk keeps of a file that is removed is not in our hands.
    """
    check_id(session_id)
    for folder in (home.history, home.quarantine, home.trash, home.additions, home.drafts):
        for path in sorted(_files_of(folder, session_id)):
            with as_problem(path, saving=False):
                remove_file(path)
    with as_problem(home.history, saving=False):
        if (folder := home.history / session_id).is_dir() and not folder.is_symlink():
            folder.rmdir()


def _files_of(top: Path, session_id: str) -> list[Path]:
    """Every file named after the session, and those in a folder of its name."""
    return [
        Path(folder, name)
        for folder, _, names in os.walk(top)
        for name in names
        if session_id in name or Path(folder).name == session_id
    ]
