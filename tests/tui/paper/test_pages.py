"""On paper: a sheet is put together and saved, plain words are found, and where the words come from can be read."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.screen import Screen
from textual.widgets import Input

from supervise.tui.paper.reading_pages import PlainWordsPage, SourcesPage
from supervise.tui.paper.sheet_page import SheetPage
from supervise.tui.widgets.pick_list import PickList
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown, words_shown
from support.sample_history import with_past

PAGES = {"sheet": SheetPage, "plain": PlainWordsPage, "sources": SourcesPage}


@pytest.mark.parametrize("name", PAGES)
async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion, name: str) -> None:
    page: type[Screen[None]] = PAGES[name]
    async with showing(workflow, page) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"{name}-{size[0]}")


async def test_a_sheet_from_home_to_its_file_by_keys_alone(workflow: SessionWorkflow, tmp_path: Path) -> None:
    file = tmp_path / "sheet.tsv"
    async with running(with_past(workflow)) as (app, pilot):
        app.papers.open("sheets")
        await settled(pilot)
        await pilot.press("s")
        await settled(pilot)
        assert isinstance(app.screen, SheetPage), "nothing is picked yet"
        await pilot.press("space", "down", "space", "tab", "down", "space")
        await settled(pilot)
        assert "2 picked" in shown(app)
        assert "be ready to say why" in words_shown(app), "what to think of for a person specification"
        await pilot.press("s")
        await settled(pilot)
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await settled(pilot)
    rows = file.read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("Section\tWhat we look for\tSkill, knowledge or behaviour")
    assert len(rows) == 3
    assert not [word for word in ("CD", "AB", "Often", "2026") if word in "".join(rows)]


async def test_sections_talked_about_this_year_are_picked_at_once_and_can_be_put_back(
    workflow: SessionWorkflow,
) -> None:
    async with showing(with_past(workflow), SheetPage, (120, 40)) as (app, pilot, _):
        await pilot.press("t")
        await settled(pilot)
        listed = app.screen.query_one("#competencies", PickList)
        assert {id.partition("-")[0] for id in listed.picked} == {
            *("trust", "roles", "listening", "respect", "difference", "resilience")
        }, "not those of the year before"
        await pilot.press("home", "space")
        await settled(pilot)
        assert "resilience-notice" not in listed.picked


async def test_plain_words_are_left_as_one_types(workflow: SessionWorkflow) -> None:
    async with showing(workflow, PlainWordsPage) as (app, pilot, _):
        assert "co-production: deciding and doing it together" in words_shown(app)
        await pilot.press(*"stake")
        await settled(pilot)
        assert "stakeholder: anyone it matters to Better still, say who." in words_shown(app)
        assert "co-production" not in shown(app)
        await pilot.press(*"zz")
        await settled(pilot)
        assert "No word of the list begins so." in shown(app)


async def test_where_the_words_come_from_is_found_by_name_and_read_to_its_end(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        assert ("Where the words come from", "app.paper('sources')") in [
            (label, action) for label, action, _ in app.palette_commands(app.screen)
        ]
        app.papers.open("sources")
        await settled(pilot)
        assert "Tower Hamlets Together" in shown(app)
        await pilot.press(*["pagedown"] * 60)
        await settled(pilot)
        assert "Caldicott" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, SourcesPage)
