"""A word of the trade in a form that is meant for everybody is answered by one quiet line, and never changed."""

from supervise.tui.session.form.page import FormPage
from supervise.workflow import SessionWorkflow
from support.app_driver import settled, showing, shown, words_shown

LINE = "Stakeholder: or, in plain words, anyone it matters to."


def begin(workflow: SessionWorkflow, kind_id: str) -> FormPage:
    kind = workflow.forms.kind(kind_id)
    assert kind is not None
    workflow.begin(kind)
    form = workflow.forms.form(kind.steps[0])
    assert form is not None
    return FormPage(form)


async def test_the_line_comes_when_the_field_is_left_and_goes_with_the_word(workflow: SessionWorkflow) -> None:
    page = begin(workflow, "example")
    async with showing(workflow, lambda: page, (100, 40)) as (app, pilot, _):
        await pilot.press(*"Our stakeholders met")
        assert LINE not in words_shown(app), "not while somebody writes"
        await pilot.press("tab")
        await settled(pilot)
        assert LINE in words_shown(app)
        assert workflow.session.forms[0].answers[0].text == "Our stakeholders met", "nothing is put in its place"
        await pilot.press("shift+tab", "end", *["backspace"] * 20, *"We met", "tab")
        await settled(pilot)
        assert "plain words" not in shown(app)


async def test_it_is_turned_off_with_the_reframes(workflow: SessionWorkflow) -> None:
    workflow.set(reframes=False)
    page = begin(workflow, "example")
    async with showing(workflow, lambda: page, (100, 40)) as (app, pilot, _):
        await pilot.press(*"Our stakeholders met", "tab")
        await settled(pilot)
        assert "plain words" not in shown(app)


async def test_a_form_that_is_not_for_everybody_has_none(workflow: SessionWorkflow) -> None:
    page = begin(workflow, "disagree")
    assert not page.form.plain
    async with showing(workflow, lambda: page, (100, 40)) as (app, pilot, _):
        page.query("NoteArea, Input").first().focus()
        await pilot.press(*"stakeholders", "tab")
        await settled(pilot)
        assert "plain words" not in shown(app)
