"""Each sentence of the README about who can do what to a locked home, tried as whoever can write in its folder."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.store import ignored_words
from supervise.store.encryption import keys, removal_marker, unlock
from supervise.store.encryption.removal_marker import TAKING_OFF
from supervise.store.encryption.unlock import UnprovedError
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import IDENTITY, RECIPIENTS, RECOVERY, is_locked
from supervise.store.sessions.duplicates import read_home
from supervise.store.sessions.files import read_sessions, save_new
from supervise.store.sessions.toml import encode
from supervise.workflow import SessionWorkflow, encryption
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.builders import a_session, make_workflow
from support.clock import START
from support.locked_home import FOLDER, KEYS, PASSPHRASE, locked, opened, unwrap_once

pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)

CANARY = "kingfisher"
FORGER = pyrage.x25519.Identity.generate()
IDS = [f"2026-11-{day}T0930-aaaa" for day in (20, 21, 22)]


@pytest.fixture
def shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SessionWorkflow:
    """A locked home with three sessions and an unfinished one, before the passphrase."""
    unwrap_once(monkeypatch)
    before = make_workflow(tmp_path / "home")
    for name in IDS:
        save_new(before.home, a_session(id=name, status="agreed", ended_at=START, aim=f"{CANARY} {name}"))
    before.begin()
    before.update(aim=f"{CANARY} waits")
    before.leave()
    locked(before.home.root)
    return again(before.home.root)


def again(root: Path) -> SessionWorkflow:
    """The home as the next start of Supervise has it."""
    workflow = make_workflow(root)
    workflow.home = keys.locked_home(HomeFolder(root))
    return workflow


def plain(root: Path) -> list[str]:
    return [path.name for path in root.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def forge_recovery(root: Path) -> None:
    """What anybody can make of recipients.txt: a key of their own, locked for the recovery key."""
    paper = (root / RECIPIENTS).read_text(encoding="utf-8").splitlines()[-1]
    text = f"# public key: {FORGER.to_public()}\n# also for: {paper}\n{FORGER}\n"
    to = [pyrage.x25519.Recipient.from_str(paper)]
    (root / RECOVERY).write_bytes(pyrage.encrypt(text.encode(), to, armored=True))


def plant(path: Path, *to: str, aim: str = "planted") -> None:
    """A session that looks like theirs, locked for whoever the planter likes."""
    words = encode(a_session(id=path.name[:20], status="agreed", ended_at=START, aim=aim))
    data = pyrage.encrypt(words, [pyrage.x25519.Recipient.from_str(key) for key in to], armored=True) if to else words
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# Nothing is opened for good but by somebody with the key ---------------------------------------------


@pytest.mark.parametrize(
    "put",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"x"),
        lambda path: path.write_bytes(removal_marker._WHY),
        lambda path: path.write_bytes(removal_marker._WHY + removal_marker._BY + b"0" * 64 + b"\n"),
        lambda path: path.write_bytes(removal_marker._WHY + removal_marker._BY + b"\xff\n"),
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("nowhere"),
        lambda path: os.mkfifo(path),
    ],
    ids=["empty", "x", "of 0.1.0", "forged", "no text", "folder", "link", "pipe"],
)
def test_a_marker_without_the_keys_mark_opens_nothing_and_is_named(
    shut: SessionWorkflow, put: Callable[[Path], object]
) -> None:
    path = shut.home.root / TAKING_OFF
    put(path)
    [problem] = encryption.unlock(shut, PASSPHRASE)
    assert (problem.where, "counts for nothing" in problem.what) == (str(path), True)
    assert plain(shut.home.root) == [] and encryption.is_locked(shut)
    assert len(shut.past) == 3
    assert os.path.lexists(path), "nobody but them removes what is theirs to look at"


def test_a_marker_of_another_homes_key_opens_nothing(shut: SessionWorkflow, tmp_path: Path) -> None:
    other = HomeFolder(tmp_path / "other", type(opened(tmp_path).seal)((), str(FORGER)))
    other.root.mkdir()
    removal_marker.begin_taking_off(other)
    (shut.home.root / TAKING_OFF).write_bytes((other.root / TAKING_OFF).read_bytes())
    assert "counts for nothing" in encryption.unlock(shut, PASSPHRASE)[0].what
    assert plain(shut.home.root) == []


def test_what_the_pair_began_goes_on_and_a_strange_marker_does_not_stand_in_its_way(shut: SessionWorkflow) -> None:
    (shut.home.root / TAKING_OFF).write_bytes(b"x")
    removal_marker.begin_taking_off(opened(shut.home.root))
    assert encryption.unlock(shut, PASSPHRASE) == ()
    assert len(plain(shut.home.root)) == 4 and not encryption.is_locked(shut)
    assert not (shut.home.root / TAKING_OFF).exists()


# Nothing is written plain --------------------------------------------------------------------------


LOST: dict[str, Callable[[Path], object]] = {
    "both keys": lambda root: [(root / name).unlink() for name in (IDENTITY, RECOVERY)],
    "all three": lambda root: [(root / name).unlink() for name in (IDENTITY, RECOVERY, RECIPIENTS)],
    "all but recipients.txt": lambda root: [path.unlink() for path in root.rglob("*.age")],
    "a link to nowhere": lambda root: [
        (root / RECOVERY).unlink(),
        (root / IDENTITY).rename(root / "away"),
        (root / IDENTITY).symlink_to("nowhere"),
    ],
    "to the cloud": lambda root: [
        path.rename(path.with_name(f".{path.name}.icloud")) for path in [*root.rglob("*.age"), root / RECIPIENTS]
    ],
    "still arriving": lambda root: [
        *((root / name).unlink() for name in (IDENTITY, RECOVERY, RECIPIENTS)),
        *(path.rename(path.with_name(f".syncthing.{path.name}.tmp")) for path in root.rglob("*.toml.age")),
    ],
}


@pytest.mark.parametrize("how", list(LOST))
def test_where_the_key_is_gone_it_says_so_and_nothing_is_written(shut: SessionWorkflow, how: str) -> None:
    root = shut.home.root
    LOST[how](root)
    assert is_locked(HomeFolder(root)), "the app opens with the page of a locked home, and not as on the first day"
    problem = encryption.missing_key(shut)
    assert problem is not None
    assert "is locked, and its key is not here." in problem.what
    assert "back from a backup" in problem.remedy
    with pytest.raises(ProblemError, match="its key is not here"):
        encryption.unlock(shut, PASSPHRASE)
    with pytest.raises(ProblemError, match="so nothing can be written"):
        shut.begin()
    with pytest.raises(ProblemError, match="has a passphrase already"):
        keys.write(HomeFolder(root), keys.new_keys(), PASSPHRASE)
    assert plain(root) == []


def test_only_the_passphrases_key_is_gone_and_the_paper_still_opens(shut: SessionWorkflow) -> None:
    (shut.home.root / IDENTITY).unlink()
    problem = encryption.missing_key(shut)
    assert problem is not None and "Use the recovery key" in problem.remedy
    [problem] = encryption.recover(shut, KEYS.recovery)
    assert problem.where == IDENTITY, "Home says that there is no passphrase now"
    assert len(shut.past) == 3


def test_a_home_that_never_had_a_passphrase_is_asked_for_none(workflow: SessionWorkflow) -> None:
    workflow.begin()
    root = workflow.home.root
    for name in ("agenda.agent", "old.aged", ".tmp-x.toml.age-0badcafe"):
        (root / "sessions").mkdir(exist_ok=True)
        (root / "sessions" / name).write_bytes(b"theirs")
    (root / "sessions/.stversions").mkdir()
    (root / "sessions/.stversions/x.toml.age").write_bytes(b"locked once")
    assert not is_locked(HomeFolder(root)) and encryption.missing_key(workflow) is None


@pytest.mark.parametrize(
    "put", [os.mkfifo, Path.mkdir, lambda path: os.truncate(path, 1 << 40)], ids=["pipe", "folder", "terabyte"]
)
def test_a_key_file_that_is_none_is_named_and_not_waited_for(
    shut: SessionWorkflow, put: Callable[[Path], object]
) -> None:
    path = shut.home.root / IDENTITY
    path.unlink()
    if put not in (os.mkfifo, Path.mkdir):
        path.touch()
    put(path)
    with pytest.raises(ProblemError, match=r"identity\.age"):
        encryption.unlock(shut, PASSPHRASE)
    assert encryption.awaits_passphrase(shut) and is_locked(shut.home)


# Nothing is locked for somebody else ---------------------------------------------------------------


def test_a_forged_recovery_key_file_opens_nothing_and_nothing_is_written_with_it(shut: SessionWorkflow) -> None:
    root = shut.home.root
    forge_recovery(root)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(ProblemError, match=r"another home’s: its key opens none of the 4 locked files here"):
        encryption.recover(shut, KEYS.recovery)
    assert encryption.awaits_passphrase(shut)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    problems = encryption.unlock(shut, PASSPHRASE)
    assert [Path(problem.where).name for problem in problems] == [RECOVERY], "the passphrase puts it right, and says so"
    assert len(safekeeping_recovered(root).past) == 3


def safekeeping_recovered(root: Path) -> SessionWorkflow:
    workflow = again(root)
    encryption.recover(workflow, KEYS.recovery)
    return workflow


def test_a_forger_who_also_plants_a_session_that_his_key_opens_gets_no_further(shut: SessionWorkflow) -> None:
    forge_recovery(shut.home.root)
    plant(shut.home.sessions / "2026/2026-11-23T0930-bbbb.toml.age", str(FORGER.to_public()))
    with pytest.raises(ProblemError, match="opens 1 of the 5 locked files"):
        encryption.recover(shut, KEYS.recovery, unproved_too=True)


@pytest.mark.parametrize("planted", [0, 1, 2])
def test_a_forger_who_also_removes_all_that_was_there_is_told_of_before_anything_opens(
    shut: SessionWorkflow, planted: int
) -> None:
    root = shut.home.root
    forge_recovery(root)
    for path in root.rglob("*.toml.age"):
        path.unlink()
    for number in range(planted):
        plant(shut.home.sessions / f"2026/2026-11-2{number}T0930-bbbb.toml.age", str(FORGER.to_public()))
    with pytest.raises(UnprovedError, match="does not prove that it is this home’s own"):
        encryption.recover(shut, KEYS.recovery)
    assert encryption.awaits_passphrase(shut)


def test_under_the_cover_no_other_key_is_taken_whatever_was_removed(shut: SessionWorkflow) -> None:
    encryption.unlock(shut, PASSPHRASE)
    shut.resume(shut.unfinished[0])
    encryption.lock_now(shut)
    forge_recovery(shut.home.root)
    for path in shut.home.root.rglob("*.toml.age"):
        path.unlink()
    with pytest.raises(ProblemError, match="another home’s"):
        encryption.recover(shut, KEYS.recovery, unproved_too=True)
    shut.update(aim=f"{CANARY} under the cover")
    shut.keep()
    assert not [path for path in shut.home.drafts.iterdir() if opens(path, FORGER)]


def opens(path: Path, key: pyrage.x25519.Identity) -> bool:
    try:
        return bool(pyrage.decrypt(path.read_bytes(), [key]))
    except pyrage.DecryptError:
        return False


def test_a_home_of_an_earlier_version_is_recovered_once_the_pair_say_so_and_is_proved_from_then_on(
    shut: SessionWorkflow,
) -> None:
    root = shut.home.root
    (root / IDENTITY).write_bytes((FOLDER / "without-proof.age").read_bytes())
    text = f"# also for: {KEYS.recovery_public}\n{KEYS.identity}\n".encode()
    to = [pyrage.x25519.Recipient.from_str(KEYS.recovery_public)]
    (root / RECOVERY).write_bytes(pyrage.encrypt(text, to, armored=True))
    with pytest.raises(UnprovedError, match="opens all 4 locked files here"):
        encryption.recover(shut, KEYS.recovery)
    encryption.recover(shut, KEYS.recovery, unproved_too=True)
    assert len(shut.past) == 3
    assert encryption.recover(again(root), KEYS.recovery) == ()
    workflow = again(root)
    assert encryption.unlock(workflow, PASSPHRASE) == (), "the passphrase's own file takes nothing of it away"
    assert len(safekeeping_recovered(root).past) == 3


def test_recipients_that_somebody_added_are_told_and_never_locked_for(shut: SessionWorkflow) -> None:
    path = shut.home.root / RECIPIENTS
    path.write_text(f"{FORGER.to_public()}\n", encoding="utf-8")
    [problem] = encryption.unlock(shut, PASSPHRASE)
    assert problem.where == str(path) and "Nothing was locked for them" in problem.what
    assert str(FORGER.to_public()) not in path.read_text(encoding="utf-8")
    shut.resume(shut.unfinished[0])
    encryption.lock_now(shut)
    path.write_text(f"{FORGER.to_public()}\n", encoding="utf-8")
    shut.update(aim="under the cover")
    shut.keep()
    assert not [file for file in shut.home.root.rglob("*.toml.age") if opens(file, FORGER)]
    path.unlink()
    assert encryption.unlock(shut, PASSPHRASE) == ()
    assert path.exists(), "one that was lost is written again"


def test_no_key_is_taken_from_recipients_txt_where_the_key_itself_names_nobody(shut: SessionWorkflow) -> None:
    """As in a home that was made by age alone."""
    (shut.home.root / IDENTITY).write_bytes((FOLDER / "by-hand.age").read_bytes())
    (shut.home.root / RECIPIENTS).write_text(f"{KEYS.public}\n{FORGER.to_public()}\n", encoding="utf-8")
    encryption.unlock(shut, PASSPHRASE)
    shut.resume(shut.unfinished[0])
    shut.update(aim="for nobody else")
    shut.keep()
    assert not [path for path in shut.home.drafts.iterdir() if opens(path, FORGER)]


def test_another_homes_key_under_the_same_passphrase_is_told_as_that(shut: SessionWorkflow) -> None:
    for path in shut.home.root.rglob("*.toml.age"):
        plant(path, str(FORGER.to_public()))
    with pytest.raises(ProblemError, match=r"identity\.age: is another home’s: its key opens none of the 4"):
        encryption.unlock(shut, PASSPHRASE)
    [draft_path, *_] = shut.home.drafts.iterdir()
    draft_path.write_bytes(opened(shut.home.root).seal.encrypt(encode(a_session())))
    assert encryption.unlock(shut, PASSPHRASE) == (), "files of another key beside ours hide nothing"
    assert len(shut.problems) == 3


def test_damaged_files_alone_are_no_reason_to_refuse_the_key(shut: SessionWorkflow) -> None:
    for path in shut.home.root.rglob("*.toml.age"):
        path.write_bytes(path.read_bytes()[:-90])
    assert encryption.unlock(shut, PASSPHRASE) == ()
    assert len(shut.problems) == 4


# What is added is told, as far as it can be told apart ----------------------------------------------


def test_a_plain_file_does_not_stand_for_a_locked_one(shut: SessionWorkflow) -> None:
    for folder, name in ((shut.home.sessions / "2026", IDS[0]), (shut.home.drafts, IDS[1])):
        plant(folder / f"{name}.toml")
    home = opened(shut.home.root)
    everything = read_home(home)
    assert [CANARY in copies.main.session.aim for copies in everything.past] == [True] * 3
    assert [[other.session.aim for other in copies.others] for copies in everything.past] == [
        [],
        ["planted"],
        ["planted"],
    ]
    [problem] = encryption.unlock(shut, PASSPHRASE)
    assert "2 files that nobody had locked" in problem.what
    assert [CANARY in archived.session.aim for archived in shut.past] == [True] * 3
    assert {copies.main.session.aim for copies in shut.versions} == {f"{CANARY} {IDS[0]}", f"{CANARY} {IDS[1]}"}


def test_a_window_that_may_not_write_names_a_plain_file_too(shut: SessionWorkflow) -> None:
    path = shut.home.sessions / "2026/2026-11-25T0930-bbbb.toml"
    plant(path)
    shut.read_only = ANOTHER_WINDOW
    assert [problem.where for problem in encryption.unlock(shut, PASSPHRASE)] == [str(path)]


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "locked"])
@pytest.mark.parametrize("name", ["known-words", "known-words-x", "known-words.sync-conflict-20261122-093000-ABCDEFG"])
def test_a_list_of_passed_words_that_the_key_never_made_passes_nothing(
    shut: SessionWorkflow, name: str, sealed: bool
) -> None:
    home = opened(shut.home.root)
    ignored_words.change_known_words(home, "ab", add=("Elm Ward",))
    planted = home.root / f"{name}.toml{'.age' if sealed else ''}"
    data = b'[words]\nab = ["Jane Smith"]\n'
    planted.write_bytes(home.seal.encrypt(data) if sealed else data)
    ours = () if planted.name == "known-words.toml.age" else ("Elm Ward",)
    assert ignored_words.load_known_words(home).words.get("ab", ()) == ours
    problems = encryption.unlock(shut, PASSPHRASE)
    assert "not written with this home’s key" in problems[-1].what
    after = ignored_words.change_known_words(home, "ab", add=("Robin Ward",))
    assert after == {"ab": (*ours, "Robin Ward")}
    assert ignored_words.load_known_words(home).words == after
    lists = [opened(home.root).seal.decrypt(path.read_bytes(), "") for path in home.root.rglob("known-words*.age")]
    assert any(b"Jane Smith" in known for known in lists), "put aside, and not deleted"


def test_what_two_laptops_with_the_key_wrote_counts_together(shut: SessionWorkflow) -> None:
    home = opened(shut.home.root)
    ignored_words.change_known_words(home, "ab", add=("Elm Ward",))
    ours = home.root / "known-words.toml.age"
    ours.rename(home.root / "known-words.sync-conflict-20261122-093000-ABCDEFG.toml.age")
    ignored_words.change_known_words(home, "cd", add=("Oak",))
    assert ignored_words.load_known_words(home) == ({"ab": ("Elm Ward",), "cd": ("Oak",)}, (), ())


# What cannot be told -------------------------------------------------------------------------------


def test_the_readme_is_honest_about_what_is_not_noticed(shut: SessionWorkflow) -> None:
    """An older file put back, a session locked for this home by somebody else, and files removed: told by nobody."""
    home = opened(shut.home.root)
    [stored] = [stored for stored in read_sessions(home).kept if stored.session.id == IDS[0]]
    older = stored.path.read_bytes()
    stored.path.write_bytes(home.seal.encrypt(encode(stored.session.with_changes(aim="newer"))))
    stored.path.write_bytes(older)
    plant(home.sessions / "2026/2026-11-24T0930-bbbb.toml.age", KEYS.public)
    (home.sessions / f"2026/{IDS[1]}.toml.age").unlink()
    assert encryption.unlock(shut, PASSPHRASE) == ()
    assert [archived.id for archived in shut.past] == ["2026-11-24T0930-bbbb", IDS[2], IDS[0]]
    assert shut.problems == ()


def test_where_every_file_is_removed_it_begins_as_on_the_first_day(shut: SessionWorkflow) -> None:
    for path in [*shut.home.root.rglob("*.age"), shut.home.root / RECIPIENTS]:
        path.unlink()
    assert not is_locked(HomeFolder(shut.home.root))


def test_opening_is_the_only_way_to_a_key() -> None:
    """Whoever opens a home sees to it that the key is its own."""
    source = Path(keys.__file__).parents[1]
    calling = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if any(call in path.read_text(encoding="utf-8") for call in ("keys.unlock(", "keys.recover("))
    }
    assert calling == {Path(unlock.__file__).relative_to(source).as_posix()}
