"""A sealed home: what is written is opened only with its key, and what is plain beside it still reads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.files.cipher import PLAIN, AgeCipher
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import drafts
from supervise.store.sessions import files as session_files
from support.builders import a_session, read_drafts

pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)

CANARY = "kingfisher"


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    key = pyrage.x25519.Identity.generate()
    return HomeFolder(tmp_path, AgeCipher((str(key.to_public()),), str(key)))


def test_a_session_and_a_draft_lie_closed_and_read_back(home: HomeFolder) -> None:
    stored = session_files.save_new(home, a_session(status="agreed", aim=CANARY))
    draft = drafts.OpenDraft.begin(home, a_session(id="2026-11-23T0930-aaaa", aim=CANARY))
    draft.update(draft.session.with_changes(aim=CANARY * 2))
    assert draft.save()
    assert stored.path.name.endswith(".toml.age")
    assert not [path for path in home.root.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
    assert session_files.read_sessions(home).kept[0].session == stored.session
    assert read_drafts(home)[0].session == draft.session
    assert session_files.save_new(home, stored.session).session == stored.session, "the same deed again is done already"


def test_without_the_key_it_can_be_written_and_not_read(home: HomeFolder) -> None:
    assert isinstance(home.seal, AgeCipher)
    shut = home._replace(seal=AgeCipher(home.seal.recipients))
    session_files.save_new(shut, a_session(status="agreed", aim=CANARY))
    [problem] = session_files.read_sessions(shut).problems
    assert "locked" in problem.what
    assert len(session_files.read_sessions(home).kept) == 1


def test_each_file_says_by_its_ending_how_it_is_closed(home: HomeFolder) -> None:
    session_files.save_new(home, a_session(status="agreed"))
    session_files.save_new(home._replace(seal=PLAIN), a_session(id="2026-11-23T0930-aaaa", status="agreed"))
    assert [stored.seal for stored in session_files.read_sessions(home).kept] == [PLAIN, home.seal]


def test_a_damaged_or_foreign_file_is_named_and_left_alone(home: HomeFolder) -> None:
    stored = session_files.save_new(home, a_session(status="agreed"))
    data = bytearray(stored.path.read_bytes())
    data[len(data) // 2] ^= 1
    stored.path.write_bytes(data)
    with pytest.raises(ProblemError, match="damaged"):
        session_files.read(stored.path, home.seal)
    assert stored.path.read_bytes() == data


def bom(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


AROUND = {
    "byte order mark": bom,
    "empty lines": lambda data: b"\n\r\n \n" + data + b"\n \n",
    "both": lambda data: bom(b"\r\n" + b"\r\n".join(data.splitlines()) + b"\r\n"),
    "two bytes a letter": lambda data: data.decode().encode("utf-16"),
}


@pytest.mark.parametrize("how", list(AROUND))
def test_what_an_editor_puts_unseen_around_a_locked_file_does_no_harm(home: HomeFolder, how: str) -> None:
    stored = session_files.save_new(home, a_session(status="agreed"))
    stored.path.write_bytes(AROUND[how](stored.path.read_bytes()))
    again = session_files.read(stored.path, home.seal)
    assert again.session == stored.session
    session_files.save_again(home, again, again.session.with_changes(aim="later"), again.session.started_at)
    assert session_files.read(stored.path, home.seal).session.aim == "later"


@pytest.mark.parametrize("around", [lambda data: b"From: AB\n" + data, lambda data: data + b"ring Dr Smith"])
def test_words_typed_around_a_locked_file_are_named_and_not_lost(
    home: HomeFolder, around: Callable[[bytes], bytes]
) -> None:
    stored = session_files.save_new(home, a_session(status="agreed"))
    data = around(stored.path.read_bytes())
    stored.path.write_bytes(data)
    with pytest.raises(ProblemError, match=r"has other words before or after what is locked.*keep them elsewhere"):
        session_files.read(stored.path, home.seal)
    assert stored.path.read_bytes() == data


def test_where_the_key_is_not_here_nobody_is_sent_to_edit_a_locked_file(home: HomeFolder) -> None:
    stored = session_files.save_new(home, a_session(status="agreed"))
    [problem] = session_files.read_sessions(home._replace(seal=PLAIN)).problems
    assert (problem.where, problem.what) == (stored.path.name, "is locked, and its key is not here.")


def test_a_mark_is_of_one_key_one_purpose_and_one_text(home: HomeFolder) -> None:
    assert isinstance(home.seal, AgeCipher)
    other = AgeCipher((), str(pyrage.x25519.Identity.generate()))
    marks = {home.seal.mark("a", b"b"), home.seal.mark("a", b"c"), home.seal.mark("b", b"b"), other.mark("a", b"b")}
    assert len(marks) == 4
    with pytest.raises(ProblemError, match="is locked"):
        AgeCipher(home.seal.recipients).mark("a", b"b")
