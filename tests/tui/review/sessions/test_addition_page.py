"""Words added to a session that is over: who writes them, and that nothing in them identifies anybody unasked."""

import pytest
from textual.widgets import TextArea

from supervise.domain.session.model import Session
from supervise.tui.review.sessions.addition_page import AdditionPage
from supervise.workflow import SessionWorkflow, additions
from support.app_driver import settled, showing, shown, words_shown
from support.builders import wholes


@pytest.fixture
def over(workflow: SessionWorkflow) -> Session:
    """A session that is over, to which words are being added."""
    workflow.begin()
    session = workflow.finish("Out of time")
    workflow.read()
    additions.begin(workflow, session)
    return session


async def test_words_added_to_a_record_ask_until_they_are_changed(workflow: SessionWorkflow, over: Session) -> None:
    async with showing(workflow, lambda: AdditionPage(over, "", "")) as (app, pilot, results):
        await pilot.press("space", "tab", *"Mrs Okafor rang", "shift+tab", "f3")
        await settled(pilot)
        assert "! 1 thing may identify someone" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, AdditionPage)
        field = app.screen.query_one(TextArea)
        assert (field.has_focus, field.selected_text) == (True, "Mrs Okafor"), "the cursor is at what was found"
        await pilot.press("f3")
        await settled(pilot)
        assert results == [], "the button that leads back is no leave to add them"
        assert "! 1 thing may identify someone" in shown(app)
        await pilot.press("enter", *"The daughter", "f3")
        await settled(pilot)
        assert results == [True]
    assert [addition.text for addition in wholes(workflow)[0].additions] == ["The daughter rang"]


async def test_words_added_to_a_record_stay_where_they_say_so(workflow: SessionWorkflow, over: Session) -> None:
    async with showing(workflow, lambda: AdditionPage(over, "", "")) as (_, pilot, results):
        await pilot.press("space", "tab", *"Mrs Okafor rang", "f3", "down", "enter")
        await settled(pilot)
        assert results == [True]
    assert [addition.text for addition in wholes(workflow)[0].additions] == ["Mrs Okafor rang"]


async def test_who_writes_is_asked_until_somebody_is_chosen(workflow: SessionWorkflow, over: Session) -> None:
    async with showing(workflow, lambda: AdditionPage(over, "", "")) as (app, pilot, results):
        await pilot.press("tab", *"It went well", "f3")
        await settled(pilot)
        assert "! Say who writes this, then add it." in words_shown(app)
        await pilot.press("space")
        await settled(pilot)
        assert "Say who writes this" not in words_shown(app), "somebody is chosen"
        assert "Not in the record until you add it." in words_shown(app)
        await pilot.press("f3")
        await settled(pilot)
        assert results == [True]
