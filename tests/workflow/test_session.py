"""Deeds from start to end: each is saved, and whatever cuts it off, the home opens and the words are there."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise.domain.problems import ProblemError
from supervise.domain.session.actions import Action, ActionReview
from supervise.domain.session.model import DiscussedSection, Rating
from supervise.workflow import SessionWorkflow
from support.builders import make_workflow, wholes
from support.clock import START, FakeClock
from support.effort import examples


def held_through(workflow: SessionWorkflow, **changes: Any) -> None:
    """A session from beginning to both confirmations."""
    workflow.begin()
    workflow.update(**changes)
    workflow.confirm("supervisee", "CD")
    workflow.confirm("supervisor", "AB")


def reopened(workflow: SessionWorkflow) -> SessionWorkflow:
    again = make_workflow(workflow.home.root, workflow.clock)
    again.tidy()
    again.read()
    return again


def test_a_session_from_beginning_to_locked_and_found_again(workflow: SessionWorkflow, clock: FakeClock) -> None:
    workflow.begin()
    assert list(workflow.home.drafts.iterdir()), "its draft is on disk before anything is typed"
    clock.pass_(minutes=51)
    action = Action(id=f"{workflow.session.id}-1", what="Ring housing", owner="supervisee")
    workflow.update(actions=(action,), section=DiscussedSection(id="listening", title="Listening", wheel="w"))
    workflow.confirm("supervisee", "cd")
    assert workflow.session.status == "draft"
    workflow.confirm("supervisor", "AB")
    again = reopened(workflow)
    [session] = wholes(again)
    assert session.status == "agreed"
    assert session.ended_at == clock()
    assert again.unfinished == ()
    assert not list(workflow.home.drafts.iterdir())
    assert [tracked.action for tracked in again.history.open_actions()] == [action]
    assert again.history.last_discussed() == {"listening": START.date()}


def test_what_one_session_lets_go_the_next_does_not_ask(workflow: SessionWorkflow, clock: FakeClock) -> None:
    held_through(workflow, actions=(Action(id="a", what="One"), Action(id="b", what="Two")))
    clock.pass_(days=28)
    held_through(workflow, reviewed=(ActionReview(action="a", what="One", outcome="done"),))
    assert [tracked.action.id for tracked in reopened(workflow).history.open_actions()] == ["b"]


def test_left_for_later_it_is_offered_and_goes_on_as_it_was(workflow: SessionWorkflow) -> None:
    session = workflow.begin()
    workflow.update(aim="Aim", step="talk")
    workflow.leave()
    assert workflow.held is None
    again = reopened(workflow)
    [waiting] = again.unfinished
    assert again.resume(waiting) == session.with_changes(aim="Aim", step="talk")


def test_cut_short_stays_with_its_reason(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(aim="Aim")
    workflow.finish("Called away")
    [session] = wholes(reopened(workflow))
    assert (session.status, session.cut_short, session.aim) == ("finished", "Called away", "Aim")


def test_discarded_lies_in_the_trash(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(aim="Aim")
    workflow.discard()
    [path] = workflow.home.trash.glob("2026-11-22/*")
    assert 'aim = "Aim"' in path.read_text(encoding="utf-8")
    assert reopened(workflow).unfinished == ()


def test_an_addition_is_dated_and_the_record_is_as_it_was(workflow: SessionWorkflow, clock: FakeClock) -> None:
    held_through(workflow, aim="Aim")
    [before] = wholes(workflow)
    clock.pass_(days=3)
    workflow.add(before, "supervisor", "Housing rang.")
    [after] = wholes(reopened(workflow))
    assert after.with_changes(additions=()) == before
    assert (after.additions[0].text, after.additions[0].at) == ("Housing rang.", clock())


def test_an_addition_to_a_file_changed_meanwhile_writes_nothing(workflow: SessionWorkflow) -> None:
    held_through(workflow)
    [session] = wholes(workflow)
    [path] = workflow.home.sessions.rglob("*.toml")
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    with pytest.raises(ProblemError):
        workflow.add(session, "supervisee", "More")
    assert path.read_bytes().endswith(b"# by hand\n")


def test_the_second_window_reads_and_does_not_write(workflow: SessionWorkflow, tmp_path: Path) -> None:
    held_through(workflow, aim="Aim")
    second = make_workflow(workflow.home.root, writable=False)
    second.read()
    [session] = wholes(second)
    deeds: list[Callable[[], object]] = [
        second.begin,
        lambda: second.add(session, "supervisee", "x"),
        lambda: second.move_to_trash(session),
        lambda: second.set(plain=True),
    ]
    for deed in deeds:
        with pytest.raises(ProblemError, match="reading only"):
            deed()


def test_another_pair_sees_nothing_of_this_one(workflow: SessionWorkflow) -> None:
    held_through(workflow, actions=(Action(id="a", what="One"),))
    other = workflow.pair.model_copy(update={"id": "other"})  # type: ignore[union-attr]
    workflow.choose_pair(other)
    assert workflow.history.sessions == ()
    assert workflow.history.open_actions() == ()
    assert workflow.unfinished == ()


class Cut(BaseException):
    """The power goes."""


CALLS = ("write", "fsync", "replace", "link", "rename", "unlink", "open")
deeds = st.lists(
    st.sampled_from(["begin", "write", "keep", "rate", "leave", "resume", "confirm", "finish", "discard", "add"]),
    max_size=14,
)


def do(workflow: SessionWorkflow, deed: str, count: int) -> None:
    match deed:
        case "begin" if workflow.held is None:
            workflow.begin()
        case "resume" if workflow.held is None and workflow.unfinished:
            workflow.resume(workflow.unfinished[0])
        case "add" if workflow.history.sessions:
            workflow.add(workflow.history.sessions[0], "supervisee", f"addition {count}")
        case _ if workflow.held is None:
            return
        case "write":
            workflow.update(aim=f"aim {count}")
        case "keep":
            workflow.keep()
        case "rate":
            workflow.rate(Rating(by="supervisee", value=1, label="New to me"))
        case "leave":
            workflow.leave()
        case "confirm":
            by, initials = ("supervisor", "AB") if workflow.session.agreed else ("supervisee", "CD")
            workflow.confirm(by, initials)
        case "finish":
            workflow.finish("Out of time")
        case "discard":
            workflow.discard()


@settings(max_examples=examples(150), deadline=None)
@given(deeds, st.integers(0, 60), st.sampled_from(["die", "refuse"]))
def test_any_deeds_cut_off_anywhere_leave_a_home_that_opens(script: list[str], at: int, how: str) -> None:
    """The n-th call that touches the disk dies or is refused; then everything kept before is still to be found."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        clock = FakeClock()
        workflow = make_workflow(Path(folder), clock)
        calls = 0

        def cutting(real: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **kwargs: Any) -> Any:
                nonlocal calls
                calls += 1
                if calls == at:
                    raise Cut if how == "die" else OSError(28, "No space left on device")
                return real(*args, **kwargs)

            return call

        for name in CALLS:
            patch.setattr(os, name, cutting(getattr(os, name)))
        acknowledged: dict[str, str] = {}
        try:
            for count, deed in enumerate(script):
                clock.pass_(minutes=1)
                try:
                    do(workflow, deed, count)
                except ProblemError:
                    continue
                if workflow.held is None or workflow.held.unsaved or deed == "discard":
                    continue
                # One in which nothing was done is removed when it is left.
                if workflow.session.aim or workflow.session.ratings:
                    acknowledged[workflow.session.id] = workflow.session.aim
        except Cut:
            pass
        patch.undo()
        again = reopened(workflow)
        assert again.problems == ()
        aims = {draft.session.id: draft.session.aim for draft in again.unfinished}
        aims |= {session.id: session.aim for session in wholes(again)}
        for path in again.home.trash.glob("*/2*.toml") if again.home.trash.exists() else ():
            text = path.read_text(encoding="utf-8")
            # A move cut off half-way leaves a copy here; what stands among the drafts is the newer.
            aims.setdefault(path.stem[:20], text.split('aim = "')[1].split('"')[0] if 'aim = "' in text else "")
        for id_, aim in acknowledged.items():
            # What came after the last acknowledged write may be there as well.
            assert id_ in aims
            assert _count(aims[id_]) >= _count(aim)


