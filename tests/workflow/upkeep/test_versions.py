"""Two versions become one by what was chosen, cut off anywhere nothing is lost, and a session is never there twice."""

from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.domain.session.model import Addition, Session
from supervise.domain.versions.merge import WHOLE, Choice
from supervise.store.home.folder import draft_path
from supervise.store.sessions import drafts
from supervise.store.sessions import files as session_files
from supervise.store.sessions.files import read
from supervise.store.sessions.toml import encode
from supervise.workflow import SessionWorkflow
from supervise.workflow.upkeep.versions import SessionCopies, compare, names, save_merged, trash_identical_copies
from support.builders import a_session, make_workflow
from support.clock import START

ID = "2026-11-22T0930-4k7q"
SYNCED = f"{ID}.sync-conflict-20260515-101010-ABCDEFG.toml"


def later(text: str) -> Addition:
    return Addition(at=START, by="supervisee", initials="CD", text=text)


def record(**changes: object) -> Session:
    return a_session(status="agreed", ended_at=START, **changes)


def two(workflow: SessionWorkflow, ours: Session, theirs: Session, name: str = SYNCED) -> SessionCopies:
    """Both in this home: ours where Supervise keeps it, theirs beside it under a sync program's name."""
    path = session_files.save_new(workflow.home, ours).path if ours.locked else draft_path(workflow.home, ours.id)
    if not ours.locked:
        drafts.OpenDraft.begin(workflow.home, ours)
    path.with_name(name).write_bytes(encode(theirs))
    workflow.read()
    [versions] = workflow.versions
    return versions


def files(workflow: SessionWorkflow) -> dict[str, bytes]:
    root = workflow.home.root
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.name not in ("settings.toml", ".lock")
    }


def everything(workflow: SessionWorkflow) -> bytes:
    return b"\n".join(files(workflow).values())


def choices_of(workflow: SessionWorkflow, versions: SessionCopies, choice: Choice) -> dict[str, Choice]:
    return {difference.path: choice for difference in compare(workflow, versions) if difference.choices}


def test_a_session_with_two_versions_is_counted_once_and_named(workflow: SessionWorkflow) -> None:
    versions = two(workflow, record(aim="Ours."), record(aim="Theirs."))
    assert len(workflow.past) == len(workflow.history.sessions) == 1
    assert names(workflow, versions) == ("the record", "copy made by Syncthing on 15 May 2026")


def test_two_drafts_become_one_and_every_byte_of_both_is_kept(workflow: SessionWorkflow) -> None:
    versions = two(workflow, a_session(aim="Ours.", kind="K1"), a_session(aim="Theirs.", kind="K2"))
    before = files(workflow)
    after = save_merged(workflow, versions, {"aim": "both", "kind": "theirs"})
    assert (after.aim, after.kind) == ("Ours.\n\nIn the other version:\nTheirs.", "K2")
    assert read(draft_path(workflow.home, ID)).session == after
    assert set(before.values()) <= set(files(workflow).values()), "ours in history/, theirs in trash/"
    assert [draft.session for draft in workflow.unfinished] == [after]
    known = (workflow.past, workflow.waiting, workflow.several)
    workflow.read()
    assert (workflow.past, workflow.waiting, workflow.several) == known == ((), workflow.waiting, ())
    assert workflow.resume(workflow.unfinished[0]) == after, "and it goes on from there"


@pytest.mark.parametrize(("choice", "aim"), [("ours", "Ours."), ("theirs", "Theirs.")])
def test_of_two_records_one_is_the_record_and_the_other_is_kept_in_history(
    workflow: SessionWorkflow, choice: Choice, aim: str
) -> None:
    ours = record(aim="Ours.", additions=(later("Ours, later."),))
    theirs = record(aim="Theirs.", additions=(later("Theirs, later."),))
    versions = two(workflow, ours, theirs)
    before = files(workflow)
    after = save_merged(workflow, versions, {WHOLE: choice})
    assert after.aim == aim
    assert {addition.text for addition in after.additions} == {"Ours, later.", "Theirs, later."}
    history = [name for name in files(workflow) if name.startswith(f"history/{ID}/")]
    assert {files(workflow)[name] for name in history} == set(before.values())
    assert not [name for name in files(workflow) if name.startswith("trash/")], "nobody empties a record away"
    assert read(versions.main.path).session == after
    workflow.read()
    assert ([archived.session for archived in workflow.past], workflow.several) == ([after], ())


def test_a_draft_chosen_over_the_record_goes_on_as_a_draft(workflow: SessionWorkflow) -> None:
    session_files.save_new(workflow.home, record(aim="Agreed.", additions=(later("Added."),)))
    drafts.OpenDraft.begin(workflow.home, a_session(aim="Gone on."))
    workflow.read()
    [versions] = workflow.versions
    before = files(workflow)
    after = save_merged(workflow, versions, {WHOLE: "theirs"})
    assert (after.status, after.aim, after.additions) == ("draft", "Gone on.", (later("Added."),))
    assert set(before.values()) <= set(files(workflow).values())
    assert (workflow.past, [draft.session for draft in workflow.unfinished]) == ((), [after])
    workflow.read()
    assert (workflow.past, [draft.session for draft in workflow.unfinished], workflow.several) == ((), [after], ())


def test_words_added_on_both_laptops_are_joined_without_a_question(workflow: SessionWorkflow) -> None:
    versions = two(workflow, record(additions=(later("One."),)), record(additions=(later("Two."),)))
    assert compare(workflow, versions) == ()
    assert [addition.text for addition in save_merged(workflow, versions, {}).additions] == ["One.", "Two."]
    assert workflow.versions == ()


