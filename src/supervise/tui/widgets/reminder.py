"""One quiet line about something that wants doing: a click does it, and another ends the reminding."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button

from supervise.domain.reminders import Reminder


class ReminderLine(Horizontal):
    """Does its page's `action_reminded`, or `action_reminder_off`; the page looks at `reminder` to see which it is."""

    DEFAULT_CSS = "ReminderLine { height: auto; display: none; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reminder: Reminder | None = None
        """What it says now."""

    def compose(self) -> ComposeResult:
        for id_ in ("do-reminded", "do-reminder-off"):
            button = Button("", id=id_, compact=True)
            button.styles.line_pad = 0
            yield button

    def show(self, reminder: Reminder | None) -> None:
        """Say this, or nothing at all."""
        self.reminder = reminder
        self.display = reminder is not None
        if reminder is not None:
            for id_, words in (("#do-reminded", reminder.text), ("#do-reminder-off", reminder.off)):
                button = self.query_one(id_, Button)
                button.label, button.display = Content(words), bool(words)
                button.styles.width = cell_len(words)  # for a small window has no room for a button's own sides
