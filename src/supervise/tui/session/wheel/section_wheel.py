"""The wheel to choose a section from: a slice is the fuller, the more recently it was talked about."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from supervise.domain.content.wheel import Wheel
from supervise.domain.wording import relative_date, short_day
from supervise.tui.drawing.wheel.slices import Slice
from supervise.tui.drawing.wheel.view import WheelView

MONTHS_BACK = (1, 2, 4, 8)
"""A slice is full for a month after it was talked about, and loses a band after each of these numbers of months."""
LEGEND = "The fuller a slice, the more recently you talked about it."


class SectionWheel(WheelView, inherit_bindings=False):
    """The wheel without `h` and `l` for turning, as `l` is one of the page's keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up,k", "turn(-1)", "Previous section", show=False),
        Binding("right,down,j", "turn(1)", "Next section", show=False),
        Binding("home", "go(0)", "First section", show=False),
        Binding("end", "go(-1)", "Last section", show=False),
        Binding("enter", "choose", "Choose this section", show=False),
    ]
    HELP = f"The arrows turn the wheel; Enter takes the section it is turned to. {LEGEND}"


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
