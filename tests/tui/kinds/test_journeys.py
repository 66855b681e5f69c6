"""Each kind held from Home to the agreed record and back, by keys and by mouse, with what a user would miss."""

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList

from supervise.domain.session.incident import begin_incident
from supervise.domain.session.model import Session
from supervise.domain.session.report import session_lines
from supervise.tui.app import SuperviseApp
from supervise.tui.home.page import HomePage
from supervise.tui.kinds.page import SomethingElsePage
from supervise.tui.paper.reading_pages import TipsPage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.agree.asked_again import AskedAgain
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.closing.page import ClosingPage
from supervise.tui.session.form.look_answer import ChooseLinesPage
from supervise.tui.session.form.page import FormPage
from supervise.tui.session.form.row_answer import RowCard
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.widgets.pick_list import PickList
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled, words_shown
from support.builders import wholes
from support.clock import FakeClock

SIZE = (100, 40)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def begin(app: SuperviseApp, pilot: Pilot[None], title: str) -> None:
    """From Home to this kind, by keys."""
    await press(pilot, "e")
    listed = app.screen.query_one(OptionList)
    while title not in str(listed.get_option_at_index(listed.highlighted or 0).prompt):
        await pilot.press("down")
    await press(pilot, "enter")
    assert isinstance(app.screen, FormPage), title


async def to_field(app: SuperviseApp, pilot: Pilot[None], selector: str) -> Widget:
    """Tab on to this part of the page."""
    target = app.screen.query(selector).first()
    for _ in range(80):
        if app.screen.focused is not None and target in app.screen.focused.ancestors_with_self:
            return target
        await press(pilot, "tab")
    raise AssertionError(f"Tab never comes to {selector}")


async def agree_by_keys(app: SuperviseApp, pilot: Pilot[None]) -> None:
    """From any of its pages on to Agree, both initials, and Home."""
    while not isinstance(app.screen, AgreePage):
        await press(pilot, "f3")
    for asked in app.screen.query(AskedAgain):
        await press(pilot, "f3")
        assert asked.has_focus_within, "what is asked once more is not passed by on the way to the initials"
    await press(pilot, "f3")
    await press(pilot, *"cd", "enter")
    await press(pilot, *"ab", "enter")
    assert isinstance(app.screen, ClosingPage)
    await press(pilot, "enter")
    assert isinstance(app.screen, HomePage)


async def click(app: SuperviseApp, pilot: Pilot[None], deed: str) -> None:
    assert await pilot.click(app.screen.query_one(f"#do-{deed}", Deed))
    await settled(pilot)


def follows(app: SuperviseApp) -> str:
    """What the page says of when it comes back."""
    return app.screen.query_one("#comes-back", Caption).said


def record(session: Session) -> str:
    return "\n".join(session_lines(session))


async def test_a_network_meeting_by_keys(workflow: SessionWorkflow, clock: FakeClock) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await begin(app, pilot, "A network meeting")
        await press(pilot, "enter", "tab", "space")
        await to_field(app, pilot, "#answer-question")
        await press(pilot, *"Who keeps hold of Friday?")
        await press(pilot, "f3")
        await press(pilot, "f9")
        assert isinstance(app.screen, ChooseLinesPage)
        await press(pilot, "space", *["down"] * 15, "space", "f3")
        cards = [card.read().cells[0].text for card in app.screen.query(RowCard)]
        assert cards == ["The person", "School nurse"], "each picked role has a seat, and the empty one is gone"
        await press(pilot, "right", "space")
        life = app.screen.query_one("#answer-life")
        await to_field(app, pilot, "#answer-life")
        await press(pilot, "down", "down", "space")
        assert "Home and housing: nobody here works there. Think of: housing officer, landlord" in words_shown(app)
        assert "GP" not in str(life.query_one("#missing").render())
        await press(pilot, "f3")
        await press(pilot, *"Neighbours look in", "f3")
        await press(pilot, "f3")
        await press(pilot, "space", "f3")
        assert "What should be different for the person?" in words_shown(app), "a long list comes with its question"
        await to_field(app, pilot, "#answer-decided")
        await press(pilot, *"Ring first", "enter", *"school nurse", "enter", *"4 Dec", "enter", "f3")
        assert isinstance(app.screen, ActionsPage)
        await to_field(app, pilot, "SuggestionRow")
        await press(pilot, "enter")
        await agree_by_keys(app, pilot)
    [session] = wholes(workflow)
    assert (session.status, session.occasion, session.about) == ("agreed", "network", "Case A1")
    [action] = session.actions
    assert (action.what, action.owner, f"{action.due}") == ("Ring first", "School nurse", "2026-12-04")
    told = record(session)
    assert "Which one question do we want to settle? Who keeps hold of Friday?" in told
    assert "· The person, council\n    · School nurse\n" in told
    assert "We worked from the best information there was, and said where it was thin:" in " ".join(told.split())
    assert "We did" in told


