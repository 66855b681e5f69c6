"""The cover: nothing of the page beneath, until somebody says to go on, or gives the passphrase."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from supervise.tui.keys.table import bindings
from supervise.tui.privacy.unlock_form import UnlockForm
from supervise.tui.widgets.act import filled
from supervise.tui.widgets.panel import Card


class CoverPage(Screen[None]):
    """It names nobody and counts nothing; tells `GoOn` when the page may be seen again."""

    @dataclass
    class GoOn(Message):
        is_writer: bool = False
        """Whether they say that what lies beneath is their own."""

    CSS_PATH = "cover_page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("cover")
    AUTO_FOCUS = "#secret"

    def __init__(self, *, shut: bool) -> None:
        """`shut` if the home is locked: then only the passphrase uncovers."""
        super().__init__()
        self._shut = shut
        self._asks_for_writer = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="veil"), Card(id="card"):
            yield Static(Content.styled("Covered", "bold $text"))
            yield Static(Content("Everything is as you left it."), id="said")
            if self._shut:
                yield UnlockForm()
            else:
                yield Static(filled("Press Enter, or click, to go on", ""), id="how")

    def ask_for(self, initials: str) -> None:
        """Say whose own pages lie beneath, which Enter does not show; the disk does not take their last words."""
        self._asks_for_writer = True
        self.query_one("#said", Static).update(
            Content(f"Pages of {initials}'s own, whose last words could not be kept. Enter closes them once they are.")
        )
        self.query_one("#how", Static).update(filled(f"I am {initials}: Space shows them", ""))

    def action_uncover(self) -> None:
        if not self._shut:
            self.post_message(self.GoOn())

    def action_uncover_own(self) -> None:
        if self._asks_for_writer:
            self.post_message(self.GoOn(is_writer=True))

    def on_click(self, event: events.Click) -> None:
        # The second click of a double one was meant for what was there before.
        if event.chain == 1:
            self.action_uncover()
