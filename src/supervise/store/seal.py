"""How a home's files with people's words are closed and opened: as they are, or as age files to the home's own key."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Protocol

from supervise.domain.problems import Problem, ProblemError


class Seal(Protocol):
    """What stands between words and the disk; `ending` is that of a session's file name."""

    @property
    def ending(self) -> str: ...

    @property
    def shut(self) -> bool:
        """Whether it closes what is written and opens nothing."""
        ...

    def close(self, data: bytes) -> bytes:
        """Return `data` as it may lie on the disk."""
        ...

    def open(self, data: bytes, name: str) -> bytes:
        """Return what was closed; ProblemError, about the file `name`, when it cannot be opened."""
        ...


class Plain:
    """No passphrase: any editor reads the files."""

    ending = ".toml"
    shut = False

    def close(self, data: bytes) -> bytes:
        return data

    def open(self, data: bytes, name: str) -> bytes:
        raise ProblemError(Problem(name, "is locked, and this home is open without its key.", "Unlock this home."))


class Sealed:
    """Armored age files to `recipients`; `identity` opens them, and without it they can still be written."""

    ending = ".toml.age"

    def __init__(self, recipients: Sequence[str], identity: str | None = None) -> None:
        self.recipients, self.identity = tuple(recipients), identity

    @property
    def shut(self) -> bool:
        return self.identity is None

    @cached_property
    def _to(self) -> list[Any]:
        from pyrage import RecipientError, x25519  # a home without a passphrase never loads it

        try:
            if self.recipients:
                return [x25519.Recipient.from_str(one) for one in self.recipients]
        except RecipientError:
            pass  # told below, as when there is none
        what = "says no more for whom this home is locked, so nothing can be written."
        raise ProblemError(Problem("recipients.txt", what, "Open the home with the passphrase: that puts it right."))

    def close(self, data: bytes) -> bytes:
        import pyrage

        closed: bytes = pyrage.encrypt(data, self._to, armored=True)
        return closed

    def open(self, data: bytes, name: str) -> bytes:
        import pyrage

        if self.identity is None:
            raise ProblemError(Problem(name, "is locked.", "Type the passphrase to open it."))
        try:
            opened: bytes = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(self.identity)])
        except pyrage.DecryptError as error:
            what = "cannot be opened: it is damaged, or was locked with another key."
            raise ProblemError(Problem(name, what, "The file is left as it is; restore a copy.")) from error
        return opened


PLAIN = Plain()


def for_name(name: str, seal: Seal) -> Seal:
    """How the file `name` is closed in a home that has `seal`: each file says by its ending, so that both can lie
    side by side while a passphrase is being set or taken off."""
    if name.endswith(".age"):
        return seal
    return PLAIN
