"""What the key files of a locked home are called; the standard `age` program knows what to do with each."""

from supervise.store.paths import Home

IDENTITY = "identity.age"
"""The home's key, wrapped by the passphrase."""
RECOVERY = "identity.recovery.age"
"""The same key, locked to the recovery key."""
RECIPIENTS = "recipients.txt"
"""The public halves of both, a line each: for whom everything is locked."""


def is_locked(home: Home) -> bool:
    """Whether a passphrase is set."""
    return (home.root / IDENTITY).exists() or (home.root / RECOVERY).exists()
