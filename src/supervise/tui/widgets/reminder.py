"""One quiet line about something that wants doing: a click does it, and another ends the reminding."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button

from supervise.domain.reminders import Reminder

ROOMY = 56
"""The width from which what turns it off is said in full."""


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
            off = "remind no more" if self.size.width >= ROOMY else "off"
            self._say("#do-reminded", f"{reminder.text}: ", reminder.deed)
            self._say("#do-reminder-off", "", off)

    def on_resize(self) -> None:
        self.show(self.reminder)

    def _say(self, id_: str, words: str, deed: str) -> None:
        button = self.query_one(id_, Button)
        button.label = Content.assemble(words, Content.styled(deed, "underline"))
        button.styles.width = button.label.cell_length  # for a small window has no room for a button's own sides
