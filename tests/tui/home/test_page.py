"""Home: what waits is offered first, what was is there to read, and nothing shows through while a session is held."""

import gc
from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.screen import Screen
from textual.widgets import Button

from supervise.domain.people import Pair, Person
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SummaryBuilder
from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.actions import Action, ActionReview
from supervise.store.files.cipher import AgeCipher
from supervise.store.sessions.files import save_new
from supervise.tui.app import SuperviseApp
from supervise.tui.history_loader import HistoryLoader
from supervise.tui.home.hints import invitation, next_meeting
from supervise.tui.home.open_actions import OpenActions
from supervise.tui.home.page import HomePage
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.session.step_page import OVER
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.widgets.sessions.session_list import SessionList
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.app_driver import SIZES, running, settled, showing, shown, words_shown
from support.builders import HOSTILE, PAIR, a_session
from support.clock import START, FakeClock
from support.sample_history import past_sessions, with_past


async def test_a_home_with_a_past(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"past-{size[0]}")
        page = shown(app)
        assert "○ Ask housing to the first meeting" in page
        assert "CD · overdue, 1 Oct" in page, "overdue is a word"
        assert "AB · due 30 Nov" in page
        assert "Shadow a housing visit" not in page, "it is done"
        await pilot.resize_terminal(200, 60)
        await settled(pilot)
        lines = [line for line in shown(app).splitlines() if line.strip(" ▄▀")]
        assert min(len(line) - len(line.lstrip()) for line in lines) == 33, "all begin at one column"
        assert max(map(len, lines)) <= 167, "a very large window is not stretched into: as much is left at the right"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_home_with_an_unfinished_session(
    workflow: SessionWorkflow, clock: FakeClock, golden: SnapshotAssertion, size: tuple[int, int]
) -> None:
    _left_at_talk(with_past(workflow), clock)
    async with running(workflow, size) as (app, _):
        assert shown(app) == golden(name=f"unfinished-{size[0]}")


