"""Home's wheel: the sections talked about in the past year, as a drawing and in two lines of words."""

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
"""The fewest rows in which the wheel is drawn."""
NAMED_WIDTH = 46
"""The narrowest wheel with room for names; a smaller one would number its slices, which says nothing here."""


class CoverageWheel(VerticalScroll, can_focus=False):
    """A slice is full or empty, never in between: covered or not, but no score."""

    SCOPED_CSS = False  # for the rules that begin with the screen's size class
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
        self._coverage_text = self._remaining_text = ""
        self._names: tuple[str, ...] = ()
        """Those of the sections, in place of a drawing without words, before any has been talked about."""

    def compose(self) -> ComposeResult:
        yield WheelView(bands=1, interactive=False)
        yield Caption()

    def show(self, wheel: Wheel, last_talked: Mapping[str, date], today: date) -> None:
        recent = {key for key, day in last_talked.items() if day > today - YEAR}
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
        self._names = () if last_talked else tuple(section.title for section in wheel.sections)
        count = sum(section.id in recent for section in wheel.sections)
        self.query_one(WheelView).hub = (str(count), f"of {len(wheel.sections)}")
        self._coverage_text = f"{count} of {len(wheel.sections)} talked about"
        self._remaining_text = _remaining_text(wheel, last_talked, today)
        self.fit()

    def on_resize(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Give the wheel the rows of its list, or enough to be drawn; the rest is reached by scrolling."""
        view, app = self.query_one(WheelView), self.app
        mode = drawn_or_listed(
            (DRAWN_ROWS * 2, DRAWN_ROWS),
            app.size.width,
            no_color=app.no_color or app.native_ansi_color,
            color_system=app.console.color_system,
            plain=bool(getattr(app, "plain", False)),
        )
        listed = mode is RenderMode.LISTED
        named = listed or min(self.size.width, 2 * (self.size.height - 4)) >= NAMED_WIDTH
        period = "in the past year" if self.size.width >= len(self._coverage_text) + 17 else "in a year"
        text = f"{self._coverage_text} {period}\n{self._remaining_text}"
        spelt_out = bool(self._names) and not named
        if spelt_out:
            text = "\n".join((f"The {len(self._names)} sections of the wheel:", "", *self._names))
        drawn = listed or self.size.height >= DRAWN_ROWS + 2
        if not drawn and self.size.height == DRAWN_ROWS + 1:
            drawn, text = True, f"{self._coverage_text} {period}"
        view.display = drawn and not spelt_out
        self.query_one(Caption).say(text if self._slices else "")
        view.slices = self._slices if named else tuple(replace(slice_, title="") for slice_ in self._slices)
        view.styles.min_height = len(self._slices) if listed else DRAWN_ROWS
        # No taller than the list, so that the caption comes right under it.
        view.styles.height = len(self._slices) if listed else None
        self.set_class(listed or spelt_out, "-listed")
        # A list may be longer than the window: it is then reached by Tab and scrolled with the arrows.
        self.can_focus = listed


def _remaining_text(wheel: Wheel, last_talked: Mapping[str, date], today: date) -> str:
    """The sections not talked about yet or, without any, the one talked about longest ago."""
    never = [section for section in wheel.sections if section.id not in last_talked]
    if len(never) == len(wheel.sections):
        return "all of it still to come"
    if never:
        return f"still to come: {never[0].title if len(never) == 1 else f'{len(never)} sections'}"
    longest = least_recently_discussed(wheel.sections, last_talked)
    return f"longest ago: {longest.title}, {relative_date(last_talked[longest.id], today)}"
