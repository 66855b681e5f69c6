"""Setting a passphrase on a home and taking it off: whatever cuts it off, no word is lost, and it can be finished."""

import itertools
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption import convert, keys, removal_marker
from supervise.store.encryption.convert import TAKING_OFF, ConversionResult
from supervise.store.files import folders
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import IDENTITY, RECIPIENTS, RECOVERY
from supervise.store.sessions.drafts import OpenDraft
from supervise.store.sessions.files import read_sessions, save_new
from supervise.store.sessions.trash import sweep_home
from support.builders import a_session, read_drafts
from support.clock import START
from support.faulty_disk import Died, FaultyDisk
from support.locked_home import KEYS, PASSPHRASE, locked, opened, quick_locks, unwrap_once, with_keys
from support.system import private

CANARY = b"kingfisher"
AGREED = a_session(status="agreed", ended_at=START, aim="kingfisher")
DRAFT = a_session(id="2026-11-23T0930-aaaa", aim="kingfisher at noon")
HOWS = ("fail", "die before", "die after")
Tree = dict[str, bytes]


def quietly(_done: int, _of: int) -> None:
    pass


def tree(root: Path) -> Tree:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def filled(root: Path) -> HomeFolder:
    """A plain home with words in every folder that can hold any, well-formed and not."""
    home = HomeFolder(root)
    save_new(home, AGREED)
    OpenDraft.begin(home, DRAFT)
    for name, data in {
        "sessions/2026/2026-12-01T0930-zzzz.toml": b"kingfisher, but = no TOML \xff\r\n",
        "sessions/2026/minutes.docx": b"kingfisher as a document \x00",
        "trash/.tmp-x.toml-0badcafe": b"kingfisher, half wri",
        "trash/no ending": b"",
        f"history/{AGREED.id}/2026-11-22T093000-before.toml": b'aim = "kingfisher before"\n',
        "quarantine/2026-12-01T0930-zzzz.toml": b"kingfisher \xff",
        "known-words.toml": b'not_identifiers = ["Kingfisher Ward", "kingfisher"]\n',
        "settings.toml": b"talk_minutes = 20\n",
        "content/wheel.toml": b"id = 'ours'\n",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return home


def canaries(root: Path) -> list[str]:
    return [name for name, data in tree(root).items() if CANARY in data.lower()]


def words(root: Path) -> dict[str, set[bytes]]:
    """What can be read at `root` with its key, by the name the file has without `.age`."""
    words_by_name: dict[str, set[bytes]] = {}
    for name, data in tree(root).items():
        opens = name.endswith(".age") and name not in (IDENTITY, RECOVERY)  # what is half written ends otherwise
        plain = opened(root).seal.decrypt(data, name) if opens else data
        words_by_name.setdefault(name.removesuffix(".age"), set()).add(plain)
    return words_by_name


def without_leftovers(files: Tree) -> Tree:
    return {name: data for name, data in files.items() if not Path(name).name.startswith(".tmp-")}


def no_keys(files: Tree) -> Tree:
    return {name: data for name, data in files.items() if name not in (IDENTITY, RECOVERY, RECIPIENTS, TAKING_OFF)}


def test_everything_is_locked_and_comes_back_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    home = filled(tmp_path / "home")
    before = tree(home.root)
    progress: list[tuple[int, int]] = []
    outcome = convert.encrypt_home(home, keys.new_keys(), PASSPHRASE, lambda done, of: progress.append((done, of)))
    assert outcome.problems == ()
    assert canaries(home.root) == []
    assert progress == [(number, 9) for number in range(10)]
    plain = {name for name in tree(home.root) if not name.endswith(".age")}
    assert plain == {"settings.toml", "content/wheel.toml", RECIPIENTS}, "what stays plain, and nothing else"
    again = keys.unlock(home, PASSPHRASE)
    assert [stored.session for stored in read_sessions(again).kept] == [AGREED]
    assert [draft.session for draft in read_drafts(again)] == [DRAFT]
    assert private(*home.root.rglob("*.age"))
    assert convert.decrypt_home(again, quietly) == ConversionResult(home)
    assert tree(home.root) == before
    assert not keys.is_locked(home)


def cut_off(deed: Callable[[], object], at: int, how: str) -> bool:
    """Do it with the disk call numbered `at` going wrong; whether there was such a call."""
    with pytest.MonkeyPatch.context() as patch:
        machine = FaultyDisk(patch, at, how)
        with suppress(ProblemError, Died):
            deed()
    machine.close_files()
    return machine.at < len(machine.calls)


@pytest.mark.parametrize("how", HOWS)
def test_locking_cut_off_at_any_disk_call_loses_nothing(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_locks(monkeypatch)
    unwrap_once(monkeypatch)
    for at in itertools.count():
        home = small(tmp_path / f"{at}")
        before = tree(home.root)
        went_on = cut_off(lambda home=home: convert.encrypt_home(home, KEYS, PASSPHRASE, quietly), at, how)
        words_now = words(home.root)
        assert all(data in words_now[name] for name, data in before.items()), at
        if keys.is_locked(home):
            again = keys.unlock(home, PASSPHRASE)
            assert convert.resume(again, quietly).problems == (), at
        else:
            assert no_keys(without_leftovers(tree(home.root))) == before, "nothing was locked without a key"
            sweep_home(home)
            again = convert.encrypt_home(home, KEYS, PASSPHRASE, quietly).home
        assert canaries(home.root) == []
        assert convert.decrypt_home(again, quietly).problems == ()
        after = tree(home.root)
        assert {name: after[name] for name in before} == before, at
        assert all(name.startswith("trash/.tmp-") for name in after.keys() - before.keys()), "nothing is there twice"
        if not went_on:
            break
    assert at > 30


@pytest.mark.parametrize("how", HOWS)
def test_taking_it_off_cut_off_at_any_disk_call_loses_nothing(tmp_path: Path, how: str) -> None:
    for at in itertools.count():
        plain = small(tmp_path / f"{at}")
        before = tree(plain.root)
        home = locked(plain.root)
        went_on = cut_off(lambda home=home: convert.decrypt_home(home, quietly), at, how)
        words_now = words(plain.root)
        assert all(data in words_now[name] for name, data in before.items()), at
        if keys.is_locked(plain):
            begun = convert.taking_off(opened(plain.root))
            assert convert.resume(opened(plain.root), quietly).problems == ()
            if not begun:
                assert canaries(plain.root) == [], "before it was written down that it is wanted, it stays locked"
                assert convert.decrypt_home(opened(plain.root), quietly).problems == ()
        sweep_home(plain)
        removal_marker.clear(plain)
        after = tree(plain.root)
        assert {name: after[name] for name in before} == before, at
        assert all(name.startswith("trash/.tmp-") for name in after.keys() - before.keys()), at
        if not went_on:
            break
    assert at > 15


def small(root: Path) -> HomeFolder:
    """A home with a session, a draft and the words they said are no names."""
    home = HomeFolder(root)
    save_new(home, AGREED)
    OpenDraft.begin(home, DRAFT)
    (root / "known-words.toml").write_bytes(b'not_identifiers = ["Kingfisher Ward"]\n')
    return home


FINISHER = """
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from supervise.store.encryption import convert as conversion
from supervise.store.home.folder import HomeFolder
from supervise.store.files.cipher import AgeCipher
root, identity, *recipients = sys.argv[1:]
home = HomeFolder(Path(root), AgeCipher(recipients, identity))
print("begun", flush=True)
conversion.resume(home, lambda done, of: print(done, of, flush=True))
"""


def test_killed_again_and_again_while_locking_and_opening_it_ends_whole(tmp_path: Path) -> None:
    """Each kill falls at a moment nobody chose; the next process goes on, until everything is done."""
    plain = filled(tmp_path / "home")
    for number in range(10):
        (plain.sessions / f"2026/{number:02}.toml").write_bytes(CANARY * 200 + b"%d" % number)
    before = tree(plain.root)
    with_keys(plain.root)
    chance, kills = random.Random(7), {"locking": 0, "opening": 0}
    while min(kills.values()) < 5:
        doing = "opening" if convert.taking_off(opened(plain.root)) else "locking"
        command = [sys.executable, "-c", FINISHER, str(plain.root), KEYS.identity, KEYS.public, KEYS.recovery_public]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for _ in range(chance.randrange(1, 12)):
                line = child.stdout.readline()
            child.kill()
            over = not line
        kills[doing] += not over
        words_now = words(plain.root)
        assert all(data in words_now[name] for name, data in before.items())
        if over and convert.taking_off(opened(plain.root)):
            with_keys(plain.root)
        elif over:
            assert canaries(plain.root) == []
            convert.begin_taking_off(opened(plain.root))
    off = convert.taking_off(opened(plain.root))
    if not off:
        assert convert.resume(opened(plain.root), quietly).problems == ()
        assert canaries(plain.root) == []
    assert convert.decrypt_home(opened(plain.root), quietly).problems == ()
    after = tree(plain.root)
    assert {name: after[name] for name in before} == before
    assert all(".tmp-" in name for name in after.keys() - before.keys())


def test_what_another_laptop_wrote_plain_is_taken_in_and_never_in_place_of_other_words(tmp_path: Path) -> None:
    home = locked(small(tmp_path).root)
    theirs = AGREED.with_changes(aim="kingfisher from the other laptop")
    for session in (AGREED, theirs):  # the same words once more, then other words under the same name
        plain = save_new(HomeFolder(tmp_path), session).path
        assert convert.resume(home, quietly).problems == ()
        assert not plain.exists()
    assert canaries(tmp_path) == []
    stored_sessions = read_sessions(home).kept
    assert sorted(stored.session.aim for stored in stored_sessions) == sorted((AGREED.aim, theirs.aim))
    assert sorted(stored.path.name for stored in stored_sessions) == [
        f"{AGREED.id}.2.toml.age",
        f"{AGREED.id}.toml.age",
    ]
    save_new(HomeFolder(tmp_path), theirs)
    convert.resume(home, quietly)
    assert len(read_sessions(home).kept) == 2, "taken in once, however often it is finished"


def test_the_same_words_plain_and_locked_wait_for_the_one_removal(tmp_path: Path) -> None:
    home = with_keys(tmp_path)
    plain = save_new(HomeFolder(tmp_path), AGREED).path
    sealed = save_new(home, AGREED).path
    before = sealed.read_bytes()
    assert convert.resume(home, quietly).problems == ()
    assert not plain.exists()
    assert sealed.read_bytes() == before, "it is not written again"


def test_a_file_that_cannot_be_locked_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    home = filled(tmp_path / "home")
    (tmp_path / "elsewhere.toml").write_bytes(CANARY)
    link = home.drafts / "2026-11-24T0930-bbbb.toml"
    link.symlink_to(tmp_path / "elsewhere.toml")
    taken = home.drafts / f"{DRAFT.id}.toml.age"
    taken.mkdir()
    outcome = convert.resume(with_keys(home.root), quietly)
    assert [Path(problem.where).name for problem in outcome.problems] == [taken.name, link.name]
    assert set(canaries(home.root)) == {f"drafts/{DRAFT.id}.toml", f"drafts/{link.name}"}
    link.unlink()
    taken.rmdir()
    assert convert.resume(outcome.home, quietly).problems == ()
    assert canaries(home.root) == []


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    home = small(tmp_path)
    home.trash.write_bytes(b"a file")
    [problem] = convert.resume(with_keys(home.root), quietly).problems
    assert (problem.where, "file stands where a folder" in problem.what) == (str(home.trash), True)


def test_the_key_stays_while_one_file_cannot_be_opened(tmp_path: Path) -> None:
    home = locked(filled(tmp_path).root)
    hurt = next(home.trash.glob("no ending.age"))
    hurt.write_bytes(hurt.read_bytes()[:-80])
    outcome = convert.decrypt_home(home, quietly)
    assert "damaged" in outcome.problems[0].what
    assert outcome.problems[-1] == Problem(
        "The passphrase",
        "stays for now: 1 file could not be opened.",
        "Put each right or move it out of the folder, then open Supervise again.",
    )
    assert not outcome.home.seal.is_locked and keys.is_locked(home)
    assert keys.unlock_with_recovery_key(HomeFolder(tmp_path), KEYS.recovery), "both ways in are still there"
    hurt.unlink()
    assert convert.resume(keys.unlock(HomeFolder(tmp_path), PASSPHRASE), quietly) == ConversionResult(
        HomeFolder(tmp_path)
    )


def test_what_a_sync_program_holds_is_left_to_it(tmp_path: Path) -> None:
    home = small(tmp_path)
    theirs = (".syncthing.x.toml.tmp", ".DS_Store", "desktop.ini", ".stversions/x.toml")
    for name in theirs:
        (home.drafts / name).parent.mkdir(exist_ok=True)
        (home.drafts / name).write_bytes(b"theirs")
    locked(home.root)
    assert {(home.drafts / name).read_bytes() for name in theirs} == {b"theirs"}


def test_a_file_changed_while_it_was_being_locked_is_not_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = with_keys(tmp_path)
    path = save_new(HomeFolder(tmp_path), AGREED).path
    close = home.seal.encrypt

    def slowly(data: bytes) -> bytes:
        path.write_bytes(b"kingfisher, newer")
        return close(data)

    monkeypatch.setattr(home.seal, "encrypt", slowly)
    [problem] = convert.resume(home, quietly).problems
    assert "changed or removed by another program" in problem.what
    monkeypatch.undo()
    assert convert.resume(home, quietly).problems == ()
    assert words(tmp_path)[path.relative_to(tmp_path).as_posix().replace(".toml", ".2.toml")] == {b"kingfisher, newer"}
    assert canaries(tmp_path) == []


def test_a_disk_that_lies_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = with_keys(tmp_path)
    path = save_new(HomeFolder(tmp_path), AGREED).path
    monkeypatch.setattr(home.seal, "encrypt", lambda data: b"-----BEGIN AGE ENCRYPTED FILE-----\nnothing of the kind")
    [problem] = convert.resume(home, quietly).problems
    assert "does not read back as it was written" in problem.what
    assert CANARY in path.read_bytes()


def test_the_locked_file_is_on_the_disk_before_the_plain_one_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = with_keys(tmp_path)
    path = save_new(HomeFolder(tmp_path), AGREED).path
    machine = FaultyDisk(monkeypatch)
    convert.convert(path, home)
    calls = [(name, what) for name, what in machine.calls if name in ("fsync", "link", "rename", "unlink")]
    temp = calls[0][1]
    if folders.WINDOWS:
        named = [("fsync", temp), ("rename", temp), ("fsync", f"{path.name}.age")]
        assert calls == [*named, ("unlink", path.name)]
    else:
        named = [("fsync", temp), ("link", temp), ("unlink", temp), ("fsync", "2026")]
        assert calls == [*named, ("unlink", path.name), ("fsync", "2026")]


def test_a_copy_that_was_there_already_is_on_the_disk_too_before_the_plain_one_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = with_keys(tmp_path)
    path = save_new(HomeFolder(tmp_path), AGREED).path
    save_new(home, AGREED)
    machine = FaultyDisk(monkeypatch)
    convert.convert(path, home)
    calls = [call for call in machine.calls if call[0] in ("fsync", "unlink")]
    if folders.WINDOWS:
        assert calls == [("fsync", f"{path.name}.age"), ("unlink", path.name)]
    else:
        assert calls == [("fsync", "2026"), ("unlink", path.name), ("fsync", "2026")]


def test_what_a_crash_left_locked_under_another_name_opens_with_the_rest(tmp_path: Path) -> None:
    home = with_keys(tmp_path)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts/.tmp-x.toml.age-0badcafe").write_bytes(home.seal.encrypt(b"the last words"))
    assert convert.resume(home, quietly).problems == ()
    assert convert.decrypt_home(home, quietly).problems == ()
    assert tree(tmp_path) == {"trash/.tmp-x.toml.age-0badcafe": b"the last words"}
