"""The app opens, and each of its pages comes, whatever the calendar or the numbers in its files are."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from supervise.domain.instants import FIRST
from supervise.domain.session.base import LONGEST
from supervise.domain.session.model import Addition, Rating, Session, Talk
from supervise.store.sessions.files import save_new
from supervise.store.sessions.toml import encode
from supervise.tui.home.page import HomePage
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.tabs import VIEWS
from supervise.tui.session.talk.page import TalkPage
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled, shown
from support.builders import PAIR, a_session, case, full_session
from support.sample_history import with_past

LAST = datetime(2899, 12, 31, 23, 59, 59, tzinfo=UTC)
LONG = "aim " * 5_000


def odd_sessions() -> tuple[Session, ...]:
    """At both ends of what a file may hold."""
    base = full_session("NoteArea").with_changes(pair=PAIR.id, status="agreed", step="")
    actions = tuple(
        action.with_changes(id=f"x-{due}", what=LONG, owner=LONG, due=due)
        for action, due in zip(base.actions * 2, (date.min, date.max), strict=True)
    )
    return (
        base.with_changes(
            id="2026-01-01T0900-aaaa", started_at=FIRST, ended_at=LAST, actions=actions, next_date=date.max
        ),
        base.with_changes(
            id="2026-01-02T0900-bbbb", started_at=LAST, ended_at=FIRST, incident=case("Case " + "9" * 5_000, 600)
        ),
        base.with_changes(
            id="2026-01-03T0900-cccc",
            talk=Talk(planned_seconds=LONGEST, spent_seconds=LONGEST),
            ratings=(Rating(by="supervisee", value=1000, label=LONG), Rating(by="supervisor", value=-1000)),
            additions=(Addition(at=LAST, by="supervisee", initials=LONG, text=LONG),),
            section=base.section and base.section.with_changes(title=LONG),
            incident=case(LONG, 1),
            cut_short=LONG,
            actions_made=999_999,
        ),
    )


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])  # far east; far west, with summer time
async def test_every_page_comes_with_sessions_at_both_ends_and_files_beyond_them(
    workflow: SessionWorkflow, zone: str
) -> None:
    for session in odd_sessions():
        save_new(workflow.home, session)
    with_past(workflow).zone = ZoneInfo(zone)
    for id_, when in (("2026-02-01T0900-bbbb", b"9999-12-31T23:59:59-12:00"), ("2026-02-02T0900-cccc", b"0001-01-01")):
        data = encode(a_session(id=id_)).replace(b"2026-11-22 09:30:00+00:00", when)
        for path in (workflow.home.sessions / "2026" / f"{id_}.toml", workflow.home.drafts / f"{id_}.toml"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    async with running(workflow, (100, 30)) as (app, pilot):
        assert "4 files" in shown(app)
        for carried in app.screen.query("OpenActions .action").results():
            assert carried.size.height < 50, "a line of any length leaves room for the rest of Home"
        seen: set[type] = set()
        await pilot.press("r")
        await settled(pilot)
        for view in VIEWS:
            app.review_tabs.show_tab(view)
            await settled(pilot)
            page = app.screen
            for _ in range(4):
                await pilot.press("down", "enter")
                await settled(pilot)
                if app.screen is not page:
                    await pilot.press("escape")
                    await settled(pilot)
            assert isinstance(app.screen, ReviewPage)
            seen.add(type(app.screen))
        assert len(seen) == len(VIEWS)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)


@pytest.mark.parametrize(("planned", "spent"), [(LONGEST, LONGEST), (LONGEST, 0), (0, LONGEST), (0, 0)])
async def test_a_talk_of_a_length_beyond_belief_goes_on(workflow: SessionWorkflow, planned: int, spent: int) -> None:
    workflow.begin()
    session = workflow.update(
        step="talk",
        section=full_session("NoteArea").section,
        talk=Talk(planned_seconds=planned, spent_seconds=spent),
    )
    workflow.leave()
    async with running(workflow, (100, 30)) as (app, pilot):
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, TalkPage)
        await pilot.press("f5", "f2")
        await settled(pilot)
        await pilot.press("f10")
        await settled(pilot)
    workflow.read()
    assert workflow.waiting[0].session.id == session.id
