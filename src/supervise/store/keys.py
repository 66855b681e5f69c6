"""The key files of a locked home: made, opened by a passphrase or by the recovery key, and wrapped anew."""

import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.store import passphrase as passphrases
from supervise.store.atomic import Fingerprint, read, replace, write_new
from supervise.store.key_files import IDENTITY, RECIPIENTS, RECOVERY
from supervise.store.key_files import is_locked as is_locked
from supervise.store.paths import Home, make_folder, sync_folder, told
from supervise.store.patience import remove_file
from supervise.store.seal import Sealed

_SECRET = "AGE-SECRET-KEY-1"
_MISREAD = str.maketrans("OI1B", "0LL8")  # the letters a key has none of, as they are misread on paper
_KEY_HEAD = "# The key of a Supervise home: whoever has it can read every session in it.\n"
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
        raise passphrases.no_age()
    from pyrage import x25519

    own, spare = x25519.Identity.generate(), x25519.Identity.generate()
    return NewKeys(str(own), str(own.to_public()), str(spare), str(spare.to_public()))


def on_paper(recovery: str) -> list[str]:
    """The recovery key as it is printed and copied by hand: in lines of a few groups of letters."""
    rest = recovery.removeprefix(_SECRET)
    groups = [rest[at : at + 5] for at in range(0, len(rest), 5)]
    return [_SECRET, *(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))]


def from_paper(typed: str) -> str:
    """The recovery key in what was typed, in any case and spacing, with or without its beginning. ProblemError."""
    if not passphrases.can_lock():
        raise passphrases.no_age()
    from pyrage import IdentityError, x25519

    letters = "".join(one for one in typed.upper() if one.isalnum())
    rest = re.sub("^AGESECRETKEY[1IL]", "", letters).translate(_MISREAD)
    try:
        return str(x25519.Identity.from_str(_SECRET + rest))
    except IdentityError as error:
        what = "is not a whole key: a letter is wrong or missing."
        raise ProblemError(Problem("The recovery key", what, "Compare it with the paper, group by group.")) from error


def shut(home: Home) -> Home:
    """`home` as it is before the passphrase: what is written is closed, nothing can be opened."""
    return home._replace(seal=Sealed(_in_recipients(home)))


def unlock(home: Home, passphrase: str) -> Home:
    """`home`, open. Takes seconds; the errors of `passphrase.unwrap`, and ProblemError when the key is not there."""
    data = read(home.root / IDENTITY)
    if data is None:
        remedy = "Use the recovery key, or restore that file from a copy."
        raise ProblemError(Problem(IDENTITY, "is not there, so no passphrase can open this home.", remedy))
    return _opened(home, passphrases.unwrap(data, passphrase), IDENTITY)


def recover(home: Home, recovery_key: str) -> Home:
    """`home`, open by the recovery key as it was printed or typed from paper. ProblemError."""
    from_paper(recovery_key)  # before the file: a slip of the finger is the likelier fault
    import pyrage

    data = read(home.root / RECOVERY)
    if data is None:
        remedy = "Restore that file from a copy, or use the passphrase."
        raise ProblemError(Problem(RECOVERY, "is not there, so the recovery key cannot open this home.", remedy))
    try:
        key = pyrage.x25519.Identity.from_str(from_paper(recovery_key))
        return _opened(home, pyrage.decrypt(data, [key]).decode("utf-8-sig"), RECOVERY)
    except (pyrage.DecryptError, UnicodeDecodeError) as error:
        what = "does not open this home: it belongs to another, or identity.recovery.age is damaged."
        raise ProblemError(Problem("The recovery key", what, "See that the paper is this home's.")) from error


