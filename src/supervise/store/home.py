"""Where everything lies on disk, and how folders come to be."""

import errno
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files.cipher import PLAIN, Cipher
from supervise.store.files.links import leads_nowhere, no_drive
from supervise.store.files.os_errors import as_problem as as_problem
from supervise.store.files.os_errors import is_held
from supervise.store.files.os_errors import os_problem as os_problem

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

try:
    import fcntl
except ImportError:  # Windows has none, and needs none: os.fsync flushes the drive there
    fcntl = None  # type: ignore[assignment]

from collections.abc import Iterator

WINDOWS = os.name == "nt"
HOME_VARIABLE = "SUPERVISE_HOME"

# No l, o or i: a name is read aloud and typed from paper.
SUFFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_ID = re.compile(
    r"([0-9]{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3])[0-5][0-9]"
    rf"-[{SUFFIX_LETTERS}]{{4}}"
)

# What a file system answers when it cannot sync a folder at all; it then keeps names in its own way.
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF}


class HomeFolder(NamedTuple):  # no dataclass: that alone takes longer to import than `supervise where` may
    """The one folder everything lies in, and how files with people's words are closed there.

    Asking for a place makes nothing.
    """

    root: Path
    seal: Cipher = PLAIN

    @property
    def sessions(self) -> Path:
        """Folder of finished and agreed sessions, one folder a year."""
        return self.root / "sessions"

    @property
    def drafts(self) -> Path:
        """Folder of sessions still being held."""
        return self.root / "drafts"

    @property
    def additions(self) -> Path:
        """Folder of words written for sessions that are over, and not yet added to them."""
        return self.root / "additions"

    @property
    def content(self) -> Path:
        """Folder of the pair's own wheel, ladders and other words."""
        return self.root / "content"

    @property
    def trash(self) -> Path:
        """Folder of what was discarded, kept until they empty it."""
        return self.root / "trash"

    @property
    def history(self) -> Path:
        """Folder of what a session's file held before it was written anew, one folder a session."""
        return self.root / "history"

    @property
    def quarantine(self) -> Path:
        """Folder of copies of files that cannot be read, made when somebody asks."""
        return self.root / "quarantine"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.toml"

    @property
    def lock(self) -> Path:
        """The file whose lock says that a window is writing here."""
        return self.root / ".lock"


def find_home(given: str | None, env: Mapping[str, str]) -> HomeFolder:
    """Return the home: the folder `given`, else SUPERVISE_HOME, else this computer's place for user data.

    The path is absolute, `~` is spelled out. ProblemError when it names no folder.
    """
    named = given if given is not None else env.get(HOME_VARIABLE) or None
    if named is None:
        return HomeFolder(_usual_place())
    asked_in = "--home" if given is not None else HOME_VARIABLE
    if not named.strip():
        # An empty --home is most often an unset variable in a script: never guess another place for the notes.
        raise ProblemError(Problem(asked_in, "This names no folder.", f"Write the folder after {asked_in}."))
    from supervise.store.files.typed_paths import spelled_out

    try:
        return HomeFolder(spelled_out(named))
    except (RuntimeError, OSError) as error:
        remedy = "Write the folder out in full, from the root."
        raise ProblemError(Problem(asked_in, "This folder cannot be found.", remedy)) from error


def _usual_place() -> Path:
    """This computer's place for user data.

    With the Microsoft Store's Python it is a folder of the user's own instead: Windows lays what that writes under
    AppData into the package's own folder, which no other program sees there, and which goes with Python.
    """
    if WINDOWS and "WindowsApps" in sys.base_prefix:
        return Path.home() / "supervise"
    import platformdirs

    return platformdirs.user_data_path("supervise", appauthor=False, roaming=False)


def new_suffix(random: "Random") -> str:
    """Return four letters or digits, none of them easily misread."""
    return "".join(random.choice(SUFFIX_LETTERS) for _ in range(4))


