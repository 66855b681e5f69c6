"""Words for a session that is over are a draft until they are added: kept, locked, trashed and found like any other."""

from pathlib import Path

import pytest

from supervise.cli import main
from supervise.domain.problems import ProblemError
from supervise.domain.session.model import Session
from supervise.store.backup.write import write_backup
from supervise.store.encryption import keys
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import drafts
from supervise.workflow import SessionWorkflow, additions, encryption
from supervise.workflow.read_only import ANOTHER_WINDOW
from supervise.workflow.upkeep import trash
from support.builders import PAIR, make_workflow, wholes
from support.clock import FakeClock
from support.locked_home import KEYS, PASSPHRASE, locked, quick_locks
from support.sample_history import with_past
from support.two_pairs import OTHERS, WORD, planted, with_others

WORDS = "It went well.\n\nThe pangolin rang back."


@pytest.fixture
def over(workflow: SessionWorkflow) -> Session:
    """The newest session of the pair, of which all is read."""
    with_past(workflow).read()
    return wholes(workflow)[0]


def left(workflow: SessionWorkflow, session: Session, text: str = WORDS, by: str = "supervisee") -> None:
    """Begin, write and leave for later."""
    additions.begin(workflow, session)
    additions.write(workflow, by, text)
    additions.leave(workflow)


def reopened(workflow: SessionWorkflow) -> SessionWorkflow:
    """The same home, as the next start finds it."""
    again = make_workflow(workflow.home.root, workflow.clock)
    again.home = workflow.home
    again.tidy()
    again.read()
    return again


def files(workflow: SessionWorkflow) -> list[str]:
    folder = workflow.home.additions
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_they_are_on_disk_with_the_next_keep_and_offered_again(workflow: SessionWorkflow, over: Session) -> None:
    assert additions.begin(workflow, over) == ("", "")
    assert files(workflow) == [], "nothing is written before there is a word"
    additions.write(workflow, "supervisor", WORDS)
    assert workflow.keep()
    again = reopened(workflow)  # the first window has just been killed
    assert additions.are_waiting(again, over.id)
    assert not additions.are_waiting(again, wholes(again)[1].id)
    assert additions.begin(again, over) == ("supervisor", WORDS)


def test_what_nobody_wrote_leaves_no_file(workflow: SessionWorkflow, over: Session) -> None:
    left(workflow, over, "  \n ")
    assert files(workflow) == []
    left(workflow, over)
    left(workflow, over, "")
    assert files(workflow) == []
    assert workflow.unadded == ()


def test_emptied_and_killed_the_same_file_is_gone_on_with(workflow: SessionWorkflow, over: Session) -> None:
    left(workflow, over)
    additions.begin(workflow, over)
    additions.write(workflow, "supervisee", "")
    workflow.keep()
    again = reopened(workflow)
    assert again.unadded == ()
    assert additions.begin(again, over) == ("supervisee", "")
    additions.write(again, "supervisee", "Once more")
    additions.leave(again)
    assert files(again) == [f"{over.id}.toml"]


def test_added_they_stand_in_the_record_and_their_draft_is_gone(workflow: SessionWorkflow, over: Session) -> None:
    left(workflow, over)
    additions.begin(workflow, over)
    after = additions.add(workflow, "supervisor")
    assert [(addition.by, addition.initials, addition.text) for addition in after.additions] == [
        ("supervisor", "AB", WORDS)
    ]
    assert workflow.held is None
    again = reopened(workflow)
    assert wholes(again)[0] == after
    assert (files(again), again.unadded) == ([], ())


def test_the_record_they_are_added_to_is_the_one_on_disk_with_all_its_words(
    workflow: SessionWorkflow, over: Session
) -> None:
    additions.begin(workflow, over)
    additions.write(workflow, "supervisee", WORDS)
    workflow.add(over, "supervisor", "Meanwhile")
    assert [addition.text for addition in additions.add(workflow, "supervisee").additions] == ["Meanwhile", WORDS]


