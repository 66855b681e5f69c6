"""One person alone: nobody looks away, nothing is shown together, and what is written is kept without initials."""

from pathlib import Path

import pytest
from textual.widgets import Input

from supervise.cli import main
from supervise.domain.people import SELF, Pair, Person
from supervise.domain.session.form_answers import Answer
from supervise.domain.session.incident import placed
from supervise.domain.session.lifecycle import status_words
from supervise.domain.session.report import session_lines
from supervise.tui.app import SuperviseApp
from supervise.tui.export.page import ExportPage
from supervise.tui.export.take_all_page import TakeAllPage
from supervise.tui.home.page import HomePage
from supervise.tui.kinds.page import SomethingElsePage
from supervise.tui.pairs.welcome import WelcomePage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.closing.page import ClosingPage
from supervise.tui.session.form.page import FormPage
from supervise.tui.session.keep.page import KeepPage
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from supervise.workflow.taking_away import may_take_locked
from support.app_driver import running, settled, showing, shown, words_shown
from support.builders import PAIR, make_workflow, wholes
from support.clock import FakeClock
from support.locked_home import with_keys


@pytest.fixture
def alone(tmp_path: Path) -> SessionWorkflow:
    workflow = make_workflow(tmp_path / "home", FakeClock())
    workflow.set(pairs=(), current_pair="")
    workflow.choose_pair(Pair(id="me", people=(Person(id=SELF, initials="CD", role="Nurse"),)))
    return workflow


async def press(app: SuperviseApp, pilot: object, *keys: str) -> str:
    await pilot.press(*keys)  # type: ignore[attr-defined]
    await settled(pilot)  # type: ignore[arg-type]
    return " ".join(shown(app).split())


async def test_on_the_first_run_one_person_is_enough(workflow: SessionWorkflow) -> None:
    workflow.set(pairs=(), current_pair="")
    async with running(workflow) as (app, pilot):
        text = await press(app, pilot, "f9", "right", "space", *"CD", "enter", *"Nurse", "enter", "enter")
        assert isinstance(app.screen, HomePage)
        assert "What you can write here" in text and "The two of you" not in text
    assert workflow.pair is not None and workflow.pair.who == "one"


async def test_to_think_something_through_nobody_looks_away_and_nothing_is_signed(
    alone: SessionWorkflow,
) -> None:
    async with running(alone) as (app, pilot):
        await press(app, pilot, "n")
        assert isinstance(app.screen, SomethingElsePage)
        text = await press(app, pilot, "enter")
        assert "ground rule" not in text.lower() and "Kind of supervision" not in text, "nobody to agree any with"
        assert "What would make this time worth it, for you?" in text
        text = await press(app, pilot, *"Calls", "f3", "1", "f3")
        assert "Think, and write what helps." in text
        text = await press(app, pilot, "f3")
        assert "How is Resilience for you at the moment?" in text and "look away" not in text
        text = await press(app, pilot, "3", "enter")
        assert "How it is for you." in text and "half a step further" in text
        await press(app, pilot, "f3", *"A missed call", "f3")
        text = await press(app, pilot, "5", "enter")
        assert "● CD" in text and "▬" not in text, "no place together"
        text = await press(app, pilot, "f3")
        assert "on 5 Co-operation" in text and "together" not in text
        await press(app, pilot, "f3", "f3")
        assert "6 Co-ordination" in words_shown(app), "the next rung is above their own"
        await press(app, pilot, "f3")
        assert isinstance(app.screen, FormPage)
        await press(app, pilot, *"I rang", "f3", "f3")
        assert isinstance(app.screen, KeepPage)
        text = await press(app, pilot, "f3")
        assert isinstance(app.screen, ClosingPage) and "Kept, for you." in text
        await press(app, pilot, "s")
        assert isinstance(app.screen, ExportPage), "from here it goes into a portfolio"
    [session] = wholes(alone)
    assert status_words(session) == "kept", "nobody else was there to agree"
    assert (session.status, session.aim, session.occasion) == ("agreed", "Calls", "alone")
    assert session.incident is not None and (placement := placed(session.incident, SELF)) is not None
    assert placement.rung == 5
    record = "\n".join(session_lines(session))
    assert "CD: rung 5, Co-operation" in record
    assert "Together" not in record and "We agreed" not in record
    assert session.forms[0].answers[0].text == "I rang"


async def test_before_it_is_kept_a_page_is_read_on_while_the_keys_are_on_the_bar(alone: SessionWorkflow) -> None:
    form = alone.forms.form("own-plain")
    assert form is not None
    alone.begin(alone.forms.kind("own"))
    lines = "\n".join(f"line {number}" for number in range(60))
    alone.answer(form, Answer(field="thought", asked="What?", kind="words", text=lines))
    async with showing(alone, KeepPage) as (app, pilot, _):
        assert isinstance(app.screen.focused, ActionBar) and "line 59" not in words_shown(app)
        body = app.screen.query_one("#body")
        await press(app, pilot, "down", "down", "up")
        assert body.scroll_y == 1
        await press(app, pilot, "pagedown", "pageup")
        assert body.scroll_y == 1
        text = await press(app, pilot, *["pagedown"] * 4)
        assert "line 59" in text and isinstance(app.screen.focused, ActionBar)