def new_session_id(started_at: "datetime", suffix: str) -> str:
    """Return the id of a session, such as `2026-11-22T0930-4k7q`: when (UTC, to the minute), never who or what.

    ValueError when `started_at` has no time zone; ProblemError when `suffix` is not one of `new_suffix`.
    """
    if started_at.tzinfo is None:
        raise ValueError("started_at needs a time zone")
    from datetime import UTC  # only here, as `supervise where` does without

    at = started_at.astimezone(UTC)
    return check_id(f"{at.year:04d}-{at:%m-%dT%H%M}-{suffix}")


def check_id(session_id: str) -> str:
    """Return `session_id` when it is one, else raise ProblemError: no id may lead out of its folder."""
    if not _ID.fullmatch(session_id):
        raise ProblemError(
            Problem(
                # repr, cut short: what was handed in may hold control characters or a whole page
                where=repr(session_id[:40]),
                what="This is not the name of a session.",
                remedy="One looks like 2026-11-22T0930-4k7q; `supervise list` shows them all.",
            )
        )
    return session_id


def session_path(home: HomeFolder, session_id: str) -> Path:
    """Return sessions/YEAR/ID.toml, or .toml.age where the home is locked. ProblemError when the id is not one."""
    return home.sessions / check_id(session_id)[:4] / f"{session_id}{home.seal.suffix}"


def draft_path(home: HomeFolder, session_id: str) -> Path:
    """Return drafts/ID.toml, or .toml.age where the home is locked. ProblemError when the id is not one."""
    return home.drafts / f"{check_id(session_id)}{home.seal.suffix}"


def addition_path(home: HomeFolder, session_id: str) -> Path:
    """Return additions/ID.toml, or .toml.age where the home is locked. ProblemError when the id is not one."""
    return home.additions / f"{check_id(session_id)}{home.seal.suffix}"


def make_folder(path: Path, *, saving: bool = True) -> None:
    """Make `path` and what is missing above it, each 0700 and synced; a folder already there is left as it is.

    `saving` as in `told`: whether someone's words wait on the screen for it. ProblemError when it cannot be made.
    """
    with as_problem(path, saving=saving):
        if (nowhere := leads_nowhere(path)) is not None:
            raise ProblemError(nowhere)
        missing: list[Path] = []
        folder = path
        while not folder.exists():
            if (gone := no_drive(folder)) is not None:  # pulled out meanwhile
                raise ProblemError(gone)
            missing.append(folder)
            folder = folder.parent
        for folder in reversed(missing):
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:  # made by someone else meanwhile
                if not folder.is_dir():
                    raise
            sync_folder(folder.parent)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def sync(descriptor: int) -> None:
    """Wait until the disk has what was written. OSError when it says no."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:  # macOS: fsync alone leaves the words in the drive's own memory
        try:
            fcntl.fcntl(descriptor, full)
            return
        except OSError:
            pass  # network drives refuse it; the plain way below is what they offer
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in `folder`. Nothing to do on Windows. OSError when it says no."""
    if WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def sync_name(path: Path) -> None:
    """Wait until the disk has the name of the file at `path`, which was just given to it. OSError when it says no.

    On Windows a flush of the file itself writes out what the file system has noted of its name. Where another program
    has it open just then, it is left to the file system, which sees to it within seconds.
    """
    if not WINDOWS:
        sync_folder(path.parent)
        return
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError as error:
        if is_held(error):
            return
        raise
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def shipped() -> Path:
    """The folder of words that came with the program, from an installed wheel or from a checkout."""
    here = Path(__file__).resolve()
    places = (here.parents[1] / "data", here.parents[3] / "data")
    for place in places:
        if (place / "wheel.toml").is_file():
            return place
    raise ProblemError(
        Problem(str(places[0]), "is missing, so Supervise has no words to show.", "Install Supervise again.")
    )


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
