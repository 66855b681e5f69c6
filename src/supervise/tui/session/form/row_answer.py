"""A question answered in rows: a list that grows, each row with the same columns."""

from collections.abc import Iterator, Sequence

from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.content.forms import FormColumn, FormField, ListItem
from supervise.domain.session.form_answers import Answer, Cell, Row
from supervise.tui.session.form.answer_field import AnswerField
from supervise.tui.widgets.focus import FieldForm
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Heading
from supervise.tui.widgets.text_fields import LabelledTextArea

SEATS = (
    FormColumn(id="role", title="Role"),
    FormColumn(id="organisation", title="Organisation"),
    FormColumn(id="part", title="Part in it"),
)
"""The columns of a field of the kind `seats`: roles and organisations, never names."""


class RowCard(FieldForm, Vertical):
    """One row, its cells one under the other."""

    DEFAULT_CSS = """
    RowCard { height: auto; margin: 0 0 1 0; padding: 0 0 0 1; border-left: outer $line; }
    RowCard:focus-within { border-left: outer $accent; }
    """

    def __init__(self, columns: Sequence[FormColumn], choices: Sequence[Sequence[ListItem]], row: Row) -> None:
        super().__init__()
        self._columns, self._choices, self.before = columns, choices, row

    def compose(self) -> Iterator[Widget]:
        texts = {cell.id: cell.text for cell in self.before.cells}
        for column, choices in zip(self._columns, self._choices, strict=True):
            text = texts.get(column.id, "")
            if choices and not column.open:
                yield Heading(column.title)
                labels = [item.label for item in choices]
                gone = [text] if text and text not in labels else []
                yield RadioRow([(label, label) for label in (*labels, *gone)], text, id=f"cell-{column.id}")
            else:
                yield LabelledTextArea(column.title, text, line=column.kind != "words", id=f"cell-{column.id}")

    def read(self) -> Row:
        """The row as it stands; cells of columns that the form no longer has are kept."""
        cells = {cell.id: cell for cell in self.before.cells}
        for column in self._columns:
            control = self.query_one(f"#cell-{column.id}")
            text = control.text if isinstance(control, LabelledTextArea) else control.value  # type: ignore[attr-defined]
            cells[column.id] = Cell(id=column.id, title=column.title, text=text)
        return Row(cells=tuple(cells.values()))

    def focus_first(self) -> None:
        self.query("Input, NoteArea, RadioRow").first().focus()


class RowsAnswer(AnswerField):
    """Rows as cards; there is always one to begin with, and an empty one is no answer."""

    def __init__(self, form_field: FormField, answer: Answer | None, choices: Sequence[Sequence[ListItem]]) -> None:
        super().__init__(form_field, answer)
        self._columns, self._choices = form_field.columns or SEATS, choices

    def controls(self) -> Iterator[Widget]:
        for row in self.before.rows or (Row(),):
            yield self._card(row)

    def _card(self, row: Row) -> RowCard:
        return RowCard(self._columns, self._choices, row)

    async def add_row(self) -> None:
        """One more row, with the focus in it; the last one where it is still empty."""
        cards = [*self.query(RowCard)]
        if any(cell.text for cell in cards[-1].read().cells):
            cards.append(self._card(Row()))
            await self.mount(cards[-1])
        cards[-1].focus_first()

    def read(self) -> Answer:
        rows = (card.read() for card in self.query(RowCard))
        return self.answer(rows=tuple(row for row in rows if any(cell.text.strip() for cell in row.cells)))