def _count(aim: str) -> int:
    return int(aim.split()[1]) if aim else -1


def test_a_session_that_cannot_begin_speaks_of_no_words_on_the_screen(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ProblemError) as caught:
        workflow.begin()
    assert "The disk is full. Free some room and try again." in str(caught.value)


def test_a_session_of_a_year_that_is_a_link_stays_a_draft_and_says_why(
    workflow: SessionWorkflow, tmp_path: Path
) -> None:
    workflow.home.sessions.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (workflow.home.sessions / "2026").symlink_to(tmp_path / "elsewhere")
    workflow.begin()
    workflow.update(aim="Said today")
    with pytest.raises(ProblemError, match="nothing is written there"):
        workflow.finish("Out of time")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert workflow.held is not None
    workflow.leave()
    assert "Said today" in workflow.waiting[0].path.read_text(encoding="utf-8")
    (workflow.home.sessions / "2026").unlink()
    workflow.resume(workflow.waiting[0])
    workflow.finish("Out of time")
    assert [session.aim for session in wholes(workflow)] == ["Said today"]


def test_one_in_which_nothing_was_done_leaves_nothing_unfinished(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.go_to_step("wheel")
    assert not workflow.leave()
    assert not workflow.waiting and not [*workflow.home.drafts.iterdir()]


def test_what_another_program_wrote_into_it_is_kept(workflow: SessionWorkflow) -> None:
    workflow.begin()
    assert workflow.held is not None
    path = workflow.held.kept.path
    path.write_text(path.read_text(encoding="utf-8") + '\n[theirs]\nwords = "Rang at five."\n', encoding="utf-8")
    assert workflow.leave()
    assert "Rang at five." in path.read_text(encoding="utf-8") and workflow.waiting


def test_one_gone_on_with_is_kept_though_nothing_is_done_this_time(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(aim="Aim")
    workflow.leave()
    workflow.resume(workflow.waiting[0])
    assert workflow.leave() and len(workflow.waiting) == 1
