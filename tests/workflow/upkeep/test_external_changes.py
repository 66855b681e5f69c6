"""What was changed outside is never silently blessed: what the file held is kept before it is written anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.domain.session import migrations
from supervise.store.files.atomic import ChangedOutsideError, UnsyncedError
from supervise.store.files.cipher import PLAIN, AgeCipher, Cipher, NoCipher
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.toml import decode, has_valid_checksum
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from supervise.workflow.upkeep import external_changes
from support.builders import make_workflow
from support.clock import FakeClock
from support.system import private


def a_key() -> AgeCipher:
    pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)
    identity = pyrage.x25519.Identity.generate()
    return AgeCipher([str(identity.to_public())], str(identity))


@pytest.fixture(params=["plain", "locked"])
def workflow(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> SessionWorkflow:
    """A home with one session that is over, and one draft that waits."""
    workflow = make_workflow(tmp_path / "home", clock)
    workflow.home = HomeFolder(workflow.home.root, PLAIN if request.param == "plain" else a_key())
    workflow.begin()
    workflow.update(aim="Said then")
    workflow.finish("Out of time")
    clock.pass_(days=1)
    workflow.begin()
    workflow.update(aim="Said then")
    workflow.leave()
    clock.pass_(days=1)
    workflow.read()
    return workflow


def text_of(path: Path, seal: Cipher) -> bytes:
    return seal.decrypt(path.read_bytes(), path.name) if path.suffix == ".age" else path.read_bytes()


def by_hand(workflow: SessionWorkflow, path: Path, old: bytes = b"Said then", new: bytes = b"Said later") -> bytes:
    """Change the words in a file as an editor, or `age` and an editor, would; what then lies on disk."""
    seal = workflow.home.seal
    data = seal.encrypt(text_of(path, seal).replace(old, new))
    path.write_bytes(data)
    workflow.read()
    return data


def kept_in_history(workflow: SessionWorkflow) -> list[tuple[str, bytes]]:
    """Each file there, by its name without the time, oldest first."""
    history = workflow.home.history
    files = sorted(path for path in history.rglob("*") if path.is_file()) if history.exists() else []
    assert private(*files, *(path.parent for path in files))
    assert {path.parent.name for path in files} <= {stored.session.id for stored in (*workflow.past, *workflow.waiting)}
    return [(path.name.split("-", 3)[3], path.read_bytes()) for path in files]


def ending(workflow: SessionWorkflow) -> str:
    return workflow.home.seal.suffix


def test_a_change_made_outside_is_said_to_be_right(workflow: SessionWorkflow) -> None:
    [archived] = workflow.past
    assert not external_changes.is_changed(workflow, archived.session)
    theirs = by_hand(workflow, archived.path)
    assert external_changes.is_changed(workflow, archived.session)
    session = external_changes.accept(workflow, archived.session)
    assert session.aim == "Said later"
    assert not external_changes.is_changed(workflow, session)
    written = text_of(archived.path, workflow.home.seal)
    assert has_valid_checksum(written)
    assert decode(written, "x") == session
    assert kept_in_history(workflow) == [(f"outside{ending(workflow)}", theirs)]
    external_changes.accept(workflow, session)
    assert len(kept_in_history(workflow)) == 1, "said once more, there is nothing more to keep"


def test_a_second_change_is_kept_beside_the_first(workflow: SessionWorkflow, clock: FakeClock) -> None:
    theirs = []
    for number in range(3):
        [archived] = workflow.past
        theirs.append(
            by_hand(workflow, archived.path, f'aim = "{archived.session.aim}'.encode(), f'aim = "{number}'.encode())
        )
        external_changes.accept(workflow, archived.session)  # all in the same second
    assert sorted(data for _, data in kept_in_history(workflow)) == sorted(theirs)


def test_words_added_to_a_changed_session_bless_nothing_silently(workflow: SessionWorkflow) -> None:
    [archived] = workflow.past
    theirs = by_hand(workflow, archived.path)
    workflow.add(workflow.past[0].session, "supervisee", "More")
    assert kept_in_history(workflow) == [(f"outside{ending(workflow)}", theirs)]
    workflow.read()
    [after] = workflow.past
    assert after.as_written
    assert (after.session.aim, [addition.text for addition in after.session.additions]) == ("Said later", ["More"])


def test_what_is_as_it_was_written_leaves_nothing_in_history(workflow: SessionWorkflow) -> None:
    workflow.add(workflow.past[0].session, "supervisee", "More")
    workflow.add(workflow.past[0].session, "supervisee", "And more")
    workflow.resume(workflow.waiting[0])
    workflow.update(aim="New")
    workflow.keep()
    assert not workflow.home.history.exists()


def test_a_draft_changed_by_hand_is_kept_before_it_goes_on(workflow: SessionWorkflow) -> None:
    theirs = by_hand(workflow, workflow.waiting[0].path)
    for _ in range(2):
        workflow.resume(workflow.waiting[0])
        workflow.leave()
    workflow.resume(workflow.waiting[0])
    workflow.update(aim="Ours")
    workflow.keep()
    assert kept_in_history(workflow) == [(f"outside{ending(workflow)}", theirs)], "once is enough"
    workflow.read()
    assert [(draft.session.aim, draft.as_written) for draft in workflow.waiting] == [("Ours", True)]


def test_one_changed_since_it_was_read_is_not_written(workflow: SessionWorkflow) -> None:
    [archived] = workflow.past
    by_hand(workflow, archived.path)
    archived.path.write_bytes(archived.path.read_bytes().replace(b"\n", b"\r\n"))
    theirs = archived.path.read_bytes()
    with pytest.raises(ChangedOutsideError):
        external_changes.accept(workflow, archived.session)
    assert archived.path.read_bytes() == theirs
    assert kept_in_history(workflow) == []


def test_a_newer_program_s_file_is_not_ours_to_write(workflow: SessionWorkflow) -> None:
    [archived] = workflow.past
    theirs = by_hand(workflow, archived.path, b"schema_version = 1", b"schema_version = 99")
    with pytest.raises(ProblemError, match="newer Supervise"):
        external_changes.accept(workflow, archived.session)
    assert archived.path.read_bytes() == theirs


def test_an_earlier_form_is_brought_to_the_present_and_its_bytes_are_kept_at_the_first_save(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(raw: dict[str, object]) -> dict[str, object]:
        return {key: value for key, value in raw.items() if key != "goal"} | {"aim": raw["goal"]}

    monkeypatch.setitem(migrations.STEPS, 0, step)
    [archived], [waiting] = workflow.past, workflow.waiting
    older: list[bytes] = []
    for path in (archived.path, waiting.path):
        seal = workflow.home.seal
        text = text_of(path, seal).replace(b"schema_version = 1", b"schema_version = 0").replace(b"aim =", b"goal =")
        path.write_bytes(seal.encrypt(_marked_anew(text.replace(b'kind = "', b'zz_theirs = "x"\nkind = "'))))
        older.append(path.read_bytes())
    workflow.read()
    [archived], [waiting] = workflow.past, workflow.waiting
    assert (archived.session.aim, archived.session.schema_version, archived.form, archived.as_written) == (
        "Said then",
        1,
        0,
        True,
    )
    assert [archived.path.read_bytes(), waiting.path.read_bytes()] == older, "reading writes nothing"
    assert not external_changes.is_changed(workflow, archived.session)

    workflow.add(archived.session, "supervisee", "More")
    workflow.resume(waiting)
    workflow.update(step="talk")
    workflow.keep()
    assert sorted(kept_in_history(workflow)) == sorted((f"v0{ending(workflow)}", data) for data in older)
    for path in (archived.path, waiting.path):
        session = session_files.read(path, workflow.home.seal)
        assert (session.form, session.session.aim, session.as_written) == (1, "Said then", True)
        assert b'zz_theirs = "x"' in text_of(path, workflow.home.seal)


def _marked_anew(text: bytes) -> bytes:
    from supervise.store.sessions.toml import with_checksum

    return with_checksum(text[: text.index(b"# end sha256:")])


def test_a_save_the_disk_did_not_confirm_is_done_again_and_kept_once(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    [archived] = workflow.past
    theirs = by_hand(workflow, archived.path)
    with monkeypatch.context() as patch:
        patch.setattr("supervise.store.files.atomic.fsync_name", _refuses)
        with pytest.raises(UnsyncedError):
            workflow.add(archived.session, "supervisee", "More")
    with pytest.raises(ProblemError), monkeypatch.context() as patch:
        patch.setattr("os.replace", _refuses)
        workflow.add(archived.session, "supervisee", "More")
    workflow.add(archived.session, "supervisee", "More")
    workflow.read()
    assert [addition.text for addition in workflow.past[0].session.additions] == ["More"]
    assert kept_in_history(workflow) == [(f"outside{ending(workflow)}", theirs)]


def _refuses(*_: object) -> None:
    raise OSError(5, "Input/output error")


def test_a_window_for_reading_only_writes_none_of_it(workflow: SessionWorkflow) -> None:
    [archived] = workflow.past
    by_hand(workflow, archived.path)
    workflow.read_only = ANOTHER_WINDOW
    deeds: list[Callable[[], object]] = [
        lambda: external_changes.accept(workflow, archived.session),
        lambda: external_changes.copy_unreadable(workflow),
    ]
    for deed in deeds:
        with pytest.raises(ProblemError, match="reading only"):
            deed()
    assert kept_in_history(workflow) == []


def test_what_cannot_be_read_is_copied_byte_for_byte_when_asked(workflow: SessionWorkflow) -> None:
    home = workflow.home
    broken = {
        home.sessions / "2026" / "2026-01-01T0900-aaaa.toml": b"id = [",
        home.sessions / "2026" / "2026-01-01T0900-aaab.toml": b"id = [",
        home.drafts / "2026-01-01T0900-aaaa.toml": b"\xff\x00",
        home.drafts / "2026-01-01T0900-bbbb.toml.age": b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    }
    for path, data in broken.items():
        path.write_bytes(data)
    (home.drafts / "2026-01-01T0900-cccc.toml").mkdir()
    workflow.read()
    for _ in range(2):
        copies = external_changes.copy_unreadable(workflow)
        assert sorted(text_or_bytes(path, home.seal) for path in copies) == sorted(broken.values())
        assert sorted(home.quarantine.iterdir()) == sorted(copies), "asked again, there is no second copy"
    assert {path: path.read_bytes() for path in broken} == broken
    assert private(*copies)
    assert isinstance(home.seal, NoCipher) or not [path for path in copies if path.suffix == ".toml"]


def text_or_bytes(path: Path, seal: Cipher) -> bytes:
    """What was in the file that was copied: of one that was locked, the bytes as they lay there."""
    if path.name.startswith("2026-01-01T0900-bbbb"):
        return path.read_bytes()
    return text_of(path, seal)


def test_what_cannot_be_copied_says_why(workflow: SessionWorkflow) -> None:
    (workflow.home.drafts / "2026-01-01T0900-cccc.toml").mkdir()
    workflow.read()
    with pytest.raises(ProblemError, match="folder stands where a file"):
        external_changes.copy_unreadable(workflow)


def test_what_a_crash_left_in_these_folders_is_swept(workflow: SessionWorkflow) -> None:
    [archived] = workflow.past
    by_hand(workflow, archived.path)
    external_changes.accept(workflow, archived.session)
    home = workflow.home
    home.quarantine.mkdir()
    for folder in (home.history / archived.session.id, home.quarantine):
        (folder / ".tmp-half").write_bytes(b"half")
    workflow.tidy()
    assert not list(home.history.rglob(".tmp-*")) + list(home.quarantine.iterdir())
    assert len(list(home.trash.glob(".tmp-*"))) == 2


def test_what_a_link_among_the_sessions_leads_to_is_not_copied(workflow: SessionWorkflow, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"a private key of theirs")
    (workflow.home.sessions / "2026" / "2026-01-01T0900-dddd.toml").symlink_to(tmp_path / "key")
    workflow.read()
    assert len(workflow.problems) == 1
    assert external_changes.copy_unreadable(workflow) == ()
    assert not workflow.home.quarantine.exists()
