"""What a window too small for any page says, in place of the page; the page beneath keeps its focus and its words."""

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

LEAST = (40, 15)
"""Columns and rows of the smallest window in which every page can be used."""


class TooSmall(Static):
    """Lies over the whole window, while that is smaller."""

    DEFAULT_CSS = """
    TooSmall {
        layer: too-small; overlay: screen; width: 100vw; height: 100vh;
        display: none; background: $background; color: $text;
    }
    """

    def __init__(self) -> None:
        super().__init__(
            Content(f"Too small. Make this window {LEAST[0]} wide and {LEAST[1]} high. Your words are kept.")
        )

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, self._look)

    def _look(self, _screen: Screen[object]) -> None:
        width, height = self.app.size
        self.display = width < LEAST[0] or height < LEAST[1]
