"""Copies are told by the id inside them; their names only say who made them, and nothing is listed twice."""

from pathlib import Path

import pytest

from supervise.domain.session.model import Addition
from supervise.store.home.folder import HomeFolder, draft_path, session_path
from supervise.store.sessions import drafts
from supervise.store.sessions import files as session_files
from supervise.store.sessions.duplicates import describe_source, named_after, read_home
from supervise.store.sessions.toml import encode
from support.builders import a_session
from support.clock import START

ID = "2026-11-22T0930-4k7q"
COPIES = {
    f"{ID}.sync-conflict-20260515-101010-ABCDEFG.toml": "copy made by Syncthing on 15 May 2026",
    f"{ID}-LAPTOP7F3K.toml": "copy made by OneDrive",
    f"{ID}-DESKTOP-7F3K-2.toml": "copy made by OneDrive",
    f"{ID} (AB's conflicted copy 2026-05-15).toml": "copy made by Dropbox or Nextcloud on 15 May 2026",
    f"{ID} (conflicted copy 2026-05-15 101010).toml": "copy made by Dropbox or Nextcloud on 15 May 2026",
    f"{ID} (1).toml": "copy made by hand or by a sync program",
    f"{ID} 2.toml": "copy made by hand or by a sync program",
    f"{ID} - Copy.toml": "copy made by hand or by a sync program",
    f"{ID} - Copy (2).toml": "copy made by hand or by a sync program",
    f"{ID}.2.toml": "written here after its file was changed by another program",
    "from the old laptop.toml": "file “from the old laptop.toml”",
}


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return HomeFolder(tmp_path)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_by_what_is_in_it_whatever_it_is_called(home: HomeFolder, name: str) -> None:
    main = session_files.save_new(home, a_session(status="agreed"))
    copy = main.path.with_name(name)
    copy.write_bytes(encode(a_session(status="agreed", aim="Said on the other laptop.")))
    [copies] = read_home(home).past
    assert copies.main == main
    assert [other.path for other in copies.others] == [copy]
    assert describe_source(copies.others[0]) == COPIES[name]
    assert named_after(copy) == ("" if "old" in name else ID)


def test_a_name_that_looks_like_a_copy_is_a_session_of_its_own_if_it_says_so(home: HomeFolder) -> None:
    main = session_files.save_new(home, a_session(status="agreed"))
    other = a_session(id="2026-11-22T0930-aaaa", status="agreed")
    main.path.with_name(f"{ID} (1).toml").write_bytes(encode(other))
    past = read_home(home).past
    assert {copies.id for copies in past} == {ID, other.id}
    assert all(copies.single for copies in past)


def test_copies_that_say_the_same_are_one(home: HomeFolder) -> None:
    main = session_files.save_new(home, a_session(status="agreed"))
    path = main.path.with_name(f"{ID}.sync-conflict-20260515-101010-ABCDEFG.toml")
    path.write_bytes(b"\xef\xbb\xbf" + encode(main.session).replace(b"\n", b"\r\n"))
    [copies] = read_home(home).past
    assert ([copy.path for copy in copies.copies], copies.others) == ([path], ())


def test_of_three_files_two_alike_one_is_another_version_and_one_a_copy_of_that(home: HomeFolder) -> None:
    main = session_files.save_new(home, a_session(status="agreed"))
    words = encode(a_session(status="agreed", aim="Other."))
    for name in (f"{ID} (1).toml", f"{ID} (2).toml"):
        main.path.with_name(name).write_bytes(words)
    [copies] = read_home(home).past
    assert [other.path.name for other in copies.others] == [f"{ID} (1).toml"]
    assert [copy.path.name for copy in copies.copies] == [f"{ID} (2).toml"]


def test_words_added_in_one_copy_only_are_another_version(home: HomeFolder) -> None:
    addition = Addition(at=START, by="supervisee", initials="CD", text="Later.")
    main = session_files.save_new(home, a_session(status="agreed"))
    main.path.with_name(f"{ID} (1).toml").write_bytes(encode(a_session(status="agreed", additions=(addition,))))
    [copies] = read_home(home).past
    assert len(copies.others) == 1


def test_a_draft_that_went_on_beside_itself_is_one_session(home: HomeFolder) -> None:
    draft = drafts.OpenDraft.begin(home, a_session())
    draft_path(home, ID).write_bytes(encode(a_session(aim="Theirs.")))
    draft.update(a_session(aim="Ours."))
    assert draft.save()
    past_and_waiting = read_home(home)
    assert past_and_waiting.past == ()
    [waiting] = past_and_waiting.waiting
    assert waiting.main.session.aim == "Theirs.", "the session's own file comes first"
    assert [other.session.aim for other in waiting.others] == ["Ours."]


def test_a_draft_beside_its_record_is_a_copy_or_a_version_by_what_it_says(home: HomeFolder) -> None:
    draft = a_session(aim="Aim.", step="agree")
    drafts.OpenDraft.begin(home, draft)
    session_files.save_new(home, draft.with_changes(status="agreed", step="", ended_at=START))
    past_and_waiting = read_home(home)
    assert past_and_waiting.waiting == ()
    [copies] = past_and_waiting.past
    assert (len(copies.copies), copies.others) == (1, ()), "what a crash left when the record was locked"
    draft_path(home, ID).write_bytes(encode(draft.with_changes(aim="Aim, and more words.")))
    [copies] = read_home(home).past
    assert (copies.copies, len(copies.others)) == ((), 1)


def test_a_home_just_being_locked_has_no_copies(home: HomeFolder) -> None:
    from supervise.store.files.cipher import AgeCipher

    pyrage = pytest.importorskip("pyrage")
    identity = pyrage.x25519.Identity.generate()
    locked = home._replace(seal=AgeCipher([str(identity.to_public())], str(identity)))
    main = session_files.save_new(locked, a_session(status="agreed"))
    session_path(home, ID).write_bytes(encode(main.session))
    [copies] = read_home(locked).past
    assert copies.single, "the next opening finishes that"
    conflict = main.path.with_name(f"{ID}.toml.sync-conflict-20260515-101010-ABCDEFG.age")
    conflict.write_bytes(locked.seal.encrypt(encode(a_session(status="agreed", aim="Other."))))
    [copies] = read_home(locked).past
    assert [describe_source(other) for other in copies.others] == ["copy made by Syncthing on 15 May 2026"]


def test_what_a_sync_program_hides_is_not_looked_at(home: HomeFolder) -> None:
    main = session_files.save_new(home, a_session(status="agreed"))
    hidden = home.sessions / ".stversions" / f"{ID}~20260515-101010.toml"
    hidden.parent.mkdir()
    hidden.write_bytes(encode(a_session(status="agreed", aim="Older.")))
    [copies] = read_home(home).past
    assert (copies.main, copies.single) == (main, True)


def test_what_cannot_be_read_is_told_and_hides_nothing(home: HomeFolder) -> None:
    main = session_files.save_new(home, a_session(status="agreed"))
    broken = main.path.with_name(f"{ID}.sync-conflict-20260515-101010-ABCDEFG.toml")
    broken.write_bytes(b"id = [")
    past_and_waiting = read_home(home)
    assert [copies.main for copies in past_and_waiting.past] == [main]
    assert [problem.where for problem in past_and_waiting.problems] == [broken.name]
