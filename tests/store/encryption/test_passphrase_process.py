"""The key under its passphrase: opened by us and by `age`, and every way it can fail is a sentence."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.encryption import keys, passphrase_process
from supervise.store.encryption.passphrase_process import TooLittleMemoryError, WrongPassphraseError, unwrap, wrap
from supervise.store.home.key_files import IDENTITY, RECOVERY
from support.locked_home import FOLDER, KEYS, PASSPHRASE, with_keys

pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)
READY = (FOLDER / "identity.age").read_bytes()
LONG = "Ŵyn a chŵn 👩‍⚕️ 'quoted' $HOME \\ 語"
needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed")


@pytest.fixture(scope="module")
def wrapped(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The key of a home whose passphrase was changed to LONG: really wrapped, tried and put in place.

    Once for all, as it takes seconds.
    """
    home = with_keys(tmp_path_factory.mktemp("home"))
    keys.change(home, LONG)
    return (home.root / IDENTITY).read_bytes()


def test_a_changed_passphrase_is_really_tried_before_its_key_is_put_in_place(wrapped: bytes) -> None:
    assert wrapped.startswith(b"-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert wrapped != READY


@needs_age
def test_age_opens_what_we_wrapped_by_the_passphrase_alone(wrapped: bytes, tmp_path: Path) -> None:
    """And the other way round: the home in test_keys whose passphrase is changed has a key that `age -p` made."""
    pexpect = pytest.importorskip("pexpect", reason="needs a POSIX terminal")
    (tmp_path / "identity.age").write_bytes(wrapped)
    child = pexpect.spawn("age", ["-d", "-o", "key.txt", "identity.age"], cwd=str(tmp_path), timeout=60)
    child.expect("passphrase")
    child.waitnoecho()
    child.sendline(LONG)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before
    assert (tmp_path / "key.txt").read_text(encoding="utf-8") == unwrap(READY, PASSPHRASE)


def test_what_an_editor_put_before_the_key_does_no_harm(tmp_path: Path) -> None:
    home = with_keys(tmp_path)
    for name in (IDENTITY, RECOVERY):
        path = tmp_path / name
        path.write_bytes(b"\xef\xbb\xbf\r\n" + path.read_bytes())
    assert keys.unlock(home, PASSPHRASE).seal.is_locked is False
    assert keys.unlock_with_recovery_key(home, KEYS.recovery).proved
    assert keys.wrong_beside(home) == ()


def test_line_ends_and_a_byte_order_mark_on_the_way_do_no_harm() -> None:
    assert KEYS.identity in unwrap(READY.replace(b"\n", b"\r\n"), PASSPHRASE)


@pytest.mark.parametrize(
    "given", ["", "three plain word", "Three plain words", " three plain words", "\ud83d", "x" * 5000]
)
def test_a_wrong_one_says_what_to_do_next(given: str) -> None:
    with pytest.raises(WrongPassphraseError, match="Type it again; or use the recovery key"):
        unwrap(READY, given)


@pytest.mark.parametrize("data", [b"", b"not a key", READY[:300], READY[:700] + READY[701:], b"\xff" * 900])
def test_a_damaged_key_is_told_apart_from_a_wrong_passphrase(data: bytes) -> None:
    with pytest.raises(ProblemError, match=r"identity.age: is damaged.*Restore identity.age from a copy"):
        unwrap(data, PASSPHRASE)


def test_a_key_that_asks_for_more_work_than_this_computer_does(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match=r"a much faster computer locked it.*Close other programs"):
        unwrap((FOLDER / "too-much-work.age").read_bytes(), PASSPHRASE)


def test_a_busy_computer_is_tried_again_before_it_is_said_to_be_slow() -> None:
    busy = [pyrage.DecryptError("Excessive work parameter for passphrase")] * 3

    def decrypt() -> bytes:
        if busy:
            raise busy.pop()
        return b"opened"

    assert passphrase_process.patiently(decrypt, 4) == b"opened"
    busy += [pyrage.DecryptError("Excessive work parameter for passphrase")] * 2
    with pytest.raises(pyrage.DecryptError, match="Excessive"):
        passphrase_process.patiently(decrypt, 2)
    tries: list[int] = []

    def wrong() -> bytes:
        tries.append(1)
        raise pyrage.DecryptError("Decryption failed")

    with pytest.raises(pyrage.DecryptError, match="Decryption failed"):
        passphrase_process.patiently(wrong, 9)
    assert tries == [1], "a wrong passphrase is said to be wrong at once"


def test_how_much_work_a_file_asks_for_is_read_from_it() -> None:
    asked = [
        passphrase_process._work(data)
        for data in (READY, (FOLDER / "too-much-work.age").read_bytes(), b"", b"x", b"-> ")
    ]
    assert asked == [4, 40, 0, 0, 0]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits memory by ulimit -v")
def test_too_little_memory_ends_the_child_and_not_the_app(
    wrapped: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = tmp_path / "python"
    small.write_text(f'#!/bin/sh\nulimit -v 120000\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    small.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(small))
    for deed in (lambda: unwrap(wrapped, LONG), lambda: wrap(KEYS.identity, LONG)):
        with pytest.raises(TooLittleMemoryError, match="Close other programs"):
            deed()
    assert KEYS.identity in unwrap(READY, PASSPHRASE), "a little memory is enough for a little work"
    assert not list(tmp_path.glob("core*"))


def test_where_the_library_or_python_is_missing_it_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyrage.py").write_text("raise ImportError('no wheel for this computer')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(ProblemError, match="not made for this kind of computer"):
        unwrap(READY, PASSPHRASE)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nobody"))
    with pytest.raises(ProblemError, match="could not be opened or closed: "):
        unwrap(READY, PASSPHRASE)


def test_the_passphrase_is_in_no_argument_and_the_child_loads_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    real = subprocess.run

    def run(command: list[str], **more: object) -> object:
        seen.append(command)
        return real(command, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", run)
    unwrap(READY, PASSPHRASE)
    [command] = seen
    assert not [argument for argument in command if "plain" in argument]
    loaded = "[name for name in ('textual', 'pydantic') if name in sys.modules]"
    ask = f"import sys, supervise.store.encryption.passphrase_process; print({loaded})"
    assert real([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout == "[]\n"
    assert passphrase_process.can_lock()
