"""Whatever is typed or pasted, into any field: cleaned at one boundary, all of it there or a sentence why not."""

from collections.abc import Callable

import pytest
from textual import events
from textual.screen import Screen
from textual.widgets import Input, TextArea

from supervise.domain.session.incident import Incident
from supervise.domain.session.model import DiscussedSection
from supervise.domain.text import LONGEST
from supervise.tui.pairs.welcome import WelcomePage
from supervise.tui.review.sessions.page import SessionListPage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.ladder.incident_page import IncidentPage
from supervise.tui.session.ladder.learning_page import LearningPage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.widgets.fields.note_area import LONG_LINE
from supervise.workflow import SessionWorkflow
from support.app_driver import settled, showing

NOTES: tuple[tuple[Callable[[], Screen[object]], str], ...] = (
    (ArrivePage, "#aim TextArea"),
    (TalkPage, "#words"),
    (IncidentPage, "#summary TextArea"),
    (LearningPage, "#strengths TextArea"),
    (ActionsPage, "#what TextArea"),
    (ActionsPage, "#known TextArea"),
    (AgreePage, "#takes-supervisee TextArea"),
)
LINES: tuple[tuple[Callable[[], Screen[object]], str], ...] = (
    (ArrivePage, "#own Input"),
    (ActionsPage, "DateField Input"),
    (AgreePage, "InitialsField Input"),
    (SessionListPage, "#find"),
    (WelcomePage, "#supervisee-initials Input"),
    (WelcomePage, "#supervisee-role Input"),
)
DIRTY = "A\x1b[31m\x00\r\nB\rC\ud83d\x07\nD"


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


def names(place: tuple[Callable[[], Screen[object]], str]) -> str:
    return f"{place[0].__name__} {place[1]}"


@pytest.mark.parametrize("place", LINES, ids=names)
async def test_a_line_takes_every_line_that_is_pasted_or_none_of_it_and_says_so(
    in_session: SessionWorkflow, place: tuple[Callable[[], Screen[object]], str]
) -> None:
    async with showing(in_session, place[0]) as (app, pilot, _):
        field = app.screen.query(place[1]).first(Input)
        field.focus()
        await pilot.pause()
        app.post_message(events.Paste(DIRTY))
        await pilot.pause()
        await pilot.pause()
        assert field.value == "A[31m B C\ufffd D"
        field.insert_text_at_cursor("\ud83d\x1b\x00")
        assert field.value == "A[31m B C\ufffd D\ufffd"
        field.insert_text_at_cursor(" E\tF\t\x0bG\u2028")  # as cells of Excel and lines of Word come
        assert field.value == "A[31m B C\ufffd D\ufffd E F G "
        field.value = ""
        await pilot.press("k")
        app.post_message(events.Paste("They came when asked.\n" * 50_000))
        await pilot.pause()
        await pilot.pause()
        assert field.value == "k"
        [message] = [note.message for note in app._notifications]
        assert "nothing was put in" in message
        await pilot.press("backspace")
        assert field.value == ""


@pytest.mark.parametrize("place", NOTES, ids=names)
async def test_a_note_takes_all_it_can_hold_and_loses_no_word_of_a_line_of_200_000_characters(
    in_session: SessionWorkflow, place: tuple[Callable[[], Screen[object]], str]
) -> None:
    pasted = "".join(f"word{number} " for number in range(20_000))
    assert len(pasted) > 180_000
    between = " " if place[0] is ActionsPage else "\n"  # an action's fields grow, but are of one line
    async with showing(in_session, place[0]) as (app, pilot, _):
        field = app.screen.query_one(place[1], TextArea)
        field.focus()
        await pilot.pause()
        app.post_message(events.Paste(DIRTY))
        await pilot.pause()
        await pilot.pause()
        assert field.text == between.join(("A[31m", "B", "C\ufffd", "D"))
        for key in ("\ud83d", "\x1b", "\x00"):
            field.insert(key)
        assert field.text == between.join(("A[31m", "B", "C\ufffd", "D\ufffd"))
        field.text = ""
        await pilot.press(*"Before")
        app.post_message(events.Paste(pasted))
        await pilot.pause()
        await pilot.pause()
        assert field.text.replace("\n", "") == "Before" + pasted
        assert max(map(len, field.text.split("\n"))) <= LONGEST
        assert [note.message for note in app._notifications] == [LONG_LINE]
        await pilot.press("x")
        assert field.text.endswith("word19999 x")
    # What was kept so, and what another program wrote so, is shown so.
    assert not in_session.session.aim or "word19999" in in_session.session.aim


async def test_a_long_line_in_a_file_is_shown_on_several(in_session: SessionWorkflow) -> None:
    in_session.update(aim="word " * 40_000)
    async with showing(in_session, ArrivePage) as (app, _pilot, _results):
        field = app.screen.query_one("#aim TextArea", TextArea)
        assert field.text.replace("\n", "") == "word " * 40_000
        assert max(map(len, field.text.split("\n"))) <= LONGEST
        assert [note.message for note in app._notifications] == [LONG_LINE]
    assert in_session.session.aim == "word " * 40_000, "only looked at, so as it was"


async def test_letters_typed_right_behind_a_tab_go_into_the_next_field(workflow: SessionWorkflow) -> None:
    async with showing(workflow, WelcomePage) as (app, pilot, _):
        for key in ("C", "D", "tab", "N", "shift+tab", "E"):
            app.post_message(events.Key(key, key if len(key) == 1 else "\t"))
        await settled(pilot)
        assert [field.value for field in app.screen.query(Input)][:2] == ["CDE", "N"]


@pytest.mark.parametrize("place", [*LINES[:2], *NOTES[:2]], ids=names)
async def test_letters_right_behind_a_key_that_deletes_or_moves_do_not_overtake_it(
    in_session: SessionWorkflow, place: tuple[Callable[[], Screen[object]], str]
) -> None:
    async with showing(in_session, place[0]) as (app, pilot, _):
        field = app.screen.query(place[1]).first()
        field.focus()
        await settled(pilot)
        for key in (*"wrong", *["backspace"] * 5, *"yes", "left", "left", *"o"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await app.input_queue.settle()
        await settled(pilot)
        assert (field.value if isinstance(field, Input) else field.text) == "yoes"  # type: ignore[attr-defined]
