"""Look back: every past session in reach, found by a few letters, ten thousand as quickly as ten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from past import past_sessions, with_past
from supervise.store.sessions import save_new
from supervise.store.shelf import shelve
from supervise.tui.screens.review import ReviewPage
from supervise.tui.widgets.session_list import SessionList
from supervise.workflow import Workflow
from support import HOSTILE, SIZES, START, running, settled, shown


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_list(workflow: Workflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with running(with_past(workflow), size) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        assert shown(app) == golden(name=f"review-{size[0]}")


@pytest.mark.parametrize(
    ("typed", "found"), [("trust", 2), ("A6", 1), ("a11", 1), ("sep 2026", 1), ("2025-1", 3), ("listening aug", 1)]
)
async def test_a_few_letters_find(workflow: Workflow, typed: str, found: int) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        await pilot.press(*typed)
        await settled(pilot)
        assert len(app.screen.query_one(SessionList).sessions) == found
        assert f"{found} of 13 sessions" in shown(app)


async def test_typing_arrows_and_enter_open_one_and_lead_back_to_it(workflow: Workflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        await pilot.press(*"listening", "down", "enter")
        await settled(pilot)
        assert "13 May 2026 · Listening" in shown(app)
        await pilot.press("[")  # the next older of those found
        await settled(pilot)
        assert "11 Feb 2026 · Listening" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        past = app.screen.query_one(SessionList)
        assert past.session is not None
        assert past.session.id.startswith("2026-02-11")
        assert app.screen.query_one(Input).value == "listening"


async def test_a_click_opens_one(workflow: Workflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.click("#do-review")
        await settled(pilot)
        await pilot.click(SessionList, offset=(2, 1))
        await settled(pilot)
        assert "12 Sep 2026 · Resilience" in shown(app)
        await pilot.click("#do-close")
        await settled(pilot)
        assert isinstance(app.screen, ReviewPage)


async def test_nothing_found_is_said(workflow: Workflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        app.screen.query_one(Input).value = HOSTILE
        await settled(pilot)
        assert "Nothing here with these words" in shown(app)
        await pilot.press("enter", "down", "pagedown")
        await settled(pilot)
        assert isinstance(app.screen, ReviewPage)


async def test_no_past_yet_is_said(workflow: Workflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        assert "No session is over yet" in shown(app)


async def test_of_ten_thousand_only_those_in_sight_are_made(
    workflow: Workflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = past_sessions()
    one = shelve(save_new(workflow.home, some[0]))
    many = tuple(
        replace(one, brief=replace(one.brief, id=f"{n}", started_at=START - timedelta(hours=9 * n)))
        for n in range(10_000)
    )
    monkeypatch.setattr(workflow, "read", lambda *_: setattr(workflow, "past", many))
    made: list[int] = []
    monkeypatch.setattr(
        "supervise.tui.widgets.session_list.row", lambda session, width, *_, **__: made.append(1) or "row"
    )
    async with running(workflow) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        assert "10000 sessions" in shown(app)
        app.screen.query_one(SessionList).focus()
        await pilot.press("end")
        await settled(pilot)
        assert app.screen.query_one(SessionList).cursor == 9_999
    assert len(made) < 1_000
