"""Home's notices: a reminder, sessions to go on with, and sessions that lie in two files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from supervise.domain.instants import local_day
from supervise.domain.reminders import Reminder
from supervise.domain.wording import short_day, time_of_day
from supervise.store.sessions.duplicates import SessionCopies
from supervise.store.sessions.files import StoredSession

ROOMY = 56
"""The width from which the button that ends a reminder has its full label."""


class ReminderLine(Horizontal):
    """A reminder and a button to end it: the page's actions `reminded` and `reminder_off`."""

    DEFAULT_CSS = "ReminderLine { height: auto; display: none; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reminder: Reminder | None = None

    def compose(self) -> ComposeResult:
        for id_ in ("do-reminded", "do-reminder-off"):
            button = Button("", id=id_, compact=True)
            button.styles.line_pad = 0
            yield button

    def show(self, reminder: Reminder | None) -> None:
        self.reminder = reminder
        self.display = reminder is not None
        if reminder is not None:
            self._label("#do-reminded", f"{reminder.text}: ", reminder.deed)
            self._label("#do-reminder-off", "", "remind no more" if self.size.width >= ROOMY else "off")

    def on_resize(self) -> None:
        self.show(self.reminder)

    def _label(self, id_: str, text: str, action_text: str) -> None:
        button = self.query_one(id_, Button)
        button.label = Content.assemble(text, Content.styled(action_text, "underline"))
        button.styles.width = button.label.cell_length  # a small window has no room for a button's padding


MOST = 3
"""How many unfinished sessions, and how many additions, are shown before a button shows the rest."""


class UnfinishedSessions(Vertical):
    """A button for each session to go on with: `Go on with 22 Nov, 09:30, at Talk →`."""

    @dataclass
    class Chosen(Message):
        """A session to go on with; `to_add` where what waits is an addition to it."""

        stored_session: StoredSession
        to_add: bool

    def show(
        self, waiting: Sequence[StoredSession], unadded: Sequence[StoredSession], today: date, zone: tzinfo | None
    ) -> Button | None:
        """Show the newest of these; returns the first button, if there is one."""
        by_session = {stored_session.session.id: stored_session for stored_session in unadded}
        self._choices = [
            (_go_on_label(stored_session, today, zone), self.Chosen(stored_session, to_add=False))
            for stored_session in waiting
        ]
        self._choices += [
            (_addition_label(stored_session, today, zone), self.Chosen(stored_session, to_add=True))
            for stored_session in by_session.values()
        ]
        self._first_shown = {
            *range(min(len(waiting), MOST)),
            *range(len(waiting), len(waiting) + min(len(by_session), MOST)),
        }
        return next(iter(self._show(sorted(self._first_shown))), None)

    def _show(self, indices: Sequence[int]) -> list[Button]:
        self.remove_children()
        buttons = [_button(self._choices[index][0], str(index)) for index in indices]
        if more := len(self._choices) - len(indices):
            label = "1 more is waiting: show it" if more == 1 else f"{more} more are waiting: show them"
            buttons.append(Button(label, name="more", classes="go-on", compact=True))
        self.mount_all(buttons)
        self.display = bool(buttons)
        return buttons

    @on(Button.Pressed)
    def _choose(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.name == "more":
            buttons = enumerate(self._show(range(len(self._choices))))
            added = next(button for index, button in buttons if index not in self._first_shown)
            self.call_after_refresh(added.focus)
        else:
            self.post_message(self._choices[int(event.button.name or 0)][1])


def _button(label: str, name: str) -> Button:
    return Button(Content(label), name=name, classes="go-on", compact=True, variant="primary")


def _go_on_label(stored_session: StoredSession, today: date, zone: tzinfo | None) -> str:
    session = stored_session.session
    started_at = session.started_at
    when = f"{short_day(local_day(started_at, zone), today)}, {time_of_day(started_at, zone)}"
    where = f", at {session.step.capitalize()}" if session.step else ""
    return f"Go on with {'made-up ' if session.made_up else ''}{when}{where} →"


def _addition_label(stored_session: StoredSession, today: date, zone: tzinfo | None) -> str:
    return f"Words not yet added to {short_day(local_day(stored_session.session.started_at, zone), today)} →"


class DuplicatesNotice(Button):
    """How many sessions lie in two files, as a button for the page's action `versions`."""

    def __init__(self) -> None:
        super().__init__("", id="do-versions", compact=True)
        self.first: SessionCopies | None = None
        """The session to open first: one whose files differ comes before one whose files say the same."""

    def show(self, duplicates: Sequence[SessionCopies]) -> None:
        """Say how many there are; without any, disappear."""
        differing = [copies for copies in duplicates if copies.others]
        self.first = next(iter((*differing, *duplicates)), None)
        self.display = bool(duplicates)
        if differing:
            self.label = Content(f"{_count_with_verb(differing, 'has', 'have')} two versions: look")
        else:
            self.label = Content(f"{_count_with_verb(duplicates, 'lies', 'lie')} here twice: look")
        self.refresh(layout=True)


def _count_with_verb(sessions: Sequence[SessionCopies], singular: str, plural: str) -> str:
    return f"One session {singular}" if len(sessions) == 1 else f"{len(sessions)} sessions {plural}"
