"""Look back: every past session in reach, found by any of its words and by filters, ten thousand as quickly as ten."""

from dataclasses import replace
from datetime import timedelta

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from supervise.domain.session.model import Session
from supervise.store.sessions.archive import archive
from supervise.store.sessions.files import save_new
from supervise.tui.review.sessions.filter_chips import FilterChips
from supervise.tui.review.sessions.filter_page import FilterPage
from supervise.tui.review.sessions.page import SessionListPage
from supervise.tui.review.sessions.result_line import ResultCount
from supervise.tui.upkeep.problems_page import ProblemsPage
from supervise.tui.widgets.sessions.session_list import SessionList
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown
from support.builders import HOSTILE, a_session
from support.clock import START
from support.sample_history import past_sessions, with_past


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(with_past(workflow), SessionListPage, size) as (app, pilot, _):
        assert shown(app) == golden(name=f"review-{size[0]}")
        await pilot.press("ctrl+f", "down", "space", "escape", *"rang same")
        await settled(pilot)
        assert shown(app) == golden(name=f"found-{size[0]}")
        await pilot.press("escape", "ctrl+f", "right", "right")
        await settled(pilot)
        assert shown(app) == golden(name=f"filter-{size[0]}")


async def test_it_is_all_there_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(with_past(workflow), SessionListPage) as (app, pilot, _):
        await pilot.press(*"housing")
        await settled(pilot)
        assert shown(app) == golden(name="found-no-colour")
        marked = [
            segment.text
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline and segment.style.bold and segment.text != "1 Sessions"
        ]
        assert set(marked) == {"housing"}


async def test_a_few_letters_find(workflow: SessionWorkflow) -> None:
    counts = {"trust": 2, "A6": 1, "a11": 1, "sep 2026": 1, "2025-12": 1, "AUG listen": 1}
    async with showing(with_past(workflow), SessionListPage) as (app, pilot, _):
        for typed, count in counts.items():
            await pilot.press(*typed)
            await settled(pilot)
            assert len(app.screen.query_one(SessionList).sessions) == count, typed
            assert f"{count} of 13 sessions" in shown(app), typed
            await pilot.press("ctrl+r")


