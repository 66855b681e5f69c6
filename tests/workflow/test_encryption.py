"""The passphrase from start to end: set, covered, opened, changed, lost, taken off; what is held is kept all along."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.domain.session.model import Session
from supervise.store.encryption import keys, passphrase_process
from supervise.store.encryption.recovery_key import format_recovery_key
from supervise.store.files.cipher import PLAIN
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import IDENTITY
from supervise.workflow import SessionWorkflow, encryption
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.builders import make_workflow
from support.locked_home import KEYS, PASSPHRASE, locked, quick_locks, unwrap_once

CANARY = "kingfisher"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    unwrap_once(monkeypatch)


@pytest.fixture
def shut(tmp_path: Path) -> SessionWorkflow:
    """A locked home as the app opens it: one session that is over, one draft, and nobody has typed anything yet."""
    before = make_workflow(tmp_path / "home")
    before.begin()
    before.update(aim=f"{CANARY} over")
    before.finish("Out of time")
    before.clock.pass_(minutes=5)  # type: ignore[attr-defined]
    before.begin()
    before.update(aim=f"{CANARY} waits")
    before.leave()
    home = keys.locked_home(HomeFolder(locked(before.home.root).root))
    workflow = make_workflow(home.root, before.clock)
    workflow.home = home
    return workflow


def plain(workflow: SessionWorkflow) -> list[str]:
    """The files in which the canary can be read."""
    files = (path for path in workflow.home.root.rglob("*") if path.is_file())
    names = []
    for path in files:
        with suppress(FileNotFoundError):  # one just being written has its name by now, and was not plain before
            names += [path.name] if CANARY.encode() in path.read_bytes() else []
    return names


def drafts(workflow: SessionWorkflow) -> list[str]:
    return sorted(path.name for path in workflow.home.drafts.iterdir())


def on_disk(workflow: SessionWorkflow) -> list[Session]:
    """The drafts as another process would read them with the passphrase."""
    again = make_workflow(workflow.home.root)
    again.home = keys.unlock(HomeFolder(workflow.home.root), PASSPHRASE)
    again.read()
    return [waiting.session for waiting in again.waiting]


def test_a_shut_home_shows_nothing_and_opens_by_its_passphrase(shut: SessionWorkflow) -> None:
    shut.read()
    assert encryption.is_locked(shut) and encryption.awaits_passphrase(shut)
    assert (shut.past, shut.waiting, shut.problems) == ((), (), ())
    with pytest.raises(passphrase_process.WrongPassphraseError):
        encryption.unlock(shut, "another one")
    assert encryption.awaits_passphrase(shut) and shut.past == ()
    assert encryption.unlock(shut, PASSPHRASE) == ()
    assert not encryption.awaits_passphrase(shut)
    assert [archived.session.aim for archived in shut.past] == [f"{CANARY} over"]
    assert shut.resume(shut.unfinished[0]).aim == f"{CANARY} waits"


def test_a_passphrase_set_in_the_middle_of_a_session_takes_the_held_draft_along(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(aim=f"{CANARY} on disk")
    workflow.keep()
    workflow.update(aim=f"{CANARY} not yet on disk")
    progress: list[tuple[int, int]] = []
    assert encryption.set_passphrase(workflow, KEYS, PASSPHRASE, lambda done, of: progress.append((done, of))) == ()
    assert progress[0] == (0, 0)
    assert encryption.is_locked(workflow) and not encryption.awaits_passphrase(workflow)
    assert plain(workflow) == []
    assert workflow.keep()
    assert [session.aim for session in on_disk(workflow)] == [f"{CANARY} not yet on disk"]
    workflow.finish("Out of time")
    assert plain(workflow) == [] and drafts(workflow) == []
    assert [archived.session.aim for archived in workflow.past] == [f"{CANARY} not yet on disk"]


def test_covered_what_is_held_is_still_kept_and_closed(shut: SessionWorkflow) -> None:
    encryption.unlock(shut, PASSPHRASE)
    shut.resume(shut.unfinished[0])
    shut.update(aim=f"{CANARY} at the last moment")
    encryption.lock_now(shut)
    assert (shut.past, shut.waiting, shut.problems) == ((), (), ())
    assert KEYS.identity not in repr(vars(shut.home.seal)), "the key is forgotten"
    assert shut.held is not None and KEYS.identity not in repr(vars(shut.held.kept.seal))
    assert shut.keep()
    shut.update(aim=f"{CANARY} later still")
    assert shut.keep()
    assert plain(shut) == [] and len(drafts(shut)) == 1
    assert [session.aim for session in on_disk(shut)] == [f"{CANARY} later still"]
    with pytest.raises(passphrase_process.WrongPassphraseError):
        encryption.unlock(shut, "another one")
    encryption.unlock(shut, PASSPHRASE)
    assert shut.session.aim == f"{CANARY} later still"
    shut.finish("Out of time")
    assert len(shut.past) == 2 and plain(shut) == []


def test_to_shut_a_home_without_a_passphrase_does_nothing(workflow: SessionWorkflow) -> None:
    workflow.begin()
    encryption.lock_now(workflow)
    assert not encryption.awaits_passphrase(workflow) and workflow.home.seal is PLAIN


def test_a_full_disk_does_not_keep_the_screen_from_being_covered(
    shut: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    encryption.unlock(shut, PASSPHRASE)
    shut.resume(shut.unfinished[0])
    shut.update(aim=CANARY)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.write", full)
        encryption.lock_now(shut)
        with pytest.raises(ProblemError, match="disk is full"):
            shut.keep()
    assert shut.keep()


def test_the_lost_passphrase_the_printed_key_and_a_new_one(
    shut: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ProblemError, match="a letter is wrong or missing"):
        encryption.recover(shut, "something else")
    assert encryption.awaits_passphrase(shut)
    assert encryption.recover(shut, " ".join(format_recovery_key(KEYS.recovery)).lower()) == ()
    assert len(shut.past) == 1
    (shut.home.root / IDENTITY).write_bytes(b"as lost as the passphrase")
    encryption.reset_passphrase(shut, PASSPHRASE)
    encryption.lock_now(shut)
    assert encryption.unlock(shut, PASSPHRASE) == ()
    assert len(shut.past) == 1


def test_a_passphrase_is_changed_only_by_who_knows_it(shut: SessionWorkflow, monkeypatch: pytest.MonkeyPatch) -> None:
    encryption.unlock(shut, PASSPHRASE)
    before = (shut.home.root / IDENTITY).read_bytes()
    with pytest.raises(passphrase_process.WrongPassphraseError):
        encryption.change_passphrase(shut, "another one", "a new passphrase")
    with pytest.raises(ProblemError, match="too short"):
        encryption.change_passphrase(shut, PASSPHRASE, "short")
    assert (shut.home.root / IDENTITY).read_bytes() == before
    encryption.change_passphrase(shut, PASSPHRASE, PASSPHRASE)
    assert len(shut.past) == 1


def test_taken_off_everything_is_plain_again_and_what_is_held_goes_on(shut: SessionWorkflow) -> None:
    encryption.unlock(shut, PASSPHRASE)
    shut.resume(shut.unfinished[0])
    shut.update(aim=f"{CANARY} after all")
    with pytest.raises(passphrase_process.WrongPassphraseError):
        encryption.remove_passphrase(shut, "another one")
    assert encryption.is_locked(shut) and plain(shut) == []
    assert encryption.remove_passphrase(shut, PASSPHRASE) == ()
    assert not encryption.is_locked(shut) and shut.home == HomeFolder(shut.home.root)
    assert shut.keep()
    again = make_workflow(shut.home.root)
    again.read()
    assert ([archived.session.aim for archived in again.past], [draft.session.aim for draft in again.waiting]) == (
        [f"{CANARY} over"],
        [f"{CANARY} after all"],
    )
    assert not [path for path in shut.home.root.rglob("*") if path.name.endswith(".age")]


def test_a_draft_changed_by_another_program_is_never_written_over(workflow: SessionWorkflow) -> None:
    session = workflow.begin()
    path = workflow.home.drafts / f"{session.id}.toml"
    workflow.update(aim=f"{CANARY} ours")
    workflow.keep()
    path.write_bytes(path.read_bytes().replace(b"ours", b"theirs"))
    encryption.set_passphrase(workflow, KEYS, PASSPHRASE)
    workflow.update(aim=f"{CANARY} ours, and more")
    workflow.keep()
    assert workflow.held is not None and workflow.held.changed_outside
    assert sorted(draft.name for draft in workflow.home.drafts.iterdir()) == [
        f"{session.id}.2.toml.age",
        f"{session.id}.toml.age",
    ]
    contents = {
        keys.unlock(HomeFolder(workflow.home.root), PASSPHRASE).seal.decrypt(draft.read_bytes(), draft.name)
        for draft in workflow.home.drafts.iterdir()
    }
    assert {b"theirs" in data for data in contents} == {True, False}
    assert plain(workflow) == []
    path = workflow.held.kept.path
    path.write_bytes(workflow.home.seal.encrypt(b"theirs again"))
    encryption.remove_passphrase(workflow, PASSPHRASE)
    workflow.update(aim=f"{CANARY} ours, at last")
    workflow.keep()
    texts = [draft.read_bytes() for draft in workflow.home.drafts.iterdir()]
    assert b"theirs again" in texts
    assert any(b"ours, at last" in text for text in texts)


def test_a_draft_that_cannot_be_locked_goes_on_as_it_is_and_is_named(workflow: SessionWorkflow) -> None:
    session = workflow.begin()
    workflow.update(aim=CANARY)
    workflow.keep()
    taken = workflow.home.drafts / f"{session.id}.toml.age"
    taken.mkdir()
    [problem] = encryption.set_passphrase(workflow, KEYS, PASSPHRASE)
    assert problem.where == str(taken)
    workflow.update(aim=f"{CANARY} kept all the same")
    assert workflow.keep()
    taken.rmdir()
    encryption.lock_now(workflow)
    assert encryption.unlock(workflow, PASSPHRASE) == ()
    assert workflow.session.aim == f"{CANARY} kept all the same"
    assert plain(workflow) == []


def test_words_typed_while_everything_is_being_locked_are_kept_in_order(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keeper's thread writes all the while: nothing is lost, nothing doubled, and nothing plain is left."""
    workflow.begin()
    stop = threading.Event()
    count = 0

    def typist() -> None:
        nonlocal count
        while not stop.is_set():
            count += 1
            workflow.update(aim=f"{CANARY} {count}")
            workflow.keep()

    thread = threading.Thread(target=typist)
    thread.start()
    try:
        for _ in range(3):
            assert encryption.set_passphrase(workflow, KEYS, PASSPHRASE) == ()
            encryption.lock_now(workflow)
            assert encryption.unlock(workflow, PASSPHRASE) == ()
            assert plain(workflow) == []
            assert encryption.remove_passphrase(workflow, PASSPHRASE) == ()
    finally:
        stop.set()
        thread.join()
    workflow.keep()
    assert count > 10
    assert workflow.held is not None and not workflow.held.changed_outside
    [only] = workflow.home.drafts.iterdir()
    assert f"{CANARY} {count}" in only.read_text(encoding="utf-8")


