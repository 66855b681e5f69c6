"""Names and numbers: listed with where they stand, replaced, passed or left by keys or mouse, and never in the way."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from supervise.domain.session.model import Takeaway
from supervise.tui.app import SuperviseApp
from supervise.tui.identifiers.page import NOTHING, IdentifiersPage
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.step_page import OVER
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog, TextDialog
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.fields.watched_field import IdentifierNotice
from supervise.workflow import SessionWorkflow
from supervise.workflow.identifier_check import IdentifierChecker
from support.app_driver import SIZES, settled, showing, shown, words_shown
from support.builders import wholes

AIM = "Mrs Okafor rang about LS6 2AB, and Adaeze cried the whole time while I was looking for the right words."


def begun(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(
        aim=AIM,
        differences="AB thinks Mrs Okafor was right.",
        takeaways=(Takeaway(by="supervisee", text="Ask Adaeze"),),
    )


def page(workflow: SessionWorkflow) -> IdentifiersPage:
    return IdentifiersPage(IdentifierChecker(workflow), lambda texts: None)


async def looked(app: SuperviseApp, pilot: Pilot[None]) -> None:
    await settled(pilot)
    await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "guard"])
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_looks(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    begun(workflow)
    async with showing(workflow, lambda: page(workflow), size) as (app, pilot, _):
        assert shown(app) == golden(name="listed")
        await pilot.press("r")
        await settled(pilot)
        assert shown(app) == golden(name="asked")
        await pilot.press("escape", "l", "n")
        await settled(pilot)
        assert shown(app) == golden(name="left-and-passed")


async def test_looks_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    begun(workflow)
    async with showing(workflow, lambda: page(workflow)) as (app, _, __):
        assert shown(app) == golden(name="no-colour")


async def test_all_by_keys(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, lambda: page(workflow)) as (app, pilot, results):
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TextDialog)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert workflow.session.aim.startswith("The daughter rang")
        assert workflow.session.differences == "AB thinks the daughter was right."
        await pilot.press("u")
        await settled(pilot)
        assert workflow.session.aim == AIM
        await pilot.press("r", *"CD", "enter")
        await settled(pilot)
        assert workflow.session.aim.startswith("CD rang"), "what is typed takes the place of what was offered"
        await pilot.press("n")
        await settled(pilot)
        assert "“LS6 2AB”" in shown(app), "and it can be marked again"
        assert IdentifierChecker(workflow).passed == ("LS6 2AB",)
        await pilot.press("l")
        await settled(pilot)
        assert "“Adaeze” may be a name, left as it is" in shown(app)
        assert "1 left as it is" in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert IdentifierChecker(workflow).passed == ()
        await pilot.press("escape")
        await settled(pilot)
        assert results == [None]


async def test_all_by_mouse(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, lambda: page(workflow), (120, 40)) as (app, pilot, results):
        await pilot.click("#do-replace")
        await settled(pilot)
        await pilot.click("#do")
        await settled(pilot)
        assert workflow.session.aim.startswith("The person rang")
        await pilot.click("#do-undo")
        await settled(pilot)
        assert workflow.session.aim == AIM
        await pilot.click("#do-replace")
        await settled(pilot)
        await pilot.click(OptionList, offset=(3, 1))
        await settled(pilot)
        assert workflow.session.aim.startswith("The daughter rang")
        await pilot.click("#do-leave-it")
        await settled(pilot)
        assert "left as it is" in " ".join(shown(app).split())
        await pilot.click("#do-pass-it")
        await settled(pilot)
        assert IdentifierChecker(workflow).passed == ("Adaeze",)
        await pilot.click("#do-close")
        await settled(pilot)
        assert results == [None]


async def test_leaving_the_question_changes_nothing(workflow: SessionWorkflow) -> None:
    begun(workflow)
    before = workflow.session
    async with showing(workflow, lambda: page(workflow)) as (app, pilot, _):
        for leave in ("escape", "click", "empty"):
            await pilot.press("r")
            await settled(pilot)
            if leave == "escape":
                await pilot.press("escape")
            elif leave == "click":
                await pilot.click("#leave")
            else:
                app.screen.query_one(Input).value = "  "
                await pilot.press("enter")
                assert isinstance(app.screen, TextDialog), "nothing is not put in anything's place"
                await pilot.press("escape")
            await settled(pilot)
            assert isinstance(app.screen, IdentifiersPage)
    assert workflow.session == before


async def test_where_there_is_nothing_it_says_that_it_does_not_find_everything(workflow: SessionWorkflow) -> None:
    workflow.begin()
    async with showing(workflow, lambda: page(workflow)) as (app, pilot, _):
        assert NOTHING[:40] in " ".join(shown(app).split())
        assert app.screen.query_one("#do-replace", Deed).disabled
        await pilot.press("r", "n", "l", "u", "enter", "escape")


async def test_hostile_words_are_listed_as_they_are(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(aim="[/b] [red]x Mrs O'Neill [/red] said \u202e[/b]")
    async with showing(workflow, lambda: page(workflow)) as (app, pilot, _):
        assert "“Mrs O'Neill” looks like a name" in shown(app)
        await pilot.press("r", *"[/b]", "enter")
        await settled(pilot)
        assert workflow.session.aim.startswith("[/b] [red]x [/b] [/red]")


# On the Agree page ------------------------------------------------------------------------------


async def test_agree_says_how_much_is_left_and_leads_there(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, AgreePage) as (app, pilot, _):
        await looked(app, pilot)
        line = app.screen.query_one("#noticed", IdentifierNotice)
        for by in ("mouse", "keys"):
            assert line.words == ("Mrs Okafor", "LS6 2AB", "Adaeze")
            line.scroll_visible(animate=False)
            await settled(pilot)
            if by == "keys":
                line.focus()
                await pilot.press("enter")
            else:
                await pilot.click(line)
            await settled(pilot)
            assert isinstance(app.screen, IdentifiersPage), by
            if by == "mouse":
                await pilot.press("escape")
                await looked(app, pilot)
        await pilot.press("r", *"[O]", "enter")
        await settled(pilot)
        await pilot.press("l")
        await pilot.press("escape")
        await looked(app, pilot)
        assert line.words == ("Adaeze",)
        assert app.screen.query_one("#differences", LabelledTextArea).text == "AB thinks [O] was right."
        assert "[O] rang about" in " ".join(shown(app).split()) or "[O]" in str(workflow.session.aim)


async def test_the_second_initials_ask_before_a_name_is_locked_for_good(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, AgreePage) as (app, pilot, results):
        await pilot.press("f3", *"cd", "enter")
        await settled(pilot)
        assert isinstance(app.screen, AgreePage), "the first initials lock nothing"
        await pilot.press(*"ab", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ChoiceDialog)
        asked = " ".join(shown(app).replace("│", " ").split())
        assert "! 3 things may identify someone" in asked
        assert "“Mrs Okafor”, “LS6 2AB”, “Adaeze”." in asked
        assert "locked for good" in asked
        assert workflow.held is not None
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, IdentifiersPage)
        await pilot.press("escape")
        await settled(pilot)
        assert results == []
        await pilot.press("enter")  # what was typed still stands in the field
        await settled(pilot)
        assert results == [], "going to look is no leave to lock"
        assert "! 3 things may identify someone" in words_shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert results == [OVER]


async def test_what_was_replaced_after_the_question_is_agreed_anew(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, AgreePage) as (app, pilot, results):
        await pilot.press("f3", *"cd", "enter")
        await pilot.press(*"ab", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("r", *"[O]", "enter")
        await settled(pilot)
        assert workflow.session.agreed == (), "other words than those that were agreed"
        await pilot.press("l", "l", "escape")
        await settled(pilot)
        assert "! Something was changed after CD agreed" in shown(app)
        for initials in ("cd", "ab"):
            await pilot.press("f3", *initials, "enter")
            await settled(pilot)
        assert results == [OVER]


async def test_what_was_left_as_it_is_asks_nothing(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, AgreePage) as (app, pilot, results):
        app.action_identifiers()
        await settled(pilot)
        await pilot.press("l", "l", "l", "escape")
        await settled(pilot)
        await pilot.press("f3", *"cd", "enter", *"ab", "enter")
        await settled(pilot)
        assert results == [OVER]


async def test_a_session_ended_early_asks_as_well_and_may_be_gone_on_with_after_all(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, ArrivePage) as (app, pilot, results):
        await pilot.press("f4", "down", "down", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, IdentifiersPage)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, ArrivePage)
        assert (results, workflow.session.locked) == ([], False), "back from looking, it is gone on with"
        await pilot.press("f4")
        await settled(pilot)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert "! 3 things may identify someone" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, IdentifiersPage)
        await pilot.press("l", "l", "l", "escape")
        await settled(pilot)
        assert results == [], "nothing is locked by going back"
        assert "End the session here?" in shown(app), "the ending goes on where it was"
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert results == [OVER]
    assert wholes(workflow)[0].cut_short == "Called away"


async def test_above_the_initials_the_key_that_looks_stands_beside_the_word(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, AgreePage) as (app, pilot, _):
        await pilot.press("f3")
        await looked(app, pilot)
        assert "Look F9" in words_shown(app)
        await pilot.press("f9")
        await settled(pilot)
        assert isinstance(app.screen, IdentifiersPage)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, AgreePage)
        await pilot.press("shift+tab")
        await settled(pilot)
        assert isinstance(app.focused, IdentifierNotice)
        assert "Look Enter" in words_shown(app)


async def test_it_is_under_ctrl_p_while_a_session_is_held(workflow: SessionWorkflow) -> None:
    begun(workflow)
    async with showing(workflow, AgreePage) as (app, pilot, _):
        [action] = [action for label, action, _ in app.palette_commands(app.screen) if "ames and numbers" in label]
        await app.run_action(action)
        await settled(pilot)
        assert isinstance(app.screen, IdentifiersPage)
