"""Pages with lists that grow: one more row, the roles to give a seat, or the lines that fit."""

from typing import ClassVar

from textual.binding import BindingType

from supervise.tui.keys.table import bindings
from supervise.tui.session.form.answer_field import AnswerField
from supervise.tui.session.form.look_answer import ChooseLinesPage, LooksAnswer
from supervise.tui.session.form.row_answer import RowsAnswer
from supervise.tui.session.step_page import StepPage


class MoreRowsPage(StepPage):
    """One key adds to the list that the focus is in, or to the first one of the page."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("form")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._lists) if action == "more" else super().check_action(action, parameters)

    @property
    def _lists(self) -> list[RowsAnswer | LooksAnswer]:
        return [field for field in self.query(AnswerField) if isinstance(field, RowsAnswer | LooksAnswer)]

    async def action_more(self) -> None:
        """One more row of the list that the focus is in, the roles to pick from, or the lines to choose from."""
        in_focus = self.focused.ancestors_with_self if self.focused else []
        fields = self._lists
        if not fields:
            return
        field = next((field for field in fields if field in in_focus), fields[0])
        if isinstance(field, RowsAnswer):
            if field.roles:
                self._pick_roles(field)
            else:
                await field.add_row()
            return

        async def choose(ids: tuple[str, ...] | None) -> None:
            if ids is not None:
                await field.choose(ids)

        self.app.push_screen(ChooseLinesPage(field.items, field.chosen), choose)

    def _pick_roles(self, field: RowsAnswer) -> None:
        """Pick roles to give a seat each; none, to type another."""

        async def seat(ids: tuple[str, ...] | None) -> None:
            if ids is not None:
                await field.seat([role.label for role in field.roles if role.id in ids])

        hint = "Space picks. Done gives each a seat; with none picked, you type another role."
        self.app.push_screen(ChooseLinesPage(field.roles, (), title="Who else?", hint=hint), seat)
