"""The key files of a locked home: created, opened by passphrase or recovery key, and wrapped anew."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption import passphrase_process as passphrases
from supervise.store.encryption.recovery_key import SECRET, parse_recovery_key
from supervise.store.files.atomic import Fingerprint, read, replace, write_new
from supervise.store.files.cipher import AgeCipher, as_age_wants, mark, same_mark
from supervise.store.files.folders import fsync_folder, fsync_name, make_folder
from supervise.store.files.os_errors import as_problem
from supervise.store.files.retry import remove_file
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import IDENTITY, RECIPIENTS, RECOVERY
from supervise.store.home.key_files import has_key as has_key
from supervise.store.home.key_files import is_locked as is_locked
from supervise.store.home.key_files import missing_key as missing_key

_KEY_HEAD = "# The key of a Supervise home: whoever has it can read every session in it.\n"
_ALSO = "# also for: "
_PROOF = "# known to the recovery key: "
_PUT_RIGHT = "Supervise puts it right when it opens this home for writing; see who else can write in this folder."
_FOR_HEAD = "# For whom everything in this home is locked: its own key, and the recovery key.\n"


class NewKeys(NamedTuple):
    """A key for a home and one to print, each secret with its public half; nothing is written yet."""

    identity: str
    public: str
    recovery: str
    recovery_public: str


def new_keys() -> NewKeys:
    """Two new keys. ProblemError where pyrage is missing."""
    if not passphrases.can_lock():
        raise passphrases.age_missing_problem()
    from pyrage import x25519

    own, spare = x25519.Identity.generate(), x25519.Identity.generate()
    return NewKeys(str(own), str(own.to_public()), str(spare), str(spare.to_public()))


class Recovered(NamedTuple):
    """A home opened by the recovery key."""

    home: HomeFolder
    proved: bool
    """Whether the recovery key itself vouches for the key that was in the file: to put another there, anybody can."""


def locked_home(home: HomeFolder) -> HomeFolder:
    """`home` as it is before the passphrase: nothing can be opened, and nothing written until it says for whom."""
    return home._replace(seal=AgeCipher(()))


def unlock(home: HomeFolder, passphrase: str) -> HomeFolder:
    """`home`, open. Takes seconds; the errors of `passphrase.unwrap`, and ProblemError when the key is not there."""
    data = read(home.root / IDENTITY)
    if data is None:
        remedy = "Use the recovery key, or restore that file from a copy."
        raise ProblemError(missing_key(home) or Problem(IDENTITY, "is not there any more.", remedy))
    return _opened(home, passphrases.unwrap(as_age_wants(data), passphrase), IDENTITY)


def unlock_with_recovery_key(home: HomeFolder, recovery_key: str) -> Recovered:
    """`home`, open by the recovery key as it was printed or typed from paper. ProblemError."""
    paper = parse_recovery_key(recovery_key)  # before the file: a slip of the finger is the likelier fault
    import pyrage

    data = read(home.root / RECOVERY)
    if data is None:
        remedy = "Restore that file from a copy, or use the passphrase."
        raise ProblemError(Problem(RECOVERY, "is not there, so the recovery key cannot open this home.", remedy))
    try:
        key = pyrage.x25519.Identity.from_str(paper)
        opened = _opened(home, pyrage.decrypt(as_age_wants(data), [key]).decode("utf-8-sig"), RECOVERY)
    except (pyrage.DecryptError, UnicodeDecodeError) as error:
        what = "does not open this home: it belongs to another, or identity.recovery.age is damaged."
        raise ProblemError(Problem("The recovery key", what, "See that the paper is this home's.")) from error
    seal = _seal_of(opened)
    right = _proof(paper, seal.recipients[0])
    proved = same_mark(seal.proof, right)
    # From now on it can be told: `repair` writes it into the file.
    return Recovered(opened._replace(seal=AgeCipher(seal.recipients, seal.identity, right)), proved)


def write(home: HomeFolder, keys: NewKeys, passphrase: str) -> HomeFolder:
    """Put the key files in place, read back from the disk; `home` is locked from then on. Takes seconds; ProblemError.

    Cut off anywhere, the home is as it was, or is locked and opens by `passphrase`; `repair` writes what is missing.
    """
    if is_locked(home):  # another key in its place would lock them out of what the first one closed
        raise ProblemError(Problem("This home", "has a passphrase already.", "Change it, or take it off first."))
    make_folder(home.root)
    proof = _proof(keys.recovery, keys.public)
    locked = home._replace(seal=AgeCipher((keys.public, keys.recovery_public), keys.identity, proof))
    wrapped = _wrapped(locked, passphrase)
    try:
        _put(home.root / IDENTITY, wrapped)  # the first of them: with any other alone nobody could open what is here
        repair(locked)
    except ProblemError:
        with suppress(ProblemError):  # cannot be removed either: then it is locked, and opens by this passphrase
            remove(home)
        raise
    return locked


def change(home: HomeFolder, passphrase: str) -> None:
    """Wrap the key of `home`, which is open, in a new passphrase; the old one opens it until the new one does.

    Takes seconds; ProblemError.
    """
    _put(home.root / IDENTITY, _wrapped(home, passphrase))


def repair(home: HomeFolder) -> tuple[Problem, ...]:
    """Write what is missing or wrong in the key files beside the passphrase's own; `home` is open. ProblemError.

    Returned is what stood there instead and was not this key's: it can be written by whoever can write here.
    """
    before = wrong_beside(home)
    _put(home.root / RECIPIENTS, _for_whom(home))
    with as_problem(home.root, saving=False):
        fsync_name(home.root / RECIPIENTS)  # nothing may be locked for a key whose name a power cut could still take
    seal = _seal_of(home)
    if len(seal.recipients) > 1 and ((by_paper := _by_paper(home)) is None or seal.proof not in by_paper):
        _put(home.root / RECOVERY, seal.encrypt(_key_text(seal).encode()))
    return before


def wrong_beside(home: HomeFolder) -> tuple[Problem, ...]:
    """What is there beside the passphrase's own file and says something else than the key of `home`, which is open."""
    problems: list[Problem] = []
    if read(home.root / RECIPIENTS) not in (None, _for_whom(home)):
        what = "named others than this home’s key does. Nothing was locked for them."
        problems.append(Problem(str(home.root / RECIPIENTS), what, _PUT_RIGHT))
    if os.path.lexists(home.root / RECOVERY) and len(_seal_of(home).recipients) > 1 and _by_paper(home) is None:
        what = "did not hold this home’s key: an earlier Supervise or somebody else wrote it, or it was damaged."
        problems.append(Problem(str(home.root / RECOVERY), what, _PUT_RIGHT))
    return tuple(problems)


