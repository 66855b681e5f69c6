"""The pages of looking back: turned to by number and by mouse, left by Esc, and told how far the reading is."""

from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from supervise.tui.app import SuperviseApp
from supervise.tui.home.page import HomePage
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.strengths import StrengthsPage
from supervise.tui.review.tabs import VIEWS
from supervise.tui.shell.head import Head
from supervise.tui.themes import THEMES
from supervise.tui.widgets.sessions.session_list import SessionList
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled, shown
from support.sample_history import with_past


def view_of(app: SuperviseApp) -> str:
    assert isinstance(app.screen, ReviewPage)
    return app.screen.TAB


async def test_numbers_and_clicks_turn_from_any_page_to_any_other(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        for number, view in [*enumerate(VIEWS, 1)][1:]:
            await pilot.press("f3" if number == 2 else str(number))  # in the list of sessions a number is words
            await settled(pilot)
            assert view_of(app) == view
        for view, name in VIEWS.items():
            line = app.screen.query_one(Head).render().plain
            await pilot.click(Head, offset=(line.index(name) + 1, 0))
            await settled(pilot)
            assert view_of(app) == view
        await pilot.press("f3")
        await settled(pilot)
        assert view_of(app) == "sessions", "after the last comes the first"
        await pilot.press("ctrl+n", "4")
        await settled(pilot)
        await pilot.press("slash")
        await settled(pilot)
        assert view_of(app) == "sessions"
        assert isinstance(app.focused, Input)
        await pilot.press(*"12")
        assert app.focused.value == "12", "while one types, a number is a number"


async def test_esc_goes_home_from_each_and_nothing_of_what_was_looked_at_is_kept(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        for view in VIEWS:
            await pilot.press("r")
            await settled(pilot)
            find = app.screen.query_one("#find", Input)
            assert find.value == "", "the words of before are gone"
            find.value = "housing"
            if view != "sessions":
                app.review_tabs.show_tab(view)
            await settled(pilot)
            assert view_of(app) == view
            pages = [*app.review_tabs.pages.values()]
            await pilot.press("escape")
            await settled(pilot)
            assert isinstance(app.screen, HomePage) and not app.review_tabs.pages, view
            assert not any(page.is_attached or page.is_running for page in pages), view


async def test_a_long_reading_says_how_far_it_is(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        hint = app.screen.HINT  # type: ignore[attr-defined]
        app.history_loader.reading = (4000, 10000)
        app.history_loader._show_progress()
        await settled(pilot)
        assert "4,000 of 10,000 files so far" in shown(app)
        app.history_loader.read_home()
        await settled(pilot)
        assert hint[:20] in shown(app)


async def test_no_page_offers_what_there_is_no_use_for_until_there_is_something_to_look_back_on(
    workflow: SessionWorkflow,
) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("r")
        await settled(pilot)
        for _ in VIEWS:
            await pilot.press("f3")
            await settled(pilot)
            page_text = shown(app)
            assert "There is nothing to look back on yet. Esc goes back." in page_text
            for deed in ("Save as text", "Filter", "/  Find", "Another order", "Next year"):
                assert deed not in page_text
            page = app.screen
            await pilot.press("s", "o", "f", "slash")
            await settled(pilot)
            assert app.screen is page
        app.review_tabs.show_tab("strengths")
        await settled(pilot)
        with_past(workflow)
        app.history_loader.read_home()
        await settled(pilot)
        page_text = shown(app)
        assert "nothing to look back on" not in page_text
        assert "/  Find" in page_text and page_text.count("Save as text") == 1, "and each once"
        assert StrengthsPage.HINT in page_text


async def test_each_page_keeps_its_place_and_words_while_others_are_looked_at(
    workflow: SessionWorkflow,
) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r", *"housing", "escape", "down", "down")
        await settled(pilot)
        before, at = shown(app), app.screen.query_one(SessionList).session
        assert at is not None and "housing" in before
        await pilot.press("f3", "4", "down", "down")
        await settled(pilot)
        strengths = shown(app)
        for keys, there in ((("1",), before), (("f3", "4"), strengths), (("6",), None), (("1",), before)):
            await pilot.press(*keys)
            await settled(pilot)
            assert there in (None, shown(app))
        assert app.screen.query_one(SessionList).session is at


async def test_what_is_found_from_another_page_is_typed_over_the_words_of_before(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        for keys, words in ((("r", "f3", "3"), "trust"), (("escape", "f3", "5"), "tenant")):
            await pilot.press(*keys, "slash", *words)
            await settled(pilot)
            assert view_of(app) == "sessions"
            assert app.screen.query_one("#find", Input).value == words, "each letter, and no other"


async def test_a_page_turned_to_again_is_painted_as_a_new_one_after_another_theme_and_size(
    workflow: SessionWorkflow,
) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r", *["f3"] * len(VIEWS))
        await settled(pilot)
        app.theme = next(theme.name for theme in THEMES if theme.name != app.theme)
        await pilot.resize_terminal(70, 20)
        again = [await _painted(pilot, "f3") for _ in VIEWS]
        await pilot.press("escape", "r")
        assert again == [await _painted(pilot, "f3") for _ in VIEWS]


async def _painted(pilot: Pilot[None], key: str) -> list[Strip]:
    await pilot.press(key)
    await settled(pilot)
    return [*pilot.app.screen._compositor.render_strips()]
