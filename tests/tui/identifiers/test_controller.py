"""Fields are looked at once they rest: a quiet line under them says what may identify somebody, and leads to it."""

import subprocess
import sys
import threading

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from supervise.domain.identifiers.detect import IdentifierMatch
from supervise.domain.session.model import Note, Talk
from supervise.store.content import word_lists
from supervise.tui.app import SuperviseApp
from supervise.tui.identifiers.page import IdentifiersPage
from supervise.tui.review.sessions.addition_page import AdditionPage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.talk.note_field import NoteField
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.widgets.fields import watched_field
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.fields.watched_field import IdentifierCheckedField, IdentifierNotice
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.builders import a_session
from support.clock import START


@pytest.fixture(autouse=True)
def _rest_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No real second of rest goes by here: on a busy computer it may be over before a test has come to its end."""
    monkeypatch.setattr(watched_field, "REST", 3600)


async def rested(app: SuperviseApp, pilot: Pilot[None]) -> None:
    """As if a second had passed without a key."""
    for field in app.screen.query(IdentifierCheckedField):
        field.check()
    await looked(app, pilot)


async def looked(app: SuperviseApp, pilot: Pilot[None]) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "guard"])
    await pilot.pause()
    await pilot.pause()


def lines(app: SuperviseApp) -> list[str]:
    return [line.render().plain.rstrip() for line in app.screen.query(IdentifierNotice) if line.display]


async def test_the_line_comes_at_rest_and_moves_nothing_by_more_than_a_line(workflow: SessionWorkflow) -> None:
    workflow.begin()
    async with showing(workflow, ArrivePage) as (app, pilot, _):
        area = app.screen.query_one("#aim TextArea", TextArea)
        area.focus()
        for size in SIZES:
            await pilot.resize_terminal(*size)
            if size == SIZES[0]:
                await pilot.press(*"Mrs Okafor rang")
            else:
                area.load_text("Mrs Okafor rang")
            await pilot.pause()
            assert lines(app) == [], "nothing is said while somebody writes"
            below = app.screen.query_one("#kind").region.y
            await rested(app, pilot)
            [line] = lines(app)
            assert line.startswith("! May identify"), size
            assert "“Mrs Okafor”" in line
            assert line.endswith("Look")
            assert app.screen.query_one("#kind").region.y == below, "it stands in the empty line below the field"
            area.load_text("")
            await rested(app, pilot)
            assert lines(app) == []


async def test_a_second_without_a_key_is_rest(workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched_field, "REST", 0.03)  # or at least a moment: the second is not the point
    workflow.begin()
    async with showing(workflow, ArrivePage) as (app, pilot, _):
        app.screen.query_one("#aim TextArea", TextArea).focus()
        await pilot.press(*"LS6 2AB")
        for _ in range(1000):
            await looked(app, pilot)
            if lines(app):
                break
        assert lines(app) == ["! May identify someone: “LS6 2AB”  Look"]


async def test_leaving_a_field_is_rest_enough(workflow: SessionWorkflow) -> None:
    workflow.begin()
    async with showing(workflow, ArrivePage) as (app, pilot, _):
        app.screen.query_one("#aim TextArea", TextArea).focus()
        await pilot.press(*"LS6 2AB")
        app.screen.query_one("#kind").focus()
        await looked(app, pilot)
        assert lines(app) == ["! May identify someone: “LS6 2AB”  Look"]


async def test_the_first_look_and_a_long_text_are_looked_through_aside(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(aim="Okafor. " + "A quiet hour. " * 2000)
    async with showing(workflow, ArrivePage) as (app, pilot, _):
        threads: list[threading.Thread] = []
        look = app.identifiers.guard.marks

        def watched(text: str) -> tuple[IdentifierMatch, ...]:
            threads.append(threading.current_thread())
            return look(text)

        app.identifiers.guard.marks = watched  # type: ignore[method-assign]
        await rested(app, pilot)
        await rested(app, pilot)
        assert threads and threading.main_thread() not in threads
        assert lines(app) == ["! May identify someone: “Okafor”  Look"]
        app.screen.query_one("#aim TextArea", TextArea).load_text("Okafor")
        await rested(app, pilot)
        assert threads[-1] is threading.main_thread(), "a short text takes less than a thread would"


async def test_words_written_meanwhile_are_not_answered_by_an_old_look(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(aim="Okafor")
    async with showing(workflow, ArrivePage) as (app, pilot, _):
        field = app.screen.query_one("#aim", LabelledTextArea)
        field.query_one(TextArea).load_text("nobody")
        app.identifiers._noticed(field, "Okafor", ("Okafor",))
        await pilot.pause()
        assert lines(app) == []


async def test_the_line_leads_to_the_page_and_what_is_replaced_there_stays_replaced(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(aim="Okafor rang", differences="Ask Okafor")
    async with showing(workflow, ArrivePage) as (app, pilot, _):
        await rested(app, pilot)
        await pilot.click(IdentifierNotice)
        await settled(pilot)
        assert isinstance(app.screen, IdentifiersPage), "by mouse"
        await pilot.press("escape")
        await settled(pilot)
        area = app.screen.query_one("#aim TextArea", TextArea)
        area.focus()
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert isinstance(app.screen, IdentifiersPage), "by keys"
        await pilot.press("r")
        await settled(pilot)
        app.screen.query_one(Input).value = "the daughter"
        await pilot.press("enter")
        await settled(pilot)
        assert (workflow.session.aim, workflow.session.differences) == ("The daughter rang", "Ask the daughter")
        await pilot.press("escape")
        await settled(pilot)
        assert area.text == "The daughter rang"
        await looked(app, pilot)
        assert lines(app) == []
        area.focus()
        area.move_cursor(area.document.end)
        await pilot.press(*", then wrote")
        await pilot.pause()
        assert workflow.session.aim == "The daughter rang, then wrote"


async def test_under_a_note_and_under_an_action(workflow: SessionWorkflow) -> None:
    workflow.begin()
    async with showing(workflow, TalkPage) as (app, pilot, _):
        await pilot.press(*"With Adaeze")
        await rested(app, pilot)
        assert lines(app) == ["! May identify someone: “Adaeze”  Look"]
        await pilot.press("f9")
        await pilot.pause()
        assert lines(app) == [], "that was about another note"
    workflow.update(talk=Talk(planned_seconds=900, notes=(Note(question="What we talked about", text="x"),)))
    async with showing(workflow, ActionsPage) as (app, pilot, _):
        app.screen.query_one("#what TextArea", TextArea).focus()
        await pilot.press(*"Ring Adaeze")
        await rested(app, pilot)
        assert lines(app) == ["! May identify someone: “Adaeze”  Look"]


async def test_where_no_page_can_list_it_the_line_only_says_so(workflow: SessionWorkflow) -> None:
    session = a_session(status="agreed", ended_at=START)
    async with showing(workflow, lambda: AdditionPage(session, "CD", "")) as (app, pilot, _):
        app.screen.query_one("#text TextArea", TextArea).focus()
        await pilot.press(*"Okafor")
        await rested(app, pilot)
        assert lines(app) == ["! May identify someone: “Okafor”"]
        assert not app.screen.query_one(IdentifierNotice).can_focus
        await pilot.click(IdentifierNotice)
        assert isinstance(app.screen, AdditionPage)


async def test_without_its_lists_it_says_so_once_and_writing_goes_on(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    workflow.begin()
    word_lists.load_word_lists.cache_clear()
    monkeypatch.setattr(word_lists, "shipped", lambda: workflow.home.root / "nowhere")
    try:
        async with showing(workflow, ArrivePage) as (app, pilot, _):
            app.screen.query_one("#aim TextArea", TextArea).focus()
            await pilot.press(*"Okafor")
            await rested(app, pilot)
            await pilot.press(*" rang")
            await rested(app, pilot)
            [message] = [notification.message for notification in app._notifications]
            assert "nothing is marked" in message
            assert workflow.session.aim == "Okafor rang"
            assert lines(app) == []
    finally:
        word_lists.load_word_lists.cache_clear()


def test_the_rules_and_lists_wait_until_something_is_written() -> None:
    """They take a tenth of a second between them, which the first paint can do without."""
    ask = "import sys, supervise.tui.app; print([name for name in sys.modules if 'domain.identifiers' in name])"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_hostile_words_are_said_as_they_are(workflow: SessionWorkflow) -> None:
    workflow.begin()
    async with showing(workflow, TalkPage) as (app, pilot, _):
        app.screen.query_one(NoteField).show(0, "[/b] Mrs O'Neill [red]\u202e [bold]")
        await rested(app, pilot)
        assert "“Mrs O'Neill”" in lines(app)[0]
        shown(app)
