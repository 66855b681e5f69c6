"""One of two versions at the place being looked at: what it says there, and whether it is the one chosen."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from supervise.domain.versions.merge import Choice

NOTHING = "(nothing here)"
LETTERS: dict[Choice, str] = {"ours": "A", "theirs": "B", "both": "both"}
"""What the two are called for short on the page."""


class VersionSide(Vertical):
    """Its name and its words; a click on them chooses it here."""

    DEFAULT_CSS = """
    VersionSide {
        width: 1fr; height: auto; padding: 0 1; background: $surface; border-left: thick $border-blurred;
        &.-chosen { border-left: thick $border; }
        .name { height: auto; color: $text-muted; }
        .words { height: auto; color: $text; }
        .words.-nothing { color: $text-muted; }
    }
    """

    @dataclass
    class Chosen(Message):
        """This one was clicked."""

        side: Choice

    def __init__(self, side: Choice, name: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._side: Choice = side
        self._called = name

    def compose(self) -> ComposeResult:
        yield Static(classes="name")
        yield Static(classes="words")

    def show(self, text: str, *, chosen: bool, offered: bool = True) -> None:
        """Say this here; where it can be chosen a mark says whether it was, also where there are no colours."""
        mark = ("(•) " if chosen else "( ) ") if offered else ""
        name = Content.assemble((f"{mark}{LETTERS[self._side]}", "bold $accent" if chosen else "bold $text"))
        self.query_one(".name", Static).update(Content.assemble(name, f"  {self._called}"))
        self.query_one(".words", Static).update(Content(text.strip() or NOTHING))
        self.query_one(".words").set_class(not text.strip(), "-nothing")
        self.set_class(chosen, "-chosen")

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Chosen(self._side))
