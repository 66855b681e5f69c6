"""A field for a day, read as people write it, with the day it was understood as told beside it."""

from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from supervise.domain.date_parsing import read_day
from supervise.domain.wording import day, long_day
from supervise.tui.widgets.text import Aside
from supervise.tui.widgets.text_fields import Field

SLIM = 54
"""With less room than this a label stands over its field."""
NOT_CLEAR = "Not clear yet: try 20 Dec, 2 weeks"


class DayField(Vertical):
    """Takes "20 Dec", "Friday", "2 weeks"; what names no day is kept as words, and never refused."""

    DEFAULT_CSS = """
    DayField {
        height: auto; margin: 0 0 1 0; layout: horizontal;
        Field { width: 36; height: auto; margin: 0; layout: horizontal; }
        Field Heading { width: 18; }
        Field Input { width: 18; }
        .told { width: 1fr; padding: 0 0 0 1; }
        &.-slim {
            layout: vertical;
            Field { width: 1fr; layout: vertical; }
            Heading, Input { width: 1fr; }
            .told { padding: 0 0 0 2; }
        }
    }
    """

    @dataclass
    class Changed(Message):
        """The day now meant; `words` are what was typed while it is not clear which."""

        field: "DayField"
        day: date | None
        words: str

        @property
        def control(self) -> "DayField":
            return self.field

    def __init__(self, title: str, when: date | None, words: str = "", *, today: date, id: str | None = None) -> None:
        super().__init__(id=id)
        self.title, self.today = title, today
        self._text = day(when) if when else words

    def compose(self) -> ComposeResult:
        yield Field(self.title, self._text, line=True, placeholder="such as 20 Dec")
        told = Aside(self._told(), classes="told")
        told.display = bool(self._text)
        yield told

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SLIM, "-slim")

    @property
    def day(self) -> date | None:
        return read_day(self._text, self.today)

    @property
    def words(self) -> str:
        """What was typed, while it names no day."""
        return "" if self.day else self._text

    def _told(self) -> str:
        if not self._text:
            return ""
        if (when := self.day) is None:
            return NOT_CLEAR
        return long_day(when) if when >= self.today else f"{long_day(when)}, which has passed"

    @on(Field.Changed)
    def _read(self, event: Field.Changed) -> None:
        event.stop()
        self._text = event.text
        told = self.query_one(".told", Aside)
        told.say(self._told())
        told.display = bool(self._text)
        self.post_message(self.Changed(self, self.day, self.words))
