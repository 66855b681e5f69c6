"""One version's text at the difference being shown, and whether it is chosen."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from supervise.domain.versions.merge import Choice
from supervise.tui.widgets.radio_row import CHOSEN, OPEN

EMPTY = "(nothing here)"
LETTERS: dict[Choice, str] = {"ours": "A", "theirs": "B", "both": "both"}
"""The short names of the choices on the page."""


class VersionSide(Vertical):
    """The version's name over its text; a click chooses it."""

    DEFAULT_CSS = """
    VersionSide {
        width: 1fr; height: auto; padding: 0 1; background: $raised; border-left: outer $border-blurred;
        &.-chosen { border-left: outer $border; }
        .name { height: auto; color: $text-muted; }
        .text { height: auto; color: $text; }
        .text.-empty { color: $text-muted; }
    }
    """

    @dataclass
    class Chosen(Message):
        side: Choice

    def __init__(self, side: Choice, name: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._side: Choice = side
        self._version_name = name

    def compose(self) -> ComposeResult:
        yield Static(classes="name")
        yield Static(classes="text")

    def show(self, text: str, *, chosen: bool, offered: bool = True) -> None:
        """Show this text; where it is `offered`, a mark says whether it is chosen, as colour alone may not be seen."""
        mark = f"{CHOSEN if chosen else OPEN} " if offered else ""
        letter = (f"{mark}{LETTERS[self._side]}", "bold $accent" if chosen else "bold $text")
        self.query_one(".name", Static).update(Content.assemble(letter, f"  {self._version_name}"))
        body = self.query_one(".text", Static)
        body.update(Content(text.strip() or EMPTY))
        body.set_class(not text.strip(), "-empty")
        self.set_class(chosen, "-chosen")

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Chosen(self._side))
