"""Encrypts or decrypts a whole home, file by file; an interruption anywhere is resumed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.wording import plural
from supervise.store import ignored_words
from supervise.store.encryption import keys
from supervise.store.encryption.convert_file import SEALED, decrypt_file, encrypt_file
from supervise.store.encryption.keys import NewKeys
from supervise.store.encryption.removal_marker import TAKING_OFF as TAKING_OFF
from supervise.store.encryption.removal_marker import begin_taking_off as begin_taking_off
from supervise.store.encryption.removal_marker import taking_off as taking_off
from supervise.store.encryption.removal_marker import unmark
from supervise.store.files.atomic import TEMP_PREFIX, read
from supervise.store.files.cipher import PLAIN, is_age
from supervise.store.files.links import is_link
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import KEY_FILES, signs_of_a_lock
from supervise.store.home.walk import ENDINGS, not_looked_into, not_within_reach, walk
from supervise.store.sessions.trash import sweep_home

Tell = Callable[[int, int], object]
"""Is called with how many files are done, and of how many."""

_NOBODYS_WORDS = frozenset({".DS_Store", "desktop.ini", "Thumbs.db", "Icon\r", ".localized"})
_STILL_ARRIVING = (".syncthing.", "~syncthing~")  # to take them away would only make them come again


class ConversionResult(NamedTuple):
    """The home as it is afterwards, and what could not be done: those files stay as they were until next time."""

    home: HomeFolder
    problems: tuple[Problem, ...] = ()
    taken_in: tuple[Path, ...] = ()
    """Where the words are now that lay plain in a locked home: of another laptop, or put there by somebody."""


def encrypt_home(home: HomeFolder, new: NewKeys, passphrase: str, tell: Tell) -> ConversionResult:
    """Lock everything in the plain `home`. Takes seconds; ProblemError, and nothing is locked, when the keys cannot be
    written. Cut off anywhere, no word is lost, and `resume` goes on with it."""
    return resume(begin_locking(home, new, passphrase), tell)


def decrypt_home(home: HomeFolder, tell: Tell) -> ConversionResult:
    """Open everything in `home`, which is open, for good; its keys go last, and stay while a file needs them."""
    begin_taking_off(home)
    return resume(home, tell)


def begin_locking(home: HomeFolder, new: NewKeys, passphrase: str) -> HomeFolder:
    """Write the keys, and return `home` as it is from then on: what is new is closed. Takes seconds; ProblemError."""
    unmark(home)
    locked = keys.write(home, new, passphrase)
    ignored_words.take_over(home, locked)
    return locked


def recover_leftovers(home: HomeFolder, problems: list[Problem]) -> None:
    """Put what a crash left half-written where it is found: it holds words too. While nothing is being written."""
    with _noted(problems):
        sweep_home(home)


def resume(home: HomeFolder, tell: Tell, apart: Path | None = None) -> ConversionResult:
    """Go on with what was interrupted, in the direction it was going, and take in what another laptop wrote plain.

    `home` is open; the draft's file `apart`, and what is just being written for it, is left alone: then `tidy` has
    been called before. Nothing is raised: what cannot be done is in the outcome.
    """
    problems: list[Problem] = []
    taken_in: list[Path] = []
    off = taking_off(home)
    if apart is None:
        recover_leftovers(home, problems)
    if not off:
        with _noted(problems):
            problems += keys.repair(home)
    waiting = [path for path in unconverted_files(home, problems) if apart is None or not _belongs(path, apart)]
    tell(0, len(waiting))
    for number, path in enumerate(waiting, 1):
        with _noted(problems):
            plain = path.suffix != SEALED and not _is_ours(path)
            place = convert(path, home)
            if plain:
                taken_in.append(place)
        tell(number, len(waiting))
    return _without_keys(home, problems) if off else ConversionResult(home, tuple(problems), tuple(taken_in))


def convert(path: Path, home: HomeFolder) -> Path:
    """Make the file at `path` what it should be in `home`, which is open; return where its words are now.

    ProblemError, and the file stays as it was.
    """
    if (path.suffix == SEALED) != taking_off(home):
        return path
    return decrypt_file(path, home.seal) if path.suffix == SEALED else encrypt_file(path, home.seal)


def unconverted_files(home: HomeFolder, problems: list[Problem]) -> list[Path]:
    """The files that are not yet as they should be: plain in a locked home, or still locked in one being opened.

    A folder that cannot be listed is added to `problems`.
    """
    off = taking_off(home)
    return [path for path in _words(home, problems) if (path.suffix == SEALED) == off]


def not_yet_so(home: HomeFolder) -> list[Problem]:
    """A problem for each file that is plain in a locked home, or locked in one whose passphrase is being taken off."""
    problems: list[Problem] = []
    for path in unconverted_files(home, problems):
        what = "is still locked." if path.suffix == SEALED else "is not locked, and this home is."
        problems.append(Problem(str(path), what, "Open Supervise once: that puts it right."))
    return problems


def _words(home: HomeFolder, problems: list[Problem]) -> Iterator[Path]:
    """Every file that may hold people's words, whatever its name is and whether it can be read or not."""

    for folder in (home.sessions, home.drafts, home.additions, home.trash, home.history, home.quarantine):
        linked = is_link(folder)
        if linked and folder not in (home.sessions, home.drafts):
            problems.append(not_looked_into(folder))
            continue
        for within, names, _ in walk(folder, problems):
            for name in sorted(names):
                path = within / name
                if (away := not_within_reach(path)) is not None:
                    problems.append(away)
                # Where a link leads, only what is named as ours is: it may have been laid there by anybody.
                elif linked and not name.endswith(ENDINGS):
                    continue
                elif name not in _NOBODYS_WORDS and not name.startswith(_STILL_ARRIVING):
                    yield path
    yield from sorted(home.root.glob("known-words*"))


def _is_ours(path: Path) -> bool:
    """Whether it is what a crash left of a file that was just being written, closed, in a locked home."""
    return path.name.startswith(TEMP_PREFIX) and is_age(read(path) or b"")


def _belongs(path: Path, apart: Path) -> bool:
    """Whether it is `apart` or what is being written to stand in its place."""
    return path == apart or (path.parent == apart.parent and path.name.startswith(f"{TEMP_PREFIX}{apart.name}-"))


def _without_keys(home: HomeFolder, problems: list[Problem]) -> ConversionResult:
    """Remove the keys, if nothing needs them any more."""
    unseen: list[Problem] = []
    if (still := len(unconverted_files(home, unseen))) or unseen:
        what = f"stays for now: {plural(still, 'file')} could not be opened."
        if not still:
            what = f"stays for now: what cannot be looked into may still be locked, as in {unseen[0].where}."
        remedy = "Put each right or move it out of the folder, then open Supervise again."
        return ConversionResult(home, (*problems, Problem("The passphrase", what, remedy)))
    if (still_locked := next((path for path in signs_of_a_lock(home) if path.name not in KEY_FILES), None)) is not None:
        what = f"stays for now: {still_locked.name} is not here to be opened, or lies behind a link."
        remedy = f"Bring it into {still_locked.parent} itself, then open Supervise again."
        return ConversionResult(home, (*problems, Problem("The passphrase", what, remedy)))
    with _noted(problems):
        keys.remove(home)
        unmark(home)
    return ConversionResult(home if keys.is_locked(home) else home._replace(seal=PLAIN), tuple(problems))


@contextmanager
def _noted(problems: list[Problem]) -> Iterator[None]:
    """Add what cannot be done to `problems`, and go on."""
    try:
        yield
    except ProblemError as error:
        problems.append(error.problem)
