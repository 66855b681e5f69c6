"""Stylesheet: what was parsed with the theme's variables is not parsed again when a page opens."""

import pytest
from textual.css.stylesheet import Stylesheet

from supervise.tui.platform.stylesheet import PIECES, ParsedOnceStylesheet
from supervise.workflow import SessionWorkflow
from support import style_sheets
from support.app_driver import running, settled


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
