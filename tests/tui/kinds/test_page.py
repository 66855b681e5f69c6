"""Something else: another kind of session is chosen, held, agreed, and comes back on its day."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import OptionList

from supervise.domain.session.form_answers import Answer, Look
from supervise.tui.home.page import HomePage
from supervise.tui.kinds.page import SomethingElsePage
from supervise.tui.session.form.page import FormPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown
from support.builders import wholes
from support.clock import FakeClock
from tui.session.form.test_page import OWN_FORM

LOOK_AGAIN = Answer(field="again", asked="When do we look again?", kind="day", day=date(2027, 1, 12))


def look_at_outcomes(workflow: SessionWorkflow) -> None:
    """A session about what came of it, agreed, to be looked at again."""
    forms = workflow.forms
    kind, looking, sense = forms.kind("outcomes"), forms.form("outcomes-look"), forms.form("outcomes-sense")
    assert kind is not None and looking is not None and sense is not None
    workflow.begin(kind)
    workflow.update(about="Case A1")
    look = Look(id="safer", label="Feels safer", answer="Partly", who_says="They say so")
    workflow.answer(looking, Answer(field="look", asked="What can be seen?", kind="looks", looks=(look,)))
    workflow.answer(sense, LOOK_AGAIN)
    workflow.confirm("supervisee", "CD")
    workflow.confirm("supervisor", "AB")


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(
    workflow: SessionWorkflow, clock: FakeClock, golden: SnapshotAssertion, size: tuple[int, int]
) -> None:
    look_at_outcomes(workflow)
    clock.pass_(days=50)
    async with showing(workflow, SomethingElsePage, size) as (app, _pilot, _):
        assert shown(app) == golden(name=f"{size[0]}x{size[1]}")


async def test_a_good_example_by_keys_alone_from_home_to_home(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(app.screen, SomethingElsePage)
        await pilot.press(*["down"] * 5, "enter")
        await settled(pilot)
        assert isinstance(app.screen, FormPage)
        await pilot.press(*"One list of visits", "f3")
        await settled(pilot)
        assert "One list of visits" in shown(app)
        await pilot.press("f3", *"cd", "enter")
        await settled(pilot)
        await pilot.press(*"ab", "enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert "A good example" in shown(app)
    [session] = wholes(workflow)
    assert session.status == "agreed"
    assert session.forms[0].answers[0].text == "One list of visits"


async def test_what_comes_back_shows_what_was_seen_last_time(workflow: SessionWorkflow, clock: FakeClock) -> None:
    look_at_outcomes(workflow)
    clock.pass_(days=50)
    async with running(workflow, (100, 40)) as (app, pilot):
        await settled(pilot)
        assert "What came of it, Case A1" in shown(app)
        assert "look again 12 Jan" in shown(app)
        await pilot.press("e", "enter")
        await settled(pilot)
        page = app.screen
        assert isinstance(page, FormPage)
        assert "About Case A1" in shown(app)
        assert "Last time: Partly, they say so" in shown(app)
        page.query_one("#seen").focus()
        await pilot.press("enter")
        await settled(pilot)
        assert "more than last time" in shown(app)
        assert workflow.session.forms[0].answers[0].looks[0].answer == "Yes"


async def test_an_unfinished_one_is_gone_on_with_from_home(workflow: SessionWorkflow) -> None:
    workflow.begin(workflow.forms.kind("example"))
    workflow.update(about="Case A1")
    workflow.leave()
    async with running(workflow, (120, 40)) as (app, pilot):
        await settled(pilot)
        assert "at A good example" in shown(app)
        await pilot.press("g")
        await settled(pilot)
        assert isinstance(app.screen, FormPage)


async def test_choosing_by_number(workflow: SessionWorkflow) -> None:
    async with showing(workflow, SomethingElsePage) as (app, pilot, _):
        for typed, title in (("4", "Plan a new partnership"), ("1", "A network meeting"), ("0", "Plain words")):
            await pilot.press(typed)
            await settled(pilot)
            option = app.screen.query_one(OptionList).highlighted_option
            assert option is not None and title in str(option.prompt)


async def test_a_number_stays_that_of_its_kind_once_something_is_to_come_back(workflow: SessionWorkflow) -> None:
    look_at_outcomes(workflow)
    async with showing(workflow, SomethingElsePage) as (app, pilot, _):
        await pilot.press("1")
        await settled(pilot)
        option = app.screen.query_one(OptionList).highlighted_option
        assert option is not None and "A network meeting" in str(option.prompt)
        await pilot.press("up")
        option = app.screen.query_one(OptionList).highlighted_option
        assert option is not None and "What came of it, Case A1" in str(option.prompt)


async def test_forms_of_their_own_stand_before_what_is_on_paper(workflow: SessionWorkflow) -> None:
    workflow.home.content.mkdir(parents=True)
    (workflow.home.content / "forms.toml").write_text(OWN_FORM, encoding="utf-8")
    async with showing(workflow, SomethingElsePage, (80, 60)) as (app, _pilot, _):
        text = shown(app)
        places = [text.index(words) for words in ("Our own forms", "A hand-over that held", "On paper", "Evidence for")]
        assert places == sorted(places), "no paper under their heading"
