"""Putting back: a session to the sessions, a draft to the drafts, never over another, and only where one may write."""

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.encryption.keys import locked_home
from supervise.store.sessions.files import read_sessions
from supervise.workflow import SessionWorkflow
from supervise.workflow.upkeep import trash
from support.builders import make_workflow, wholes
from support.locked_home import locked
from support.sample_history import with_past


def test_a_session_put_away_comes_back_as_it_was(workflow: SessionWorkflow) -> None:
    with_past(workflow).read()
    before, session = workflow.past, wholes(workflow)[4]
    data = next(archived.path.read_bytes() for archived in before if archived.id == session.id)
    workflow.move_to_trash(session)
    [away] = trash.list_trash(workflow)
    assert (away.id, away.day) == (session.id, workflow.today)
    assert trash.restore(workflow, away) == session
    # In its old place in the order, too.
    assert [archived.session for archived in workflow.past] == [archived.session for archived in before]
    assert next(archived.path.read_bytes() for archived in workflow.past if archived.session == session) == data
    assert trash.list_trash(workflow) == ()


def test_a_draft_comes_back_among_the_unfinished(workflow: SessionWorkflow) -> None:
    session = workflow.begin()
    workflow.update(aim="Aim")
    workflow.discard()
    assert workflow.unfinished == ()
    [away] = trash.list_trash(workflow)
    trash.restore(workflow, away)
    assert [draft.session.aim for draft in workflow.unfinished] == ["Aim"]
    assert workflow.resume(workflow.unfinished[0]).id == session.id


def test_two_of_one_id_are_never_put_over_one_another(workflow: SessionWorkflow) -> None:
    with_past(workflow).read()
    session = wholes(workflow)[0]
    there = next(archived.path for archived in workflow.past if archived.id == session.id)
    data = there.read_bytes()
    workflow.move_to_trash(session)
    there.write_bytes(data + b"# another version\n")
    [away] = trash.list_trash(workflow)
    with pytest.raises(ProblemError, match="a session of this id is there already"):
        trash.restore(workflow, away)
    assert there.read_bytes().endswith(b"another version\n")
    assert trash.list_trash(workflow) == (away,)


def test_what_cannot_be_read_stays_where_it_is(workflow: SessionWorkflow) -> None:
    path = workflow.home.trash / "2026-11-20" / "2026-11-01T0930-aaaa.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"id = [")
    [away] = trash.list_trash(workflow)
    with pytest.raises(ProblemError, match="not valid TOML"):
        trash.restore(workflow, away)
    assert path.read_bytes() == b"id = ["


def test_in_a_locked_home_it_comes_back_locked_and_only_to_whoever_opened_it(workflow: SessionWorkflow) -> None:
    with_past(workflow).read()
    session = wholes(workflow)[0]
    workflow.move_to_trash(session)
    workflow.home = locked(workflow.home.root)
    [away] = trash.list_trash(workflow)
    assert away.path.name.endswith(".toml.age")
    opened, workflow.home = workflow.home, locked_home(workflow.home)
    with pytest.raises(ProblemError, match="is locked"):
        trash.restore(workflow, away)
    workflow.home = opened
    trash.restore(workflow, away)
    assert session in [stored.session for stored in read_sessions(opened).kept]
    assert not list(workflow.home.sessions.rglob("*.toml"))


def test_a_window_for_reading_only_changes_nothing(workflow: SessionWorkflow) -> None:
    with_past(workflow).read()
    workflow.move_to_trash(workflow.history.sessions[0])
    reader = make_workflow(workflow.home.root, writable=False)
    [away] = trash.list_trash(reader)
    for deed in (lambda: trash.restore(reader, away), lambda: trash.empty(reader, (away,))):
        with pytest.raises(ProblemError, match="reading only"):
            deed()
    assert trash.list_trash(reader) == (away,)


def test_emptied_it_is_gone_for_good(workflow: SessionWorkflow) -> None:
    with_past(workflow).read()
    workflow.move_to_trash(workflow.history.sessions[0])
    trash.empty(workflow, trash.list_trash(workflow))
    assert trash.list_trash(workflow) == ()
    assert len(read_sessions(workflow.home).kept) == 12
