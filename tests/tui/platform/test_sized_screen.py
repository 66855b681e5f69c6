"""A screen that knows its size is laid out less often as it opens than Textual's own."""

import pytest
from textual._compositor import Compositor
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from supervise.tui.platform.sized_screen import SizedScreen


class Breaking(App[None]):
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]


class Theirs(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("words")


class Ours(SizedScreen[None]):
    def compose(self) -> ComposeResult:
        self.take_size()
        yield Static("words")


async def layouts(screen: Screen[None], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a screen is laid out as it opens."""
    count = 0
    reflow = Compositor.reflow

    def counted(compositor: Compositor, *given: object) -> object:
        nonlocal count
        count += compositor is screen._compositor
        return reflow(compositor, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Compositor, "reflow", counted)
    async with Breaking().run_test(size=(80, 24)) as pilot:
        await pilot.app.push_screen(screen)
        await pilot.pause()
        assert screen.classes >= {"-wide", "-tall"}
        assert "-narrow" not in screen.classes
    return count


async def test_a_layout_is_spared(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = await layouts(Theirs(), monkeypatch)
    ours = await layouts(Ours(), monkeypatch)
    assert ours < theirs, "Textual lays a screen out as seldom by itself: sized_screen is needed no longer"
