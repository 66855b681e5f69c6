"""Choosing filters: one kind at a time, each with how many sessions have it."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, cast

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from supervise.domain.review.filters import KINDS, FilterOption, Filters, Kind
from supervise.tui.drawing.cell_text import pad_or_clip, printable
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES, Page
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption

Options = Callable[[Kind, Filters], tuple[tuple[FilterOption, ...], str]]
"""What there is of a kind beside the other kinds' filters, and how many sessions the filters leave, in words."""
MOST = 200
"""Lines of one kind: of more than these nobody reads the last, and the line that finds knows them all."""
LONGEST, LONGEST_NARROW = 60, 26
"""Cells of its words; the fewer fit the narrowest window, with their mark and the number."""


class FilterPage(Page[Filters]):
    """Picks are in force at once; going back keeps them."""

    CSS_PATH = [PAGE_STYLES, "filter_page.tcss"]
    PAGE_TITLE = "Filter"
    HINT = "Space picks; Left and Right: another kind; Esc shows what is left."
    HELP_PAGE = "review"
    AUTO_FOCUS = "#options"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("page", "filtering"),
        # Before the list has them, which would scroll sideways.
        Binding("left", "turn(-1)", show=False, priority=True),
        Binding("right", "turn(1)", show=False, priority=True),
    ]

    def __init__(self, filters: Filters, options: Options) -> None:
        super().__init__()
        self._filters, self._options = filters, options
        self._kind: Kind = filters.chosen[-1].kind if filters.chosen else next(iter(KINDS))

    def body(self) -> Iterator[Widget]:
        kinds = RadioRow([(kind, words) for kind, words in KINDS.items()], self._kind, id="kind")
        yield Panel(kinds, title="Only sessions of")
        yield Caption(id="more")
        yield Panel(PickList(id="options"), id="left")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Show them", main=True)
        yield Deed("take_all_off", "Take all off")

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        options, left = self._options(self._kind, self._filters)
        chosen = self._filters.of(self._kind)
        shown = [option for option in options if option.filter.value in chosen]
        shown += [option for option in options if option.filter.value not in chosen][: max(0, MOST - len(shown))]
        shown.sort(key=options.index)
        more = "" if options else "None of them has any of these."
        if len(options) > MOST:
            more = f"Here are {MOST} of {len(options):,}: type the others into the line that finds."
        self.query_one("#more", Caption).show(more)
        self.query_one("#left", Panel).title = left
        longest = LONGEST_NARROW if self.has_class("-narrow") else LONGEST
        self.query_one(PickList).show(
            [
                PickOption(option.filter.value, line, option.group)
                for option, line in zip(shown, _lines(shown, longest), strict=True)
            ],
            chosen,
        )

    @on(RadioRow.Changed)
    def _chose(self, event: RadioRow.Changed) -> None:
        self._kind = cast(Kind, event.value or self._kind)
        self.query_one(RadioRow).value = self._kind
        self._show()

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        self._filters = self._filters.without_kind(self._kind, event.picked)
        self._show()

    def action_turn(self, by: int) -> None:
        self.query_one(RadioRow).turn(by)

    def action_take_all_off(self) -> None:
        self._filters = Filters()
        self._show()

    def action_close(self) -> None:
        self.dismiss(self._filters)


def _lines(options: Sequence[FilterOption], longest: int) -> Iterator[str]:
    """The words, and beside them, one under the other, how many sessions."""
    widest = min(longest, max((cell_len(printable(option.label)) for option in options), default=0))
    digits = max((len(f"{option.sessions:,}") for option in options), default=0)
    for option in options:
        yield f"{pad_or_clip(printable(option.label), widest)}  {option.sessions:>{digits},}"