async def test_an_empty_home_says_what_to_do(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with running(workflow) as (app, _):
        assert "press n, or click New session" in shown(app)
        assert "What a session is" in shown(app)
        assert "an hour" in shown(app)
        assert all(section.title in shown(app) for section in workflow.content.wheel.sections)
        assert shown(app) == golden(name="empty-80")


async def test_without_colours_the_wheel_is_a_list(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(with_past(workflow), (80, 24)) as (app, _):
        assert shown(app) == golden(name="no-color-80")


async def test_another_kind_of_session_is_called_so_where_its_key_does_nothing_yet(workflow: SessionWorkflow) -> None:
    workflow.begin()
    async with showing(workflow, HomePage, (120, 40)) as (app, _pilot, _):
        assert "Something else" in shown(app) and "A page about it" not in shown(app)


async def test_garbage_is_looked_for_again_once_home_is_there(workflow: SessionWorkflow) -> None:
    """Else a window left open for a week would fill the memory."""
    gc.disable()
    try:
        async with running(workflow):
            assert gc.isenabled()
    finally:
        gc.enable()


async def test_it_is_there_before_anything_is_read(workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HistoryLoader, "read_home", lambda self: None)
    async with running(with_past(workflow)) as (app, pilot):
        assert "CD + AB" in shown(app)
        assert "Nothing here yet" not in shown(app)  # it is not known yet
        await pilot.press("n")
        await settled(pilot)
        assert workflow.held is not None


async def test_an_action_said_to_be_done_in_a_session_not_over_yet_is_not_carried_over(
    workflow: SessionWorkflow,
) -> None:
    with_past(workflow)
    workflow.read()
    first = workflow.history.open_actions()[0].action
    workflow.begin()
    workflow.update(reviewed=(ActionReview(action=first.id, what=first.what, outcome="done"),))
    workflow.leave()
    async with running(workflow, (120, 40)) as (app, _):
        assert f"○ {first.what}" not in shown(app) and "2 open" in shown(app)


async def test_the_first_actions_of_a_pair_are_all_shown_though_their_panel_was_never_laid_out(
    workflow: SessionWorkflow,
) -> None:
    agreed = ("Ask the ward manager who owns the Friday call.", "Ring the ward on Thursday morning.")
    async with running(workflow) as (app, _):
        panel = app.screen.query_one(OpenActions)
        assert panel.size.width == 0, "not there before there are any"
        tracked = [TrackedAction(Action(id=what[:3], what=what, owner="supervisee"), "", START) for what in agreed]
        panel.show(tracked, (), PAIR.people, START.date())
        panel.fit(11, 34)
        assert [row.display for row in panel.query(".action")] == [True, True]


async def test_more_actions_than_fit_are_counted(workflow: SessionWorkflow) -> None:
    last = past_sessions()[-1]
    many = tuple(Action(id=f"{last.id}-{n}", what=f"Action {n}") for n in range(8))
    save_new(workflow.home, last.with_changes(actions=many))
    async with running(workflow) as (app, _):
        assert "and 3 more" in shown(app)


async def test_begin_by_key_by_enter_and_by_mouse(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        for begin in ("n", "enter", "click"):
            if begin == "click":
                await pilot.click("#do-new")
            else:
                app.screen.query_one("#do-new").focus()
                await pilot.press(begin)
            await settled(pilot)
            assert workflow.session.step == "arrive"
            await pilot.press("escape")
            await settled(pilot)
            assert isinstance(app.screen, HomePage)
    assert not workflow.unfinished and not [*workflow.home.drafts.iterdir()]


async def test_an_unfinished_session_is_gone_on_with(workflow: SessionWorkflow, clock: FakeClock) -> None:
    first = _left_at_talk(workflow, clock)
    async with running(workflow) as (app, pilot):
        assert isinstance(app.focused, Button)
        assert str(app.focused.label).startswith("Go on with 20 Nov")
        await pilot.press("g")
        await settled(pilot)
        assert workflow.session.id == first
        assert workflow.session.step == "talk"
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        await pilot.click(".go-on")
        await settled(pilot)
        assert workflow.session.id == first


@pytest.mark.usefixtures("a_terminal")
async def test_nothing_of_it_is_seen_between_two_pages_of_a_session(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = SuperviseApp._display

    def painting(app: SuperviseApp, screen: Screen[object], what: object) -> None:
        if what is not None and not app._batch_count:
            painted.append(type(screen).__name__)
        paint(app, screen, what)  # type: ignore[arg-type]

    async with running(workflow) as (app, pilot):
        home = app.screen
        await pilot.press("n")
        await settled(pilot)
        assert home.check_action("new", ()) is False
        monkeypatch.setattr(SuperviseApp, "_display", painting)
        await pilot.press("f3", "f3", "escape", "escape")
        await settled(pilot)
        assert "HomePage" not in painted
        assert {"ArrivePage", "WheelPage", "TalkPage"} <= set(painted)
        await pilot.press("escape")
        await settled(pilot)
        assert painted[-1] == "HomePage", "once it is left, Home is painted again"


async def test_how_to_close_is_said_while_the_pair_are_new_to_it(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        assert "ctrl+q closes at any point" in words_shown(app)
        for month in range(1, 5):
            when = START.replace(month=month)
            save_new(
                workflow.home,
                a_session(id=f"2026-{month:02}-22T0930-4k7q", started_at=when, ended_at=when, status="finished"),
            )
            if month in (1, 4):
                app.history_loader.read_home()
                await settled(pilot)
                assert ("ctrl+q closes at any time, in a session too" in words_shown(app)) == (month == 1)


async def test_it_shows_what_is_new_after_a_session(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow), (120, 40)) as (app, pilot):
        await pilot.press("n")
        await settled(pilot)
        workflow.finish("Out of time")
        app.screen.dismiss(OVER)
        await settled(pilot)
        await pilot.press("enter")  # the page that a session ends on
        await settled(pilot)
        assert "Ready for session 15" in shown(app)
        assert "22 Nov" in shown(app)
        await pilot.press("enter")  # one more than they meant to
        await settled(pilot)
        assert isinstance(app.screen, SessionPage), "what was kept is read, and no other session begun"
    assert workflow.held is None


async def test_after_a_session_that_was_left_and_gone_on_with_home_is_at_a_new_one(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    _left_at_talk(with_past(workflow), clock)
    async with running(workflow) as (app, pilot):
        await pilot.press("enter")
        await settled(pilot)
        now = workflow.session.id
        workflow.finish("Out of time")
        app.screen.dismiss(OVER)
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        bar = app.screen.query_one(ActionBar)
        assert bar.has_focus and bar.pointed is app.screen.query_one("#do-new")
        past = app.screen.query_one(SessionList)
        assert past.session is not None
        assert past.session.id == now, "the one just held is the one highlighted"


@pytest.mark.parametrize(
    ("agreed", "words"),
    [
        (date(2027, 1, 18), "Next time: Monday 18 Jan 2027."),
        (date(2026, 11, 25), "Next time: Wednesday 25 Nov."),
        (date(2026, 11, 22), "You meet today, as you agreed."),
        (date(2026, 11, 2), "It was planned for Monday 2 Nov."),
        (None, ""),
    ],
)
def test_when_the_two_meet_next(agreed: date | None, words: str) -> None:
    *before, last = past_sessions()
    past = tuple(map(SummaryBuilder().of, (last.with_changes(next_date=agreed), *reversed(before))))
    assert next_meeting(History(past), date(2026, 11, 22)) == words


async def test_home_says_that_the_notes_are_locked(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        assert "locked" not in shown(app)
        workflow.home = workflow.home._replace(seal=AgeCipher(("age1x",)))
        app.history_loader.refresh_home()
        await settled(pilot)
        assert "locked by passphrase    F12  Cover" in shown(app).splitlines()[0]


async def test_past_sessions_are_seen_however_much_stands_over_them(
    workflow: SessionWorkflow, clock: FakeClock
) -> None:
    _left_at_talk(with_past(workflow), clock)
    workflow.settings = workflow.settings.model_copy(update={"last_backup": None})
    async with running(workflow) as (app, pilot):
        for size in ((80, 24), (120, 30)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            page = shown(app)
            assert "There is no backup yet" in page, size
            assert "Go on with 20 Nov" in page, size
            assert "Ask housing to the first" in page, size
            assert "Past sessions" in page, size
            assert "12 Sep" in page, size
            assert "CD 2 · AB 3" not in page, "Home is seen in passing"
            scrollbars = {widget for widget in app.screen.query("*") if widget.show_vertical_scrollbar}
            assert scrollbars <= {app.screen.query_one(SessionList)}, size


async def test_tab_reaches_the_past_and_a_session_opens_by_enter_and_by_click(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        for _ in range(8):
            await pilot.press("tab")
            if isinstance(app.focused, SessionList):
                break
        assert isinstance(app.focused, SessionList)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "8 Aug 2026 · Listening" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.click(SessionList, offset=(3, 2))
        await settled(pilot)
        assert "11 Jul 2026 · Trust" in shown(app)


async def test_two_files_that_cannot_be_read_are_one_calm_line(
    workflow: SessionWorkflow, golden: SnapshotAssertion
) -> None:
    with_past(workflow)
    for letter in "ab":
        (workflow.home.sessions / "2026" / f"2026-03-01T0930-aaa{letter}.toml").write_text("id = [")
    async with running(workflow) as (app, pilot):
        assert "2 files could not be read: look" in shown(app)
        await pilot.click("#do-problems")
        await settled(pilot)
        assert "2026-03-01T0930-aaaa.toml" in shown(app)
        assert shown(app) == golden(name="problems-80")
        await pilot.press("escape", "u")
        await settled(pilot)
        assert "2026-03-01T0930-aaaa.toml" in shown(app)


async def test_a_window_for_reading_only_says_so_and_cannot_begin(workflow: SessionWorkflow, clock: FakeClock) -> None:
    _left_at_talk(with_past(workflow), clock)
    workflow.read_only = ANOTHER_WINDOW
    async with running(workflow) as (app, pilot):
        assert "for reading only" in shown(app)
        assert app.screen.query_one("#do-new").disabled
        assert "Go on with" not in shown(app)
        await pilot.press("n", "g")
        await settled(pilot)
        assert workflow.held is None
        assert isinstance(app.screen, HomePage)


async def test_made_up_sessions_are_marked(workflow: SessionWorkflow) -> None:
    sessions = past_sessions()
    save_new(workflow.home, sessions[-1].with_changes(made_up=True))
    async with running(workflow, (120, 40)) as (app, pilot):
        assert "Past sessions, all made up" in shown(app)
        save_new(workflow.home, sessions[-2])
        app.history_loader.read_home()
        await settled(pilot)
        assert "made up" in shown(app)
        assert "all made up" not in shown(app)


async def test_a_rating_that_only_one_has_given_stays_private(workflow: SessionWorkflow) -> None:
    session = past_sessions()[-1]
    save_new(workflow.home, session.with_changes(ratings=session.ratings[:1], status="finished", agreed=()))
    async with running(workflow, (120, 40)) as (app, _):
        assert "CD 2" not in shown(app)


async def test_hostile_words_stand_as_they_are(workflow: SessionWorkflow) -> None:
    session = past_sessions()[-1]
    assert session.section is not None
    assert session.incident is not None
    hostile = session.with_changes(
        section=session.section.with_changes(title=HOSTILE),
        actions=(session.actions[0].with_changes(what=HOSTILE, due=date(2026, 1, 1)),),
    )
    save_new(workflow.home, hostile)
    people = tuple(Person(id=person.id, initials="[/b]", role="[red]") for person in PAIR.people)
    workflow.choose_pair(Pair(id=PAIR.id, people=people))
    async with running(workflow) as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "[/b]" in shown(app), size


async def test_who_is_here_comes_first_where_nobody_is_known_and_can_wait(workflow: SessionWorkflow) -> None:
    workflow.set(pairs=(), current_pair="")
    async with running(workflow) as (app, pilot):
        await pilot.press("escape")  # not now
        await settled(pilot)
        assert "Say who is here first" in shown(app)
        await pilot.press("n")
        await settled(pilot)
        assert "Welcome" in shown(app)
        await pilot.click("#do-close")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
    assert workflow.pair is None


def _left_at_talk(workflow: SessionWorkflow, clock: FakeClock) -> str:
    clock.pass_(days=-2)
    id_ = workflow.begin().id
    workflow.update(aim="Aim", step="talk")
    workflow.leave()
    clock.pass_(days=2)
    return id_


def test_the_fixture_reads_back(workflow: SessionWorkflow) -> None:
    with_past(workflow).read()
    assert not workflow.problems
    assert len(workflow.history.sessions) == 13


async def test_sessions_that_are_out_of_reach_are_the_first_thing_said(workflow: SessionWorkflow) -> None:
    with_past(workflow)
    workflow.home.sessions.rename(workflow.home.root.parent / "stick")
    workflow.home.sessions.symlink_to(workflow.home.root.parent / "not-plugged-in")
    async with running(workflow) as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "Past sessions cannot be read:" in shown(app), size
            assert "your first" not in shown(app), size


async def test_folders_that_somebody_made_links_end_nothing(workflow: SessionWorkflow) -> None:
    with_past(workflow)
    folders = ("trash", "history", "quarantine", "additions")
    for name in folders:
        elsewhere = workflow.home.root.parent / f"{name} elsewhere"
        elsewhere.mkdir()
        (elsewhere / ".tmp-x").write_bytes(b"another program's")
        (workflow.home.root / name).symlink_to(elsewhere)
    async with running(workflow) as (app, pilot):
        assert "Past sessions" in shown(app)
        await pilot.press("t")
        await settled(pilot)
    for name in folders:
        elsewhere = workflow.home.root.parent / f"{name} elsewhere"
        assert [path.name for path in elsewhere.iterdir()] == [".tmp-x"], name


def test_another_kind_of_session_is_said_by_its_title(workflow: SessionWorkflow) -> None:
    workflow.begin(workflow.forms.kind("outcomes"))
    workflow.update(about="Case A1", bigger_picture="Calls")
    for person in PAIR.people:
        workflow.confirm(person.id, person.initials)
    workflow.read()
    assert "You last met today: What came of it, Case A1." in invitation(workflow, read=True).plain
