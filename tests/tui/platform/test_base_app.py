"""The base of the app: Textual alone would print what people wrote, and can change no stack but the one shown."""

import inspect
from pathlib import Path

import pytest
from textual.app import App
from textual.screen import Screen

from supervise.tui.platform.base_app import BaseApp

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
