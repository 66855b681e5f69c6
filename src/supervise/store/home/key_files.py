"""The names of a home's key files, and whether they, or signs of a lock, are there."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from supervise.domain.problems import Problem
from supervise.store.files.os_errors import as_problem as as_problem
from supervise.store.files.os_errors import os_problem as os_problem

if TYPE_CHECKING:
    pass


from collections.abc import Iterator

from supervise.store.home.folder import HomeFolder

IDENTITY = "identity.age"
"""The home's key, wrapped by the passphrase."""
RECOVERY = "identity.recovery.age"
"""The same key, locked to the recovery key."""
RECIPIENTS = "recipients.txt"
"""The public halves of both, a line each: for whom everything is locked. Told to people, and relied on by nobody."""
KEY_FILES = (IDENTITY, RECOVERY, RECIPIENTS)

# Also for what a sync program took to the cloud, or is just bringing: `.X.toml.age.icloud`, `.syncthing.X.age.tmp`.
_LOCKED = re.compile(r"(?!\.tmp-).*\.age(?![A-Za-z0-9-]).*", re.DOTALL)
_SIGNS = re.compile(
    r"(?:\.syncthing\.|~syncthing~|\.)?(?:identity(?:\.recovery)?\.age|recipients\.txt|known-words.*\.age)(?:\.\w+)?"
)


def is_locked(home: HomeFolder) -> bool:
    """Whether a passphrase is set: also where the key was lost or taken away, as long as anything says that it was."""
    return has_key(home) or next(signs_of_a_lock(home), None) is not None


def has_key(home: HomeFolder) -> bool:
    """Whether a key file is there, if only as a link that leads nowhere."""
    return any(os.path.lexists(home.root / name) for name in (IDENTITY, RECOVERY))


def missing_key(home: HomeFolder) -> Problem | None:
    """What to say of a locked home that no passphrase can open now, as the file for it is not there."""
    if not is_locked(home) or os.path.exists(home.root / IDENTITY):  # noqa: PTH110 no error where the folder refuses
        return None
    if os.path.exists(home.root / RECOVERY):  # noqa: PTH110
        remedy = "Use the recovery key, or restore that file from a copy."
        return Problem(IDENTITY, "is not there, so no passphrase can open this home.", remedy)
    remedy = f"Bring {IDENTITY} back from a backup, another laptop or the sync program’s bin; until then nothing opens."
    if (sign := next(signs_of_a_lock(home), None)) is not None:
        named = f"{RECIPIENTS} and all that is named .age, such as {sign.relative_to(home.root)},"
        remedy += f" If nobody ever set a passphrase here, move {named} out of this folder."
    return Problem(str(home.root), "is locked, and its key is not here.", remedy)


def locked_words(home: HomeFolder) -> Iterator[Path]:
    """Every file that is there only with a passphrase, in all folders of words, behind links too; only names are read.

    Hidden folders are passed over: a sync program keeps there what was locked once.
    """
    walked: set[str] = set()
    for top in (home.sessions, home.drafts, home.additions, home.trash, home.history, home.quarantine):
        for folder, folders, names in os.walk(top, followlinks=True):
            real = os.path.realpath(folder)
            folders[:] = sorted(name for name in folders if real not in walked and not name.startswith("."))
            if real not in walked:
                yield from (Path(folder, name) for name in names if _LOCKED.fullmatch(name))
            walked.add(real)


def signs_of_a_lock(home: HomeFolder) -> Iterator[Path]:
    """What says that this home has, or had, a passphrase."""
    try:
        names = sorted(os.listdir(home.root))  # noqa: PTH208 only names, and at every start
    except OSError:
        names = []  # whoever reads the home says why
    yield from locked_words(home)
    yield from (home.root / name for name in names if _SIGNS.fullmatch(name))
