"""The cover: nothing of the page beneath, until somebody says to go on."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from supervise.tui.keys import bindings


class CoverPage(Screen[None]):
    """It names nobody and counts nothing; tells `GoOn` when the page may be seen again."""

    class GoOn(Message): ...

    CSS_PATH = "cover.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("cover")

    def compose(self) -> ComposeResult:
        with Vertical(id="words"):
            yield Static(Content.styled("Covered", "bold"))
            yield Static(Content("Press Enter, or click, to go on."), id="how")
            yield Static(Content("Everything is as you left it."))

    def action_uncover(self) -> None:
        self.post_message(self.GoOn())

    def on_click(self, event: events.Click) -> None:
        # The second click of a double one was meant for what was there before.
        if event.chain == 1:
            self.action_uncover()
