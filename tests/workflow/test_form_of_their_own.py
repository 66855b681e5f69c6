"""A form written by hand, end to end without a line of code: held, kept, found, compared, reported and exported."""

import re
from datetime import date
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.domain.session.form_answers import Answer, Cell, Row
from supervise.domain.session.incident import NamedItem
from supervise.domain.session.model import Session
from supervise.domain.session.report import as_document
from supervise.domain.versions.merge import differences, merge
from supervise.store.content.loader import load_content
from supervise.store.sessions import files as session_files
from supervise.workflow import SessionWorkflow
from support.builders import PEOPLE, make_workflow
from support.clock import FakeClock
from tui.session.form.test_page import OWN_FORM

ANSWERS = {
    "line": {"text": "A hand-over by the linnet"},
    "words": {"text": "Slowly, and then the wagtail came."},
    "lines": {"lines": ("The dunnock", "The siskin")},
    "one": {"chosen": (NamedItem(id="1", label="On the ward"),)},
    "some": {"chosen": (NamedItem(id="2", label="A call"),), "lines": ("The redpoll",)},
    "day": {"day": date(2026, 12, 24)},
    "number": {"number": 7},
    "rows": {"rows": (Row(cells=(Cell(id="role", title="Role", text="The brambling"),)),)},
}
"""An answer of each kind; a bird in each that takes words."""
SAID = ("linnet", "wagtail", "dunnock", "siskin", "On the ward", "A call", "redpoll", "24 Dec 2026", "brambling")


@pytest.fixture
def workflow(tmp_path: Path) -> SessionWorkflow:
    workflow = make_workflow(tmp_path / "home", FakeClock())
    workflow.home.content.mkdir(parents=True)
    (workflow.home.content / "forms.toml").write_text(OWN_FORM, encoding="utf-8")
    workflow.content = load_content(workflow.home.content)[0]
    return workflow


def hold(workflow: SessionWorkflow, answers: dict[str, dict[str, object]] = ANSWERS) -> Session:
    form, kind = workflow.forms.form("handover"), workflow.forms.kind("handover")
    assert form is not None and kind is not None
    workflow.begin(kind)
    for field in (field for field in form.fields if field.id in answers):
        workflow.answer(form, Answer(field=field.id, asked=field.ask, kind=field.kind, **answers[field.id]))
    for person in PEOPLE:
        session = workflow.confirm(person.id, person.initials)
    return session


def test_held_kept_found_reported_and_exported(
    workflow: SessionWorkflow, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    session = hold(workflow)
    [stored] = session_files.read_sessions(workflow.home).kept
    assert stored.session == session, "kept, and it reads back"
    text = as_document(session, workflow.zone)
    assert not [word for word in SAID if word not in text]
    home = ["--home", str(workflow.home.root)]
    for bird in ("linnet", "wagtail", "dunnock", "redpoll", "brambling"):
        assert main([*home, "search", bird]) == 0
        assert "A hand-over that held" in capfd.readouterr().out
    target = tmp_path / "out.txt"
    assert main([*home, "export", session.id, str(target), "--anyway"]) == 0
    assert not [word for word in SAID if word not in target.read_text(encoding="utf-8")]


def test_two_versions_are_compared_answer_by_answer_and_no_word_is_lost(workflow: SessionWorkflow) -> None:
    ours = hold(workflow).with_changes(status="draft", agreed=(), ended_at=None)
    [form] = ours.forms
    changed = tuple(
        answer.with_changes(text="Quickly, said the whinchat.") if answer.field == "words" else answer
        for answer in form.answers
    )
    theirs = ours.with_changes(forms=(form.with_changes(answers=changed),))
    [difference] = differences(ours, theirs)
    assert "both" in difference.choices
    answer = merge(ours, theirs, {difference.path: "both"}).forms[0].answer("words")
    assert answer is not None and "wagtail" in answer.text and "whinchat" in answer.text


def test_with_nothing_in_it_it_is_left_out_of_the_record(workflow: SessionWorkflow) -> None:
    assert hold(workflow, {}).forms == ()
    assert "How did it go?" not in as_document(hold(workflow, {"words": {"text": "  "}}))


def test_once_its_file_is_gone_it_reads_as_it_did_and_cannot_be_gone_on_with(workflow: SessionWorkflow) -> None:
    before = as_document(hold(workflow), workflow.zone)
    workflow.begin(workflow.forms.kind("handover"))
    workflow.update(about="Case A1")
    workflow.leave()
    (workflow.home.content / "forms.toml").unlink()
    later = make_workflow(workflow.home.root, FakeClock())
    later.read()
    assert as_document(later.past[0].session, later.zone) == before
    with pytest.raises(Exception, match="is a kind of session that is no longer here"):
        later.resume(later.unfinished[0])


def test_the_example_that_readme_shows_can_be_held(workflow: SessionWorkflow) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    example = next(block for block in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL) if "[[forms]]" in block)
    (workflow.home.content / "forms.toml").write_text(example, encoding="utf-8")
    assert workflow.form_problems == []
    form = workflow.forms.form("handover")
    assert form is not None and [field.kind for field in form.fields] == ["words", "one", "rows"]
    assert workflow.forms.kind("handover") is not None
