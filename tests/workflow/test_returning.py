"""What has come back is taken up, put off or ended in the session being held, and no word is lost by changing it."""

from datetime import date

import pytest

from supervise.domain.review.history import Returning
from supervise.domain.review.strengths import group_strengths
from supervise.domain.session.form_answers import Answer, Cell, Row
from supervise.workflow import SessionWorkflow
from supervise.workflow.returning import carried_from, decide, say_about, taken_up
from support.builders import wholes
from support.clock import START, FakeClock

QUESTION = Answer(field="question", asked="In one sentence?", kind="line", text="Who books the weekend?")


@pytest.fixture
def again(workflow: SessionWorkflow, clock: FakeClock) -> Returning:
    """A disagreement that is open, and a session of two begun after it."""
    form = workflow.forms.form("disagree-what")
    assert form is not None
    workflow.begin(workflow.forms.kind("disagree"))
    workflow.update(about="Case A5")
    workflow.answer(form, QUESTION)
    agree(workflow)
    clock.pass_(days=10)
    workflow.begin()
    [again] = workflow.history.returning()
    assert (again.called, again.on) == ("When professionals disagree, Case A5", None)
    return again


def agree(workflow: SessionWorkflow) -> None:
    workflow.confirm("supervisee", "CD")
    workflow.confirm("supervisor", "AB")


def steps(workflow: SessionWorkflow) -> list[str]:
    return [step for step, _ in workflow.steps]


def test_taken_up_today_its_pages_stand_before_actions_with_what_is_carried(
    workflow: SessionWorkflow, again: Returning
) -> None:
    decide(workflow, again, "today")
    assert steps(workflow)[4:7] == ["ladder", "disagree-what", "disagree-views"]
    assert steps(workflow)[-2:] == ["actions", "agree"]
    session = workflow.session
    assert (session.about, session.thread, taken_up(session)) == ("Case A5", again.thread, again.thread)
    assert session.forms[0].answers == (QUESTION,)
    assert workflow.case_label() == "Case A1", "what is placed on the ladder that day may be another case"
    agree(workflow)
    [open_still] = workflow.history.returning()
    assert (open_still.called, open_still.on) == (again.called, None), "it stays open until it is ended"


def test_it_comes_back_from_there_when_its_pages_name_a_day(workflow: SessionWorkflow, again: Returning) -> None:
    decide(workflow, again, "today")
    form = workflow.forms.form("disagree-steps")
    assert form is not None
    workflow.answer(form, Answer(field="again", asked="?", kind="day", day=date(2027, 1, 12)))
    agree(workflow)
    [later] = workflow.history.returning()
    assert (later.called, later.on, later.thread) == (again.called, date(2027, 1, 12), again.thread)


def test_put_off_after_all_only_what_was_carried_goes_again(workflow: SessionWorkflow, again: Returning) -> None:
    decide(workflow, again, "today")
    form = workflow.forms.form("disagree-what")
    assert form is not None
    workflow.answer(form, Answer(field="agreed", asked="What do all agree on?", kind="lines", lines=("Dressings",)))
    decide(workflow, again, "another-day", date(2026, 12, 20))
    assert "disagree-what" not in steps(workflow)
    [left] = workflow.session.forms
    assert [answer.field for answer in left.answers] == ["agreed"], "what was written today stays in the record"
    assert (workflow.session.about, workflow.session.thread) == ("", "")
    agree(workflow)
    assert [returning.on for returning in workflow.history.returning()] == [date(2026, 12, 20)]


def test_finished_it_does_not_come_back_and_taken_back_it_does(workflow: SessionWorkflow, again: Returning) -> None:
    decide(workflow, again, "finished")
    decide(workflow, again, None)
    assert workflow.session.returned == ()
    decide(workflow, again, "finished")
    agree(workflow)
    assert workflow.history.returning() == ()


