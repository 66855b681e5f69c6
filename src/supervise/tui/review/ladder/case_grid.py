"""Case grid: all cases as cards side by side, or as a list; only the lines in sight are drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from supervise.domain.review.cases.case_path import CasePath
from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.drawing.widget import DrawnWidget, RenderMode, form_in
from supervise.tui.review.ladder.case_card import (
    AROUND,
    LISTED_LINES,
    CardStyle,
    CaseCard,
    GridRow,
    drawn_line,
    grid_rows,
    listed_line,
)
from supervise.tui.widgets.virtual_list import VirtualList

CARD = 35
"""The narrowest card."""
MOST = 3
"""The most cards side by side."""
GAP = 3
ROOMY = 12
"""From so many lines on, there is air between those of a list."""
TALL = 25
"""From so many lines on, the staircases are higher."""


class CaseGrid(DrawnWidget, VirtualList, can_focus=True):
    """The cases, under the name of their ladder where there are several; Enter or a click opens one."""

    DEFAULT_CSS = """
    CaseGrid { height: 1fr; color: $foreground; background: transparent; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "move(1)", "Next", show=False),
        Binding("left,h", "move(-1)", "Previous", show=False),
        Binding("down,j", "row(1)", "Down", show=False),
        Binding("up,k", "row(-1)", "Up", show=False),
    ]
    HELP = "Arrows go from case to case; Enter, or a click, opens its way on the ladder."

    @dataclass
    class Opened(Message):
        """A case was chosen."""

        path: CasePath

    class Moved(Message):
        """Another case has the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.paths: tuple[CasePath, ...] = ()
        self._make: Callable[[CasePath], CaseCard] | None = None
        self._cards: dict[int, CaseCard] = {}
        self._names: Mapping[str, str] = {}
        self._bands: list[GridRow] = []

    def show(self, paths: Sequence[CasePath], names: Mapping[str, str], make: Callable[[CasePath], CaseCard]) -> None:
        """List these, the cursor on the case it was on; `names` are the ladders', `make` gives a case's card."""
        before = self.path
        self.paths, self._names, self._make, self._cards = tuple(paths), names, make, {}
        key = (before.case, before.ladder) if before else None
        self._lay_out(next((n for n, path in enumerate(paths) if (path.case, path.ladder) == key), 0))

    @property
    def path(self) -> CasePath | None:
        """The case under the cursor."""
        return self.paths[self.cursor] if 0 <= self.cursor < len(self.paths) else None

    @property
    def form(self) -> RenderMode:
        return form_in(self.app, (self.size.width, max(6, self.size.height)), (CARD, 6))

    @property
    def across(self) -> int:
        """Cards side by side."""
        if self.form is RenderMode.LISTED:
            return 1
        return max(1, min(MOST, (self.size.width + GAP) // (CARD + GAP)))

    @property
    def _rows(self) -> int:
        """Lines of a staircase."""
        return 3 if self.size.height >= TALL else 2

    @property
    def count(self) -> int:
        return len(self.paths)

    def _lay_out(self, cursor: int) -> None:
        listed = self.form is RenderMode.LISTED
        air = int(not listed or self.size.height >= ROOMY)
        lines = LISTED_LINES + air if listed else self._rows + AROUND
        self._bands = grid_rows([path.ladder for path in self.paths], self._names, self.across, lines, 1 + air)
        self.lay_out(list(accumulate(band.lines for band in self._bands)), cursor)

    def on_resize(self) -> None:
        self._lay_out(self.cursor)

    def watch_cursor(self) -> None:
        super().watch_cursor()
        self.post_message(self.Moved())

    # Going about ---------------------------------------------------------------------------------

    def _band_of(self, index: int) -> int:
        """Which band this card stands in."""
        return next((n for n, band in enumerate(self._bands) if band.first <= index < band.first + band.count), 0)

    def action_row(self, by: int) -> None:
        """To the card above or below, or to the nearest there is."""
        number = self._band_of(self.cursor)
        column = self.cursor - self._bands[number].first if self._bands else 0
        rows = [band for band in (self._bands[number + 1 :] if by > 0 else self._bands[:number][::-1]) if band.count]
        if rows:
            to = rows[min(abs(by), len(rows)) - 1]
            self.go_to(to.first + min(column, to.count - 1))

    def action_page(self, by: int) -> None:
        lines = max((band.lines for band in self._bands), default=1)
        self.action_row(by * max(1, self.size.height // lines))

    def action_open(self) -> None:
        if (path := self.path) is not None:
            self.post_message(self.Opened(path))

    def span_with_heading(self, index: int) -> tuple[int, int]:
        """The card's lines, and those of the ladder's name right over it."""
        number = self._band_of(index)
        over = number and not self._bands[number - 1].count
        return self.span(number - 1 if over else number)[0], self.span(number)[1]

    def entry_at(self, x: int, y: int) -> int:
        """The card at this cell; -1 is none."""
        number = super().entry_at(x, y)
        column = x // (self._card_width + GAP)
        if number < 0 or column >= self._bands[number].count:
            return -1
        return self._bands[number].first + column

    # What is seen --------------------------------------------------------------------------------

    @property
    def _card_width(self) -> int:
        across = self.across
        return max(1, (self.scrollable_content_region.width - GAP * (across - 1)) // across)

    def render_line(self, y: int) -> Strip:
        at = super().entry_at(0, y)
        if at < 0:
            return self.line([])
        band, width = self._bands[at], self._card_width
        within = y + round(self.scroll_offset.y) - self.span(at)[0]
        if not band.count:
            title = clip(printable(band.title), self.size.width) if within == 0 else ""
            return self.line([(title, self.ink_style(self.colours.muted, bold=True))])
        strips = []
        for index in range(band.first, band.first + band.count):
            strips += [self._card_line(index, within, band.lines, width), Strip([Segment(" " * GAP, self.rich_style)])]
        return Strip.join(strips).crop(0, self.size.width).extend_cell_length(self.size.width, self.rich_style)

    def _card(self, index: int) -> CaseCard:
        """Made when it first comes in sight."""
        assert self._make is not None
        if index not in self._cards:
            self._cards[index] = self._make(self.paths[index])
        return self._cards[index]

    def _card_line(self, index: int, y: int, lines: int, width: int) -> Strip:
        card, colours, listed = self._card(index), self.colours, self.form is RenderMode.LISTED
        chosen = index == self.cursor
        # The last line of a card is the air under it.
        lit = (chosen or index == self.hover) and y < (LISTED_LINES if listed else lines - 1)
        known = not (self.app.no_color or self.app.native_ansi_color)
        ours = None if known else self.rich_style + Style(reverse=chosen and y == 0 and self.has_focus)
        fill = colours.accent_deep if chosen and self.has_focus else colours.panel
        look = CardStyle(width, self._rows, colours, fill if lit else self.page, chosen, ours)
        parts = (listed_line if listed else drawn_line)(card, y, look)
        under = look.ink(colours.text)
        return Strip([Segment(text, style) for text, style in parts]).crop(0, width).extend_cell_length(width, under)