def test_the_session_gets_its_own_file_where_only_copies_are_left(workflow: SessionWorkflow) -> None:
    versions = two(workflow, record(aim="Ours."), record(aim="Theirs."))
    versions.main.path.rename(versions.main.path.with_name(f"{ID} (1).toml"))
    workflow.read()
    [versions] = workflow.versions
    assert names(workflow, versions)[0] == "copy made by hand or by a sync program"
    after = save_merged(workflow, versions, {WHOLE: "ours"})
    assert [archived.path.name for archived in workflow.past] == [f"{ID}.toml"]
    assert workflow.past[0].session == after
    workflow.read()
    assert workflow.several == ()


def test_of_three_versions_the_third_is_asked_about_next(workflow: SessionWorkflow) -> None:
    versions = two(workflow, a_session(aim="One."), a_session(aim="Two."))
    (workflow.home.drafts / f"{ID} (1).toml").write_bytes(encode(a_session(aim="Three.")))
    workflow.read()
    [versions] = workflow.versions
    assert len(versions.others) == 2
    save_merged(workflow, versions, {"aim": "both"})
    [versions] = workflow.versions
    after = save_merged(workflow, versions, {"aim": "both"})
    assert all(word in after.aim for word in ("One.", "Two.", "Three."))
    assert workflow.versions == ()


def test_copies_that_say_the_same_are_put_away_and_their_bytes_are_in_the_trash(workflow: SessionWorkflow) -> None:
    versions = two(workflow, record(aim="Same."), record(aim="Same."))
    before = files(workflow)
    trash_identical_copies(workflow, versions)
    assert workflow.versions == ()
    assert sorted(files(workflow).values()) == sorted(before.values())
    workflow.read()
    assert workflow.versions == ()


def test_nothing_is_written_when_either_file_has_changed_since(workflow: SessionWorkflow) -> None:
    versions = two(workflow, a_session(aim="Ours."), a_session(aim="Theirs."))
    for version in (versions.main, versions.others[0]):
        old = version.path.read_bytes()
        version.path.write_bytes(encode(a_session(aim="Meanwhile.")))
        before = files(workflow)
        with pytest.raises(ProblemError, match="changed"):
            save_merged(workflow, versions, {"aim": "ours"})
        assert files(workflow) == before
        version.path.write_bytes(old)


def test_nothing_is_written_where_only_reading_is_allowed(tmp_path: Path, workflow: SessionWorkflow) -> None:
    versions = two(workflow, a_session(aim="Ours."), a_session(aim="Theirs."))
    reader = make_workflow(workflow.home.root, writable=False)
    reader.read()
    before = files(workflow)
    with pytest.raises(ProblemError, match="reading only"):
        save_merged(reader, versions, {"aim": "ours"})
    with pytest.raises(ProblemError, match="reading only"):
        trash_identical_copies(reader, versions)
    assert files(workflow) == before


def test_a_newer_program_s_version_waits_for_that_program(workflow: SessionWorkflow) -> None:
    versions = two(workflow, record(), record(schema_version=99, aim="New."))
    before = files(workflow)
    with pytest.raises(ProblemError, match="newer Supervise"):
        save_merged(workflow, versions, {WHOLE: "ours"})
    assert files(workflow) == before


def test_not_while_it_is_held(workflow: SessionWorkflow) -> None:
    versions = two(workflow, a_session(aim="Ours."), a_session(aim="Theirs."))
    workflow.resume(versions.main)
    with pytest.raises(ProblemError, match="being held"):
        save_merged(workflow, versions, {"aim": "ours"})


@pytest.mark.parametrize("locked", [False, True])
def test_cut_off_anywhere_nothing_is_lost_and_the_question_is_asked_again(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    """Every change to the disk in turn is the last one before the power goes."""
    import os

    class PowerCutError(BaseException):
        pass

    make = record if locked else a_session
    ours, theirs = make(aim="Ours, and only here."), make(aim="Theirs, and only there.")
    choice: Choice = "theirs" if locked else "both"
    steps, done = 0, False
    while not done:
        root = workflow.home.root / f"run{steps}"
        run = make_workflow(root)
        versions = two(run, ours, theirs)
        left = steps

        def cut(real: object) -> object:
            def step(*args: object, **kwargs: object) -> object:
                nonlocal left
                if left == 0:
                    raise PowerCutError
                left -= 1
                return real(*args, **kwargs)  # type: ignore[operator]

            return step

        with monkeypatch.context() as patch:
            for name in ("open", "link", "unlink", "replace", "rename", "fsync", "mkdir"):
                patch.setattr(os, name, cut(getattr(os, name)))
            try:
                save_merged(run, versions, choices_of(run, versions, choice))
                done = True
            except PowerCutError:
                pass
        assert b"Ours, and only here." in everything(run)
        assert b"Theirs, and only there." in everything(run)
        after = make_workflow(root)
        after.read()
        assert len(after.past) + len(after.waiting) == 1, "never twice, never gone"
        assert after.problems == ()
        if again := after.versions:
            assert not done
            if again[0].others:
                save_merged(after, again[0], choices_of(after, again[0], choice))
            else:
                trash_identical_copies(after, again[0])
            assert after.versions == ()
        aim = (*after.past, *after.waiting)[0].session.aim
        assert "Theirs, and only there." in aim
        assert locked or "Ours, and only here." in aim
        steps += 1
    assert steps >= 10
