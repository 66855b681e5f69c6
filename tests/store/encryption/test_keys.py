"""The key files: a home opens by its passphrase or its printed key, here and by `age`, and nobody else's names hold."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.problems import ProblemError
from supervise.store.encryption import keys, passphrase_process
from supervise.store.encryption.recovery_key import format_recovery_key, parse_recovery_key
from supervise.store.files.cipher import AgeCipher
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import IDENTITY, RECIPIENTS, RECOVERY
from supervise.store.sessions.files import read_sessions, save_new
from supervise.store.sessions.toml import encode
from support.builders import a_session
from support.clock import START
from support.locked_home import FOLDER, KEYS, PASSPHRASE, opened, quick_locks, with_keys
from support.system import private

pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)

needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed")
SESSION = a_session(status="agreed", ended_at=START, aim="Kingfisher, ﷽ 🩺")


def age(*arguments: str | Path, stdin: bytes = b"") -> bytes:
    return subprocess.run(["age", *map(str, arguments)], input=stdin, capture_output=True, check=True).stdout


@needs_age
@pytest.mark.parametrize("armored", [["-a"], []])
def test_a_home_made_by_age_alone_opens_here(tmp_path: Path, armored: list[str]) -> None:
    """identity.age and one session file, by hand: no recovery key, no recipients.txt, no comment in the key."""
    (tmp_path / IDENTITY).write_bytes((FOLDER / "by-hand.age").read_bytes())
    path = tmp_path / "sessions/2026" / f"{SESSION.id}.toml.age"
    path.parent.mkdir(parents=True)
    path.write_bytes(age(*armored, "-r", KEYS.public, stdin=encode(SESSION)))
    assert keys.is_locked(HomeFolder(tmp_path))
    home = keys.unlock(HomeFolder(tmp_path), PASSPHRASE)
    assert read_sessions(home).kept[0].session == SESSION
    keys.repair(home)
    again = save_new(home, SESSION.with_changes(id="2026-11-23T0930-aaaa"))
    assert read_sessions(home).kept[0].path == again.path


@needs_age
def test_age_opens_a_session_with_the_identity_file_or_the_printed_key(tmp_path: Path) -> None:
    home = with_keys(tmp_path)
    path = save_new(home, SESSION).path
    (tmp_path / "paper.txt").write_text(
        "".join(format_recovery_key(KEYS.recovery)).replace(" ", "") + "\n", encoding="utf-8"
    )
    (tmp_path / "key.txt").write_bytes(age("-d", "-i", tmp_path / "paper.txt", tmp_path / RECOVERY))
    for key in ("paper.txt", "key.txt"):
        assert age("-d", "-i", tmp_path / key, path) == encode(SESSION)


def test_setting_a_passphrase_makes_a_home_that_opens_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    home = HomeFolder(tmp_path / "home")
    assert not keys.is_locked(home)
    written = keys.write(home, keys.new_keys(), PASSPHRASE)
    assert keys.is_locked(home)
    recovered = keys.unlock_with_recovery_key(home, KEYS.recovery)
    assert recovered.proved
    for opened_home in (written, keys.unlock(home, PASSPHRASE), recovered.home):
        assert isinstance(opened_home.seal, AgeCipher)
        assert (opened_home.seal.identity, opened_home.seal.recipients) == (
            KEYS.identity,
            (KEYS.public, KEYS.recovery_public),
        )
    shut = keys.locked_home(home).seal
    assert isinstance(shut, AgeCipher)
    assert (shut.identity, shut.recipients) == (None, ()), "for whom it is written, only the key can say"
    with pytest.raises(ProblemError, match="has a passphrase already"):
        keys.write(home, keys.new_keys(), PASSPHRASE)
    for name in (IDENTITY, RECOVERY):
        assert KEYS.identity.encode() not in (home.root / name).read_bytes()
    assert KEYS.recovery not in (home.root / RECIPIENTS).read_text(encoding="utf-8")
    assert private(*home.root.iterdir())


def test_new_keys_are_new_each_time_and_a_passphrase_that_does_not_open_again_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = keys.new_keys(), keys.new_keys()
    assert len({*first, *second}) == 8
    monkeypatch.setattr(passphrase_process, "wrap", lambda *_: (opened(tmp_path), b"half a file")[1])
    with pytest.raises(ProblemError, match=r"identity.age: is damaged"):
        keys.write(HomeFolder(tmp_path), first, PASSPHRASE)
    assert not list(tmp_path.iterdir())


def test_keys_that_cannot_all_be_written_are_taken_away_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    takes_name = "rename" if os.name == "nt" else "link"
    real = getattr(os, takes_name)

    def refused(source: Path, name: Path) -> None:
        if Path(name).name == RECOVERY:
            raise OSError(28, "No space left on device")
        real(source, name)

    monkeypatch.setattr(os, takes_name, refused)
    with pytest.raises(ProblemError, match="disk is full"):
        keys.write(HomeFolder(tmp_path), KEYS, PASSPHRASE)
    assert not keys.is_locked(HomeFolder(tmp_path)), "nobody is asked for a passphrase that was never set"
    assert not list(tmp_path.iterdir())


def test_a_changed_passphrase_opens_and_the_old_one_no_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old one is typed in letters that `age -p` took as the keyboard gave them, which are not as we write them."""
    quick_locks(monkeypatch)
    old = "cafe\u0301 au lait, please"
    save_new(with_keys(tmp_path), SESSION)
    (tmp_path / IDENTITY).write_bytes((Path(__file__).parent / "made_by_age.age").read_bytes())
    keys.change(keys.unlock(HomeFolder(tmp_path), old), PASSPHRASE)
    again = keys.unlock(HomeFolder(tmp_path), PASSPHRASE)
    assert read_sessions(again).kept[0].session == SESSION
    with pytest.raises(passphrase_process.WrongPassphraseError):
        keys.unlock(HomeFolder(tmp_path), old)
    assert keys.unlock_with_recovery_key(HomeFolder(tmp_path), KEYS.recovery).home.seal.is_locked is False, (
        "the printed key is as good as before"
    )


