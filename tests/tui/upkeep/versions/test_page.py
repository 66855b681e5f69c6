"""Two versions of one session: both are seen, every choice is the pair's own, and the session is there once after."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.session.actions import Action
from supervise.domain.session.fields.containers import NOT_YET
from supervise.domain.session.model import Addition, Note, Rating, Session, Talk
from supervise.store.home.folder import draft_path
from supervise.store.sessions import drafts
from supervise.store.sessions import files as session_files
from supervise.store.sessions.toml import encode
from supervise.tui.home.page import HomePage
from supervise.tui.shell.deed import Deed
from supervise.tui.upkeep.versions.page import VersionsPage
from supervise.tui.upkeep.versions.side import VersionSide
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown
from support.builders import HOSTILE, a_session, make_workflow
from support.clock import START
from support.sample_history import past_sessions, with_past

ID = "2026-11-22T0930-4k7q"
SYNCED = f"{ID}.sync-conflict-20261122-101010-ABCDEFG.toml"
HARD = "Think of a hard day you came through recently. What did you do, and what did others do?"
OURS = "The day two discharges landed at once. I asked for help before lunch instead of at five."
THEIRS = "The day the ward rang twice. Reception rebooked three visits without being asked, and that kept me going."


def talked(text: str, **changes: object) -> Session:
    return a_session(step="talk", talk=Talk(planned_seconds=900, notes=(Note(question=HARD, text=text),)), **changes)


def draft_twice(
    workflow: SessionWorkflow, ours: Session | None = None, theirs: Session | None = None
) -> SessionWorkflow:
    """A draft here, and another version of it that came from the other laptop."""
    ours = ours or talked(OURS, aim="Say no sooner.", actions=(Action(id=f"{ID}-1", what="Ring the ward"),))
    theirs = theirs or talked(THEIRS, aim="Ask for help early.", kind="Professional")
    drafts.OpenDraft.begin(workflow.home, ours)
    (workflow.home.drafts / SYNCED).write_bytes(encode(theirs))
    return workflow


def record_twice(workflow: SessionWorkflow) -> SessionWorkflow:
    """A record among others, and another version of it."""
    ours = past_sessions()[-1]
    path = next(workflow.home.sessions.rglob(f"{ours.id}.toml"), None)
    if path is None:
        with_past(workflow)
        [path] = workflow.home.sessions.rglob(f"{ours.id}.toml")
    later = Addition(at=START, by="supervisee", initials="CD", text="It went well.")
    path.with_name(f"{ours.id} (1).toml").write_bytes(encode(ours.with_changes(aim="Another aim.", additions=(later,))))
    return workflow


def both_versions() -> VersionsPage:
    return VersionsPage(ID)


@contextmanager
def no_files_lost(root: Path) -> Iterator[None]:
    def words() -> set[bytes]:
        return {path.read_bytes() for path in root.rglob("*.toml")}

    before = words()
    yield
    assert before <= words()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_looks(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with running(draft_twice(workflow), size) as (app, pilot):
        assert shown(app) == golden(name=f"home-{size[0]}")
        await pilot.press("v")
        await settled(pilot)
        assert shown(app) == golden(name=f"first-{size[0]}")
        await pilot.press("2", "1", "3")
        await settled(pilot)
        await pilot.press("[")
        await settled(pilot)
        assert shown(app) == golden(name=f"chosen-{size[0]}")
        await pilot.press("]", "1")
        await settled(pilot)
        assert shown(app) == golden(name=f"summary-{size[0]}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_record_is_one_choice(
    workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with running(record_twice(workflow), size) as (app, pilot):
        assert shown(app) == golden(name=f"record-home-{size[0]}")
        await pilot.press("v")
        await settled(pilot)
        assert shown(app) == golden(name=f"record-{size[0]}")
        await pilot.press("]")
        await settled(pilot)
        assert shown(app) == golden(name=f"record-told-{size[0]}")


async def test_without_colours_a_mark_says_what_is_chosen(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(draft_twice(workflow), both_versions) as (app, pilot, _):
        await pilot.press("1", "[")
        await settled(pilot)
        assert shown(app) == golden(name="no-colour")


async def test_by_keys_alone(workflow: SessionWorkflow) -> None:
    with no_files_lost(workflow.home.root):
        async with running(draft_twice(workflow)) as (app, pilot):
            assert "One session has two versions: look" in shown(app)
            await pilot.press("v")
            await settled(pilot)
            await pilot.press("1", "3", "3", "1", "k")
            await settled(pilot)
            assert isinstance(app.screen, HomePage)
            assert "two versions" not in shown(app)
    after = session_files.read(draft_path(workflow.home, ID)).session
    assert after.kind == ""
    assert "Say no sooner." in after.aim
    assert "Ask for help early." in after.aim
    assert after.talk is not None
    assert OURS in after.talk.notes[0].text
    assert THEIRS in after.talk.notes[0].text
    assert [action.what for action in after.actions] == ["Ring the ward"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_by_mouse_alone(workflow: SessionWorkflow, size: tuple[int, int]) -> None:
    with no_files_lost(workflow.home.root):
        async with running(draft_twice(workflow), size) as (app, pilot):
            assert app.screen.query_one("#do-versions").region.height == 1
            await pilot.click("#do-versions")
            await settled(pilot)
            for side in ("theirs", "ours", "theirs", "ours"):
                # What does not fit is scrolled to by the wheel.
                app.screen.query_one(f"#{side}").scroll_visible(animate=False)
                await settled(pilot)
                await pilot.click(f"#{side} .name")
                await settled(pilot)
            await pilot.click("#do-keep")
            await settled(pilot)
            assert isinstance(app.screen, HomePage)
    after = session_files.read(draft_path(workflow.home, ID)).session
    assert (after.kind, after.aim) == ("Professional", "Say no sooner.")
    assert after.talk is not None
    assert after.talk.notes[0].text == THEIRS


async def test_one_kept_whole_by_its_button_is_seen_before_it_is_done(workflow: SessionWorkflow) -> None:
    async with showing(draft_twice(workflow), both_versions) as (app, pilot, _):
        before = draft_path(workflow.home, ID).read_bytes()
        await pilot.click("#do-all-of-b")
        await settled(pilot)
        assert "What is kept" in shown(app)
        assert draft_path(workflow.home, ID).read_bytes() == before
        await pilot.press("enter")
        await settled(pilot)
    after = session_files.read(draft_path(workflow.home, ID)).session
    assert (after.aim, after.kind, after.actions) == ("Ask for help early.", "Professional", ())


async def test_nothing_is_kept_while_a_place_has_no_choice(workflow: SessionWorkflow) -> None:
    async with showing(draft_twice(workflow), both_versions) as (app, pilot, _):
        await pilot.press("1", "]", "]", "]")
        await settled(pilot)
        assert "3 places still without a choice" in shown(app)
        assert app.screen.query_one("#do-keep", Deed).disabled
        await pilot.press("k", "enter")
        await settled(pilot)
    workflow.read()
    assert len(workflow.versions) == 1


async def test_esc_changes_nothing(workflow: SessionWorkflow) -> None:
    async with running(draft_twice(workflow)) as (app, pilot):
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("1", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert "One session has two versions" in shown(app)


async def test_a_file_that_changed_meanwhile_is_told_of_and_looked_at_anew(workflow: SessionWorkflow) -> None:
    async with running(draft_twice(workflow)) as (app, pilot):
        await pilot.press("v")
        await settled(pilot)
        (workflow.home.drafts / SYNCED).write_bytes(encode(talked(THEIRS, aim="Synced again.")))
        await pilot.press("b", "k")
        await settled(pilot)
        assert isinstance(app.screen, VersionsPage)
        [message] = [note.message for note in app._notifications]
        assert "changed or removed by another program" in message
        assert session_files.read(draft_path(workflow.home, ID)).session.aim == "Say no sooner."
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("b", "k")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
    assert session_files.read(draft_path(workflow.home, ID)).session.aim == "Synced again."


async def test_a_private_answer_is_not_shown(workflow: SessionWorkflow) -> None:
    rated = (Rating(by="supervisee", value=value, label=f"Label{value}") for value in (1, 4))
    ours, theirs = (a_session(step="rate", ratings=(rating,)) for rating in rated)
    async with showing(draft_twice(workflow, ours, theirs), both_versions) as (app, pilot, _):
        screen = shown(app)
        assert "CD's answer differs" in screen
        assert screen.count(NOT_YET.split(" both")[0]) >= 1
        await pilot.press("2")
        await settled(pilot)
        assert "Label" not in screen + shown(app)
        await pilot.press("k")
        await settled(pilot)
    assert session_files.read(draft_path(workflow.home, ID)).session.ratings == theirs.ratings


async def test_words_that_look_like_markup_are_shown_as_they_are(workflow: SessionWorkflow) -> None:
    async with showing(draft_twice(workflow, a_session(aim=HOSTILE), a_session(aim="x")), both_versions) as (app, *_):
        assert "[/b] [red]x" in shown(app)


async def test_copies_that_say_the_same_are_put_away_on_request(workflow: SessionWorkflow) -> None:
    async with running(draft_twice(workflow, talked(OURS), talked(OURS))) as (app, pilot):
        assert "One session lies here twice: look" in shown(app)
        await pilot.press("v")
        await settled(pilot)
        assert "they say the same, word for word" in " ".join(shown(app).split())
        await pilot.press("k")
        await settled(pilot)
        assert "twice" not in shown(app)
    assert not (workflow.home.drafts / SYNCED).exists()


async def test_it_is_reached_from_the_list_and_named_there(workflow: SessionWorkflow) -> None:
    async with running(record_twice(workflow), (120, 40)) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        assert "2 versions" in shown(app)
        assert "13 sessions" in shown(app), "counted once"
        await pilot.press("enter")
        await settled(pilot)
        assert "v shows both" in shown(app)
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("2", "k")
        await settled(pilot)
        assert "Another aim." in shown(app), "back at the session, which is the one that was chosen"
        assert "v shows both" not in shown(app)


async def test_where_only_reading_is_allowed_both_are_shown_and_nothing_is_done(workflow: SessionWorkflow) -> None:
    draft_twice(workflow)
    reader = make_workflow(workflow.home.root, writable=False)
    async with running(reader) as (app, pilot):
        await pilot.press("v")
        await settled(pilot)
        assert "Professional" in shown(app)
        await pilot.press("a")
        await settled(pilot)
        assert app.screen.query_one("#do-keep", Deed).disabled
        assert "for reading only" in shown(app)


async def test_a_draft_changed_outside_while_it_is_held_waits_on_home(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        await settled(pilot)
        path = app.workflow.session.id
        own = draft_path(workflow.home, path)
        own.write_bytes(encode(app.workflow.session.with_changes(aim="From the other laptop.")))
        app.workflow.update(aim="Here.")
        await pilot.press("ctrl+s")
        await settled(pilot)
        [message] = [note.message for note in app._notifications]
        assert "Both versions are kept; Home shows both later." in message
        await pilot.press("f10")
        await settled(pilot)
        await settled(pilot)
        assert "One session has two versions: look" in shown(app)
        await pilot.press("v")
        await settled(pilot)
        assert app.screen.query_one("#theirs", VersionSide) is not None
        assert isinstance(app.screen, VersionsPage)
        assert "From the other laptop." in shown(app)
        assert "Here." in shown(app)


async def test_words_that_only_the_other_version_has_are_found(workflow: SessionWorkflow) -> None:
    async with running(record_twice(workflow)) as (app, pilot):
        await pilot.press("r", *"another aim")
        await settled(pilot)
        assert "1 of 13 sessions" in shown(app) and "Today's aim: Another aim." in shown(app)
