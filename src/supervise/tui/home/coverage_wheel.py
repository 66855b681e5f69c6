"""The wheel as a picture of what has been talked about and when, with two lines that say the same."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from supervise.domain.content.wheel import Wheel, least_recently_discussed
from supervise.domain.wording import relative_date, short_day
from supervise.tui.drawing.wheel.view import Slice, WheelView
from supervise.tui.drawing.widget import RenderMode, drawn_or_listed
from supervise.tui.widgets.text import Caption

YEAR = timedelta(days=365)
DRAWN_ROWS = 10
"""The fewest lines in which the wheel is drawn."""
NAMED_WIDTH = 46
"""The narrowest wheel that has room for names; on a smaller one numbers would stand, and mean nothing here."""


class CoverageWheel(VerticalScroll, can_focus=False):
    """A slice is full when its section was talked about within the past year: covered, not scored."""

    SCOPED_CSS = False  # the rules that begin with the screen's size class would never match otherwise
    DEFAULT_CSS = """
    CoverageWheel {
        scrollbar-size-vertical: 1;
        WheelView { height: 1fr; max-height: 24; }
        Caption { text-align: center; width: 100%; margin: 1 0 0 0; }
    }
    CoverageWheel.-listed Caption { text-align: left; padding: 0 0 0 2; }
    .-normal CoverageWheel Caption { margin: 0; }
    .-normal CoverageWheel.-listed Caption { padding: 0; }
    .-narrow CoverageWheel Caption { text-align: left; margin: 0 0 1 0; }
    """
    HELP = "Full slices are sections you have talked about in the past year. There is no need to fill it."

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._slices: tuple[Slice, ...] = ()
        self._covered = self._next = ""

    def compose(self) -> ComposeResult:
        yield WheelView(bands=1, interactive=False)
        yield Caption()

    def show(self, wheel: Wheel, last_talked: Mapping[str, date], today: date) -> None:
        """Show this wheel's sections, each with the day it was last talked about."""
        recent = {key for key, when in last_talked.items() if when > today - YEAR}
        rings = [ring.id for ring in wheel.rings]
        self._slices = tuple(
            Slice(
                section.id,
                section.title,
                ring_index=rings.index(section.ring) if section.ring in rings else 0,
                filled=float(section.id in recent),
                short=section.short,
                value=short_day(last_talked[section.id], today) if section.id in last_talked else "",
            )
            for section in wheel.sections
        )
        count = sum(section.id in recent for section in wheel.sections)
        self.query_one(WheelView).hub = (str(count), f"of {len(wheel.sections)}")
        self._covered = f"{count} of {len(wheel.sections)} talked about"
        self._next = _next(wheel, last_talked, today)
        self.fit()

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Give the wheel the lines it needs, all of a list or enough to be drawn; what is beyond is scrolled to."""
        view, app = self.query_one(WheelView), self.app
        form = drawn_or_listed(
            (DRAWN_ROWS * 2, DRAWN_ROWS),
            app.size.width,
            no_color=app.no_color or app.native_ansi_color,
            color_system=app.console.color_system,
            plain=bool(getattr(app, "plain", False)),
        )
        listed = form is RenderMode.LISTED
        named = listed or min(self.size.width, 2 * (self.size.height - 4)) >= NAMED_WIDTH
        span = "in the past year" if self.size.width >= len(self._covered) + 17 else "in a year"
        self.query_one(Caption).say(f"{self._covered} {span}\n{self._next}" if self._slices else "")
        view.slices = self._slices if named else tuple(replace(slice_, title="") for slice_ in self._slices)
        view.styles.min_height = len(self._slices) if listed else DRAWN_ROWS
        # No taller than the list, so that the words about it stand right under it.
        view.styles.height = len(self._slices) if listed else None
        self.set_class(listed, "-listed")
        # As a list it can be longer than the room there is, and is then reached by Tab and read with the arrows.
        self.can_focus = listed


def _next(wheel: Wheel, last_talked: Mapping[str, date], today: date) -> str:
    """What has not been talked about at all, or longest ago; said, not urged."""
    never = [section for section in wheel.sections if section.id not in last_talked]
    if len(never) == len(wheel.sections):
        return "all of it still to come"
    if never:
        return f"still to come: {never[0].title if len(never) == 1 else f'{len(never)} sections'}"
    longest = least_recently_discussed(wheel.sections, last_talked)
    return f"longest ago: {longest.title}, {relative_date(last_talked[longest.id], today)}"
