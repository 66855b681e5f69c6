"""The home folder: its places, and the names of sessions' files."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files import folders
from supervise.store.files.cipher import PLAIN, Cipher
from supervise.store.files.os_errors import as_problem as as_problem
from supervise.store.files.os_errors import os_problem as os_problem

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random


HOME_VARIABLE = "SUPERVISE_HOME"
OWN = "own"
"""The folder of the homes within a home: pages of one person's own."""
_OWN_HOME = re.compile(r".+-(?:supervisee|supervisor)")
"""What such a home is called: by the pair and whose it is. A home may lie in some other folder of the name `own`."""

# No l, o or i: a name is read aloud and typed from paper.
SUFFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_ID = re.compile(
    r"([0-9]{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3])[0-5][0-9]"
    rf"-[{SUFFIX_LETTERS}]{{4}}"
)


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
    def joint(self) -> "HomeFolder | None":
        """The home of the two, where this is one of one person's own pages; else None."""
        is_own = self.root.parent.name == OWN and _OWN_HOME.fullmatch(self.root.name)
        return HomeFolder(self.root.parents[1]) if is_own else None

    @property
    def content(self) -> Path:
        """Folder of the pair's own wheel, ladders and other words; one's own pages have no others."""
        return (self.joint or self).root / "content"

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
    if folders.WINDOWS and "WindowsApps" in sys.base_prefix:
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


def shipped() -> Path:
    """The folder of words that came with the program, from an installed wheel or from a checkout."""
    path = Path(__file__).resolve()
    places = (path.parents[2] / "data", path.parents[4] / "data")
    for place in places:
        if (place / "wheel.toml").is_file():
            return place
    raise ProblemError(
        Problem(str(places[0]), "is missing, so Supervise has no words to show.", "Install Supervise again.")
    )
