"""A question answered in rows: a list that grows, each row with the same columns."""

from collections.abc import Iterator, Sequence
from datetime import date

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.content.forms import FormColumn, FormField, ListItem
from supervise.domain.content.session_kinds import SEAT_PARTS
from supervise.domain.session.form_answers import Answer, Cell, Row
from supervise.tui.session.form.answer_field import AnswerField
from supervise.tui.session.form.cell_control import cell_controls, cell_text
from supervise.tui.widgets.focus import FieldForm


def columns_of(form_field: FormField) -> tuple[FormColumn, ...]:
    """Its own; of the kind `seats` roles and organisations, never names, and what each is there as."""
    return form_field.columns or (
        FormColumn(id="role", title="Role"),
        FormColumn(id="organisation", title="Organisation", kind="one", list_id="organisations"),
        FormColumn(id="part", title="There as", kind="some", list_id=form_field.list_id or SEAT_PARTS),
    )


SEAT_ROLES = "seat-roles"
"""The list of the roles to pick from, by its id."""


class RowCard(FieldForm, Vertical):
    """One row, its cells one under the other."""

    DEFAULT_CSS = """
    RowCard { height: auto; margin: 0 0 1 0; padding: 0 0 0 1; border-left: outer $line; }
    RowCard:focus-within { border-left: outer $accent; }
    RowCard LabelledTextArea, RowCard DateField { margin: 0; }
    RowCard Heading { color: $text; text-style: none; }
    RowCard NoteArea { min-height: 2; }
    RowCard GrowingLine { min-height: 1; }
    RowCard .given { width: 2fr; height: auto; }
    """

    def __init__(
        self,
        columns: Sequence[FormColumn],
        choices: Sequence[Sequence[ListItem]],
        row: Row,
        today: date,
        *,
        given: bool = False,
    ) -> None:
        """Where its first cell is `given` it is only read, and the others are filled in."""
        super().__init__()
        self._columns, self._choices, self.before, self._today = columns, choices, row, today
        self._given = given

    def compose(self) -> Iterator[Widget]:
        texts = {cell.id: cell.text for cell in self.before.cells}
        for column, choices in zip(self._columns, self._choices, strict=True):
            if self._given and column is self._columns[0]:
                yield Static(Content(texts.get(column.id, "")), classes="given")
            else:
                yield from cell_controls(column, choices, texts.get(column.id, ""), self._today)

    def read(self) -> Row:
        """The row as it stands; cells of columns that the form no longer has are kept."""
        cells = {cell.id: cell for cell in self.before.cells}
        for column in self._columns[self._given :]:
            text = cell_text(self.query_one(f"#cell-{column.id}"))
            cells[column.id] = Cell(id=column.id, title=column.title, text=text)
        return Row(cells=tuple(cells.values()))

    def focus_first(self) -> None:
        self.query("Input, NoteArea, RadioRow").first().focus()

    def focus_second(self) -> None:
        """Where the first cell is answered already."""
        self.query("Input, NoteArea, RadioRow")[1].focus()


class RowsAnswer(AnswerField):
    """Rows as cards; there is always one to begin with, and an empty one is no answer."""

    def __init__(
        self,
        form_field: FormField,
        answer: Answer | None,
        choices: Sequence[Sequence[ListItem]],
        roles: Sequence[ListItem] = (),
        *,
        today: date,
        offered: Sequence[Row] = (),
    ) -> None:
        """`offered` are rows that stand there to be filled in: one that stays as it was is no answer."""
        super().__init__(form_field, answer)
        self._offered = {_first_cell(row): row for row in offered}
        self._columns, self._choices, self._today = columns_of(form_field), choices, today
        self.roles = roles if form_field.kind == "seats" else ()
        """The roles to pick from, where it asks for seats."""

    def controls(self) -> Iterator[Widget]:
        answered = {_first_cell(row) for row in self.before.rows}
        offered = [row for first, row in self._offered.items() if first not in answered]
        for row in (*self.before.rows, *offered) or (Row(),):
            yield self._card(row)

    def _card(self, row: Row) -> RowCard:
        given = bool(row.cells) and _first_cell(row) in self._offered
        return RowCard(self._columns, self._choices, row, self._today, given=given)

    async def add_row(self) -> None:
        """One more row, with the focus in it; the last one where it is still empty."""
        cards = [*self.query(RowCard)]
        if any(cell.text for cell in cards[-1].read().cells):
            cards.append(self._card(Row()))
            await self.mount(cards[-1])
        cards[-1].focus_first()

    async def seat(self, roles: Sequence[str]) -> None:
        """A seat for each of these roles, the first of them to go on with; an empty one to type in where there is none.

        The empty one that stood there to begin with goes.
        """
        if not roles:
            await self.add_row()
            return
        for card in self.query(RowCard):
            if not any(cell.text for cell in card.read().cells):
                await card.remove()
        column = self._columns[0]
        cards = [self._card(Row(cells=(Cell(id=column.id, title=column.title, text=role),))) for role in roles]
        await self.mount(*cards)
        self.post_message(self.Changed(self))
        cards[0].focus_second()

    def read(self) -> Answer:
        rows = (card.read() for card in self.query(RowCard))
        offered = [_texts(row) for row in self._offered.values()]
        return self.answer(rows=tuple(row for row in rows if _texts(row) not in ({}, *offered)))


def _texts(row: Row) -> dict[str, str]:
    return {cell.id: text for cell in row.cells if (text := cell.text.strip())}


def _first_cell(row: Row) -> str:
    return next((cell.text.strip().casefold() for cell in row.cells), "")
