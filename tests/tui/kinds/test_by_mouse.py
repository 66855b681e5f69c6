"""A kind of the two and one of a team, from their list to the agreed record by mouse; words are typed."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList

from supervise.domain.people import team_of
from supervise.domain.settings import Pair
from supervise.tui.app import SuperviseApp
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.closing.page import ClosingPage
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled
from support.builders import make_workflow, wholes
from support.clock import FakeClock

ROLES = ("Community nurse", "Social worker")
WORDS = "Said and clicked"
LONGEST_WAY = 14
"""Pages of the longest kind, and some that a step shows more than one of."""


@pytest.fixture
def team(tmp_path: Path) -> SessionWorkflow:
    workflow = make_workflow(tmp_path / "home", FakeClock())
    workflow.choose_pair(Pair(id="duty", people=team_of("Duty team"), roles=ROLES))
    return workflow


async def click(pilot: Pilot[None], target: str) -> None:
    await pilot.click(target)
    await settled(pilot)


async def write(app: SuperviseApp, pilot: Pilot[None], field: NoteArea | Input, words: str) -> None:
    """Click into the field, and type."""
    field.scroll_visible(animate=False)
    await settled(pilot)
    await pilot.click(field, offset=(2, 0))
    await pilot.press(*words)
    await settled(pilot)


async def hold(app: SuperviseApp, pilot: Pilot[None], kind: str) -> None:
    """Choose this kind in the list, go through all its pages with some words on the first, and agree."""
    listed, chosen = app.screen.query_one(OptionList), app.workflow.forms.kind(kind)
    assert chosen is not None
    titles = [str(option.prompt) for option in listed.options]
    line = next(at for at, title in enumerate(titles) if f"{chosen.title}  " in title)
    await pilot.click(listed, offset=(6, line))
    await settled(pilot)
    is_written = False
    for _ in range(LONGEST_WAY):
        if isinstance(app.screen, AgreePage):
            break
        notes = [note for note in app.screen.query(NoteArea) if note.display and note.region.width]
        if notes and not is_written:
            await write(app, pilot, notes[0], WORDS)
            is_written = True
        await click(pilot, "#do-next")
    assert isinstance(app.screen, AgreePage), f"{kind} leads no further than {app.screen}"
    for field in app.screen.query(InitialsField):
        await write(app, pilot, field.query_one(Input), field.person.initials or "AB")
        await pilot.click(field.query_one(Button))
        await settled(pilot)
    assert isinstance(app.screen, ClosingPage), kind
    await click(pilot, "#do-leave")


async def test_the_two_look_at_what_came_of_it(workflow: SessionWorkflow) -> None:
    async with running(workflow, (120, 40)) as (app, pilot):
        await pilot.press("e")
        await settled(pilot)
        await hold(app, pilot, "outcomes")
    [session] = wholes(workflow)
    assert (session.status, session.occasion) == ("agreed", "outcomes")
    assert WORDS in session.model_dump_json()


async def test_a_team_thinks_about_a_section(team: SessionWorkflow) -> None:
    async with running(team, (120, 40)) as (app, pilot):
        await click(pilot, "#do-new")
        await hold(app, pilot, "team")
    [session] = wholes(team)
    assert (session.status, session.occasion) == ("agreed", "team")
    assert WORDS in session.model_dump_json()