def test_the_second_window_may_look_and_changes_nothing(shut: SessionWorkflow) -> None:
    shut.read_only = ANOTHER_WINDOW
    stray = shut.home.sessions / "2026/2026-12-01T0930-zzzz.toml"
    stray.write_bytes(b"plain")
    [problem] = encryption.unlock(shut, PASSPHRASE)
    assert (problem.where, problem.what) == (str(stray), "is not locked, and this home is.")
    assert len(shut.past) == 1 and stray.exists()
    deeds: list[Callable[[], object]] = [
        lambda: encryption.set_passphrase(shut, KEYS, PASSPHRASE),
        lambda: encryption.change_passphrase(shut, PASSPHRASE, PASSPHRASE),
        lambda: encryption.reset_passphrase(shut, PASSPHRASE),
        lambda: encryption.remove_passphrase(shut, PASSPHRASE),
    ]
    for deed in deeds:
        with pytest.raises(ProblemError, match="reading only"):
            deed()


def test_what_another_laptop_wrote_plain_is_taken_in_at_the_next_opening(shut: SessionWorkflow) -> None:
    shut.clock.pass_(days=1)  # type: ignore[attr-defined]
    theirs = make_workflow(shut.home.root, shut.clock)
    theirs.begin()
    theirs.update(aim=f"{CANARY} from the other laptop")
    theirs.leave()
    assert len(plain(shut)) == 1
    [problem] = encryption.unlock(shut, PASSPHRASE)
    assert "1 file that nobody had locked" in problem.what
    assert plain(shut) == []
    assert len(shut.waiting) == 2
    encryption.lock_now(shut)
    assert encryption.unlock(shut, PASSPHRASE) == (), "it is told once"


def test_a_passphrase_that_could_not_be_typed_again_locks_nothing(workflow: SessionWorkflow) -> None:
    with pytest.raises(ProblemError, match="too short"):
        encryption.set_passphrase(workflow, KEYS, "short")
    assert not encryption.is_locked(workflow)
