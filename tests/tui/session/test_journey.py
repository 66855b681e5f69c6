"""A whole session through the real app by mouse alone, how others end, and next time with the actions waiting.

By keys alone it is gone through where the keys are counted.
"""

from textual.pilot import Pilot

from supervise.store.sessions.files import read_sessions
from supervise.tui.app import SuperviseApp
from supervise.tui.session.journey import Journey
from supervise.tui.session.step_page import HOME, NEXT, StepResult
from supervise.tui.shell.page import Page
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled, shown
from support.builders import make_workflow, wholes
from support.clock import FakeClock

SIZE = (100, 40)


def page(app: SuperviseApp) -> str:
    return type(app.screen).__name__


async def until(pilot: Pilot[None], app: SuperviseApp, words: str) -> None:
    """Wait until these words are on the screen."""
    for _ in range(60):
        await pilot.pause()
        if words in shown(app):
            return
    raise AssertionError(f"never saw {words!r} on:\n{shown(app)}")


async def click(pilot: Pilot[None], app: SuperviseApp, words: str) -> None:
    """Click on the words where they stand, as a hand with a mouse would."""
    await until(pilot, app, words)
    # The lowest: hints stand at the top and name the buttons, which stand at the bottom.
    row, line = [(y, line) for y, line in enumerate(shown(app).splitlines()) if words in line][-1]
    # Cells, not characters: nothing before these words is wide.
    await pilot.click(offset=(line.index(words) + 1, row))
    await pilot.pause()


async def test_a_session_by_mouse_alone(workflow: SessionWorkflow, clock: FakeClock) -> None:
    """Words still need keys, and need not be written: everything else is a click."""
    async with running(workflow, SIZE) as (app, pilot):
        await click(pilot, app, "New session")
        await click(pilot, app, "Reflective")
        await click(pilot, app, "Wheel →")
        await until(pilot, app, "Turn the wheel")
        await click(pilot, app, "Listening")
        await click(pilot, app, "Talk for 15 minutes →")
        await click(pilot, app, "Pause")
        await until(pilot, app, "aused")
        await click(pilot, app, "Rate →")
        for _ in range(2):
            await click(pilot, app, "looking away")
            await click(pilot, app, "Often")
            await click(pilot, app, "Give my answer")
        await click(pilot, app, "Show both")
        await until(pilot, app, "Half a step further")
        await click(pilot, app, "Ladder →")
        await click(pilot, app, "Something new")
        await click(pilot, app, "Next →")
        for _ in range(2):
            await click(pilot, app, "looking away")
            await click(pilot, app, "Compliance")
            await click(pilot, app, "Give my answer")
        await click(pilot, app, "Show both")
        await click(pilot, app, "◊ Needed")
        await click(pilot, app, "6  Co-ordination")
        await pilot.press("enter")  # the rung's name stands beside the ladder now too
        await click(pilot, app, "Next →")
        await click(pilot, app, "Next rung →")
        await click(pilot, app, "Next rung →")
        await click(pilot, app, "Actions →")
        await click(pilot, app, "Agree →")
        await click(pilot, app, "To the initials")
        await pilot.press(*"CD")
        await pilot.press("enter")
        await until(pilot, app, "CD agreed")
        await pilot.press(*"AB")
        await click(pilot, app, "Agree   F3")
        await click(pilot, app, "Home →")
        await until(pilot, app, "New session")
    [stored] = read_sessions(workflow.home).kept
    session = stored.session
    assert (session.status, session.kind) == ("agreed", "Reflective")
    assert session.section is not None
    assert session.section.id == "listening"
    assert [rating.label for rating in session.ratings] == ["Often", "Often"]
    assert session.incident is not None
    assert {placement.by: placement.rung for placement in session.incident.placements} == {
        "supervisee": 4,
        "supervisor": 4,
        "together": 4,
        "needed": 6,
    }
    assert not session.incident.closed


