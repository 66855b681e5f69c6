"""Kinds of session from Home to the agreed record and to the next of them, with what a user would miss."""

from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList

from supervise.domain.content.forms import Form
from supervise.domain.session.form_answers import Answer, Cell, Row
from supervise.domain.session.incident import NamedItem, begin_incident
from supervise.domain.session.report import session_lines
from supervise.tui.app import SuperviseApp
from supervise.tui.home.page import HomePage
from supervise.tui.kinds.page import SomethingElsePage
from supervise.tui.paper.reading_pages import TipsPage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.agree.asked_again import AskedAgain
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.closing.page import ClosingPage
from supervise.tui.session.form.look_answer import ChooseLinesPage
from supervise.tui.session.form.page import FormPage
from supervise.tui.session.form.row_answer import RowCard
from supervise.tui.session.step_page import OVER
from supervise.tui.shell.deed import Deed
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.pick_list import PickList
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from supervise.workflow.returning import say_about
from support.app_driver import running, settled, showing, words_shown
from support.builders import wholes
from support.clock import FakeClock

SIZE = (100, 40)
LONGEST_WAY = 14
"""Pages of the longest kind, and some that a step shows more than one of."""


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


def agree(workflow: SessionWorkflow) -> None:
    workflow.confirm("supervisee", "CD")
    workflow.confirm("supervisor", "AB")


def form(workflow: SessionWorkflow, form_id: str) -> Form:
    return next(form for form in workflow.forms.forms if form.id == form_id)


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
    record = "\n".join(session_lines(session))
    assert "Which one question do we want to settle? Who keeps hold of Friday?" in record
    assert "· The person, council\n    · School nurse\n" in record
    assert "We worked from the best information there was, and said where it was thin:" in " ".join(record.split())
    assert "We did" in record


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
        assert workflow.session.about == "Case A1"
        assert workflow.session.forms[0].answer("purpose") is not None
    async with showing(workflow, AgreePage, SIZE) as (app, pilot, results):
        assert "Will the person, the child or the family be there?" in words_shown(app)
        await click(app, pilot, "next")
        assert app.screen.query_one(AskedAgain).has_focus_within
        await click(app, pilot, "next")
        await press(pilot, *"cd", "enter")
        await press(pilot, *"ab", "enter")
        assert results == [OVER]
    [session] = wholes(workflow)
    assert (session.status, session.about) == ("agreed", "Case A1")


async def test_what_came_of_it_by_mouse_from_its_list_to_home(workflow: SessionWorkflow) -> None:
    async with running(workflow, (120, 40)) as (app, pilot):
        await press(pilot, "e")
        titles = [str(option.prompt) for option in app.screen.query_one(OptionList).options]
        line = next(line for line, title in enumerate(titles) if "What came of it  " in title)
        await pilot.click(OptionList, offset=(6, line))
        await settled(pilot)
        note = next(note for note in app.screen.query(NoteArea) if note.display and note.region.width)
        note.scroll_visible(animate=False)
        await settled(pilot)
        await pilot.click(note, offset=(2, 0))
        await press(pilot, *"Said and clicked")
        for _ in range(LONGEST_WAY):
            if not isinstance(app.screen, AgreePage):
                await click(app, pilot, "next")
        for field in app.screen.query(InitialsField):
            field.scroll_visible(animate=False)
            await settled(pilot)
            await pilot.click(field.query_one(Input), offset=(2, 0))
            await press(pilot, *field.person.initials)
            await pilot.click(field.query_one(Button))
            await settled(pilot)
        assert isinstance(app.screen, ClosingPage)
        await click(app, pilot, "leave")
        assert isinstance(app.screen, HomePage)
    [session] = wholes(workflow)
    assert (session.status, session.occasion) == ("agreed", "outcomes")
    assert "Said and clicked" in session.model_dump_json()


