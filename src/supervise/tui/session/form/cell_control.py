"""The controls of one cell of a row: what its column is answered with, and the words that stand in it."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.content.forms import FormColumn, ListItem
from supervise.domain.people import ROLE_MAX
from supervise.domain.text import LONGEST
from supervise.domain.wording import format_date
from supervise.tui.session.date_field import DateField
from supervise.tui.widgets.check_row import CheckRow
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Heading

BETWEEN = ": "
"""Between a choice and own words beside it, as they are kept in the cell."""


class OpenChoice(Vertical):
    """A choice among a few, and own words in its place or beside it."""

    DEFAULT_CSS = "OpenChoice { height: auto; }"

    def __init__(self, words: Sequence[str], text: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = words
        chosen = next((word for word in words if text == word or text.startswith(word + BETWEEN)), "")
        self._before = chosen, text.removeprefix(chosen).removeprefix(BETWEEN if chosen else "")

    def compose(self) -> ComposeResult:
        chosen, own = self._before
        yield RadioRow([(word, word) for word in self._words], chosen)
        yield LabelledTextArea("", own, line=True, grows=True, watched=True, placeholder="or in your own words")

    @property
    def text(self) -> str:
        own = self.query_one(LabelledTextArea).text.strip()
        return BETWEEN.join(filter(None, (self.query_one(RadioRow).value, own)))


def cell_controls(column: FormColumn, items: Sequence[ListItem], text: str, today: date) -> Iterator[Widget]:
    """What a column is answered with; the control itself has the id `cell-` and the column's."""
    words, control_id = [item.label for item in items], f"cell-{column.id}"
    if column.kind == "day":
        # Its row may be carried over from a session long before, and its day have passed by now.
        yield DateField(column.title, None, text, today=today, past=column.past, may_have_passed=True, id=control_id)
    elif words:
        yield Heading(column.title)
        gone = [text] if text and text not in words else []
        if column.kind == "some":
            yield CheckRow(words, text, id=control_id)
        elif column.open:
            yield OpenChoice(words, text, id=control_id)
        else:
            yield RadioRow([(word, word) for word in (*words, *gone)], text, id=control_id)
    else:
        is_role, line = column.id == "role", column.kind != "words"
        longest, grows = ROLE_MAX if is_role else LONGEST, line and not is_role
        yield LabelledTextArea(column.title, text, line=line, grows=grows, watched=True, longest=longest, id=control_id)


def cell_text(control: Widget) -> str:
    """What stands in it; a day as it was understood, so that it is the same day whenever it is read again."""
    if isinstance(control, DateField):
        return format_date(control.day) if control.day else control.words
    if isinstance(control, RadioRow):
        return control.value
    return control.text if isinstance(control, LabelledTextArea | OpenChoice) else ""