def test_cut_off_between_the_record_and_the_draft_they_are_not_added_twice(
    workflow: SessionWorkflow, over: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    additions.begin(workflow, over)
    additions.write(workflow, "supervisee", WORDS)

    def cut_off(path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "remove", cut_off)
        with pytest.raises(KeyboardInterrupt):
            additions.add(workflow, "supervisee")
    again = reopened(workflow)
    assert additions.begin(again, wholes(again)[0]) == ("supervisee", WORDS)
    assert [addition.text for addition in additions.add(again, "supervisee").additions] == [WORDS]
    assert files(again) == []


def test_they_are_no_session(workflow: SessionWorkflow, over: Session, capsys: pytest.CaptureFixture[str]) -> None:
    before = workflow.past
    left(workflow, over)
    again = reopened(workflow)
    assert [archived.id for archived in again.past] == [archived.id for archived in before]
    assert (again.waiting, again.several, again.problems) == ((), (), ())
    home = ["--home", str(workflow.home.root)]
    assert main(["list", *home]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(before)
    assert main(["search", "pangolin", *home]) == 1, "they are in no record"
    capsys.readouterr()
    assert main(["show", over.id, *home]) == 0
    assert main(["check", *home]) == 0
    assert "All well: 13 sessions, 0 drafts" in capsys.readouterr().out


def test_what_cannot_be_read_of_them_is_told(
    workflow: SessionWorkflow, over: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    left(workflow, over)
    [path] = workflow.home.additions.iterdir()
    path.write_bytes(path.read_bytes()[:40])
    [problem] = reopened(workflow).problems
    assert problem.where == path.name
    assert main(["check", "--home", str(workflow.home.root)]) == 1
    assert str(path) in capsys.readouterr().out
    additions.begin(workflow, over)
    additions.write(workflow, "supervisee", WORDS)
    additions.leave(workflow)
    assert files(workflow) == [f"{over.id}.2.toml", f"{over.id}.toml"]


def test_those_whose_session_is_not_here_and_what_is_none_are_told_by_check(
    workflow: SessionWorkflow, over: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    left(workflow, over)
    [path] = workflow.home.additions.iterdir()
    record = workflow.past[0].path
    record.rename(workflow.home.additions / "moved.toml")
    assert main(["check", "--home", str(workflow.home.root)]) == 1
    output = capsys.readouterr().out
    assert f"{path}: holds words for the session {over.id}, which is not here." in output
    assert "moved.toml: lies among the words that wait to be added, and holds none." in output


def test_where_their_folder_is_a_link_nothing_is_written_or_shown_and_this_is_told(
    workflow: SessionWorkflow, over: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    left(workflow, over)
    [path] = workflow.home.additions.iterdir()
    path.rename(elsewhere / path.name)
    workflow.home.additions.rmdir()
    workflow.home.additions.symlink_to(elsewhere)
    again = reopened(workflow)
    assert again.unadded == ()
    [problem] = again.problems
    assert (problem.where, "not looked into" in problem.what) == (str(workflow.home.additions), True)
    assert main(["check", "--home", str(workflow.home.root)]) == 1
    assert f"{workflow.home.additions}: is a link" in capsys.readouterr().out
    additions.begin(again, over)
    additions.write(again, "supervisee", "Ours")
    with pytest.raises(ProblemError, match="nothing is written there"):
        again.keep()
    assert [entry.name for entry in elsewhere.iterdir()] == [path.name]


def test_another_pair_never_sees_them(workflow: SessionWorkflow) -> None:
    with_others(with_past(workflow)).choose_pair(OTHERS)
    workflow.read()
    left(workflow, planted(0), f"{WORD} rang")
    assert additions.are_waiting(workflow, planted(0).id)
    workflow.choose_pair(PAIR)
    assert workflow.unadded == (), "not even before they are read"
    workflow.read()
    assert workflow.unadded == ()
    workflow.choose_pair(OTHERS)
    workflow.read()
    assert additions.begin(workflow, planted(0))[1] == f"{WORD} rang"


def test_what_another_laptop_wrote_is_neither_overwritten_nor_lost(workflow: SessionWorkflow, over: Session) -> None:
    left(workflow, over, "Ours")
    path = workflow.home.additions / f"{over.id}.toml"
    theirs = path.read_bytes().replace(b"Ours", b"Theirs, by Syncthing")
    path.with_name(f"{over.id}.sync-conflict-20261122-101010-ABCDEFG.toml").write_bytes(theirs)
    workflow.clock.pass_(minutes=1)  # type: ignore[attr-defined]
    additions.begin(workflow, over)
    path.write_bytes(path.read_bytes().replace(b"Ours", b"Theirs, in place"))
    additions.write(workflow, "supervisee", "Ours, and more")
    additions.leave(workflow)
    seen = []
    for _ in range(3):
        again = reopened(workflow)
        assert additions.are_waiting(again, over.id)
        seen.append(additions.begin(again, wholes(again)[0])[1])
        additions.add(again, "supervisee")
    assert seen[0] == "Ours, and more", "written last, so offered first"
    assert sorted(seen[1:]) == ["Theirs, by Syncthing", "Theirs, in place"]
    assert files(workflow) == []


def test_a_window_for_reading_only_writes_none(workflow: SessionWorkflow, over: Session) -> None:
    workflow.read_only = ANOTHER_WINDOW
    with pytest.raises(ProblemError, match="reading only"):
        additions.begin(workflow, over)
    assert workflow.held is None


def test_a_full_disk_holds_them_and_the_next_try_keeps_them(
    workflow: SessionWorkflow, over: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    additions.begin(workflow, over)
    additions.write(workflow, "supervisee", WORDS)
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        for deed in (workflow.keep, lambda: additions.leave(workflow), lambda: additions.add(workflow, "supervisee")):
            with pytest.raises(ProblemError, match="disk is full"):
                deed()
    assert workflow.session.additions[0].text == WORDS
    additions.leave(workflow)
    assert additions.begin(reopened(workflow), over)[1] == WORDS


def test_they_go_into_the_trash_with_their_session_and_come_back(workflow: SessionWorkflow, over: Session) -> None:
    left(workflow, over)
    workflow.move_to_trash(over)
    assert (files(workflow), workflow.unadded) == ([], ())
    away = trash.list_trash(workflow)
    assert [trashed.id for trashed in away] == [over.id] * 2
    for trashed in away:
        trash.restore(workflow, trashed)
    assert trash.list_trash(workflow) == ()
    for home in (workflow, reopened(workflow)):
        assert home.past[0].id == over.id
        assert home.waiting == ()
        assert additions.begin(home, over) == ("supervisee", WORDS)


def test_a_crash_while_writing_them_leaves_nothing_behind(workflow: SessionWorkflow, over: Session) -> None:
    left(workflow, over)
    (workflow.home.additions / ".tmp-2026-09-12T0930-mmm2.toml-0a0b0c0d").write_bytes(b"half")
    reopened(workflow)
    assert files(workflow) == [f"{over.id}.toml"]
    assert [path.read_bytes() for path in workflow.home.trash.iterdir()] == [b"half"]


def test_a_backup_has_them(workflow: SessionWorkflow, over: Session, tmp_path: Path) -> None:
    left(workflow, over)
    write_backup(workflow.home, tmp_path / "backup.zip")
    assert main(["--home", str(tmp_path / "new"), "restore", str(tmp_path / "backup.zip")]) == 0
    again = make_workflow(tmp_path / "new")
    again.read()
    assert additions.begin(again, over) == ("supervisee", WORDS)


def test_in_a_locked_home_they_are_locked_and_covered_they_are_still_kept(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_locks(monkeypatch)
    plain = with_past(make_workflow(tmp_path / "home", clock))
    plain.read()
    session = wholes(plain)[0]
    left(plain, session, "Kingfisher")
    home = locked(plain.home.root)
    workflow = make_workflow(home.root, clock)
    workflow.home = keys.locked_home(HomeFolder(home.root))
    encryption.unlock(workflow, PASSPHRASE)
    assert files(workflow) == [f"{session.id}.toml.age"]
    assert additions.begin(workflow, session)[1] == "Kingfisher"
    encryption.lock_now(workflow)
    additions.write(workflow, "supervisee", "Kingfisher, seen twice")
    assert workflow.keep()
    assert not any(b"ingfisher" in path.read_bytes() for path in home.root.rglob("*") if path.is_file())
    encryption.unlock(workflow, PASSPHRASE)
    additions.write(workflow, "supervisee", "Kingfisher, seen three times")
    additions.leave(workflow)
    again = make_workflow(home.root, clock)
    again.home = keys.unlock(HomeFolder(home.root), PASSPHRASE)
    again.read()
    assert additions.begin(again, session)[1] == "Kingfisher, seen three times"
    assert files(again) == [f"{session.id}.toml.age"]


def test_begun_before_a_passphrase_is_set_or_taken_off_they_end_as_the_home_does(
    workflow: SessionWorkflow, over: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_locks(monkeypatch)
    for first in ("", "Kingfisher"):
        additions.begin(workflow, over)
        additions.write(workflow, "supervisee", first)
        workflow.keep()
        assert encryption.set_passphrase(workflow, KEYS, PASSPHRASE) == ()
        additions.write(workflow, "supervisee", "Kingfisher, locked")
        workflow.keep()
        assert files(workflow) == [f"{over.id}.toml.age"]
        assert encryption.remove_passphrase(workflow, PASSPHRASE) == ()
        additions.write(workflow, "supervisee", "Kingfisher, open")
        workflow.keep()
        assert files(workflow) == [f"{over.id}.toml"]
        additions.write(workflow, "supervisee", "")
        additions.leave(workflow)
