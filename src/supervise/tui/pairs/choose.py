"""Choice of the pair who are here, among those who meet at this computer."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from supervise.domain.people import Pair, supervisee_first
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page_kinds import CardPage

SOMEBODY_ELSE = "somebody else"


class ChoosePairPage(CardPage[str]):
    """Returns SOMEBODY_ELSE when the pair is not in the list; otherwise "", the chosen pair being set already."""

    PAGE_TITLE = "Who is here"
    QUESTION = "Who meets now?"
    HINT = "Choose who is here: arrows and Enter, or a click. Esc leaves it as it is."
    HELP_PAGE = "welcome"
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("page"),
        Binding("j", "app.simulate_key('down')", show=False),
        Binding("k", "app.simulate_key('up')", show=False),
    ]

    def body(self) -> Iterator[Widget]:
        # The pair chosen last comes first, as it is most often they who come back.
        self._pairs = tuple(reversed(self.workflow.settings.pairs))
        yield OptionList(
            *(Option(self._option_text(pair), id=str(index)) for index, pair in enumerate(self._pairs)),
            None,
            Option(Content("Somebody else"), id=SOMEBODY_ELSE),
            compact=True,
            markup=False,
        )

    def deeds(self) -> Iterator[Deed]:
        yield Deed("somebody_else", "Somebody else", main=True)

    def _option_text(self, pair: Pair) -> Content:
        is_present = self.workflow.pair is not None and pair.id == self.workflow.pair.id
        people = " and ".join(person.role for person in supervisee_first(pair.people))
        roles = ", ".join(pair.roles) if pair.who == "team" else people  # a team is called by what a person works as
        return Content.assemble(
            Content.styled(printable(pair.label), "bold"),
            Content(", here now" if is_present else ""),
            Content(f"\n{printable(roles)}" if roles else ""),
        )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == SOMEBODY_ELSE:
            self.action_somebody_else()
            return
        pair = self._pairs[int(event.option_id or 0)]
        if pair == self.workflow.pair or self.services.attempt(lambda: self.workflow.choose_pair(pair)):
            self.dismiss("")

    def action_somebody_else(self) -> None:
        self.dismiss(SOMEBODY_ELSE)

    def action_close(self) -> None:
        self.dismiss("")
