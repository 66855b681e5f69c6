"""One past session: whole, as it was that day; words are added under it, and never lost on the way."""

from contextlib import AbstractAsyncContextManager

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import TextArea

from supervise.domain.people import TEAM, Pair, team_of
from supervise.domain.problems import Problem, ProblemError
from supervise.store.sessions.files import save_new
from supervise.tui.app import SuperviseApp
from supervise.tui.export.page import ExportPage
from supervise.tui.home.page import HomePage
from supervise.tui.review.sessions.addition_page import AdditionPage
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.shell.deed import Deed
from supervise.tui.widgets.radio_row import RadioRow
from supervise.workflow import SessionWorkflow, additions
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.app_driver import SIZES, running, settled, showing, shown, shown_in
from support.builders import HOSTILE, make_workflow, wholes
from support.sample_history import past_sessions, with_past


async def _open(app: SuperviseApp, pilot: Pilot[None]) -> None:
    app.navigator.open_session(past_sessions()[-1].id)
    await settled(pilot)


def reading(
    workflow: SessionWorkflow, size: tuple[int, int] = (80, 24), session_id: str = ""
) -> AbstractAsyncContextManager[tuple[SuperviseApp, Pilot[None], list[object]]]:
    """The app on one past session among all of the pair's, the latest unless another is named."""

    def page() -> SessionPage:
        ids = [session.id for session in workflow.history.sessions]
        return SessionPage(session_id or ids[0], ids)

    return showing(workflow, page, size)


async def test_a_session_whole(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with reading(with_past(workflow)) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            app.screen.query_one("#body").scroll_home(animate=False)
            await settled(pilot)
            assert shown(app) == golden(name=f"top-{size[0]}")
            await pilot.press("end")
            await settled(pilot)
            assert shown(app) == golden(name=f"end-{size[0]}")


async def test_all_of_it_is_reached_by_scrolling_in_the_smallest_window(workflow: SessionWorkflow) -> None:
    seen, last = "", ""
    async with reading(with_past(workflow), (40, 15)) as (app, pilot, _):
        while shown(app) != last:
            seen += (last := shown(app))
            await pilot.press("pagedown")
    for words in (
        "Be clear about what to say",
        "Reception rebooked",
        "Case A11",
        "in the minutes",
        "can ring the ward",
    ):
        assert words in seen or words.split()[-1] in seen


async def test_older_and_newer_by_keys_by_arrows_and_by_mouse(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow), (120, 40)) as (app, pilot, results):
        for key, day in (("]", "12 Sep 2026"), ("[", "8 Aug 2026 · Listening"), ("left", "11 Jul"), ("right", "8 Aug")):
            await pilot.press(key)  # at first there is no newer one
            await settled(pilot)
            assert day in shown_in(app, "Head"), key
        await pilot.click("#do-older")
        await settled(pilot)
        assert "11 Jul 2026" in shown(app)
        await pilot.click("#do-newer")
        await settled(pilot)
        assert "8 Aug 2026" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert results == [past_sessions()[-2].id]


async def test_save_as_text_is_in_sight_by_key_and_by_button(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow)) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            buttons = app.screen.query_one("ActionBar").region
            assert app.screen.query_one("#do-save-text").region in buttons, f"whole at {size}"
            assert size[0] == 40 or "s  Save as text" in shown(app)
            await pilot.click("#do-save-text")
            await settled(pilot)
            assert isinstance(app.screen, ExportPage), size
            await pilot.press("escape", "s")
            await settled(pilot)
            assert isinstance(app.screen, ExportPage), size
            await pilot.press("escape")


async def test_a_record_that_was_searched_for_opens_at_the_word_and_marks_it(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        await pilot.press(*"rebooked")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(app.screen, SessionPage)
            assert "rebooked" in shown(app), size
            strips = app.screen._compositor.render_strips()
            marked = [
                segment.text.strip()
                for strip in strips
                for segment in strip
                if segment.style and segment.style.underline and segment.style.bold and segment.text.strip()
            ]
            assert "rebooked" in marked, size
            await pilot.press("escape")


async def test_words_are_added_by_keys(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow)) as (app, pilot, _):
        await pilot.press("a")
        await settled(pilot)
        await pilot.press("right", "space", "tab", *"It went well.", "f3")
        await settled(pilot)
        assert isinstance(app.screen, SessionPage)
        await settled(pilot)
        assert "It went well." in shown(app), "what was added is what is seen"
        assert "Added, with today's date." in shown(app)
        assert list(app._notifications) == [], "nothing lies over the buttons"
    workflow.read()
    [added] = wholes(workflow)[0].additions
    assert (added.initials, added.text) == ("AB", "It went well.")


async def test_words_are_added_by_mouse_and_nobody_is_put_down_as_the_writer_unasked(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow)) as (app, pilot, _):
        await pilot.click("#do-add")
        await settled(pilot)
        app.screen.query_one(TextArea).insert("Later.")
        await pilot.click("#do-add")
        await settled(pilot)
        assert isinstance(app.screen, AdditionPage)
        assert "Say who writes this" in shown(app)
        assert isinstance(app.focused, RadioRow)
        await pilot.click(RadioRow, offset=(1, 0))
        await pilot.click("#do-add")
        await settled(pilot)
    [added] = wholes(workflow)[0].additions
    assert (added.initials, added.text) == ("CD", "Later.")