def write(home: Home, keys: NewKeys, passphrase: str) -> Home:
    """Put the key files in place, read back from the disk; `home` is locked from then on. Takes seconds; ProblemError.

    Cut off anywhere, the home is as it was, or is locked and opens by `passphrase`; `mend` writes what is missing.
    """
    if is_locked(home):  # another key in its place would lock them out of what the first one closed
        raise ProblemError(Problem("This home", "has a passphrase already.", "Change it, or take it off first."))
    make_folder(home.root)
    locked = home._replace(seal=Sealed((keys.public, keys.recovery_public), keys.identity))
    wrapped = _wrapped(locked, passphrase)
    _put(home.root / RECIPIENTS, _for_whom(locked))
    try:
        _put(home.root / IDENTITY, wrapped)
        mend(locked)
    except ProblemError:
        with suppress(ProblemError):  # cannot be removed either: then it is locked, and opens by this passphrase
            remove(home)
        raise
    return locked


def change(home: Home, passphrase: str) -> None:
    """Wrap the key of `home`, which is open, in a new passphrase; the old one opens it until the new one does.

    Takes seconds; ProblemError.
    """
    _put(home.root / IDENTITY, _wrapped(home, passphrase))


def mend(home: Home) -> None:
    """Write what is missing or wrong in the key files beside the passphrase's own; `home` is open. ProblemError."""
    seal = _seal_of(home)
    _put(home.root / RECIPIENTS, _for_whom(home))
    with told(home.root, saving=False):
        sync_folder(home.root)  # nothing may be locked for a key whose name a power cut could still take
    if len(seal.recipients) > 1 and read(home.root / RECOVERY) is None:
        to_paper = Sealed(seal.recipients[1:])
        _put(home.root / RECOVERY, to_paper.close(_key_text(seal).encode()))


def remove(home: Home) -> None:
    """Remove the key files: for good, as nothing in `home` needs them any more. ProblemError.

    The passphrase's own goes before recipients.txt, so that what is left of them is never without a way in.
    """
    for name in (RECOVERY, IDENTITY, RECIPIENTS):
        path = home.root / name
        with told(path, saving=False):
            remove_file(path)
            sync_folder(home.root)


def _wrapped(home: Home, passphrase: str) -> bytes:
    """The key of `home` in `passphrase`, tried before anything relies on it."""
    text = _key_text(_seal_of(home))
    data = passphrases.wrap(text, passphrase)
    if passphrases.unwrap(data, passphrase) != text:
        what = "did not open again by the passphrase it was just locked with."
        raise ProblemError(Problem("The key", what, "Nothing was changed; try again."))
    return data


def _opened(home: Home, text: str, name: str) -> Home:
    """`home` with the identity in `text`, closed for those whom that names; else for those in recipients.txt."""
    from pyrage import IdentityError, x25519

    secret = next((line.strip() for line in text.splitlines() if line.startswith(_SECRET)), "")
    try:
        own = str(x25519.Identity.from_str(secret).to_public())
    except IdentityError as error:
        what = "opens, and holds no key that Supervise can use."
        raise ProblemError(Problem(name, what, "Restore that file from a copy.")) from error
    # What stands inside wins: recipients.txt can be written by anybody who can write in a shared folder.
    inside = re.findall(r"^# also for: (age1\S+)$", text, re.MULTILINE)
    also = [one for one in inside or _in_recipients(home) if one != own]
    return home._replace(seal=Sealed((own, *also), secret))


def _key_text(seal: Sealed) -> str:
    """The identity as a file that `age -i` takes."""
    also = "".join(f"# also for: {one}\n" for one in seal.recipients[1:])
    return f"{_KEY_HEAD}# public key: {seal.recipients[0]}\n{also}{seal.identity}\n"


def _for_whom(home: Home) -> bytes:
    return (_FOR_HEAD + "".join(f"{one}\n" for one in _seal_of(home).recipients)).encode()


def _in_recipients(home: Home) -> list[str]:
    """The public keys in recipients.txt; none when it cannot be read, which `mend` puts right."""
    with suppress(ProblemError):
        text = (read(home.root / RECIPIENTS) or b"").decode(errors="replace")
        return [line.strip() for line in text.splitlines() if line.strip().startswith("age1")]
    return []


def _seal_of(home: Home) -> Sealed:
    if not isinstance(home.seal, Sealed) or home.seal.shut:
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
