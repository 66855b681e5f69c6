"""The wheel to choose a section from: a slice is the fuller, the more recently it was talked about."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from time import monotonic
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from supervise.domain.content.wheel import Wheel
from supervise.domain.wording import relative_date, short_day
from supervise.tui.drawing.cell_text import pad_or_clip, printable
from supervise.tui.drawing.colour import spread
from supervise.tui.drawing.wheel.slices import Slice
from supervise.tui.drawing.wheel.view import WheelView
from supervise.tui.drawing.widget import RenderMode
from supervise.tui.widgets.typed_number import TypedNumber, digit_bindings

MONTHS_BACK = (1, 2, 4, 8)
"""A slice is full for a month after it was talked about, and loses a band after each of these numbers of months."""
LEGEND = "The fuller a slice, the more recent the talk."


class SectionWheel(WheelView, inherit_bindings=False):
    """The wheel turned by arrows and numbers, without `h` and `l`, as `l` is one of the page's keys."""

    NUMBERED = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "turn(-1)", "Previous section", show=False, tooltip="Turn the wheel to the section before"),
        Binding("right,down", "turn(1)", "Next section", show=False, tooltip="Turn the wheel to the next section"),
        Binding("k", "turn(-1)", "Previous section", show=False),
        Binding("j", "turn(1)", "Next section", show=False),
        Binding("home", "go(0)", "First section", show=False),
        Binding("end", "go(-1)", "Last section", show=False),
        Binding("enter", "choose", "Choose this section", show=False, tooltip="Take the section it is turned to"),
        *digit_bindings("Section by its number", "The section with this number"),
    ]
    HELP = f"The arrows turn the wheel, a number such as 3 or 12 goes straight to its section; Enter takes it. {LEGEND}"

    clock: Callable[[], float] = staticmethod(monotonic)

    @cached_property
    def _typed(self) -> TypedNumber:
        return TypedNumber(lambda: self.clock())

    def action_digit(self, digit: int) -> None:
        """Turn to the section with this number, or with the number it makes with the digit typed just before."""
        if number := self._typed.add(digit, len(self.slices)):
            self.choose_index(number - 1)


class SectionIndex(SectionWheel):
    """The names and numbers of all sections beside a wheel that has room for numbers alone; a click chooses."""

    POINTED = False
    DEFAULT_CSS = "SectionIndex { width: 1fr; height: auto; }"

    def __init__(self, slices: tuple[Slice, ...], *, id: str | None = None) -> None:
        super().__init__(slices, id=id)
        self.can_focus = False

    @property
    def form(self) -> RenderMode:
        return RenderMode.LISTED

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.slices)

    def _list_line(self, index: int) -> Strip:
        """`12 Shared purpose and leadership   5 months`: the number in its slice's hue, when in as few words as fit."""
        chosen, part = index == self.chosen, self.slices[index]
        digits = len(str(len(self.slices)))
        titles, values = ([getattr(slice_, name) for slice_ in self.slices] for name in ("title", "value"))
        room = self.size.width - digits - 3
        if max(map(cell_len, titles)) + max(map(len, values)) > room:
            values = [value.removesuffix(" ago") for value in values]
        title = min(max(map(cell_len, titles)), room - max(map(len, values)))
        families = sorted({slice_.ring_index for slice_ in self.slices})
        hue = spread(self.colours, self.colours.lifted, len(families))[families.index(part.ring_index)]
        text = self.ink_style(self.colours.accent if chosen else self.colours.text, bold=chosen)
        return self.line(
            [
                (f"{index + 1:>{digits}} ", text if chosen else self.ink_style(hue)),
                (pad_or_clip(printable(part.title), max(1, title)) + "  ", text),
                (values[index], text if chosen else self.ink_style(self.colours.muted)),
            ]
        )


def recency(talked: date | None, today: date) -> float:
    """How full a slice is, from 0 to 1, by the time since its section was talked about."""
    if talked is None:
        return 0.0
    bands_lost = sum((today - talked).days > 30.44 * months for months in MONTHS_BACK)
    return 1 - bands_lost / (len(MONTHS_BACK) + 1)


def section_slices(wheel: Wheel, talked: Mapping[str, date], today: date) -> tuple[Slice, ...]:
    rings = [ring.id for ring in wheel.rings]
    return tuple(
        Slice(
            id=section.id,
            title=section.title,
            short=section.short,
            ring_index=rings.index(section.ring) if section.ring in rings else 0,
            filled=recency(talked.get(section.id), today),
            note=short_day(talked[section.id], today) if section.id in talked else "",
            value=relative_date(talked[section.id], today) if section.id in talked else "not yet",
        )
        for section in wheel.sections
    )
