"""A whole session through the real app: by keys alone, by mouse alone, and again next time with its actions waiting."""

from textual.pilot import Pilot

from supervise.store.sessions.files import read_sessions
from supervise.tui.app import SuperviseApp
from supervise.tui.session.talk.page import TalkPage
from supervise.workflow import SessionWorkflow
from support.app_driver import climb, running, settled, shown
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


async def test_a_session_by_keys_alone(workflow: SessionWorkflow, clock: FakeClock) -> None:
    async with running(workflow, SIZE) as (app, pilot):

        async def type_(words: str) -> None:
            await pilot.press(*words)

        await pilot.press("n")
        await until(pilot, app, "Today's aim")
        await type_("A calm hour")
        await pilot.press("f3")
        await until(pilot, app, "Turn the wheel")
        await pilot.press("right", "enter")
        await until(pilot, app, "F2 pauses")
        await type_("The school nurse rang first")
        assert isinstance(app.screen, TalkPage)
        for _ in range(14):
            clock.pass_(minutes=1)
            app.screen.tick()
        await pilot.press("f3")
        for value in ("2", "3"):
            await until(pilot, app, "look away")
            await pilot.press("enter")
            await until(pilot, app, "at the moment")
            await pilot.press(value, "enter")
        await until(pilot, app, "You have both had your turn.")
        await pilot.press("enter")
        await until(pilot, app, "Half a step further")
        await pilot.press("f3")
        await until(pilot, app, "Something new")
        await type_("A late discharge letter")
        await pilot.press("f3")
        for rung in (5, 4):
            await until(pilot, app, "look away")
            await pilot.press("enter")
            await until(pilot, app, "which rung")
            await pilot.press(*climb(rung), "enter")
        await until(pilot, app, "You have both had your turn.")
        await pilot.press("enter")
        await until(pilot, app, "Together")
        await pilot.press(*climb(4), "enter")
        await pilot.press("f3")
        await until(pilot, app, "Strengths to build on")
        await type_("One named person to ring")
        await pilot.press("tab")
        await type_("Ask housing into the first meeting")
        await pilot.press("f3")
        await until(pilot, app, "The next rung: 5 Co-operation")
        await pilot.press("tab", "enter", "f3")
        await until(pilot, app, "Add an action")
        await pilot.press("f9")
        await pilot.pause()
        await type_("Ask housing to the first meeting")
        await pilot.press("f3")
        await until(pilot, app, "Read it together")
        await pilot.press("f3")
        await pilot.pause()
        await type_("cd")
        await pilot.press("enter")
        await until(pilot, app, "CD agreed")
        await pilot.press("f3")
        await type_("ab")
        await pilot.press("enter")
        await until(pilot, app, "Agreed by you both, and kept.")
        await pilot.press("enter")
        await until(pilot, app, "New session")
    assert workflow.held is None
    [stored] = read_sessions(workflow.home).kept
    session = stored.session
    assert session.status == "agreed"
    assert session.aim == "A calm hour"
    assert session.section is not None
    assert session.talk is not None
    assert [note.text for note in session.talk.notes] == ["The school nurse rang first"]
    assert session.talk.spent_seconds == 14 * 60
    assert {rating.by: rating.value for rating in session.ratings} == {"supervisee": 2, "supervisor": 3}
    incident = session.incident
    assert incident is not None
    assert incident.summary == "A late discharge letter"
    assert {placement.by: placement.rung for placement in incident.placements} == {
        "supervisee": 5,
        "supervisor": 4,
        "together": 4,
    }
    assert incident.strengths == ("One named person to ring",)
    assert incident.differently == ("Ask housing into the first meeting",)
    assert incident.closed
    assert len(incident.barriers) == 1
    assert [action.what for action in session.actions] == ["Ask housing to the first meeting"]


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