def test_a_partnership_goes_on_from_its_plan_and_another_choice_takes_that_back(workflow: SessionWorkflow) -> None:
    plan, values = workflow.forms.form("new-partners"), workflow.forms.form("new-for")
    assert plan is not None
    assert values is not None
    workflow.begin(workflow.forms.kind("new-partnership"))
    say_about(workflow, "Partnership P1")
    role, gains = Cell(id="role", title="Role", text="Ward"), Cell(id="gains", title="In it for them", text="Beds")
    brings = Cell(id="brings", title="Would bring", text="Trust")
    workflow.answer(plan, Answer(field="gives", asked="?", kind="rows", rows=(Row(cells=(role, brings, gains)),)))
    workflow.answer(values, Answer(field="piece", asked="?", kind="line", text="Fridays held by all"))
    agree(workflow)

    workflow.begin(workflow.forms.kind("partnership"))
    assert say_about(workflow, "Partnership P1")
    answers = {(form.id, answer.field): answer for form in workflow.session.forms for answer in form.answers}
    assert answers["partnership-shape", "plain"].text == "Fridays held by all"
    [row] = answers["partnership-who", "brings"].rows
    assert [(cell.title, cell.text) for cell in row.cells] == [("Role or organisation", "Ward"), ("Brings", "Trust")]
    assert workflow.case_label() == "Partnership P1", "and so it is called on the ladder"

    shape = workflow.forms.form("partnership-shape")
    assert shape is not None
    workflow.answer(shape, Answer(field="name", asked="What do we call it?", kind="line", text="Friday group"))
    assert say_about(workflow, "Partnership P2")
    [left] = workflow.session.forms
    assert [answer.field for answer in left.answers] == ["name"], "what was carried goes, what was written stays"
    assert workflow.session.thread == ""
    agree(workflow)
    assert len(wholes(workflow)) == 2


def test_on_a_partnerships_pages_stands_what_they_ask_and_no_other_part_of_its_plan(workflow: SessionWorkflow) -> None:
    """What no page shows would be agreed unread, and of the plan only some of it was carried."""
    plan = workflow.forms.form("new-for")
    assert plan is not None
    workflow.begin(workflow.forms.kind("new-partnership"))
    say_about(workflow, "Partnership P1")
    workflow.answer(plan, Answer(field="piece", asked="?", kind="line", text="Fridays held by all"))
    workflow.answer(plan, Answer(field="asked", asked="?", kind="words", text="They want one number to ring"))
    agree(workflow)
    workflow.begin(workflow.forms.kind("partnership"))
    say_about(workflow, "Partnership P1")
    assert [form.id for form in workflow.session.forms] == ["partnership-shape"]
    workflow.discard()
    workflow.begin(workflow.forms.kind("new-partnership"))
    say_about(workflow, "Partnership P1")
    [on] = workflow.session.forms
    assert [answer.text for answer in on.answers] == ["Fridays held by all", "They want one number to ring"]


def test_what_all_agree_on_is_carried_and_named_once_among_strengths(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    form, kind = workflow.forms.form("disagree-what"), workflow.forms.kind("disagree")
    assert form is not None
    workflow.begin(kind)
    field = next(field for field in form.fields if field.id == "agreed")
    agreed = Answer(field="agreed", asked=field.ask, kind="lines", gathers=field.gathers, lines=("Dressings",))
    workflow.answer(form, agreed)
    agree(workflow)
    clock.pass_(days=10)
    [again] = workflow.history.returning()
    workflow.begin(kind, again)
    assert workflow.session.forms[0].answers == (agreed,)
    assert carried_from(workflow, form) == START.date()
    workflow.answer(form, agreed.with_changes(lines=("Dressings", "Fridays")))
    assert carried_from(workflow, form) is None, "what stands there now is of today"
    agree(workflow)
    [group] = group_strengths(workflow.history)
    named = [(strength.words, strength.session.id == again.thread) for strength in group.collect_strengths]
    assert named == [("Fridays", False), ("Dressings", True)]


def test_a_new_agreement_goes_on_from_the_last_even_without_a_day(workflow: SessionWorkflow, clock: FakeClock) -> None:
    form = workflow.forms.form("agreement")
    assert form is not None
    workflow.begin(workflow.forms.kind("agreement"))
    workflow.answer(form, Answer(field="weeks", asked="How many weeks?", kind="number", number=5))
    agree(workflow)
    clock.pass_(days=300)
    workflow.begin(workflow.forms.kind("agreement"))
    assert workflow.session.forms[0].answers[0].number == 5
    assert workflow.session.thread == wholes(workflow)[0].id


def test_ended_early_without_a_day_it_comes_back_as_it_would_have(workflow: SessionWorkflow, clock: FakeClock) -> None:
    form, kind = workflow.forms.form("agreement"), workflow.forms.kind("agreement")
    assert form is not None
    workflow.begin(kind)
    workflow.answer(form, Answer(field="again", asked="?", kind="day", day=date(2027, 1, 12)))
    agree(workflow)
    clock.pass_(days=10)
    [before] = workflow.history.returning()
    workflow.begin(kind, before)
    workflow.finish("Called away")
    [after] = workflow.history.returning()
    assert (after.on, after.thread) == (before.on, before.thread), "nobody decided that it is over"
    assert after.last_session_id == wholes(workflow)[0].id, "and it goes on from what was written last"
    clock.pass_(days=1)
    workflow.begin(kind, after)
    agree(workflow)
    assert workflow.history.returning() == (), "whoever agrees without a day was told that it does not come back"
