"""Home's notices: what there is to know, a reminder, sessions to go on with, and sessions that lie in two files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from supervise.domain.instants import local_day
from supervise.domain.reminders import Reminder
from supervise.domain.session.lifecycle import place_words
from supervise.domain.wording import short_day, time_of_day
from supervise.store.sessions.duplicates import SessionCopies
from supervise.store.sessions.files import StoredSession
from supervise.tui.home.open_actions import HomeColumns
from supervise.tui.shell.page import action_button

ROOMY = 56
"""The width from which the button that ends a reminder has its full label."""


class HomeNotices(Vertical):
    """What there is to know, sessions in two files, a reminder: each line is made while there is something to say."""

    DEFAULT_CSS = "HomeNotices { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="notices")
        self._problems = ""
        self._duplicates: tuple[SessionCopies, ...] = ()
        self.reminder: Reminder | None = None

    def show(self, problems: str, duplicates: Sequence[SessionCopies], reminder: Reminder | None) -> None:
        """`problems` is the label of the button that leads to them, "" where there are none."""
        before = self._problems, self._duplicates, self.reminder
        self._problems, self._duplicates, self.reminder = problems, tuple(duplicates), reminder
        if before != (self._problems, self._duplicates, self.reminder):
            self.refresh(recompose=True)

    def compose(self) -> ComposeResult:
        if self._problems:
            yield action_button("problems", Content(self._problems))
        if self._duplicates:
            yield action_button("versions", Content(_duplicates_label(self._duplicates)))
        if self.reminder is not None:
            yield ReminderLine(self.reminder)

    def on_resize(self) -> None:
        self.query_ancestor(HomeColumns).share_rows()

    @property
    def first_duplicates(self) -> SessionCopies | None:
        """The session to open first: one whose files differ comes before one whose files say the same."""
        return next(iter(sorted(self._duplicates, key=lambda copies: not copies.others)), None)


class ReminderLine(Horizontal):
    """A reminder and a button to end it: the page's actions `reminded` and `reminder_off`."""

    DEFAULT_CSS = "ReminderLine { height: auto; }"

    def __init__(self, reminder: Reminder) -> None:
        super().__init__(id="reminder")
        self._reminder = reminder

    def compose(self) -> ComposeResult:
        for id_ in ("do-reminded", "do-reminder-off"):
            button = Button("", id=id_, compact=True)
            button.styles.line_pad = 0
            yield button

    def on_mount(self) -> None:
        self._label("#do-reminded", f"{self._reminder.text}: ", self._reminder.deed)

    def on_resize(self) -> None:
        self._label("#do-reminder-off", "", "remind no more" if self.size.width >= ROOMY else "off")

    def _label(self, id_: str, text: str, action_text: str) -> None:
        button = self.query_one(id_, Button)
        button.label = Content.assemble(text, Content.styled(action_text, "underline"))
        button.styles.width = button.label.cell_length  # a small window has no room for a button's padding


AROUND = 3
"""Cells that a scrollbar and a button's own edges take of a line."""


class UnfinishedSessions(VerticalScroll, can_focus=False):
    """A button for each session to go on with: `Go on with 22 Nov, 09:30, at Talk →`; of many, some lines scroll."""

    DEFAULT_CSS = "UnfinishedSessions { height: auto; max-height: 3; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "beside(1)", "Next", show=False),
        Binding("up,k", "beside(-1)", "Previous", show=False),
    ]
    HELP = "Sessions and words to go on with. The arrows go from one to the next; Enter, or a click, opens it."

    @dataclass
    class Chosen(Message):
        """A session to go on with; `to_add` where what waits is an addition to it."""

        stored_session: StoredSession
        to_add: bool

    def show(
        self, waiting: Sequence[StoredSession], unadded: Sequence[StoredSession], today: date, zone: tzinfo | None
    ) -> Button | None:
        """Show all of these, newest first; returns the first button, if there is one."""
        by_session = {stored_session.session.id: stored_session for stored_session in unadded}
        self._chosen = [
            *(self.Chosen(stored_session, to_add=False) for stored_session in waiting),
            *(self.Chosen(stored_session, to_add=True) for stored_session in by_session.values()),
        ]
        self._today, self._zone = today, zone
        self._days = [local_day(stored_session.session.started_at, zone) for stored_session in waiting]
        self.remove_children()
        buttons = [_button(self._label(chosen), index) for index, chosen in enumerate(self._chosen)]
        self.mount_all(buttons)
        self.display = bool(buttons)
        return next(iter(buttons), None)

    def _label(self, chosen: Chosen) -> str:
        if chosen.to_add:
            return _addition_label(chosen.stored_session, self._today, self._zone)
        room = min(self.app.size.width, self.container_size.width or self.app.size.width) - AROUND
        return _go_on_label(chosen.stored_session, self._days, self._today, self._zone, room)

    def on_resize(self) -> None:
        for button in self.query(Button):
            button.label = self._label(self._chosen[int(button.name or 0)])

    def action_beside(self, by: int) -> None:
        buttons = list(self.query(Button))
        at = next((index for index, button in enumerate(buttons) if button.has_focus), 0) + by
        if 0 <= at < len(buttons):
            buttons[at].focus()

    @on(Button.Pressed)
    def _choose(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self._chosen[int(event.button.name or 0)])


def _button(label: str, index: int) -> Button:
    """The newest is filled, as nothing else on the page is."""
    return Button(
        Content(label), name=str(index), classes="go-on", compact=True, variant="default" if index else "primary"
    )


def _go_on_label(
    stored_session: StoredSession, days: Sequence[date], today: date, zone: tzinfo | None, room: int
) -> str:
    """Where it does not fit, without the time of a day on which no other was left; then without the step."""
    session = stored_session.session
    day = local_day(session.started_at, zone)
    begun = f"Go on with {'made-up ' if session.made_up else ''}{short_day(day, today)}"
    timed = f"{begun}, {time_of_day(session.started_at, zone)}"
    where = f", at {words}" if (words := place_words(session)) else ""
    labels: tuple[str, ...] = (
        f"{timed}{where} →",
        *((f"{begun}{where} →",) if days.count(day) == 1 else ()),
        f"{timed} →",
    )
    return next((label for label in labels if len(label) <= room), labels[-1])


def _addition_label(stored_session: StoredSession, today: date, zone: tzinfo | None) -> str:
    return f"Words not yet added to {short_day(local_day(stored_session.session.started_at, zone), today)} →"


def _duplicates_label(duplicates: Sequence[SessionCopies]) -> str:
    if differing := [copies for copies in duplicates if copies.others]:
        return f"{_count_with_verb(differing, 'has', 'have')} two versions: look"
    return f"{_count_with_verb(duplicates, 'lies', 'lie')} here twice: look"


def _count_with_verb(sessions: Sequence[SessionCopies], singular: str, plural: str) -> str:
    return f"One session {singular}" if len(sessions) == 1 else f"{len(sessions)} sessions {plural}"
