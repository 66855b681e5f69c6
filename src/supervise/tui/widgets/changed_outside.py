"""The quiet line over a session whose file is not as Supervise wrote it, and the button to say that it is right."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Button

from supervise.tui.widgets.asides import Aside

WORDS = (
    "This file was changed outside Supervise: edited elsewhere, or written by an earlier version. "
    "Read it through; if it is right, say so."
)


class ChangedOutside(Vertical):
    """Not there at all for a session that is as it was written."""

    DEFAULT_CSS = """
    ChangedOutside { height: auto; margin: 0 0 1 0; display: none; }
    ChangedOutside Button { width: auto; margin: 0; }
    """

    def compose(self) -> ComposeResult:
        yield Aside(WORDS)
        yield Button("It is right as it is", id="do-accept", compact=True)

    def show(self, changed: bool, *, writable: bool) -> None:
        self.display = changed
        self.query_one(Button).display = writable
