"""The wheel of sections: a picture that is turned with the arrows or clicked, and the same as a list."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding
from textual.reactive import reactive
from textual.strip import Strip

from supervise.tui.drawing import raster
from supervise.tui.drawing.cell_text import bar, clip, pad_or_clip, printable
from supervise.tui.drawing.raster import strip
from supervise.tui.drawing.wheel.paint import WheelState, paint
from supervise.tui.drawing.wheel.slices import Slice, slice_at
from supervise.tui.drawing.widget import DrawnChoice, RenderMode, first_shown

__all__ = ["Slice", "WheelView"]


class WheelView(DrawnChoice):
    """All sections at once; one of them may be chosen."""

    NUMBERED: ClassVar[bool] = False
    """Whether the list begins each line with the number of its slice."""
    POINTED: ClassVar[bool] = True
    """Whether the list keeps room for the sign before the chosen slice."""
    BINDINGS = [
        Binding("left,up,h,k", "turn(-1)", "Previous section", show=False),
        Binding("right,down,l,j", "turn(1)", "Next section", show=False),
        Binding("home", "go(0)", "First section", show=False),
        Binding("end", "go(-1)", "Last section", show=False),
        Binding("enter", "choose", "Choose this section", show=False),
    ]

    slices: reactive[tuple[Slice, ...]] = reactive(())
    chosen: reactive[int] = reactive(-1)
    hub: reactive[tuple[str, ...]] = reactive(())
    bands: reactive[int] = reactive(5)

    @dataclass
    class Turned(DrawnChoice.Told):
        """Another slice became the chosen one by key or click."""

        index: int
        slice: Slice

    @dataclass
    class Chosen(DrawnChoice.Told):
        """Enter or a second click confirmed what is chosen; None where nothing is."""

        slice: Slice | None

    def __init__(
        self,
        slices: tuple[Slice, ...] = (),
        *,
        chosen: int = -1,
        hub: tuple[str, ...] = (),
        bands: int = 5,
        interactive: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(interactive=interactive, id=id, classes=classes)
        self.set_reactive(WheelView.hub, hub)
        self.set_reactive(WheelView.bands, bands)
        self.set_reactive(WheelView.slices, tuple(slices))
        self.set_reactive(WheelView.chosen, self.validate_chosen(chosen))

    def validate_chosen(self, chosen: int) -> int:
        """Keep the choice on a slice; -1 is none."""
        return max(-1, min(chosen, len(self.slices) - 1))

    def watch_slices(self) -> None:
        """Keep the choice on a slice when their number changes."""
        self.chosen = self.validate_chosen(self.chosen)

    def watch_chosen(self) -> None:
        """Stay where the list was scrolled to: a second click on a line is to find it in its place."""
        self._first = self._first_line()

    def action_turn(self, by: int) -> None:
        """Choose the slice before or after, round and round."""
        if self.slices:
            start = -1 if self.chosen < 0 and by > 0 else max(self.chosen, 0)
            self.choose_index((start + by) % len(self.slices))

    def action_go(self, index: int) -> None:
        """Choose the first or the last slice."""
        if self.slices:
            self.choose_index(index % len(self.slices))

    def action_choose(self) -> None:
        self.confirm()

    @property
    def chosen_index(self) -> int:
        return self.chosen

    def confirm(self) -> None:
        self.post_message(self.Chosen(self, self.slices[self.chosen] if self.chosen >= 0 else None))

    def choose_index(self, index: int) -> None:
        if index != self.chosen:
            self.chosen = index
            self.post_message(self.Turned(self, index, self.slices[index]))

    def index_at(self, x: int, y: int) -> int | None:
        if self.form is RenderMode.LISTED:
            index = self._first_line() + y
            return index if y >= 0 and index < len(self.slices) else None
        across, left, top = self._disc()
        return slice_at(across, len(self.slices), x - left, y - top)

    def _disc(self) -> tuple[int, int, int]:
        """Width of the disc, and the cell at which it begins."""
        across = raster.diameter(self.size.width, self.size.height)
        return across, (self.size.width - across) // 2, (self.size.height - across // 2) // 2

    def render_line(self, y: int) -> Strip:
        """One line of the picture or of the list."""
        if not self.slices:
            return self.line([])
        if self.form is RenderMode.LISTED:
            index = self._first_line() + y
            return self._list_line(index) if index < len(self.slices) else self.line([])
        across, left, top = self._disc()
        if not 0 <= y - top < across // 2:
            return self.line([])
        look = WheelState(
            across, self.slices, self.chosen, self.has_focus, self.bands, self.hub, self.page, self.colours
        )
        painted = paint(look)
        glyphs = painted.glyphs.get(y - top, {})
        return strip(painted.pixels, y - top, glyphs, self.page, left, self.size.width)

    def _first_line(self) -> int:
        return first_shown(self.chosen, self.size.height, len(self.slices), self._first)

    def _list_line(self, index: int) -> Strip:
        """`► Resilience      ███░░  3 of 5   12 Sep`, with less of it where there is less room."""
        number = f"{index + 1:>{len(str(len(self.slices)))}} " if self.NUMBERED else ""
        part = self.slices[index]
        chosen = index == self.chosen
        value_width = max(len(self._value(slice_)) for slice_ in self.slices)
        note_width = max(len(printable(slice_.note)) for slice_ in self.slices)
        blocks = max(1, min(self.bands, 10))
        pointer = ("► " if chosen else "  ") if self.POINTED else ""
        room = self.size.width - len(pointer) - len(number)
        title_width = max(len(printable(slice_.title)) for slice_ in self.slices)
        # Of a list to choose from the whole name counts for more than its bar.
        least_title = title_width if self.NUMBERED else min(title_width, 16)
        for parts in ((blocks, value_width, note_width), (blocks, value_width, 0), (0, value_width, 0)):
            left = room - sum(width + 2 for width in parts if width)
            if left >= least_title:
                break
        blocks, value_width, note_width = parts
        text = self.ink_style(self.colours.accent if chosen else self.colours.text, bold=chosen)
        quiet = self.ink_style(self.colours.muted)
        return self.line(
            [
                (pointer, text),
                (number, text if chosen else quiet),
                (pad_or_clip(printable(part.title), max(1, min(left, title_width))) + "  ", text),
                (bar(part.filled, blocks) + "  " if blocks else "", text),
                (pad_or_clip(self._value(part), value_width) + "  ", text),
                (clip(printable(part.note), note_width), quiet),
            ]
        )

    def _value(self, part: Slice) -> str:
        """The value in words: its own, or so many of the bands."""
        if part.value or part.filled <= 0:
            return printable(part.value) or "not yet"
        return f"{min(self.bands, round(part.filled * self.bands))} of {self.bands}"
