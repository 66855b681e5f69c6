"""However much was left unfinished, Home leads to all of it, and says how much that is."""

import pytest
from textual.widgets import Button

from supervise.tui.home.notices import MOST, UnfinishedSessions
from supervise.tui.home.page import HomePage
from supervise.tui.review.sessions.session_page import AdditionPage
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
        workflow.leave()
        clock.pass_(days=1)
    return ids


def offered(page: HomePage) -> list[str]:
    return [str(button.label) for button in page.query_one(UnfinishedSessions).query(Button)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_home_says_how_many_more_there_are_and_leads_to_each(
    workflow: SessionWorkflow, clock: FakeClock, size: tuple[int, int]
) -> None:
    oldest, *_ = leave_unfinished(workflow, clock, 5)
    async with running(workflow, size) as (app, pilot):
        page = app.screen
        assert isinstance(page, HomePage)
        assert len(offered(page)) == MOST + 1
        assert "2 more are waiting: show them" in shown(app)
        await pilot.press(*["tab"] * MOST, "enter")
        await settled(pilot)
        assert len(offered(page)) == 5
        assert isinstance(app.focused, Button)
        assert str(app.focused.label).startswith("Go on with 23 Nov"), "the first of those that were not shown"
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert workflow.session.id == oldest


async def test_one_more_is_one_and_three_are_all_shown(workflow: SessionWorkflow, clock: FakeClock) -> None:
    leave_unfinished(workflow, clock, 3)
    async with running(workflow) as (app, pilot):
        assert "more" not in "".join(offered(app.screen))
        leave_unfinished(workflow, clock, 1)
        app.history_loader.refresh_home()
        await settled(pilot)
        assert offered(app.screen)[-1] == "1 more is waiting: show it"
        await pilot.click(app.screen.query(".go-on").last())
        await settled(pilot)
        assert len(offered(app.screen)) == 4


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
        assert [one.startswith("Go on with") for one in at_first] == [*[True] * 3, *[False] * 4]
        assert at_first[3:] == [
            "Words not yet added to 12 Sep →",
            "Words not yet added to 8 Aug →",
            "Words not yet added to 11 Jul →",
            "3 more are waiting: show them",
        ]
        await pilot.click(app.screen.query(".go-on").last())
        await settled(pilot)
        assert len(offered(app.screen)) == 9
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