def _by_paper(home: HomeFolder) -> str | None:
    """What the recovery key would find, if it is the key of `home`, which nobody else can have put there.

    That file is locked for the home's own key as well, so that this can be told.
    """
    seal = _seal_of(home)
    with suppress(ProblemError, UnicodeDecodeError):
        text = seal.decrypt(read(home.root / RECOVERY) or b"", RECOVERY).decode()
        if _key_text(seal).splitlines()[-1] in text.splitlines():
            return text
    return None


def remove(home: HomeFolder) -> None:
    """Remove the key files: for good, as nothing in `home` needs them any more. ProblemError.

    The passphrase's own goes last, so that what is left of them is never without a way in.
    """
    for name in (RECOVERY, RECIPIENTS, IDENTITY):
        path = home.root / name
        with as_problem(path, saving=False):
            remove_file(path)
            fsync_folder(home.root)


def _wrapped(home: HomeFolder, passphrase: str) -> bytes:
    """The key of `home` in `passphrase`, tried before anything relies on it."""
    text = _key_text(_seal_of(home))
    data = passphrases.wrap(text, passphrase)
    if passphrases.unwrap(data, passphrase) != text:
        what = "did not open again by the passphrase it was just locked with."
        raise ProblemError(Problem("The key", what, "Nothing was changed; try again."))
    return data


def _opened(home: HomeFolder, text: str, name: str) -> HomeFolder:
    """`home` with the identity in `text`, closed for those whom that names, and for nobody else."""
    from pyrage import IdentityError, x25519

    secret = next((line.strip() for line in text.splitlines() if line.startswith(SECRET)), "")
    try:
        own = str(x25519.Identity.from_str(secret).to_public())
    except IdentityError as error:
        what = "opens, and holds no key that Supervise can use."
        raise ProblemError(Problem(name, what, "Restore that file from a copy.")) from error
    lines = text.splitlines()
    # Not in recipients.txt: that can be written by anybody who can write in the folder.
    also = [line.removeprefix(_ALSO).strip() for line in lines if line.startswith(_ALSO)]
    proof = next((line.removeprefix(_PROOF).strip() for line in lines if line.startswith(_PROOF)), "")
    return home._replace(seal=AgeCipher(tuple(dict.fromkeys((own, *also))), secret, proof))


def _proof(recovery: str, public: str) -> str:
    """What only the recovery key can say of the key with this public half: kept beside it, to be told by."""
    return mark(recovery, "recovers", public.encode())


def _key_text(seal: AgeCipher) -> str:
    """The identity as a file that `age -i` takes."""
    also = "".join(f"{_ALSO}{recipient}\n" for recipient in seal.recipients[1:])
    proof = f"{_PROOF}{seal.proof}\n" if seal.proof else ""
    return f"{_KEY_HEAD}# public key: {seal.recipients[0]}\n{also}{proof}{seal.identity}\n"


def _for_whom(home: HomeFolder) -> bytes:
    return (_FOR_HEAD + "".join(f"{recipient}\n" for recipient in _seal_of(home).recipients)).encode()


def _seal_of(home: HomeFolder) -> AgeCipher:
    if not isinstance(home.seal, AgeCipher) or home.seal.is_locked:
        raise ProblemError(Problem("This home", "is not open.", "Open it by the passphrase first."))
    return home.seal


def _put(path: Path, data: bytes) -> None:
    """Write `data` there and see that it is there; nothing is written when it is already."""
    there = read(path)
    if there != data:
        write_new(path, data) if there is None else replace(path, data, Fingerprint.of(there))
    if read(path) != data:
        what = "does not read back as it was written."
        raise ProblemError(Problem(path.name, what, "See that the disk is well, and try again."))