async def test_words_not_yet_added_are_on_disk_and_offered_there_and_on_home(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await _open(app, pilot)
        await pilot.press("a", "space", "tab", *"Half a", "escape")
        await settled(pilot)
        assert "a has words not yet added." in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert "Words not yet added to 12 Sep →" in shown(app)
        await _open(app, pilot)
        assert "Half a" not in shown(app)
        await pilot.press("a")
        await settled(pilot)
        assert app.screen.query_one(TextArea).text == "Half a"
        assert app.screen.query_one(RadioRow).value == "supervisee"


async def test_home_leads_to_them_after_the_window_was_closed_in_the_middle(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow)) as (app, pilot, _):
        await pilot.press("a", "tab", *"Half a sentence", "ctrl+q")
        await settled(pilot)
    assert workflow.held is None or not workflow.held.unsaved
    again = make_workflow(workflow.home.root, workflow.clock)
    async with running(again) as (app, pilot):
        assert "Words were not yet added" in shown(app)
        await pilot.click(app.screen.query(".go-on").first())
        await settled(pilot)
        assert isinstance(app.screen, AdditionPage)
        assert app.screen.query_one(TextArea).text == "Half a sentence"
        await pilot.press("enter", "tab", "tab", "enter")
        await settled(pilot)
        assert isinstance(app.screen, SessionPage)
        assert "not yet added" not in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "not yet added" not in shown(app)
        assert "Words were" not in shown(app)
    assert wholes(again)[0].additions[0].text == "Half a sentence"


async def test_they_are_kept_beneath_the_cover(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow)) as (app, pilot, _):
        await pilot.press("a", "tab", *"Half a", "f12")
        await settled(pilot)
        assert "Half a" not in shown(app)
        while workflow.held is None or workflow.held.unsaved:
            await pilot.pause(0)
        [path] = workflow.home.additions.iterdir()
        assert b"Half a" in path.read_bytes()
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.query_one(TextArea).text == "Half a"


async def test_words_whose_session_is_gone_are_still_to_be_read_and_never_dropped(workflow: SessionWorkflow) -> None:
    with_past(workflow).read()
    additions.begin(workflow, wholes(workflow)[0])
    additions.write(workflow, "supervisee", "Half a")
    additions.leave(workflow)
    workflow.past[0].path.unlink()
    async with running(workflow) as (app, pilot):
        await pilot.click(app.screen.query(".go-on").first())
        await settled(pilot)
        assert isinstance(app.screen, AdditionPage)
        assert app.screen.query_one(TextArea).text == "Half a"
        await pilot.click("#do-add")
        await settled(pilot)
        assert isinstance(app.screen, AdditionPage)
        assert any("no longer on disk" in notification.message for notification in app._notifications)
        await pilot.press("escape")
        await settled(pilot)
        assert "Words not yet added to 12 Sep →" in shown(app)


async def test_nobody_leaves_them_while_the_disk_refuses(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    async with reading(with_past(workflow)) as (app, pilot, _):
        await pilot.press("a", "tab")
        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", full)
            await pilot.press(*"Only here", "escape")
            await settled(pilot)
            assert isinstance(app.screen, AdditionPage)
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert "! not kept" in shown(app)
            await pilot.press("ctrl+q")
            await settled(pilot)
            assert "Close, and lose what is not on disk?" in shown(app)
            await pilot.press("escape")
            await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, SessionPage)
    assert [waiting.session.additions[0].text for waiting in workflow.unadded] == ["Only here"]


