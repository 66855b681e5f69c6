"""Brought to supervision: word for word, once, into the next session they begin, and never lost on the way."""

from pathlib import Path

import pytest

from supervise.cli import main
from supervise.domain.problems import ProblemError
from supervise.domain.session.report import build_report
from supervise.store.sessions import drafts as files
from supervise.workflow import SessionWorkflow
from supervise.workflow.own.bringing import bring
from support.builders import PEOPLE, make_workflow, read_drafts
from support.clock import FakeClock
from support.locked_home import locked, opened
from support.sample_history import with_past

CD, AB = PEOPLE
WORDS = "Ask what the duty desk needs from us"


@pytest.fixture
def joint(tmp_path: Path) -> SessionWorkflow:
    return with_past(make_workflow(tmp_path / "home", FakeClock()))


def test_it_stands_in_the_next_session_word_for_word_with_who_brings_it(joint: SessionWorkflow) -> None:
    bring(joint, CD.id, WORDS)
    bring(joint, CD.id, WORDS)
    session = joint.begin()
    assert [(brought.by, brought.text) for brought in session.brought] == [(CD.id, WORDS)]
    entries = [(entry.label, entry.text) for section in build_report(session) for entry in section.entries]
    assert ("CD brings", WORDS) in entries
    joint.leave()
    assert not joint.begin().brought, "once"


def test_it_waits_while_another_kind_of_page_is_written(joint: SessionWorkflow) -> None:
    bring(joint, AB.id, WORDS)
    assert not joint.begin(joint.forms.kind("example")).brought
    joint.leave()
    assert joint.begin().brought


def test_cut_off_between_the_draft_and_the_file_it_is_neither_lost_nor_there_twice(
    joint: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(joint, CD.id, WORDS)
    with monkeypatch.context() as cut:
        cut.setattr("supervise.workflow.own.bringing.let_go", lambda _: None)
        joint.begin()
        joint.leave()
    joint.read()
    assert [draft.session.brought[0].text for draft in read_drafts(joint.home)] == [WORDS]
    assert not joint.begin().brought
    assert not files.read_brought(joint.home, "pair")


def test_it_is_locked_where_the_home_is_and_found_again(joint: SessionWorkflow) -> None:
    bring(joint, CD.id, WORDS)
    locked(joint.home.root)
    assert not [path for path in joint.home.root.rglob("*") if path.is_file() and WORDS.encode() in path.read_bytes()]
    joint.home = opened(joint.home.root)
    bring(joint, AB.id, "Another")
    assert {brought.text for brought in joint.begin().brought} == {WORDS, "Another"}


def test_nothing_is_brought_where_nothing_can_be_written(tmp_path: Path) -> None:
    joint = make_workflow(tmp_path / "home", FakeClock())
    joint.home = joint.home._replace(seal=opened(tmp_path / "home").seal.__class__(()))
    with pytest.raises(ProblemError, match="cannot be written now"):
        bring(joint, CD.id, WORDS)


def test_check_knows_what_waits(joint: SessionWorkflow, capfd: pytest.CaptureFixture[str]) -> None:
    bring(joint, CD.id, WORDS)
    main(["--home", str(joint.home.root), "check"])
    assert "All well" in capfd.readouterr().out
    joint.read()
    assert not joint.unadded and not joint.problems and not joint.waiting
