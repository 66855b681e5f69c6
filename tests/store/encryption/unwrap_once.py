"""A passphrase that was seen to open a key file is not tried again in a process of its own."""

from functools import cache

import pytest

from supervise.store.encryption import passphrase_process

_unwrap_once = cache(passphrase_process.unwrap)


def unwrap_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that open a home many times and are not about how: a wrong one is really tried each time."""
    monkeypatch.setattr(passphrase_process, "unwrap", _unwrap_once)
