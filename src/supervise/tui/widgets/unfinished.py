"""The sessions that were left unfinished, each a button that goes on with it."""

from collections.abc import Sequence
from datetime import date, tzinfo

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button

from supervise.domain.instants import local_day
from supervise.domain.words import short_day, time_of_day
from supervise.store.sessions import Kept

MOST = 3


class Unfinished(Vertical):
    """`Go on with 22 Nov, 09:30, at Talk →`; each button's name is its number in `waiting`, from 0."""

    def show(self, waiting: Sequence[Kept], today: date, zone: tzinfo | None) -> Button | None:
        """Show these, the newest few of them; the first button, if there is one."""
        self.remove_children()
        buttons = [_button(number, kept, today, zone) for number, kept in enumerate(waiting[:MOST])]
        self.mount_all(buttons)
        self.display = bool(buttons)
        return buttons[0] if buttons else None


def _button(number: int, kept: Kept, today: date, zone: tzinfo | None) -> Button:
    session = kept.session
    started = session.started_at
    when = f"{short_day(local_day(started, zone), today)}, {time_of_day(started, zone)}"
    where = f", at {session.step.capitalize()}" if session.step else ""
    words = f"Go on with {'made-up ' if session.made_up else ''}{when}{where} →"
    return Button(Content(words), name=str(number), classes="go-on", compact=True, variant="primary")