async def test_for_the_portfolio_by_mouse_what_has_its_heading_on_another_form_moves(
    alone: SessionWorkflow,
) -> None:
    """But what is left out of a file moves under no heading that stands in it, nor the other way round."""
    async with running(alone, (120, 40)) as (app, pilot):
        await pilot.click("#do-new")
        await settled(pilot)
        await press(app, pilot, "down")
        await pilot.click("#do-choose")
        await settled(pilot)
        await press(app, pilot, *"I stayed on the phone", "tab", *"Calls")
        await pilot.click("#form", offset=(13, 0))
        await settled(pilot)
        text = " ".join(shown(app).split())
        assert "Five written accounts in three years" in text, "what the body asks"
        elsewhere = app.screen.query_one(".on-another-form", Caption).said
        assert elsewhere.startswith("Kept too, under other headings of A plain reflection: What did I do well?")
        assert "What have I been thinking about?" in elsewhere
        assert "I stayed on the phone" not in text
        await press(app, pilot, *"I rang")
        await pilot.click("#form", offset=(19, 0))
        await settled(pilot)
        text = shown(app)
        assert "HCPC" in text and "I rang" in text and "I stayed on the phone" not in text
        await pilot.click("#do-next")
        await settled(pilot)
        assert isinstance(app.screen, KeepPage)
        await pilot.click("#do-next")
        await settled(pilot)
        assert isinstance(app.screen, ClosingPage)
    [session] = wholes(alone)
    answers = {form.id: {answer.field: answer.text for answer in form.answers} for form in session.forms}
    assert answers == {
        "own-hcpc": {"strength": "I rang"},
        "own-plain": {"strength": "I stayed on the phone", "thought": "Calls"},
    }
    assert [answer.text for form in session.forms for answer in form.answers if answer.for_me] == ["I rang"]


async def test_letters_on_a_choice_answer_the_next_question_in_words(alone: SessionWorkflow) -> None:
    form = alone.forms.form("own-nmc")
    assert form is not None
    alone.begin(alone.forms.kind("own"))
    async with showing(alone, lambda: FormPage(form)) as (app, pilot, _):
        await press(app, pilot, *"I rang", "tab", *"A call", "tab", *"Ask early")
    [answers] = alone.session.forms
    assert {answer.field: answer.text for answer in answers.answers} == {
        "strength": "I rang",
        "what": "A call",
        "learned": "Ask early",
    }


async def test_whoever_is_alone_here_takes_all_of_it_along_as_well(alone: SessionWorkflow, tmp_path: Path) -> None:
    form = alone.forms.form("own-plain")
    assert form is not None
    alone.begin(alone.forms.kind("own"))
    alone.answer(form, Answer(field="thought", asked="What?", kind="words", text="zebrafinch"))
    alone.confirm(SELF, "CD")
    folder = tmp_path / "mine"
    async with running(alone) as (app, pilot):
        assert "Take all" in await press(app, pilot, "t")
        assert isinstance(app.screen, TakeAllPage) and not app.screen.query("#locked")
        app.screen.query_one(Input).value = str(folder)
        assert "1 page in" in await press(app, pilot, "enter")
    [page] = folder.iterdir()
    assert "zebrafinch" in page.read_text(encoding="utf-8")
    assert main(["--home", str(alone.home.root), "own", "take", str(tmp_path / "by-hand")]) == 0
    assert (tmp_path / "by-hand" / page.name).read_bytes() == page.read_bytes()


async def test_the_two_of_a_pair_have_no_such_key(workflow: SessionWorkflow) -> None:
    async with running(workflow, (120, 40)) as (app, pilot):
        assert "Take all" not in await press(app, pilot, "t")
        assert isinstance(app.screen, HomePage)


def test_the_locked_files_are_offered_only_where_no_pair_lies_among_them(alone: SessionWorkflow) -> None:
    with_keys(alone.home.root)
    assert may_take_locked(alone)
    alone.choose_pair(PAIR)
    assert not may_take_locked(alone)


async def test_of_a_passphrase_nobody_else_is_spoken_to(alone: SessionWorkflow) -> None:
    async with running(alone, (80, 40)) as (app, pilot):
        app.lock.ask("set")
        await settled(pilot)
        text = words_shown(app)
        assert "A new passphrase" in text and "Nobody else needs to know it." in text and "neither of you" not in text


async def test_nobody_is_asked_who_does_what_only_they_can(alone: SessionWorkflow) -> None:
    alone.begin(alone.forms.kind("alone"))
    async with showing(alone, ActionsPage) as (app, pilot, _):
        assert not app.screen.query("#owner")
        await pilot.press(*"Say no sooner")
        await settled(pilot)
        assert "nobody" not in words_shown(app)
        assert [(action.what, action.owner) for action in alone.session.actions] == [("Say no sooner", SELF)]
        await pilot.press(*["backspace"] * len("Say no sooner"))
        await settled(pilot)
        assert alone.session.actions == (), "an emptied action is none, whoever would do it"


async def test_whoever_writes_alone_in_a_shared_folder_is_told_who_else_can_read_it(workflow: SessionWorkflow) -> None:
    async with showing(workflow, lambda: WelcomePage(first=False)) as (app, pilot, _):
        assert "read what you write" not in words_shown(app)
        app.screen.query_one("#who", RadioRow).focus()
        await pilot.press("right", "space")
        await settled(pilot)
        assert "CD + AB can open this folder too" in words_shown(app)
