"""A kind of session beside the usual one: begun, answered, come back on its day, and gone on with."""

from datetime import date

from supervise.domain.session.form_answers import Answer, Look
from supervise.store.content.form_loader import load_forms
from supervise.workflow import SessionWorkflow
from support.builders import wholes
from support.clock import FakeClock

FORMS, _ = load_forms(None)


def look_at_outcomes(workflow: SessionWorkflow, *looks: Look, again: date | None) -> None:
    looking, sense = FORMS.form("outcomes-look"), FORMS.form("outcomes-sense")
    assert looking is not None
    assert sense is not None
    workflow.answer(looking, Answer(field="look", asked="What can be seen?", kind="looks", looks=looks))
    workflow.answer(sense, Answer(field="again", asked="When do we look again?", kind="day", day=again))
    workflow.confirm("supervisee", "CD")
    workflow.confirm("supervisor", "AB")


def test_the_usual_session_says_nothing_of_a_kind(workflow: SessionWorkflow) -> None:
    workflow.begin()
    [path] = workflow.home.drafts.iterdir()
    assert "occasion" not in path.read_text(encoding="utf-8")


def test_what_has_a_day_comes_back_and_goes_on_with_the_lines_that_were_looked_at(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    kind = FORMS.kind("outcomes")
    workflow.begin(kind)
    first = workflow.session.id
    safer = Look(id="safer", label="Feels safer", answer="Partly", who_says="They say so")
    look_at_outcomes(workflow, safer, again=date(2027, 1, 12))
    [again] = workflow.history.returning()
    assert (again.title, again.on, again.thread) == ("What came of it", date(2027, 1, 12), first)

    clock.pass_(days=50)
    workflow.begin(kind, again)
    [looking] = workflow.session.forms
    assert looking.answers[0].looks == (Look(id="safer", label="Feels safer"),)
    look_at_outcomes(workflow, safer.with_changes(answer="Yes"), again=None)
    assert workflow.history.returning() == ()
    assert [session.thread for session in sorted(wholes(workflow), key=lambda session: session.started_at)] == [
        "",
        first,
    ]


def test_a_record_with_forms_is_found_by_their_words(workflow: SessionWorkflow) -> None:
    example = FORMS.form("example")
    assert example is not None
    workflow.begin(FORMS.kind("example"))
    workflow.answer(example, Answer(field="plain", asked="What did you do?", kind="line", text="Shared a calendar"))
    workflow.confirm("supervisee", "CD")
    workflow.confirm("supervisor", "AB")
    [session] = workflow.history.sessions
    assert session.occasion_title == "A good example"
    assert "calendar" in session.sheet
