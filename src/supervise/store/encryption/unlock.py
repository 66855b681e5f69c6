"""Unlocks a home once its key is proved to be its own, and names the files that this key never made."""

from contextlib import suppress
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.wording import plural
from supervise.store.encryption import keys, removal_marker
from supervise.store.files.atomic import read
from supervise.store.files.cipher import AgeCipher, ForeignError
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import IDENTITY, RECOVERY, locked_words, missing_key
from supervise.store.ignored_words import load_known_words


class UnprovedError(ProblemError):
    """The key that the recovery key found may be this home's, and nothing proves it: only the pair can tell."""


class _Tried(NamedTuple):
    """How many locked files a key opens, and how many were locked with another one; damaged ones are neither."""

    opens: int
    foreign: int


def unlock(home: HomeFolder, passphrase: str) -> HomeFolder:
    """`home`, open. Takes seconds; the errors of `keys.unlock`, and ProblemError when the key is another home's."""
    return _own(keys.unlock(home, passphrase), IDENTITY)


def recover(home: HomeFolder, recovery_key: str, *, unproved_too: bool = False) -> HomeFolder:
    """`home`, open by the recovery key. UnprovedError unless `unproved_too`; ProblemError.

    For the public half of the recovery key anybody can lock a key of their own, and put it in the place of this one.
    """
    recovered = keys.unlock_with_recovery_key(home, recovery_key)
    before, now = _recipients(home), _recipients(recovered.home)
    if recovered.proved or before[:1] == now[:1]:
        return _own(recovered.home, RECOVERY)
    tried = _try(recovered.home)
    if before or tried.foreign:
        raise _another_homes(RECOVERY, tried)
    if not unproved_too:
        what = "does not prove that it is this home’s own: an earlier Supervise wrote it, or somebody else did."
        every = f"all {tried.opens} locked files" if tried.opens > 1 else "the one locked file"
        opens = f"Its key opens {every} here." if tried.opens else "There is no locked file here to try it on."
        raise UnprovedError(Problem(RECOVERY, what, opens))
    return recovered.home


def not_ours(home: HomeFolder) -> tuple[Problem, ...]:
    """What lies in `home`, which is open, in the place of something of ours, and was not made with its key."""
    problems = [problem for problem in (missing_key(home), removal_marker.not_ours(home)) if problem is not None]
    try:
        problems += keys.wrong_beside(home)
    except ProblemError as error:
        problems.append(error.problem)
    return tuple(problems)


def words_not_ours(home: HomeFolder) -> tuple[Problem, ...]:
    """The lists of passed words in `home`, which is open, that do not count, or cannot be read."""
    return load_known_words(home).problems


def _own(home: HomeFolder, name: str) -> HomeFolder:
    tried = _try(home, enough=1)
    if tried.foreign and not tried.opens:
        raise _another_homes(name, tried)
    return home


def _try(home: HomeFolder, enough: int | None = None) -> _Tried:
    """Try the key of `home` on its locked files, until it has opened `enough` of them."""
    opens = foreign = 0
    for path in locked_words(home):
        if opens == enough:
            break
        with suppress(ProblemError):
            try:
                home.seal.decrypt(read(path) or b"", path.name)
                opens += 1
            except ForeignError:
                foreign += 1
    return _Tried(opens, foreign)


def _another_homes(name: str, tried: _Tried) -> ProblemError:
    of = f"{tried.opens or 'none'} of the {plural(tried.opens + tried.foreign, 'locked file')}"
    what = f"is another home’s: its key opens {of} here."
    remedy = f"Nothing was opened or written with it. Bring this home’s own {name} back from a backup."
    return ProblemError(Problem(name, what, remedy))


def _recipients(home: HomeFolder) -> tuple[str, ...]:
    return home.seal.recipients if isinstance(home.seal, AgeCipher) else ()
