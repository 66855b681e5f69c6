"""Sessions and drafts on disk: all that can be read is shown, all that cannot is named, nothing is overwritten."""

from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.files.atomic import ChangedOutsideError
from supervise.store.home.folder import HomeFolder, draft_path, session_path
from supervise.store.sessions import drafts
from supervise.store.sessions import files as session_files
from support.builders import a_session, read_drafts
from support.clock import START, TODAY
from support.system import private


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return HomeFolder(tmp_path)


def test_broken_files_are_named_and_left_alone_and_the_rest_is_read(home: HomeFolder) -> None:
    good = session_files.save_new(home, a_session(status="agreed"))
    bad = good.path.with_name("2026-01-01T0900-bbbb.toml")
    bad.write_bytes(b"id = [")
    shelf = session_files.read_sessions(home)
    assert [stored.session.id for stored in shelf.kept] == [good.session.id]
    [problem] = shelf.problems
    assert problem.where == bad.name
    assert "line 1" in problem.what
    assert bad.read_bytes() == b"id = ["


def test_no_home_yet_is_an_empty_shelf(home: HomeFolder) -> None:
    assert session_files.read_sessions(HomeFolder(home.root / "none")) == session_files.ReadResult()


def test_a_new_session_never_overwrites(home: HomeFolder) -> None:
    stored = session_files.save_new(home, a_session())
    with pytest.raises(ProblemError):
        session_files.save_new(home, a_session(aim="Other words"))
    assert session_files.read(stored.path).session == a_session()
    assert session_files.save_new(home, a_session()) == stored, "the same deed cut off after its write is done"


def test_a_session_changed_outside_is_not_overwritten(home: HomeFolder) -> None:
    stored = session_files.save_new(home, a_session())
    theirs = stored.path.read_bytes() + b"# theirs\n"
    stored.path.write_bytes(theirs)
    with pytest.raises(ChangedOutsideError):
        session_files.save_again(home, stored, a_session(aim="Ours"), START)
    assert stored.path.read_bytes() == theirs


def test_a_newer_program_s_session_is_read_and_never_written(home: HomeFolder) -> None:
    stored = session_files.save_new(home, a_session(schema_version=99))
    before = stored.path.read_bytes()
    with pytest.raises(ProblemError, match="newer Supervise"):
        session_files.save_again(home, session_files.read(stored.path), a_session(aim="x"), START)
    assert stored.path.read_bytes() == before


def test_newest_first(home: HomeFolder) -> None:
    for month in (3, 1, 2):
        session_files.save_new(home, a_session(id=f"2026-0{month}-01T0900-aaaa", started_at=START.replace(month=month)))
    assert [stored.session.started_at.month for stored in session_files.read_sessions(home).kept] == [3, 2, 1]


def test_a_draft_is_kept_only_when_it_changed(home: HomeFolder) -> None:
    draft = drafts.OpenDraft.begin(home, a_session())
    assert not draft.save()
    draft.update(draft.session.with_changes(aim="Aim"))
    assert draft.unsaved
    assert draft.save()
    assert not draft.unsaved
    [waiting] = read_drafts(home)
    assert waiting.session.aim == "Aim"


def test_a_draft_changed_outside_is_left_and_ours_goes_on_beside_it(home: HomeFolder) -> None:
    draft = drafts.OpenDraft.begin(home, a_session())
    path = draft_path(home, draft.session.id)
    theirs = path.read_bytes() + b"# theirs\n"
    path.write_bytes(theirs)
    for aim in ("Ours", "Ours too"):
        draft.update(draft.session.with_changes(aim=aim))
        draft.save()
    assert draft.changed_outside
    assert path.read_bytes() == theirs
    assert sorted(draft.session.aim for draft in read_drafts(home)) == ["", "Ours too"]


def test_a_disk_that_refuses_keeps_the_words_in_hand(home: HomeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = drafts.OpenDraft.begin(home, a_session())
    draft.update(draft.session.with_changes(aim="Aim"))
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", _full_disk)
        with pytest.raises(ProblemError):
            draft.save()
    assert draft.unsaved
    assert draft.session.aim == "Aim"
    assert draft.save()


def _full_disk(descriptor: int) -> None:
    raise OSError(28, "No space left on device")


def test_discarding_is_a_move_to_the_trash(home: HomeFolder) -> None:
    draft = drafts.OpenDraft.begin(home, a_session(aim="Aim"))
    where = drafts.discard(home, draft.kept.path, TODAY)
    assert where.parent == home.trash / "2026-11-22"
    assert session_files.read(where).session.aim == "Aim"
    assert read_drafts(home) == ()


def test_only_their_owner_can_read_them(home: HomeFolder) -> None:
    draft = drafts.OpenDraft.begin(home, a_session())
    stored = session_files.save_new(home, a_session())
    assert private(draft.kept.path, stored.path, home.drafts, home.sessions, stored.path.parent)
    assert stored.path == session_path(home, stored.session.id)