def test_a_home_that_is_shut_cannot_be_given_a_new_passphrase(tmp_path: Path) -> None:
    with_keys(tmp_path)
    with pytest.raises(ProblemError, match="is not open"):
        keys.change(keys.locked_home(HomeFolder(tmp_path)), "quite another one")


def test_whoever_can_write_in_the_folder_cannot_have_it_locked_for_themselves(tmp_path: Path) -> None:
    with_keys(tmp_path)
    stranger = pyrage.x25519.Identity.generate()
    (tmp_path / RECIPIENTS).write_text(f"{stranger.to_public()}\n", encoding="utf-8")
    home = keys.unlock(HomeFolder(tmp_path), PASSPHRASE)
    data = home.seal.encrypt(b"words")
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(data, [stranger])
    keys.repair(home)
    assert str(stranger.to_public()) not in (tmp_path / RECIPIENTS).read_text(encoding="utf-8")
    paper = pyrage.x25519.Identity.from_str(KEYS.recovery)
    assert pyrage.decrypt(data, [paper]) == b"words"


def test_a_key_file_that_is_gone_or_hurt_says_which_way_is_left(tmp_path: Path) -> None:
    home = with_keys(tmp_path)
    (tmp_path / IDENTITY).unlink()
    assert keys.is_locked(home), "it does not seem to be open because one file was lost"
    with pytest.raises(ProblemError, match=r"no passphrase can open.*Use the recovery key"):
        keys.unlock(home, PASSPHRASE)
    assert keys.unlock_with_recovery_key(home, KEYS.recovery).home.seal.is_locked is False
    (tmp_path / RECOVERY).write_bytes(b"\xff")
    with pytest.raises(ProblemError, match=r"belongs to another, or identity.recovery.age is damaged"):
        keys.unlock_with_recovery_key(home, KEYS.recovery)
    (tmp_path / RECOVERY).unlink()
    with pytest.raises(ProblemError, match="is not there, so the recovery key cannot open"):
        keys.unlock_with_recovery_key(home, KEYS.recovery)
    with pytest.raises(ProblemError, match=r"is locked, and its key is not here.*identity.age back from a backup"):
        keys.unlock(home, PASSPHRASE)
    with pytest.raises(ProblemError, match="is locked, so nothing can be written"):
        keys.locked_home(home).seal.encrypt(b"words")


def test_another_homes_paper_does_not_open_this_one(tmp_path: Path) -> None:
    with_keys(tmp_path)
    with pytest.raises(ProblemError, match="belongs to another"):
        keys.unlock_with_recovery_key(HomeFolder(tmp_path), keys.new_keys().recovery)


def test_a_key_opens_by_the_passphrase_and_holds_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_keys(tmp_path)
    for text in ("shopping list", "AGE-SECRET-KEY-1NONSENSE"):
        monkeypatch.setattr(passphrase_process, "unwrap", lambda *_, text=text: text)
        with pytest.raises(ProblemError, match="holds no key that Supervise can use"):
            keys.unlock(HomeFolder(tmp_path), PASSPHRASE)


SPACING = st.sampled_from(["", " ", "  ", "\n", "-", "\t"])


@given(st.lists(SPACING, min_size=80, max_size=80), st.booleans(), st.booleans())
def test_the_printed_key_is_understood_however_it_is_typed(gaps: list[str], small: bool, begun: bool) -> None:
    key = KEYS.recovery if begun else KEYS.recovery.removeprefix("AGE-SECRET-KEY-1")
    typed = "".join(letter + gap for letter, gap in zip(key, gaps, strict=False))
    assert parse_recovery_key(typed.lower() if small else typed) == KEYS.recovery


def test_what_is_misread_on_paper_is_put_right_and_what_is_mistyped_is_noticed() -> None:
    assert parse_recovery_key("\n".join(format_recovery_key(KEYS.recovery))) == KEYS.recovery
    assert parse_recovery_key(KEYS.recovery.replace("0", "O").replace("L", "I").replace("8", "B")) == KEYS.recovery
    assert max(map(len, format_recovery_key(KEYS.recovery))) <= 30
    for wrong in ("", "tea", KEYS.recovery[:-1], KEYS.recovery.replace("Q", "P", 1), KEYS.recovery + "Q", "٣" * 58):
        with pytest.raises(ProblemError, match="a letter is wrong or missing"):
            parse_recovery_key(wrong)
