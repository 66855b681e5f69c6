"""One quiet line about something that wants doing: a click does it, and another ends the reminding."""

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


MOST = 3
"""So many sessions are shown at first, and words for so many; a last button says how many more there are."""


class UnfinishedSessions(Vertical):
    """`Go on with 22 Nov, 09:30, at Talk →`; tells which was chosen."""

    @dataclass
    class Chosen(Message):
        """A session to go on with or, with `to_add`, words to go on adding."""

        kept: StoredSession
        to_add: bool

    def show(
        self, waiting: Sequence[StoredSession], unadded: Sequence[StoredSession], today: date, zone: tzinfo | None
    ) -> Button | None:
        """Show these, the newest few of them; the first button, if there is one."""
        by_session = {stored_session.session.id: stored_session for stored_session in unadded}
        self._offered = [
            (_go_on(stored_session, today, zone), self.Chosen(stored_session, to_add=False))
            for stored_session in waiting
        ]
        self._offered += [
            (_add(stored_session, today, zone), self.Chosen(stored_session, to_add=True))
            for stored_session in by_session.values()
        ]
        self._few = {*range(min(len(waiting), MOST)), *range(len(waiting), len(waiting) + min(len(by_session), MOST))}
        return next(iter(self._show(sorted(self._few))), None)

    def _show(self, numbers: Sequence[int]) -> list[Button]:
        self.remove_children()
        buttons = [_button(self._offered[number][0], str(number)) for number in numbers]
        if more := len(self._offered) - len(numbers):
            label = "1 more is waiting: show it" if more == 1 else f"{more} more are waiting: show them"
            buttons.append(Button(label, name="more", classes="go-on", compact=True))
        self.mount_all(buttons)
        self.display = bool(buttons)
        return buttons

    @on(Button.Pressed)
    def _choose(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.name == "more":
            buttons = enumerate(self._show(range(len(self._offered))))
            new = next(button for number, button in buttons if number not in self._few)
            self.call_after_refresh(new.focus)
        else:
            self.post_message(self._offered[int(event.button.name or 0)][1])


def _button(words: str, name: str) -> Button:
    return Button(Content(words), name=name, classes="go-on", compact=True, variant="primary")


def _go_on(kept: StoredSession, today: date, zone: tzinfo | None) -> str:
    session = kept.session
    started = session.started_at
    when = f"{short_day(local_day(started, zone), today)}, {time_of_day(started, zone)}"
    where = f", at {session.step.capitalize()}" if session.step else ""
    return f"Go on with {'made-up ' if session.made_up else ''}{when}{where} →"


def _add(kept: StoredSession, today: date, zone: tzinfo | None) -> str:
    return f"Words not yet added to {short_day(local_day(kept.session.started_at, zone), today)} →"


class DuplicatesNotice(Button):
    """Does its page's `action_versions`; not there at all where every session lies in one file."""

    def __init__(self) -> None:
        super().__init__("", id="do-versions", compact=True)
        self.first: SessionCopies | None = None
        """The one to look at now: those that differ come before those that say the same."""

    def show(self, several: Sequence[SessionCopies]) -> None:
        """Say how many there are, or nothing at all."""
        differ = [copies for copies in several if copies.others]
        self.first = next(iter((*differ, *several)), None)
        self.display = bool(several)
        if differ:
            self.label = Content(f"{_many(differ, 'has', 'have')} two versions: look")
        else:
            self.label = Content(f"{_many(several, 'lies', 'lie')} here twice: look")
        self.refresh(layout=True)


def _many(sessions: Sequence[SessionCopies], text: str, more: str) -> str:
    return f"One session {text}" if len(sessions) == 1 else f"{len(sessions)} sessions {more}"
