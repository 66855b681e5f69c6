"""The base of the app: Textual alone prints what people wrote, parses CSS again, changes no stack but the one shown."""

import inspect
from pathlib import Path

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from supervise.tui.platform.base_app import PIECES, BaseApp, ParsedOnceStylesheet
from supervise.workflow import SessionWorkflow
from support import style_sheets
from support.app_driver import running, settled

WORDS = "Canary"


class Ours(BaseApp):
    def where_kept(self) -> Path:
        return Path("home")


async def stop(app: App[None]) -> None:
    """Let it meet a fault in a function that has people's words."""

    def fail(words: str) -> None:
        raise ValueError(words)

    with pytest.raises(ValueError, match=WORDS):
        async with app.run_test() as pilot:
            app.call_later(fail, WORDS)
            await pilot.pause()
    assert app.return_code == 1


async def test_a_fault_is_told_without_the_words_it_was_met_with(capsys: pytest.CaptureFixture[str]) -> None:
    await stop(App())
    assert WORDS in capsys.readouterr().err, "Textual prints no values any more: stop as it does"
    await stop(Ours())
    printed = capsys.readouterr().err
    assert "Supervise had to stop" in printed
    assert WORDS not in printed


async def test_a_screen_opens_and_closes_beneath_the_one_on_top() -> None:
    assert "mode" not in inspect.signature(App.pop_screen).parameters, "Textual pops by mode: use that"
    app = Ours()
    async with app.run_test() as pilot:
        top, below = Screen[None](), Screen[None]()
        app.push_screen(top)
        await pilot.pause()
        with app.beneath_top_screen():
            app.push_screen(below)
        await pilot.pause()
        assert app.screen is top and app.screen_stack[-2] is below
        with app.beneath_top_screen():
            app.pop_screen()
        await pilot.pause()
        assert app.screen is top and below not in app.screen_stack


def is_parsed_again(stylesheet: Stylesheet, pieces: int = 1) -> bool:
    """Whether the first of so many pieces is parsed once more when all are read again with the same variables."""
    for number in range(pieces):
        stylesheet.add_source(f"Label {{ color: $ink; width: {number}; }}", (f"{number}.tcss", ""))
    before = stylesheet.rules[0]
    stylesheet.reparse()
    return stylesheet.rules[0] is not before


def test_what_was_parsed_serves_until_the_variables_change(monkeypatch: pytest.MonkeyPatch) -> None:
    style_sheets.parse_as_outside_tests(monkeypatch)
    stylesheet = ParsedOnceStylesheet(variables={"ink": "#FF0000"})
    assert not is_parsed_again(stylesheet, pieces=100)
    assert "#FF0000" in stylesheet.css
    stylesheet.set_variables({"ink": "#0000FF"})
    stylesheet.reparse()
    assert "#FF0000" not in stylesheet.css and "#0000FF" in stylesheet.css


def test_textuals_own_still_parses_again(monkeypatch: pytest.MonkeyPatch) -> None:
    style_sheets.parse_as_outside_tests(monkeypatch)
    assert is_parsed_again(Stylesheet(variables={"ink": "#FF0000"})), "Remove ours: Textual keeps what it parsed."


async def test_the_app_has_room_for_all_its_pieces(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n", "f3", "enter", "f3")
        await settled(pilot)
        assert isinstance(app.stylesheet, ParsedOnceStylesheet)
        assert 30 < len(app.stylesheet.source) < PIECES / 4
