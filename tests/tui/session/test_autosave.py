"""What is typed reaches the disk within the promised second, also while somebody types without a pause."""

import asyncio

import pytest

from supervise.domain.problems import Problem
from supervise.tui.identifiers.page import IdentifiersPage
from supervise.tui.session.autosave import WITHIN, Autosave
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.shell.head import Head
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.app_driver import SIZES, running, settled, showing, shown


async def until_kept(workflow: SessionWorkflow, keeper: Autosave) -> None:
    while workflow.held is not None and workflow.held.unsaved:
        assert keeper.armed, "unsaved words with no write on its way would never be kept"
        await asyncio.sleep(0)


def test_half_of_the_promised_second_is_left_for_a_busy_laptop() -> None:
    assert WITHIN <= 0.5


async def test_typing_without_a_pause_does_not_put_the_write_off(workflow: SessionWorkflow) -> None:
    """A debounce would arm anew with each key; this one write is on its way from the first."""
    problems: list[Problem | None] = []
    keeper = Autosave(workflow, problems.append, within=0)
    workflow.begin()
    workflow.update(aim="o")
    keeper.schedule()
    first = keeper.armed
    for words in ("on", "one"):
        workflow.update(aim=words)
        keeper.schedule()
        assert keeper.armed is first
    await until_kept(workflow, keeper)
    assert workflow.held is not None
    assert workflow.held.kept.session.aim == "one"


async def test_words_typed_while_a_write_is_under_way_are_kept_by_the_next(workflow: SessionWorkflow) -> None:
    keeper = Autosave(workflow, lambda _: None, within=0)
    workflow.begin()
    for count in range(40):
        workflow.update(aim=f"aim {count}")
        keeper.schedule()
        await asyncio.sleep(0)
    await until_kept(workflow, keeper)
    assert workflow.held is not None
    assert 'aim = "aim 39"' in workflow.held.kept.path.read_text(encoding="utf-8")


async def test_a_full_disk_is_said_tried_again_and_over_when_there_is_room(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems: list[Problem | None] = []
    keeper = Autosave(workflow, problems.append, within=0)
    workflow.begin()
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", _full)
        workflow.update(aim="kept in hand")
        keeper.schedule()
        first = keeper.armed
        while keeper.problem is None or keeper.armed is first:
            await asyncio.sleep(0)
        tried = keeper.armed
        while keeper.armed is tried:
            await asyncio.sleep(0)
    assert len(problems) == 1, "said once, though tried again and again"
    await until_kept(workflow, keeper)
    while keeper.problem is not None:
        await asyncio.sleep(0)
    assert problems[-1] is None


async def test_a_note_is_not_said_to_be_kept_in_a_moment_while_the_disk_refuses(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    workflow.begin()
    async with showing(workflow, TalkPage) as (app, pilot, _):
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", _full)
            await pilot.press(*"They rang", "ctrl+s")
            await pilot.press("!")
            await settled(pilot)
            assert "not kept yet" in shown(app) and "kept in a moment" not in shown(app)


async def test_the_page_says_so_while_the_words_are_not_on_disk(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", _full)
            workflow.update(aim="kept in hand")
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert app.saving.autosave.problem is not None
            assert "disk is full" in str(app.saving.autosave.problem)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.saving.autosave.problem is None


def _full(descriptor: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("key", ["f10", "escape"])
async def test_nobody_leaves_the_page_while_its_words_are_nowhere_else(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        await settled(pilot)
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", _full)
            await pilot.press(*"Only here", key)
            await settled(pilot)
            await settled(pilot)
            assert "Only here" in shown(app)
            assert workflow.held is not None
        await pilot.press(key)
        await settled(pilot)
        assert workflow.held is None
    assert [stored.session.aim for stored in workflow.waiting] == ["Only here"]


async def test_the_mark_stands_on_every_page_until_the_words_are_on_disk(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the smallest window, where the head has the least room; on the last page in all of them."""
    async with running(workflow, (40, 15)) as (app, pilot):
        await pilot.press("n")
        await settled(pilot)
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", _full)
            await pilot.press(*"Only here", "ctrl+s")
            for key in ("f3", "f3", "f1", "escape", "escape", "f3", "f3"):
                await settled(pilot)
                assert "! not kept" in app.screen.query_one(Head).render().plain, type(app.screen)
                await pilot.press(key)
            await settled(pilot)
            app.action_identifiers()
            await settled(pilot)
            assert isinstance(app.screen, IdentifiersPage)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert "! not kept" in app.screen.query_one(Head).render().plain, size
        app.save_now()
        await pilot.pause()
        assert "not kept" not in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "not kept" not in shown(app)


async def test_a_window_whose_lock_went_to_another_says_so_at_once_and_keeps_on(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        await settled(pilot)
        workflow.read_only = ANOTHER_WINDOW  # what the next look at the lock finds
        workflow.update(aim="What was being typed")
        app.save_now()
        await settled(pilot)
        assert [
            notification.message for notification in app._notifications if "may write no more" in notification.message
        ]
        assert workflow.held is not None
        assert "What was being typed" in workflow.held.kept.path.read_text(encoding="utf-8")
        await pilot.press("f10")
        await settled(pilot)
        assert "another Supervise has this home open" in shown(app)
        assert app.screen.query_one("#do-new").disabled
