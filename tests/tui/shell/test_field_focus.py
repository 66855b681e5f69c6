"""What is typed on a page with a field stands in a field, wherever the focus is."""

import pytest
from textual import events
from textual.widgets import Input, TextArea

from supervise.domain.session.incident import Incident
from supervise.domain.session.model import DiscussedSection
from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.review.sessions.page import SessionListPage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.ladder.private_page import PrivatePlacementPage
from supervise.tui.session.rate.private_page import PrivateRatingPage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.shell.deed import Deed
from supervise.workflow import SessionWorkflow
from support.app_driver import settled, showing


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    ladder, model = workflow.content.default_ladder, workflow.content.default_model
    workflow.update(
        section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel", stand_in=True),
        incident=Incident(
            case="Case A1", ladder=ladder.id, ladder_title=ladder.title, model=model.id, model_title=model.title
        ),
    )
    return workflow


async def test_letters_after_a_button_by_tab_stand_in_the_note(in_session: SessionWorkflow) -> None:
    async with showing(in_session, TalkPage) as (app, pilot, _):
        await pilot.press(*"They ")
        app.screen.query_one("#do-say").focus()
        await pilot.press("enter")
        await settled(pilot)
        assert app.focused is app.screen.query_one("#words"), "a button that leaves the page open gives the focus back"
        app.screen.query_one("#do-pause").focus()
        await pilot.press(*"rang s")
        await settled(pilot)
        assert app.screen.query_one("#words", TextArea).text == "They rang s"
        assert in_session.session.talk is not None and in_session.session.talk.notes[0].text == "They rang s"


async def test_letters_after_a_clicked_button_stand_in_the_note(in_session: SessionWorkflow) -> None:
    async with showing(in_session, TalkPage, (120, 40)) as (app, pilot, _):
        await pilot.press(*"They ")
        x, y, *_size = app.screen.query_one("#do-pause").region
        for kind in (events.MouseDown, events.MouseUp):  # to the app, as the terminal's come; a pilot's go by it
            app.post_message(kind(None, x + 1, y, 0, 0, 1, False, False, False, x + 1, y))
        await settled(pilot)
        await app.input_queue.settle()
        assert app.focused is app.screen.query_one("#words")
        await pilot.press(*"rang")
        assert app.screen.query_one("#words", TextArea).text == "They rang"


async def test_a_reason_is_written_while_the_ladder_has_the_focus(in_session: SessionWorkflow) -> None:
    person = in_session.session.people[0]
    async with showing(in_session, lambda: PrivatePlacementPage(person)) as (app, pilot, results):
        await pilot.press(*"passes")
        assert not app.screen.query_one("#why TextArea", TextArea).text, "what is covered is no field"
        await pilot.press("enter", "up", "5", *"as a rang, 5 times")
        await settled(pilot)
        assert app.screen.query_one(LadderView).rung == 5, "a digit on the ladder is a rung, in the field a digit"
        assert app.screen.query_one("#why TextArea", TextArea).text == "as a rang, 5 times"
        assert results == [] and in_session.session.incident is not None


async def test_a_private_rating_is_not_skipped_by_a_letter(in_session: SessionWorkflow) -> None:
    person = in_session.session.people[0]
    async with showing(in_session, lambda: PrivateRatingPage(person)) as (_app, pilot, results):
        await pilot.press("s", "enter", "s", "2", "s")
        assert results == []
        await pilot.press("backspace", "f9")
        await settled(pilot)
        assert results


async def test_space_stays_with_a_row_whose_key_it_is(in_session: SessionWorkflow) -> None:
    async with showing(in_session, ArrivePage) as (app, pilot, _):
        row = app.screen.query("RadioRow").first()
        row.focus()
        await pilot.press("space")
        assert app.focused is row
        await pilot.press("w")
        assert isinstance(app.focused, TextArea | Input) and getattr(app.focused, "text", "w") == "w"


async def test_the_field_used_last_has_it_where_it_was_left(in_session: SessionWorkflow) -> None:
    async with showing(in_session, AgreePage, (80, 60)) as (app, pilot, _):
        field = app.screen.query_one("#takes-supervisor TextArea", TextArea)
        field.focus()
        await pilot.press(*"ab", "left")
        app.screen.query_one("#do-back", Deed).focus()
        await pilot.press("x")
        assert (app.focused, field.text) == (field, "axb")
        await pilot.press("end")
        app.screen.query_one("#do-back", Deed).focus()
        await pilot.press("c")
        assert field.text == "axb c", "what is written after a look elsewhere is a word of its own"


async def test_a_line_that_selects_all_is_not_typed_over(in_session: SessionWorkflow) -> None:
    async with showing(in_session, AgreePage, (80, 60)) as (app, pilot, _):
        field = app.screen.query("InitialsField Input").first(Input)
        field.focus()
        await pilot.press("A")
        app.screen.query_one("#do-back", Deed).focus()
        await pilot.press("B")
        assert field.value == "AB"


async def test_what_is_pasted_goes_where_it_would_be_typed(in_session: SessionWorkflow) -> None:
    async with showing(in_session, ActionsPage) as (app, pilot, _):
        app.screen.query_one("#do-next", Deed).focus()
        app.post_message(events.Paste("Ring the practice"))
        await settled(pilot)
        assert app.screen.query("#what TextArea").first(TextArea).text == "Ring the practice"


async def test_letters_in_the_list_of_sessions_find(workflow: SessionWorkflow) -> None:
    async with showing(workflow, SessionListPage) as (app, pilot, _):
        await pilot.press(*"f3cu")
        assert app.screen.query_one("#find", Input).value == "f3cu"
        assert isinstance(app.screen, SessionListPage)
