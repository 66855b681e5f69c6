"""Encrypts and decrypts the files of a home: as they are, or with age to the home's own key."""

import codecs
import hashlib
import hmac
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, Protocol

from supervise.domain.problems import Problem, ProblemError

ARMOR, ARMOR_ENDS = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_AGE = b"age-encryption.org/"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNSEEN = codecs.BOM_UTF8 + b" \t\r\n\v\f"
_NOT_FOR_THIS_KEY = "No matching keys found"


def as_age_wants(data: bytes) -> bytes:
    """`data` without what an editor puts unseen around a locked file: nothing of that is missing, but age refuses it.

    A byte order mark, empty lines before the first one, two bytes a letter. What is no locked file stays as it is.
    """
    bare = data
    if data.startswith(_UTF16):
        with suppress(UnicodeError):
            bare = data.decode("utf-16").encode()
    bare = bare.lstrip(_UNSEEN)
    return bare if bare.startswith(ARMOR) else data


def is_age(data: bytes) -> bool:
    """Whether `data` begins as a locked file does."""
    return as_age_wants(data).startswith((ARMOR, _AGE))


class Cipher(Protocol):
    """What stands between words and the disk; `ending` is that of a session's file name."""

    @property
    def suffix(self) -> str: ...

    @property
    def is_locked(self) -> bool:
        """Whether it closes what is written and opens nothing."""
        ...

    def encrypt(self, data: bytes) -> bytes:
        """Return `data` as it may lie on the disk."""
        ...

    def decrypt(self, data: bytes, name: str) -> bytes:
        """Return what was closed; ProblemError, about the file `name`, when it cannot be opened."""
        ...


class NoCipher:
    """No passphrase: any editor reads the files."""

    suffix = ".toml"
    is_locked = False

    def encrypt(self, data: bytes) -> bytes:
        return data

    def decrypt(self, data: bytes, name: str) -> bytes:
        remedy = "Bring identity.age back from a backup or another laptop, then open Supervise again."
        raise ProblemError(Problem(name, "is locked, and its key is not here.", remedy))


class ForeignError(ProblemError):
    """It was locked with another key: nothing of it is damaged."""


class AgeCipher:
    """Armored age files to `recipients`; `identity` opens them, and without it they can still be written."""

    suffix = ".toml.age"

    def __init__(self, recipients: Sequence[str], identity: str | None = None, proof: str = "") -> None:
        """`proof` is what only the printed recovery key can have said of this identity; "" where it never did."""
        self.recipients, self.identity, self.proof = tuple(recipients), identity, proof

    @property
    def is_locked(self) -> bool:
        return self.identity is None

    @cached_property
    def _to(self) -> list[Any]:
        from pyrage import RecipientError, x25519  # a home without a passphrase never loads it

        try:
            if self.recipients:
                return [x25519.Recipient.from_str(recipient) for recipient in self.recipients]
        except RecipientError:
            pass  # told below, as when there is none
        what = "is locked, so nothing can be written."
        raise ProblemError(Problem("This home", what, "Open it with the passphrase first."))

    def encrypt(self, data: bytes) -> bytes:
        import pyrage

        closed: bytes = pyrage.encrypt(data, self._to, armored=True)
        return closed

    def decrypt(self, data: bytes, name: str) -> bytes:
        import pyrage

        if self.identity is None:
            raise ProblemError(Problem(name, "is locked.", "Type the passphrase to open it."))
        try:
            opened: bytes = pyrage.decrypt(as_age_wants(data), [pyrage.x25519.Identity.from_str(self.identity)])
        except pyrage.DecryptError as error:
            what = "cannot be opened: it is damaged, or was locked with another key."
            if has_words_around(data):
                remedy = "Take them out in an editor, and keep them elsewhere: what is locked may be whole."
                raise ProblemError(Problem(name, "has other words before or after what is locked.", remedy)) from error
            kind = ForeignError if str(error) == _NOT_FOR_THIS_KEY else ProblemError
            raise kind(Problem(name, what, "The file is left as it is; restore a copy.")) from error
        return opened

    def mark(self, what_for: str, data: bytes) -> str:
        """What proves that `data` was put here by whoever has the key: to lock something, anybody can.

        For one purpose: the mark of one file says nothing for another kind of file.
        """
        if self.identity is None:
            raise ProblemError(Problem("This home", "is locked.", "Open it with the passphrase first."))
        return mark(self.identity, what_for, data)


def mark(secret: str, what_for: str, data: bytes) -> str:
    """In hex, what only somebody with this secret key can say of `data`."""
    return hmac.new(secret.encode(), f"supervise {what_for}\0".encode() + data, hashlib.sha256).hexdigest()


def same_mark(text: str, other: str) -> bool:
    return hmac.compare_digest(text.encode(), other.encode())


def has_words_around(data: bytes) -> bool:
    """Whether something that can be seen stands before or after what is locked."""
    before, begins, locked = data.partition(ARMOR)
    return bool(begins) and bool(before.strip(_UNSEEN) or locked.partition(ARMOR_ENDS)[2].strip(_UNSEEN))


PLAIN = NoCipher()


def for_name(name: str, seal: Cipher) -> Cipher:
    """How the file `name` is closed in a home that has `seal`: each file says by its ending, so that both can lie
    side by side while a passphrase is being set or taken off. PLAIN for one that nobody here can open, too."""
    if name.endswith(".age"):
        return seal
    return PLAIN