async def test_next_time_begins_with_its_actions(workflow: SessionWorkflow, clock: FakeClock) -> None:
    from supervise.domain.session.actions import Action

    workflow.begin()
    workflow.update(actions=(Action(id=f"{workflow.session.id}-1", what="Ring housing", owner="supervisee"),))
    workflow.confirm("supervisee", "CD")
    workflow.confirm("supervisor", "AB")
    clock.pass_(days=28)
    again = make_workflow(workflow.home.root, clock)
    async with running(again, SIZE) as (app, pilot):
        await until(pilot, app, "Ring housing")
        await click(pilot, app, "New session")
        await until(pilot, app, "What became of these?")
        await click(pilot, app, "► Done")
        await click(pilot, app, "Back")
        await settled(pilot)
    [waiting] = again.unfinished
    assert [reviewed.outcome for reviewed in waiting.session.reviewed] == ["done"]


async def test_a_session_begun_by_mistake_says_that_nothing_is_kept(workflow: SessionWorkflow) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await pilot.press("n")
        await until(pilot, app, "Today's aim")
        await pilot.press("escape")
        await settled(pilot)
        assert [notification.message for notification in app._notifications] == ["Nothing written, nothing kept."]


async def test_back_through_every_page_and_a_step_clicked_at_the_top(workflow: SessionWorkflow) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await pilot.press("n")
        await until(pilot, app, "Today's aim")
        await pilot.press(*"Aim")
        for words, step in (("Today's aim", "f3"), ("Turn the wheel", "f3"), ("F2 pauses", "escape")):
            await until(pilot, app, words)
            await pilot.press(step)
        await until(pilot, app, "Turn the wheel")
        await click(pilot, app, "Actions")
        await until(pilot, app, "Add an action")
        await pilot.press("escape")
        await until(pilot, app, "No incident today")
        await pilot.press("f10")
        await until(pilot, app, "Go on with")
        assert workflow.held is None


async def test_ending_early_offers_another_day_and_the_words_are_there_again(workflow: SessionWorkflow) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await pilot.press("n")
        await until(pilot, app, "Today's aim")
        await pilot.press(*"Aim", "f4")
        await click(pilot, app, "Leave it for another day")
        await until(pilot, app, "Go on with")
        assert workflow.held is None and not wholes(workflow)
        await pilot.press("g")
        await until(pilot, app, "Today's aim")
        assert workflow.session.aim == "Aim" and not workflow.session.cut_short


async def test_cut_short_with_a_reason_and_discarded_into_the_trash(workflow: SessionWorkflow) -> None:
    async with running(workflow, SIZE) as (app, pilot):
        await pilot.press("n")
        await until(pilot, app, "Today's aim")
        await pilot.press(*"Aim", "f4")
        await click(pilot, app, "Called away")
        await until(pilot, app, "Kept as it stands: called away.")
        await pilot.press("escape")
        await until(pilot, app, "New session")
        assert [(session.cut_short, session.aim) for session in wholes(workflow)] == [("Called away", "Aim")]
        await pilot.press("n")
        await until(pilot, app, "Today's aim")
        await pilot.press("f4")
        await click(pilot, app, "Discard it")
        await click(pilot, app, "Discard it")
        await until(pilot, app, "New session")
        assert [notification.message for notification in app._notifications] == [
            "The session lies in the trash, until you empty it."
        ]
    assert len(list(workflow.home.trash.iterdir())) == 1


async def test_every_kind_leads_through_its_steps_to_its_end(workflow: SessionWorkflow) -> None:
    """Page after page, none of them drawn: two kinds are walked in the app by the tests of kinds."""
    app, steps = SuperviseApp(workflow), list[str]()

    async def go_on(page: Page[StepResult]) -> StepResult:
        steps.append(workflow.session.step)
        return HOME if steps[-1] == workflow.steps[-1][0] else NEXT

    for kind in workflow.forms.kinds:
        workflow.begin(kind)
        steps.clear()
        await Journey(go_on, app).run()
        assert list(dict.fromkeys(steps)) == [step for step in kind.steps if step != "rate"], "no section, no rating"
