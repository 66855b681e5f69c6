"""One quiet line about something that wants doing: a click does it, and another ends the reminding."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button

from supervise.domain.reminders import Reminder


class ReminderLine(Horizontal):
    """Does its page's `action_reminded`, or `action_reminder_off`; the page looks at `reminder` to see which it is."""

    DEFAULT_CSS = """
    ReminderLine {
        height: auto; margin: 0 0 1 0; display: none;
        Button { width: auto; min-width: 3; padding: 0; margin: 0 2 0 0; background: $background; color: $text-muted; }
        Button:hover, Button:focus { background: $accent; color: $background; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reminder: Reminder | None = None
        """What it says now."""

    def compose(self) -> ComposeResult:
        yield Button("", id="do-reminded", compact=True)
        yield Button("", id="do-reminder-off", compact=True)

    def show(self, reminder: Reminder | None) -> None:
        """Say this, or nothing at all."""
        self.reminder = reminder
        self.display = reminder is not None
        if reminder is not None:
            self.query_one("#do-reminded", Button).label = Content(reminder.text)
            off = self.query_one("#do-reminder-off", Button)
            off.label, off.display = Content(reminder.off), bool(reminder.off)
