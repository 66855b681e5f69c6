"""However much was left unfinished, Home leads to all of it, and says how much that is."""

from textual.widgets import Button

from supervise.tui.home.notices import UnfinishedSessions
from supervise.tui.home.page import HomePage
from supervise.tui.review.sessions.addition_page import AdditionPage
from supervise.tui.shell.deed import Deed
from supervise.workflow import SessionWorkflow, additions
from support.app_driver import SIZES, running, settled, shown
from support.builders import wholes
from support.clock import FakeClock
from support.sample_history import with_past


def leave_unfinished(workflow: SessionWorkflow, clock: FakeClock, count: int) -> list[str]:
    """Begin so many sessions, a day apart, and leave each; their ids, oldest first."""
    ids = []
    for _ in range(count):
        ids.append(workflow.begin().id)
        workflow.update(aim="Aim")
        workflow.leave()
        clock.pass_(days=1)
    return ids


def offered(page: HomePage) -> list[str]:
    return [str(button.label) for button in page.query_one(UnfinishedSessions).query(Button)]


async def test_home_offers_all_of_them_and_the_arrows_lead_to_each(workflow: SessionWorkflow, clock: FakeClock) -> None:
    oldest, *_ = leave_unfinished(workflow, clock, 5)
    async with running(workflow) as (app, pilot):
        page = app.screen
        assert isinstance(page, HomePage)
        first = app.focused
        assert first is not None
        for size in SIZES:
            await pilot.resize_terminal(*size)
            first.focus()
            await settled(pilot)
            assert len(offered(page)) == 5
            assert "5 sessions were left unfinished" in " ".join(shown(app).split()), size
            await pilot.press(*["down"] * 6)
            await settled(pilot)
            assert isinstance(app.focused, Button)
            assert str(app.focused.label) in shown(app), "it has come into view"
        await pilot.press("enter")
        await settled(pilot)
        assert workflow.session.id == oldest


async def test_a_label_is_as_long_as_the_window_has_room_for(workflow: SessionWorkflow, clock: FakeClock) -> None:
    leave_unfinished(workflow, clock, 1)
    workflow.read()
    async with running(workflow, (120, 40)) as (app, pilot):
        whole = "Go on with 22 Nov, 09:30, at Arrive →"
        assert whole in shown(app)
        await pilot.resize_terminal(40, 15)
        await settled(pilot)
        assert "Go on with 22 Nov, at Arrive →" in shown(app), "its end is not cut off"
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert whole in shown(app)


async def test_words_not_yet_added_stand_beside_unfinished_sessions_each_session_once(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    with_past(workflow).read()
    for session in wholes(workflow)[:5]:
        additions.begin(workflow, session)
        additions.write(workflow, "supervisee", f"For {session.id}")
        additions.leave(workflow)
    [path] = workflow.home.additions.glob("2026-09-12*")
    path.with_name(f"{path.name.split('.')[0]}.2.toml").write_bytes(path.read_bytes())
    leave_unfinished(workflow, clock, 4)
    async with running(workflow, (80, 40)) as (app, pilot):
        at_first = offered(app.screen)
        assert [label.startswith("Go on with") for label in at_first] == [*[True] * 4, *[False] * 5]
        assert at_first[4:6] == ["Words not yet added to 12 Sep →", "Words not yet added to 8 Aug →"]
        app.screen.query(".go-on").last().focus()
        await settled(pilot)
        await pilot.click(app.screen.query(".go-on").last())
        await settled(pilot)
        assert isinstance(app.screen, AdditionPage)
        assert "For 2026-05-13" in shown(app)


async def test_looking_back_says_where_what_is_unfinished_is(workflow: SessionWorkflow, clock: FakeClock) -> None:
    leave_unfinished(workflow, clock, 4)
    async with running(workflow) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        assert "nothing to look back on" not in shown(app)
        assert "No session is over yet; Home has the unfinished ones." in shown(app)


async def test_what_was_left_is_the_one_filled_deed_and_a_new_session_the_second(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    leave_unfinished(workflow, clock, 2)
    async with running(workflow) as (app, pilot):
        new = app.screen.query_one("#do-new", Deed)
        buttons = list(app.screen.query_one(UnfinishedSessions).query(Button))
        assert [button.variant for button in buttons] == ["primary", "default"]
        assert new.quiet
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert app.screen.query_one("#do-new", Deed).quiet, "it is left once more"
