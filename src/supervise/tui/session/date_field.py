"""Date field: takes a day as people write it, and shows beside it the day understood."""

from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from supervise.domain.date_parsing import is_no_day, parse_date
from supervise.domain.wording import format_date, format_long_date
from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.text import Caption

SLIM = 54
"""The width under which a label stands over its field."""
NOT_CLEAR = "Not clear yet: try 20 Dec, 2 weeks"
NOT_CLEAR_PAST = "Kept as it stands; a day is such as 20 Nov"
DAY_CELLS = 30
"""How much is said of words that name no day."""
NO_DAY = "There is no such day"


class DateField(Vertical):
    """Takes "20 Dec", "Friday", "2 weeks"; what names no day is stored as words, never refused."""

    DEFAULT_CSS = """
    DateField {
        height: auto; margin: 0 0 1 0; layout: horizontal;
        LabelledTextArea { width: 36; height: auto; margin: 0; layout: horizontal; }
        LabelledTextArea Heading { width: 18; }
        LabelledTextArea Input { width: 18; }
        .understood { width: 1fr; padding: 0 0 0 1; }
        &.-slim {
            layout: vertical;
            LabelledTextArea { width: 1fr; layout: vertical; }
            Heading, Input { width: 1fr; }
            .understood { padding: 0 0 0 2; }
        }
    }
    """

    @dataclass
    class Changed(Message):
        """`words` are what was typed, while it names no day."""

        field: "DateField"
        day: date | None
        words: str

        @property
        def control(self) -> "DateField":
            return self.field

    def __init__(
        self,
        title: str,
        when: date | None,
        words: str = "",
        *,
        today: date,
        past: bool = False,
        may_have_passed: bool = False,
        id: str | None = None,
    ) -> None:
        """`past` is for a day looked back on; one ahead that was named earlier `may_have_passed` since."""
        super().__init__(id=id)
        self.title, self.today, self.past, self._may_have_passed = title, today, past, may_have_passed
        self._text = format_date(when) if when else words

    def compose(self) -> ComposeResult:
        such_as = f"such as {'20 Nov' if self.past else '20 Dec'}"
        yield LabelledTextArea(self.title, self._text, line=True, placeholder=such_as, replaced=True)
        yield Caption(classes="understood")

    def on_mount(self) -> None:
        self._show_understood()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SLIM, "-slim")

    @property
    def day(self) -> date | None:
        return parse_date(self._text, self.today, past=self.past)

    @property
    def words(self) -> str:
        """What was typed, while it names no day."""
        return "" if self.day else self._text

    @property
    def unclear(self) -> str:
        """What follows from words that name no day, as a sentence; from those for a day looked back on nothing."""
        if not self.words or self.past:
            return ""
        return f"“{clip(printable(self.words), DAY_CELLS)}” names no day, so nobody is reminded of it."

    def focus_unclear(self) -> None:
        self.query_one(Input).focus()

    def _show_understood(self) -> None:
        day = self.day
        if day is not None:
            beside = self._not_as_meant(day)
            understood = f"{format_long_date(day)}{beside}"
        else:
            beside = NO_DAY if self._text and is_no_day(self._text, self.today) else ""
            not_clear = NOT_CLEAR_PAST if self.past else NOT_CLEAR
            understood = beside or (not_clear if self._text else "")
        self.query_one(".understood", Caption).show(understood, warning=bool(beside))

    def _not_as_meant(self, day: date) -> str:
        """That a day lies on the other side of today than it was asked for; "" where it does not."""
        if self.past:
            return ", which is still to come" if day > self.today else ""
        return ", which has passed" if day < self.today and not self._may_have_passed else ""

    @on(LabelledTextArea.Changed)
    def _read(self, event: LabelledTextArea.Changed) -> None:
        event.stop()
        self._text = event.text
        self._show_understood()
        self.post_message(self.Changed(self, self.day, self.words))
