"""What was left unfinished, each a button that goes on with it: sessions, and words for sessions that are over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from supervise.domain.instants import local_day
from supervise.domain.wording import short_day, time_of_day
from supervise.store.sessions.files import Kept

MOST = 3
"""So many sessions are shown at first, and words for so many; a last button says how many more there are."""


class Unfinished(Vertical):
    """`Go on with 22 Nov, 09:30, at Talk →`; tells which was chosen."""

    @dataclass
    class Chosen(Message):
        """A session to go on with or, with `to_add`, words to go on adding."""

        kept: Kept
        to_add: bool

    def show(self, waiting: Sequence[Kept], unadded: Sequence[Kept], today: date, zone: tzinfo | None) -> Button | None:
        """Show these, the newest few of them; the first button, if there is one."""
        by_session = {kept.session.id: kept for kept in unadded}
        self._offered = [(_go_on(kept, today, zone), self.Chosen(kept, to_add=False)) for kept in waiting]
        self._offered += [(_add(kept, today, zone), self.Chosen(kept, to_add=True)) for kept in by_session.values()]
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


def _go_on(kept: Kept, today: date, zone: tzinfo | None) -> str:
    session = kept.session
    started = session.started_at
    when = f"{short_day(local_day(started, zone), today)}, {time_of_day(started, zone)}"
    where = f", at {session.step.capitalize()}" if session.step else ""
    return f"Go on with {'made-up ' if session.made_up else ''}{when}{where} →"


def _add(kept: Kept, today: date, zone: tzinfo | None) -> str:
    return f"Words not yet added to {short_day(local_day(kept.session.started_at, zone), today)} →"