async def test_a_disagreement_says_when_it_comes_back_and_ends(workflow: SessionWorkflow, clock: FakeClock) -> None:
    workflow.begin(workflow.forms.kind("disagree"))
    say_about(workflow, "Case A1")
    what, steps, end = (form(workflow, f"disagree-{part}") for part in ("what", "steps", "end"))
    safe = NamedItem(id="1", label="We are not sure")
    workflow.answer(what, Answer(field="safe", asked="Is everyone safe?", kind="one", chosen=(safe,)))
    workflow.answer(what, Answer(field="question", asked="What?", kind="line", text="Who books the weekend?"))
    async with showing(workflow, lambda: FormPage(steps), SIZE) as (app, pilot, _):
        await to_field(app, pilot, "#answer-steps")
        assert follows(app).startswith("No day is named, so it does not come back by itself. It stands under Someth")
        await press(pilot, "space")
        await to_field(app, pilot, "#cell-by")
        await press(pilot, *"3 Dec")
        await to_field(app, pilot, "#answer-again")
        await press(pilot, *"12 Jan")
        assert follows(app) == "It comes back on 3 Dec 2026."
    agree(workflow)
    [first] = wholes(workflow)
    assert first.comes_back is not None and first.comes_back.open
    clock.pass_(days=12)
    async with running(workflow, SIZE) as (app, pilot):
        assert "When professionals disagree, Case A1" in words_shown(app)
        await begin(app, pilot, "When professionals disagree, Case A1")
        assert "About Case A1" in words_shown(app)
        assert "Who books the weekend?" in words_shown(app)
        assert not app.screen.query_one("#answer-safe PickList", PickList).picked, "asked anew each time"
    async with showing(workflow, lambda: FormPage(end), SIZE) as (app, pilot, _):
        await press(pilot, "space")
        assert follows(app) == "It has ended, and does not come back."
        await press(pilot, "space")
        assert follows(app) == "It comes back on 3 Dec 2026.", "an end chosen by mistake is taken back"
        await press(pilot, "space")
    agree(workflow)
    assert workflow.history.returning() == ()


async def test_a_plan_turns_into_the_page_and_what_is_known_stands_there(workflow: SessionWorkflow) -> None:
    workflow.begin(workflow.forms.kind("new-partnership"))
    say_about(workflow, "Partnership P1")
    piece = Answer(field="piece", asked="What?", kind="line", text="Friday discharges held by all of us")
    person = Row(cells=(Cell(id="role", title="Role", text="The person"),))
    together = NamedItem(id="team-work", label="Team work")
    workflow.answer(form(workflow, "new-for"), piece)
    workflow.answer(form(workflow, "new-partners"), Answer(field="seats", asked="Who?", kind="seats", rows=(person,)))
    values = Answer(field="values", asked="Which?", kind="some", chosen=(together,))
    workflow.answer(form(workflow, "new-values"), values)
    agree(workflow)
    async with running(workflow, SIZE) as (app, pilot):
        await begin(app, pilot, "Our partnership on a page")
        assert "Partnership P1: Friday discharges held by all of us" in words_shown(app), "called as they call it"
        await press(pilot, "home", "enter")
        await to_field(app, pilot, "#answer-plain")
        assert app.screen.focused.text == "Friday discharges held by all of us"  # type: ignore[union-attr]
        await press(pilot, "f3")
        assert next(card.read().cells[0].text for card in app.screen.query(RowCard)) == "The person"
        await press(pilot, "f3")
        assert app.screen.query_one("#answer-values PickList", PickList).picked == ("team-work",)
        await press(pilot, "f3")
        assert "Partnership P1: what this is about" in words_shown(app), "the ladder offers it first"
    agree(workflow)
    page, plan = wholes(workflow)
    assert page.kind == plan.kind == "", "no page of theirs asks for the kind of supervision"
    assert (plan.about, page.about, page.thread) == ("Partnership P1", "Partnership P1", plan.id)
    assert not any(again.occasion == "new-partnership" for again in workflow.history.returning())
    workflow.begin(workflow.forms.kind("new-partnership"))
    async with showing(workflow, lambda: FormPage(form(workflow, "new-for")), SIZE) as (app, _, _):
        assert "Partnership P1" not in words_shown(app), "what runs is not planned again: it would come back as a plan"


async def test_the_agreement_is_gone_on_with_and_its_weeks_are_a_number(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    workflow.begin(workflow.forms.kind("agreement"))
    weeks = Answer(field="weeks", asked="How many weeks?", kind="number", number=5)
    workflow.answer(form(workflow, "agreement"), weeks)
    agree(workflow)
    clock.pass_(days=300)
    workflow.begin(workflow.forms.kind("agreement"))
    async with showing(workflow, lambda: FormPage(form(workflow, "agreement")), SIZE) as (app, pilot, _):
        await to_field(app, pilot, "#answer-weeks")
        assert app.screen.focused.value == "5"  # type: ignore[union-attr]
        await press(pilot, "backspace", "4")
    agree(workflow)
    later, first = wholes(workflow)
    numbers = [answer.number for session in (first, later) if (answer := session.forms[0].answer("weeks"))]
    assert numbers == [5, 4]
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
