"""A home with a passphrase that opens at once: its key was wrapped with little work, which any age program accepts.

The usual wrapping takes seconds on purpose, and is tried by the few tests that are about it.
"""

from functools import cache
from pathlib import Path

import pytest

from supervise.store import ignored_words
from supervise.store.encryption import convert, keys, passphrase_process
from supervise.store.encryption.keys import NewKeys
from supervise.store.files.cipher import AgeCipher, mark
from supervise.store.home import key_files
from supervise.store.home.folder import HomeFolder

FOLDER = Path(__file__).parent / "age_files"
PASSPHRASE = "three plain words"
KEYS = NewKeys(
    identity="AGE-SECRET-KEY-15P9DZNQ329RE2MRQDCQRCFYCCATVX6ZLJ9ZU277HUXAQ0YST0PKQHYATPE",
    public="age1wv94zfqh4ggfshtnyfywz7ag3twxuavqr5h0rpn7tgvegjsav3tq60zhzj",
    recovery="AGE-SECRET-KEY-16627F967H6KV6JM988ZUZZ4U3JX5MPMZZ0UES2UF89QD0DV6GDESXM65PH",
    recovery_public="age1tz8rfxetfkf9erlgq5va8mvp39l58p3m36jl3q6l6zatlgzeau9smsd44e",
)
"""Made up for these tests, and used for nothing else."""


def needs_lock() -> None:
    """Skip the test where nothing can be locked, as on Windows on ARM."""
    if not passphrase_process.can_lock():
        pytest.skip("no pyrage is made for this computer")


def opened(root: Path) -> HomeFolder:
    """The home at `root` as it is once the passphrase was given."""
    needs_lock()
    proof = mark(KEYS.recovery, "recovers", KEYS.public.encode())
    return HomeFolder(root, AgeCipher((KEYS.public, KEYS.recovery_public), KEYS.identity, proof))


def with_keys(root: Path) -> HomeFolder:
    """Put the key files there, and return the home, open; what lies there already is still plain."""
    needs_lock()
    root.mkdir(parents=True, exist_ok=True)
    (root / key_files.IDENTITY).write_bytes((FOLDER / key_files.IDENTITY).read_bytes())
    home = opened(root)
    keys.repair(home)
    return home


def locked(root: Path) -> HomeFolder:
    """Lock everything at `root` with PASSPHRASE, and return the home, open."""
    home = with_keys(root)
    ignored_words.take_over(HomeFolder(root), home)
    outcome = convert.resume(home, lambda done, of: None)
    assert outcome.problems == ()
    return outcome.home


def quick_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """New keys are KEYS, and wrapping them in PASSPHRASE takes no time; everything else is the real thing."""
    needs_lock()
    real, ready = passphrase_process.wrap, (FOLDER / key_files.IDENTITY).read_bytes()

    def wrap(identity: str, given: str) -> bytes:
        return ready if given == PASSPHRASE and KEYS.identity in identity else real(identity, given)

    monkeypatch.setattr(keys, "new_keys", lambda: KEYS)
    monkeypatch.setattr(passphrase_process, "wrap", wrap)


_unwrap_once = cache(passphrase_process.unwrap)


def unwrap_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that open a home many times and are not about how: a wrong passphrase is really tried each time."""
    monkeypatch.setattr(passphrase_process, "unwrap", _unwrap_once)