async def test_typing_arrows_and_enter_open_one_and_lead_back_to_it(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r", *"listening", "down", "enter")
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


async def test_the_list_has_the_keys_and_esc_leads_back_to_it(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        past = app.screen.query_one(SessionList)
        assert past.has_focus
        await pilot.press(*"listening", "down", "escape")
        await settled(pilot)
        assert past.has_focus and past.cursor == 1
        assert app.screen.query_one(Input).value == "listening"
        chosen = past.session
        await pilot.press("ctrl+r")  # the words go, the place stays
        await settled(pilot)
        assert app.screen.query_one(Input).value == ""
        assert past.session == chosen and len(past.sessions) == 13
        await pilot.press(*"nobody has this", "escape", "ctrl+r", "escape")
        await settled(pilot)
        assert not isinstance(app.screen, SessionListPage)


async def test_filters_by_keys_combine_and_go_as_chips(workflow: SessionWorkflow) -> None:
    async with showing(with_past(workflow), SessionListPage) as (app, pilot, _):
        await pilot.press("ctrl+f")
        await settled(pilot)
        assert isinstance(app.screen, FilterPage)
        await pilot.press("left", "left", "down", "space")  # 2025
        await pilot.press("left", "space")  # AB
        await settled(pilot)
        assert "4 of 13 sessions" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        chips, past = app.screen.query_one(FilterChips), app.screen.query_one(SessionList)
        assert chips.labels == ("2025", "AB")
        assert [session.id[:7] for session in past.sessions] == ["2025-12", "2025-11", "2025-10", "2025-09"]
        await pilot.press(*"inclusion")
        await settled(pilot)
        assert len(past.sessions) == 1
        await pilot.press("tab", "backspace")
        await settled(pilot)
        assert chips.labels == ("AB",)
        await pilot.press("delete")
        await settled(pilot)
        assert not chips.display and past.has_focus


async def test_filters_by_mouse(workflow: SessionWorkflow) -> None:
    async with showing(with_past(workflow), SessionListPage) as (app, pilot, _):
        await pilot.click("#do-filter")
        await settled(pilot)
        await pilot.click("#kind", offset=(15, 0))  # Case
        await pilot.click("#options", offset=(4, 1))  # A3
        await pilot.click("#do-close")
        await settled(pilot)
        chips = app.screen.query_one(FilterChips)
        assert chips.labels == ("Case A3",)
        assert "1 of 13 sessions" in shown(app)
        await pilot.click(chips, offset=(8, 0))
        await settled(pilot)
        assert chips.labels == ()
        await pilot.press(*"trust")
        await settled(pilot)
        await pilot.click(ResultCount, offset=(24, 0))  # Show all
        await settled(pilot)
        assert app.screen.query_one(Input).value == ""
        assert len(app.screen.query_one(SessionList).sessions) == 13


async def test_files_left_out_are_counted_and_told(workflow: SessionWorkflow) -> None:
    save_new(workflow.home, past_sessions()[0])
    year = workflow.home.sessions / "2026"
    year.mkdir()
    (year / "2026-12-01T0930-aaaa.toml").write_text("status = ", encoding="utf-8")
    (year / "notes.toml").write_text("[tool]\n", encoding="utf-8")
    async with showing(workflow, SessionListPage) as (app, pilot, _):
        assert "2 files could not be read: look (F5)" in shown(app)
        await pilot.click(ResultCount, offset=(30, 0))
        await settled(pilot)
        assert isinstance(app.screen, ProblemsPage)
        assert "notes.toml" in shown(app)
        await pilot.press("escape", "f5")
        await settled(pilot)
        assert isinstance(app.screen, ProblemsPage)


async def test_a_click_opens_one(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.click("#do-review")
        await settled(pilot)
        await pilot.click(SessionList, offset=(2, 2))
        await settled(pilot)
        assert "12 Sep 2026 · Resilience" in shown(app)
        await pilot.click("#do-close")
        await settled(pilot)
        assert isinstance(app.screen, SessionListPage)


async def test_where_nothing_is_found_it_is_said_and_the_keys_lead_on(workflow: SessionWorkflow) -> None:
    async with showing(with_past(workflow), SessionListPage) as (app, pilot, _):
        await pilot.press("shift+tab")
        app.screen.query_one(Input).value = HOSTILE
        await settled(pilot)
        assert "Nothing here with these words" in shown(app)
        await pilot.press("enter", "down", "pagedown")
        await settled(pilot)
        assert isinstance(app.screen, SessionListPage)
        await pilot.press("ctrl+r", *"zebra", "escape")
        await settled(pilot)
        assert SessionListPage.HINT.format(**{"next-view": "F3"}) in shown(app) and "Show all (ctrl+r)" in shown(app)
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert isinstance(app.focused, SessionList)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert not isinstance(app.screen, SessionListPage)


async def test_hostile_words_and_a_megabyte_are_found_and_shown(workflow: SessionWorkflow) -> None:
    for number, aim in enumerate((HOSTILE, "word " * 200_000 + "[end]")):
        save_new(workflow.home, over(aim, number))
    async with showing(workflow, SessionListPage, (120, 40)) as (app, pilot, _):
        await pilot.press("shift+tab")
        for typed, count in (("[", 2), ("\\", 1), ('"', 1), ("👩", 1), ("[/b]", 1), ("[end", 1), ("x" * 2_000, 0)):
            app.screen.query_one(Input).value = typed
            await settled(pilot)
            assert len(app.screen.query_one(SessionList).sessions) == count, typed
            assert f"{count} of 2 sessions" in shown(app)
        app.screen.query_one(Input).value = "[end"
        await settled(pilot)
        assert "aim: [end]" in shown(app)


def over(aim: str, number: int) -> Session:
    return a_session(id=f"2026-11-2{number}T0930-4k7q", status="agreed", ended_at=START, aim=aim)


async def test_a_word_of_a_usual_ground_rule_finds_nothing_and_one_of_their_own_does(
    workflow: SessionWorkflow,
) -> None:
    usual = workflow.content.usual_rules
    rule = next(text for text in usual if "hones" in text)
    save_new(workflow.home, over("Phones rang all day.", 1).with_changes(ground_rules=usual))
    save_new(workflow.home, over("A quiet day.", 2).with_changes(ground_rules=(*usual, "We begin with a biscuit.")))
    assert rule
    async with showing(workflow, SessionListPage, (120, 40)) as (app, pilot, _):
        await pilot.press(*"phones")
        await settled(pilot)
        assert "1 of 2 sessions" in shown(app)
        assert "Phones rang all day." in shown(app)
        app.screen.query_one("#find", Input).value = "biscuit"
        await settled(pilot)
        assert "1 of 2 sessions" in shown(app)
        assert "We begin with a biscuit." in shown(app)


async def test_no_past_yet_is_said(workflow: SessionWorkflow) -> None:
    async with showing(workflow, SessionListPage) as (app, _pilot, _):
        assert "No session is over yet" in shown(app)


async def test_of_ten_thousand_only_those_in_sight_are_made(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    archived = archive(save_new(workflow.home, past_sessions()[0]))
    many = tuple(
        replace(archived, brief=replace(archived.brief, id=f"{n}", started_at=START - timedelta(hours=9 * n)))
        for n in range(10_000)
    )
    monkeypatch.setattr(workflow, "read", lambda *_: setattr(workflow, "past", many))
    made: list[int] = []
    monkeypatch.setattr(
        "supervise.tui.widgets.sessions.session_row.Columns.row", lambda *_, **__: made.append(1) or "row"
    )
    async with showing(workflow, SessionListPage) as (app, pilot, _):
        assert "10,000 sessions" in shown(app)
        await pilot.press("end")
        await settled(pilot)
        assert app.screen.query_one(SessionList).cursor == 9_999
    assert len(made) < 1_000
