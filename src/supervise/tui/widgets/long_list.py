"""A list of paragraphs of any length, under headings; only what is in sight is made, of ten thousand as of ten."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from supervise.tui.widgets.line import clean, fit
from supervise.tui.widgets.wrapped import wrapped

MARK = "▌ "
"""Before what the cursor is on."""
BULLET = "· "
"""Before what is unfolded."""


class Row(NamedTuple):
    """One paragraph, or a heading, and what Enter opens of it (None: nothing)."""

    words: str
    about: object = None
    lead: str = ""
    """Said quietly over the words."""
    head: bool = False


class Spot(NamedTuple):
    """Where the cursor is: on a row, or on one of those that unfold under it, counted from 1."""

    row: int
    under: int = 0


NOWHERE = Spot(-1)


class _Line(NamedTuple):
    spot: Spot
    words: str
    part: str


_NOTHING = _Line(NOWHERE, "", "words")


class LongList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of words, each with a quiet line under it; the one chosen unfolds what belongs to it."""

    DEFAULT_CSS = """
    LongList {
        height: 1fr; color: $text; background: transparent; scrollbar-size-vertical: 1;
        .long-list--head { color: $accent; background: $background; text-style: bold; }
        .long-list--words { color: $text; background: $background; }
        .long-list--quiet { color: $text-muted; background: $background; }
        .long-list--mark { color: $accent; background: $panel; }
        .long-list--here { background: $panel; }
        .long-list--hover { background: $surface; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"long-list--{part}" for part in ("head", "words", "quiet", "mark", "here", "hover")
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Next", show=False),
        Binding("up,k", "move(-1)", "Previous", show=False),
        Binding("pagedown,space", "page(1)", "Further down", show=False),
        Binding("pageup", "page(-1)", "Further up", show=False),
        Binding("home", "end(-1)", "First", show=False),
        Binding("end", "end(1)", "Last", show=False),
        Binding("enter", "open", "Open", show=False),
    ]
    HELP = "The arrows go from one to the next; Enter, or a second click, opens the session it came from."

    hover: reactive[Spot] = reactive(NOWHERE)

    @dataclass
    class Opened(Message):
        """What this row is about is to be opened."""

        list: "LongList"
        about: object

        @property
        def control(self) -> "LongList":
            return self.list

    def __init__(
        self,
        *,
        aside: Callable[[Row], str] | None = None,
        unfold: Callable[[Row], Sequence[Row]] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._aside, self._unfold = aside, unfold
        self.rows: tuple[Row, ...] = ()
        self.spot = NOWHERE
        self._under: tuple[tuple[Row, list[str]], ...] = ()
        self._tops: list[int] = [0]
        self._laid_out_for = 0
        self._made: dict[int, list[_Line]] = {}
        self._leads = lru_cache(maxsize=1000)(wrapped)

    def show(self, rows: Sequence[Row], at: Callable[[Row], bool] | None = None) -> None:
        """List these, the cursor on the first that `at` finds, or else on the first there is."""
        self.rows = tuple(rows)
        open_to = [n for n, row in enumerate(self.rows) if not row.head]
        found = next((n for n in open_to if at(self.rows[n])), None) if at else None
        self.can_focus = bool(open_to)
        self.hover = NOWHERE
        self.spot = Spot(open_to[0] if found is None else found) if open_to else NOWHERE
        self._lay_out()
        self._scroll(0 if found is None else self._in_sight(round(self.scroll_offset.y)))

    @property
    def row(self) -> Row | None:
        """The row under the cursor, or the one unfolded there."""
        return self._under[self.spot.under - 1][0] if self.spot.under else self.chosen

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor, or the one that this was unfolded from."""
        return self.rows[self.spot.row] if self.spot.row >= 0 else None

    # The height of every row is known, but its words are only broken into lines where they are seen.

    @property
    def _room(self) -> int:
        return max(1, self.scrollable_content_region.width - len(MARK))

    def _lay_out(self) -> None:
        room = self._laid_out_for = self._room
        self._tops = [0, *accumulate(self._height(row, room) for row in self.rows)]
        self._choose(self.spot)

    def _height(self, row: Row, room: int) -> int:
        if row.head:
            return 2
        words, lead = row.words, row.lead
        lines = 1 if len(words) <= room and words.isascii() and words.isprintable() else len(wrapped(words, room))
        return lines + 1 + (self._aside is not None) + (len(self._leads(lead, room)) if lead else 0)

    def _choose(self, spot: Spot) -> None:
        """Unfold what belongs to this row, and fold what was unfolded."""
        if spot.row != self.spot.row or not spot.under:
            row = self.rows[spot.row] if spot.row >= 0 else None
            room = max(1, self._room - len(BULLET))
            under = self._unfold(row) if self._unfold and row is not None else ()
            self._under = tuple((one, wrapped(one.words, room)) for one in under)
        self.spot = spot
        self._made.clear()
        self.virtual_size = Size(0, self._tops[-1] + self._unfolded - 1 if self.rows else 1)
        self.refresh()

    @property
    def _unfolded(self) -> int:
        return sum(len(lines) for _, lines in self._under)

    def _span(self, spot: Spot) -> tuple[int, int]:
        """The first line of this and the one after its last, the empty one not counted."""
        top = self._tops[spot.row] + (self._unfolded if spot.row > self.spot.row else 0)
        height = self._tops[spot.row + 1] - self._tops[spot.row] - 1
        if not spot.under:
            return top, top + height
        before = sum(len(lines) for _, lines in self._under[: spot.under - 1])
        return top + height + before, top + height + before + len(self._under[spot.under - 1][1])

    def _lines(self, index: int) -> list[_Line]:
        """The lines of one row, those unfolded under it, and the empty one after."""
        if index in self._made:
            return self._made[index]
        row, spot, room = self.rows[index], Spot(index), self._room
        if row.head:
            lines = [_Line(NOWHERE, clean(row.words), "head")]
        else:
            lines = [_Line(spot, line, "quiet") for line in (self._leads(row.lead, room) if row.lead else ())]
            lines += [_Line(spot, line, "words") for line in wrapped(row.words, room)]
            if self._aside is not None:
                lines.append(_Line(spot, clean(self._aside(row)), "quiet"))
        if index == self.spot.row:
            for number, (_, (first, *rest)) in enumerate(self._under, 1):
                lines.append(_Line(Spot(index, number), BULLET + first, "words"))
                lines += [_Line(Spot(index, number), " " * len(BULLET) + line, "words") for line in rest]
        self._made[index] = [*lines, _NOTHING]
        return self._made[index]

    def _line_at(self, y: int) -> _Line:
        """The line so far down from the very top."""
        index = self.spot.row
        if index < 0 or y < self._tops[index]:
            index = bisect_right(self._tops, y) - 1
        elif y >= self._tops[index + 1] + self._unfolded:
            y -= self._unfolded
            index = bisect_right(self._tops, y) - 1
        if not 0 <= index < len(self.rows):
            return _NOTHING
        lines, within = self._lines(index), y - self._tops[index]
        return lines[within] if within < len(lines) else _NOTHING

    def action_move(self, by: int) -> None:
        """One on; through what is longer than there is room for, a line at a time."""
        top, end = self._span(self.spot) if self.rows else (0, 0)
        seen = round(self.scroll_offset.y)
        if by > 0 and end > seen + self._height_seen:
            self._scroll(seen + 1)
        elif by < 0 and top < seen:
            self._scroll(seen - 1)
        else:
            self._go(self._beside(by))

    @property
    def _height_seen(self) -> int:
        return max(1, self.size.height)

    def _beside(self, by: int) -> Spot:
        """The next spot down or up; from one row up to the row before, not to what would unfold there."""
        row, under = self.spot
        if 0 <= under + by <= len(self._under):
            return Spot(row, under + by)
        row += by
        while 0 <= row < len(self.rows) and self.rows[row].head:
            row += by
        return Spot(row) if 0 <= row < len(self.rows) else self.spot

    def action_page(self, by: int) -> None:
        if self.rows:
            seen = round(self.scroll_offset.y) + by * max(1, self._height_seen - 2)
            seen = max(0, min(seen, self.virtual_size.height - self._height_seen))
            self._scroll(seen)
            spots = [self._line_at(y).spot for y in range(max(0, seen), max(0, seen) + self._height_seen)]
            here = [spot for spot in spots if spot != NOWHERE]
            if here and self.spot not in here:
                self._go(here[0] if by > 0 else here[-1])

    def action_end(self, by: int) -> None:
        some = range(len(self.rows)) if by < 0 else reversed(range(len(self.rows)))
        if (row := next((n for n in some if not self.rows[n].head), None)) is not None:
            self._go(Spot(row))
            self._scroll(0 if by < 0 else self.virtual_size.height)

    def action_open(self) -> None:
        if (row := self.row) is not None and row.about is not None:
            self.post_message(self.Opened(self, row.about))

    def _go(self, spot: Spot) -> None:
        """Choose this; it stays where it was on the screen, whatever folds above it."""
        if spot == self.spot:
            return
        before = self._span(spot)[0]
        self._choose(spot)
        self._scroll(self._in_sight(round(self.scroll_offset.y) + self._span(spot)[0] - before))

    def _in_sight(self, seen: int) -> int:
        """Scroll no further than needed; the start of what is too long for the room, and its heading."""
        if self.spot.row < 0:
            return 0
        top, end = self._span(self.spot)
        if not self.spot.under:
            end += self._unfolded
            if self.spot.row and self.rows[self.spot.row - 1].head and end - top + 2 <= self._height_seen:
                top -= 2
        if end > seen + self._height_seen:
            seen = end - self._height_seen
        return min(seen, top)

    def _scroll(self, to: int) -> None:
        self.scroll_to(y=to, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        if self._room != self._laid_out_for:
            self._lay_out()
        self._scroll(self._in_sight(round(self.scroll_offset.y)))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def watch_hover(self) -> None:
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover = self._line_at(event.y + round(self.scroll_offset.y)).spot

    def on_leave(self) -> None:
        self.hover = NOWHERE

    def on_click(self, event: events.Click) -> None:
        spot = self._line_at(event.y + round(self.scroll_offset.y)).spot
        if spot != NOWHERE:
            event.stop()
            known = spot == self.spot or self._unfold is None
            self._go(spot)
            if known:  # where a choice unfolds something, the first click only shows it
                self.action_open()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        spot, words, part = self._line_at(y + round(self.scroll_offset.y))
        style = self.get_component_rich_style(f"long-list--{part}")
        at = spot != NOWHERE and spot == self.spot
        if at or (spot != NOWHERE and spot == self.hover):
            style += self.get_component_rich_style(f"long-list--{'here' if at else 'hover'}", partial=True)
        mark = self.get_component_rich_style("long-list--mark") if at and self.has_focus else style
        return Strip([Segment(MARK if at else " " * len(MARK), mark), Segment(fit(words, width - len(MARK)), style)])
