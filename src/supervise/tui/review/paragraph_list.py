"""Paragraph list: rows of any length under headings; only the lines in sight are drawn."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from supervise.tui.drawing.cell_text import clip
from supervise.tui.review.paragraph_layout import NOWHERE, Cursor, Paragraph, ParagraphLayout, Piece

MARK = "▌ "
"""Before what the cursor is on."""
INKS = ("both", "supervisee", "supervisor", "warning", "done")
"""How marks and pieces of an aside are painted."""


class ParagraphList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of words, each with a quiet line under it, its `aside`; the one chosen may `unfold` what belongs to it."""

    DEFAULT_CSS = """
    ParagraphList {
        height: 1fr; color: $text; background: transparent; scrollbar-size-vertical: 1;
        .long-list--head { color: $text-muted; background: $background; text-style: bold; }
        .long-list--words { color: $text; background: $background; }
        .long-list--quiet { color: $text-muted; background: $background; }
        .long-list--both { color: $text; background: $background; text-style: bold; }
        .long-list--supervisee { color: $supervisee; background: $background; }
        .long-list--supervisor { color: $supervisor; background: $background; }
        .long-list--warning { color: $warning; background: $background; }
        .long-list--done { color: $success; background: $background; }
        .long-list--mark { color: $accent; background: $accent-deep; }
        .long-list--here { background: $accent-deep; }
        .long-list--hover { background: $surface; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"long-list--{part}" for part in ("head", "words", "quiet", "mark", "here", "hover", *INKS)
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
    HELP = "The arrows go from one to the next; Enter, or a click on the one chosen, opens the session it came from."

    hover: reactive[Cursor] = reactive(NOWHERE)

    @dataclass
    class Opened(Message):
        """What this row is about is to be opened."""

        list: "ParagraphList"
        about: object

        @property
        def control(self) -> "ParagraphList":
            return self.list

    @dataclass
    class Moved(Message):
        """Another row was chosen."""

        list: "ParagraphList"

        @property
        def control(self) -> "ParagraphList":
            return self.list

    def __init__(
        self,
        *,
        aside: Callable[[Paragraph], Iterable[Piece]] | None = None,
        unfold: Callable[[Paragraph], Sequence[Paragraph]] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._unfolds = unfold is not None
        self._laid = ParagraphLayout(aside, unfold)

    def show(self, rows: Sequence[Paragraph], at: Callable[[Paragraph], bool] | None = None) -> None:
        """List these, the cursor on the first that `at` finds, or else on the first there is."""
        numbers = [number for number, row in enumerate(rows) if not row.head]
        result = next((number for number in numbers if at(rows[number])), None) if at else None
        self.can_focus = bool(numbers)
        self.hover = NOWHERE
        self._laid.put(rows, Cursor(numbers[0] if result is None else result) if numbers else NOWHERE, self._room)
        self._laid_out()
        self._scroll(0 if result is None else self._in_sight(round(self.scroll_offset.y)))

    @property
    def rows(self) -> tuple[Paragraph, ...]:
        return self._laid.rows

    @property
    def row(self) -> Paragraph | None:
        """The row under the cursor, or the one unfolded there."""
        spot = self._laid.spot
        return self._laid.under[spot.under - 1] if spot.under else self.chosen

    @property
    def chosen(self) -> Paragraph | None:
        """The row under the cursor, or the one that this was unfolded from."""
        return self.rows[self._laid.spot.row] if self._laid.spot != NOWHERE else None

    @property
    def _room(self) -> int:
        beside_bar = 1 if self.show_vertical_scrollbar else 0  # no letter touches it
        return max(1, self.scrollable_content_region.width - len(MARK) - beside_bar)

    @property
    def _seen(self) -> int:
        """The first line in sight."""
        return round(self.scroll_offset.y)

    def _laid_out(self) -> None:
        self.virtual_size = Size(0, self._laid.height)
        self.refresh()

    def watch_show_vertical_scrollbar(self) -> None:
        """A bar that comes takes a column, and is no resize: the lines would lose their last letters under it."""
        self.on_resize()

    def on_resize(self) -> None:
        if self._room != self._laid.room:
            self._laid.put(self.rows, self._laid.spot, self._room)
            self._laid_out()
        self._scroll(self._in_sight(self._seen))

    def action_move(self, by: int) -> None:
        """One on; through what is longer than there is room for, a line at a time."""
        if not self.rows:
            return
        top, end = self._laid.span(self._laid.spot)
        if by > 0 and end > self._seen + self.size.height:
            self._scroll(self._seen + 1)
        elif by < 0 and top < self._seen:
            self._scroll(self._seen - 1)
        elif (spot := self._laid.beside(by)) != self._laid.spot:
            self._go(spot)
        else:
            self._scroll(0 if by < 0 else self._laid.height)

    def action_page(self, by: int) -> None:
        height = max(1, self.size.height)
        seen = max(0, min(self._seen + by * max(1, height - 2), self._laid.height - height))
        self._scroll(seen)
        numbers = [spot for y in range(seen, seen + height) if (spot := self._laid.line(y).spot) != NOWHERE]
        if numbers and self._laid.spot not in numbers:
            self._go(numbers[0] if by > 0 else numbers[-1])

    def action_end(self, by: int) -> None:
        numbers = range(len(self.rows)) if by < 0 else reversed(range(len(self.rows)))
        if (row := next((number for number in numbers if not self.rows[number].head), None)) is not None:
            self._go(Cursor(row))
            self._scroll(0 if by < 0 else self._laid.height)

    def action_open(self) -> None:
        if (row := self.row) is not None and row.about is not None:
            self.post_message(self.Opened(self, row.about))

    def _go(self, spot: Cursor) -> None:
        """Choose this; it stays where it was on the screen, whatever folds above it."""
        if spot != self._laid.spot:
            before, row = self._laid.span(spot)[0], self._laid.spot.row
            self._laid.choose(spot)
            if spot.row != row:
                self.post_message(self.Moved(self))
            self._laid_out()
            self._scroll(self._in_sight(self._seen + self._laid.span(spot)[0] - before))

    def _in_sight(self, seen: int) -> int:
        """Scroll no further than needed; of what is too long for the room, the start. Its heading comes along."""
        spot = self._laid.spot
        if spot == NOWHERE:
            return 0
        top, end = self._laid.span(spot)
        if not spot.under:
            end += self._laid.unfolded
            if spot.row and self.rows[spot.row - 1].head and end - top + 2 <= self.size.height:
                top -= 2
        return min(max(seen, end - self.size.height), top)

    def _scroll(self, to: int) -> None:
        self.scroll_to(y=to, animate=False, force=True, immediate=True)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def watch_hover(self) -> None:
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover = self._laid.line(event.y + self._seen).spot

    def on_leave(self) -> None:
        self.hover = NOWHERE

    def on_click(self, event: events.Click) -> None:
        spot = self._laid.line(event.y + self._seen).spot
        if spot != NOWHERE:
            event.stop()
            known = spot == self._laid.spot or not self._unfolds
            self._go(spot)
            if known:  # where a choice unfolds something, the first click only shows it
                self.action_open()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        spot, words, part, pieces = self._laid.line(y + self._seen)
        at_cursor = spot != NOWHERE and spot == self._laid.spot and self.has_focus
        lit = "here" if at_cursor else "hover" if spot != NOWHERE and spot == self.hover else ""
        if spot != NOWHERE and self._laid.rows[spot.row].about is None:
            lit = ""  # there is nothing to open: the mark alone says where the arrows are
        over = self.get_component_rich_style(f"long-list--{lit}", partial=True) if lit else Style()
        mark = self.get_component_rich_style("long-list--mark") if at_cursor else self._ink(part, over)
        segments, left = [Segment(MARK if at_cursor else " " * len(MARK), mark)], width - len(MARK)
        for text, ink in pieces or ((words, part),):
            segments.append(Segment(shown := clip(text, left), self._ink(ink, over)))
            left -= cell_len(shown)
        return Strip(segments).adjust_cell_length(width, self._ink(part, over))

    def _ink(self, part: str, over: Style) -> Style:
        return self.get_component_rich_style(f"long-list--{part}") + over