async def test_a_network_meeting_by_mouse(workflow: SessionWorkflow) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await press(pilot, "e")
        assert isinstance(app.screen, SomethingElsePage)
        await pilot.click(OptionList, offset=(4, 1))
        await settled(pilot)
        page = app.screen
        assert isinstance(page, FormPage) and page.form.id == "network-why"
        await pilot.click("#about", offset=(2, 0))
        await pilot.click("#answer-purpose PickList", offset=(2, 1))
        await settled(pilot)
        for _ in range(6):
            await click(app, pilot, "next")
        assert isinstance(app.screen, ActionsPage)
        await click(app, pilot, "next")
        assert "Will the person, the child or the family be there?" in words_shown(app)
        await click(app, pilot, "next")
        assert app.screen.query_one(AskedAgain).has_focus_within
        await click(app, pilot, "next")
        await press(pilot, *"cd", "enter")
        await press(pilot, *"ab", "enter")
        await click(app, pilot, "leave")
    [session] = wholes(workflow)
    assert (session.status, session.about) == ("agreed", "Case A1")


async def test_a_disagreement_says_first_what_to_do_and_comes_back_when_an_answer_is_due(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await begin(app, pilot, "When professionals disagree")
        await press(pilot, "enter")
        await to_field(app, pilot, "#answer-safe")
        await press(pilot, "down", "space")
        assert isinstance(app.screen, ChoiceDialog), "nobody is sure, so what to do first stands there at once"
        await press(pilot, "escape")
        await to_field(app, pilot, "#answer-question")
        await press(pilot, *"Who books the weekend?")
        await press(pilot, "f3")
        await press(pilot, *"Ward manager")
        await press(pilot, "f3")
        await press(pilot, "f3")
        await to_field(app, pilot, "#answer-steps")
        assert follows(app).startswith("No day is named, so it does not come back by itself. It stands under Someth")
        await press(pilot, "space")
        await to_field(app, pilot, "#cell-by")
        await press(pilot, *"3 Dec")
        await to_field(app, pilot, "#answer-again")
        await press(pilot, *"12 Jan")
        assert follows(app) == "It comes back on 3 Dec 2026."
        await agree_by_keys(app, pilot)
        assert "When professionals disagree, Case A1" in words_shown(app)
    [first] = wholes(workflow)
    assert first.comes_back is not None and first.comes_back.open
    clock.pass_(days=12)
    async with running(workflow, SIZE) as (app, pilot):
        await begin(app, pilot, "When professionals disagree, Case A1")
        page = app.screen
        assert "About Case A1" in words_shown(app)
        assert "Who books the weekend?" in words_shown(app)
        assert not page.query_one("#answer-safe PickList").picked  # type: ignore[attr-defined]
        for _ in range(4):
            await press(pilot, "f3")
        assert isinstance(app.screen, FormPage) and app.screen.form.id == "disagree-end"
        await press(pilot, "space")
        assert follows(app) == "It has ended, and does not come back."
        await press(pilot, "space")
        assert follows(app) == "It comes back on 3 Dec 2026.", "an end chosen by mistake is taken back"
        await press(pilot, "space")
        await agree_by_keys(app, pilot)
        assert "When professionals disagree, Case A1 look again" not in words_shown(app)
    assert workflow.history.returning() == ()


async def test_a_disagreement_by_mouse(workflow: SessionWorkflow) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await press(pilot, "e")
        await pilot.click(OptionList, offset=(4, 2))
        await settled(pilot)
        await pilot.click("#about", offset=(2, 0))
        await pilot.click("#answer-safe PickList", offset=(2, 0))
        await settled(pilot)
        assert isinstance(app.screen, FormPage), "everyone is safe, so nothing stands in the way"
        for _ in range(5):
            await click(app, pilot, "next")
        await click(app, pilot, "next")
        await click(app, pilot, "next")
        await press(pilot, *"cd", "enter")
        await press(pilot, *"ab", "enter")
        await click(app, pilot, "leave")
    [session] = wholes(workflow)
    assert session.occasion == "disagree" and session.status == "agreed"
    [again] = workflow.history.returning()
    assert again.on is None, "no day is named: it stays under Something else until it is ended"


async def test_a_plan_turns_into_the_page_and_what_is_known_stands_there(workflow: SessionWorkflow) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await begin(app, pilot, "Plan a new partnership")
        await press(pilot, "enter")
        await to_field(app, pilot, "#answer-piece")
        await press(pilot, *"Friday discharges held by all of us")
        await press(pilot, "f3", "f9")
        await press(pilot, "space", "escape")
        await press(pilot, "f3")
        await press(pilot, "space")
        await press(pilot, "f3", "f3")
        await agree_by_keys(app, pilot)
        await begin(app, pilot, "Our partnership on a page")
        assert "Partnership P1: Friday discharges held by all of us" in words_shown(app), "called as they call it"
        await press(pilot, "home", "enter")
        await to_field(app, pilot, "#answer-plain")
        assert app.screen.focused.text == "Friday discharges held by all of us"  # type: ignore[union-attr]
        await press(pilot, "f3")
        assert next(card.read().cells[0].text for card in app.screen.query(RowCard)) == "The person"
        await press(pilot, "f3")
        assert app.screen.query_one("#answer-values PickList").picked == ("team-work",)  # type: ignore[attr-defined]
        await press(pilot, "f3")
        assert "Partnership P1: what this is about" in words_shown(app), "the ladder offers it first"
        await agree_by_keys(app, pilot)
        await begin(app, pilot, "Plan a new partnership")
        assert "Partnership P1" not in words_shown(app), "what runs is not planned again: it would come back as a plan"
        await press(pilot, "f4", "down", "enter")
    page, plan = wholes(workflow)
    assert page.kind == plan.kind == "", "no page of theirs asks for the kind of supervision"
    assert (plan.about, page.about, page.thread) == ("Partnership P1", "Partnership P1", plan.id)
    assert not any(again.occasion == "new-partnership" for again in workflow.history.returning())


async def test_both_partnership_pages_by_mouse(workflow: SessionWorkflow) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        for row, pages in ((4, 5), (3, 3)):
            await press(pilot, "e")
            await pilot.click(OptionList, offset=(4, row + (1 if wholes(workflow) else 0) * 2))
            await settled(pilot)
            await pilot.click("#about", offset=(2, 0))
            await settled(pilot)
            for _ in range(pages):
                await click(app, pilot, "next")
            while not isinstance(app.screen, AgreePage):
                await click(app, pilot, "next")
            await click(app, pilot, "next")
            await press(pilot, *"cd", "enter")
            await press(pilot, *"ab", "enter")
            await click(app, pilot, "leave")
    page, plan = wholes(workflow)
    assert (plan.occasion, page.occasion, page.about) == ("new-partnership", "partnership", "Partnership P1")


async def test_the_agreement_is_gone_on_with_and_its_weeks_are_a_number(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await begin(app, pilot, "Our supervision agreement")
        await to_field(app, pilot, "#answer-weeks")
        await press(pilot, "5")
        await agree_by_keys(app, pilot)
        clock.pass_(days=300)
        await begin(app, pilot, "Our supervision agreement")
        await to_field(app, pilot, "#answer-weeks")
        assert app.screen.focused.value == "5"  # type: ignore[union-attr]
        await press(pilot, "backspace", "4")
        while not isinstance(app.screen, AgreePage):
            await click(app, pilot, "next")
        await click(app, pilot, "next")
        await press(pilot, *"cd", "enter")
        await press(pilot, *"ab", "enter")
        await click(app, pilot, "leave")
    later, first = wholes(workflow)
    weeks = [session.forms[0].answer("weeks") for session in (first, later)]
    assert [answer.number for answer in weeks if answer] == [5, 4]
    assert later.thread == first.id


async def test_keeping_in_touch_is_read_from_something_else(workflow: SessionWorkflow) -> None:
    async with running(workflow, (80, 24)) as (app, pilot):
        await press(pilot, "e")
        listed = app.screen.query_one(OptionList)
        while "Keeping in touch" not in str(listed.get_option_at_index(listed.highlighted or 0).prompt):
            await pilot.press("down")
        await press(pilot, "enter")
        assert isinstance(app.screen, TipsPage)
        assert len(app.screen.query(".tip")) == 12
        assert "Keep it regular, and short" in words_shown(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomePage)


async def test_what_a_meeting_is_about_is_a_case_and_no_partnership_that_was_placed(workflow: SessionWorkflow) -> None:
    for about, kind in (("Case A1", "disagree"), ("Partnership P1", "partnership")):
        workflow.begin(workflow.forms.kind(kind))
        content = workflow.content
        incident = begin_incident(about, content.default_ladder, content.default_model)
        workflow.update(about=about, incident=incident.with_changes(summary="Fridays"))
        workflow.finish("Called away")
    async with running(workflow, SIZE) as (app, pilot):
        await press(pilot, "e", "2", "enter")
        options = [pick.label for pick in app.screen.query_one("#about", PickList).picks]
    assert options == ["Case A1: Fridays", "A new case: Case A2"]