async def test_words_stay_when_the_disk_refuses(workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ProblemError(Problem("session", "The disk is full.", "Free some room."))

    async with reading(with_past(workflow)) as (app, pilot, _):
        await pilot.press("a", "space", "tab", *"Kept")
        messages: list[str] = []
        with monkeypatch.context() as patched:
            patched.setattr(app, "notify_user", lambda text, **_: messages.append(text))
            patched.setattr(type(workflow), "add", refuse)
            await pilot.click("#do-add")
            await settled(pilot)
        assert any("The disk is full" in message for message in messages)
        assert isinstance(app.screen, AdditionPage)
        assert app.screen.query_one(TextArea).text == "Kept"
        await app.screen.run_action("add")  # a second press of the same button within 0.2 s is taken for the first
        await settled(pilot)
    assert wholes(workflow)[0].additions[0].text == "Kept"


async def test_a_session_full_of_hostile_words_is_shown_and_more_are_added(workflow: SessionWorkflow) -> None:
    session = past_sessions()[-1]
    assert session.talk is not None
    assert session.section is not None
    assert session.incident is not None
    note = session.talk.notes[0].with_changes(question=HOSTILE, text=HOSTILE)
    save_new(
        workflow.home,
        session.with_changes(
            aim=HOSTILE,
            kind=HOSTILE,
            section=session.section.with_changes(title=HOSTILE),
            talk=session.talk.with_changes(notes=(note,)),
            incident=session.incident.with_changes(case=HOSTILE, summary=HOSTILE, strengths=(HOSTILE,)),
        ),
    )
    async with reading(workflow) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "[/b] [red]x" in shown(app), size
        await pilot.press("a", "space")
        app.screen.query_one(TextArea).insert(HOSTILE)
        await pilot.click("#do-add")
        await settled(pilot)
        assert "[/b] [red]x" in shown_in(app, "AdditionCard")
    assert "{curly}" in wholes(workflow)[0].additions[0].text


async def test_into_the_trash_only_when_asked_twice(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await _open(app, pilot)
        await pilot.press("delete")
        await settled(pilot)
        assert "Put this session into the trash?" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert len(workflow.history.sessions) == 13
        await pilot.press("delete", "down", "enter")
        await settled(pilot)
        assert "8 Aug 2026" in shown(app)
        assert list(workflow.home.trash.rglob("2026-09-12*.toml"))
        await pilot.press("escape")
        await settled(pilot)
        assert "Past sessions" in shown(app) and "12 Sep" not in shown(app)
    assert len(workflow.history.sessions) == 12


async def test_into_the_trash_by_the_mouse_alone_and_the_last_one_leads_back(workflow: SessionWorkflow) -> None:
    for session in past_sessions()[-3:]:
        save_new(workflow.home, session)
    async with reading(workflow) as (app, pilot, results):
        for size, day in zip(SIZES, ("2026-09-12", "2026-08-08", "2026-07-11"), strict=True):
            assert results == []
            await pilot.resize_terminal(*size)
            body = app.screen.query_one("#body")
            body.scroll_home(animate=False)
            await settled(pilot)
            while not app.screen.query_one("#do-put-away").region.bottom <= body.region.bottom:
                body.scroll_relative(y=5, animate=False)  # as the wheel of the mouse does
                await pilot.pause()
            await pilot.click("#do-put-away")
            await settled(pilot)
            await pilot.click("#answer-1")
            await settled(pilot)
            assert list(workflow.home.trash.rglob(f"{day}*.toml")), size
        assert results == [""]


async def test_a_window_for_reading_only_cannot_add(workflow: SessionWorkflow) -> None:
    workflow.read_only = ANOTHER_WINDOW
    async with reading(with_past(workflow)) as (app, pilot, _):
        await pilot.press("a", "delete")
        await settled(pilot)
        assert isinstance(app.screen, SessionPage)
        assert app.screen.query_one("#do-add", Deed).disabled
        assert "only reads" in shown(app)


async def test_a_made_up_session_says_so(workflow: SessionWorkflow) -> None:
    save_new(workflow.home, past_sessions()[-1].with_changes(made_up=True))
    async with reading(workflow) as (app, _pilot, _):
        assert "made up" in shown(app).splitlines()[0]


async def test_each_action_says_what_became_of_it(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow), (80, 40), past_sessions()[8].id) as (app, _pilot, _):
        assert "Shadow a housing visit" in shown(app)
        assert "→ 12 Sep 2026: done." in shown(app)


async def test_a_file_changed_or_removed_meanwhile_is_noticed_and_never_overwritten(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow)) as (app, pilot, _):
        path = workflow.past[0].path
        changed = path.read_bytes().replace(b"Asking early is a skill", b"Asking late is a skill")
        path.write_bytes(changed)
        await app.history_loader.check_for_changes().wait()
        await settled(pilot)
        assert any("changed by another program" in notification.message for notification in app._notifications)
        assert isinstance(app.screen, SessionPage)
        assert app.screen.session is not None
        assert app.screen.session.takeaways[0].text.startswith("Asking late")
        assert path.read_bytes() == changed
        path.unlink()
        await app.history_loader.check_for_changes().wait()
        await settled(pilot)
        assert not isinstance(app.screen, SessionPage)
        assert any("no longer there" in notification.message for notification in app._notifications)
        assert len(workflow.history.sessions) == 12


async def test_what_we_write_ourselves_is_no_change(workflow: SessionWorkflow) -> None:
    async with reading(with_past(workflow)) as (app, pilot, _):
        workflow.add(workflow.past[0].session, "supervisee", "Later")
        await app.history_loader.check_for_changes().wait()
        await settled(pilot)
        assert not app._notifications
        assert wholes(workflow)[0].additions


async def test_it_is_all_there_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(with_past(workflow)) as (app, _pilot, _):
        assert shown(app) == golden(name="no-colour")


async def test_a_record_of_a_team_says_whose_initials_stand_under_it(workflow: SessionWorkflow) -> None:
    workflow.choose_pair(Pair(id="duty", people=team_of("Duty team")))
    workflow.begin(workflow.forms.kind("team"))
    workflow.update(aim="Calls")
    workflow.confirm(TEAM, "EF")
    async with reading(workflow, (80, 60)) as (app, _pilot, _):
        assert "● Duty team, initials EF, agreed 22 Nov 2026" in shown(app)
