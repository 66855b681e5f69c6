"""Home's wheel: the sections talked about in the past year, as a drawing, and those of longest ago."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from supervise.domain.content.wheel import Wheel
from supervise.domain.wording import short_day
from supervise.tui.drawing.cell_text import clip
from supervise.tui.drawing.wheel.view import Slice, WheelView
from supervise.tui.drawing.widget import RenderMode, drawn_or_listed
from supervise.tui.widgets.text import Caption

YEAR = timedelta(days=365)
LONGEST_AGO = 4
"""How many sections are named that were talked about longest ago."""
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
        WheelView { height: 1fr; max-height: 30; }
        Caption { width: 100%; }
    }
    .-narrow CoverageWheel Caption { margin: 0 0 1 0; }
    """
    HELP = "Full slices are sections you have talked about in the past year. There is no need to fill it."

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._slices: tuple[Slice, ...] = ()
        self._coverage = ""
        self._longest_ago: tuple[tuple[str, str], ...] = ()
        self._names: tuple[str, ...] = ()
        """Those of the sections, in place of a drawing without words, before any has been talked about."""

    def compose(self) -> ComposeResult:
        yield WheelView(bands=1, interactive=False)
        yield Caption()

    @property
    def coverage(self) -> str:
        """11 of 12 this year"""
        return self._coverage

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
        self._coverage = f"{count} of {len(wheel.sections)} this year"
        self._longest_ago = longest_ago(wheel, last_talked, today) if last_talked else ()
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
        below = len(self._longest_ago) + 1 if self._longest_ago else 0
        named = listed or min(self.size.width, 2 * (self.size.height - below)) >= NAMED_WIDTH
        spelt_out = bool(self._names) and not named
        if spelt_out:
            lines = [f"The {len(self._names)} sections of the wheel:", "", *self._names]
        else:
            lines = self._ago_lines(max(0, self.size.height - DRAWN_ROWS - 1) if not listed else below)
        view.display = not spelt_out and (listed or self.size.height >= DRAWN_ROWS)
        self.query_one(Caption).say("\n".join(lines))
        view.slices = self._slices if named else tuple(replace(slice_, title="") for slice_ in self._slices)
        view.styles.min_height = len(self._slices) if listed else DRAWN_ROWS
        # No taller than the list, so that the lines come right under it.
        view.styles.height = len(self._slices) if listed else None
        self.set_class(listed or spelt_out, "-listed")
        # A list may be longer than the window: it is then reached by Tab and scrolled with the arrows.
        self.can_focus = listed

    def _ago_lines(self, room: int) -> list[str]:
        """The sections talked about longest ago under a title, as many as there is room for; their day at the right."""
        if room < 2 or not self._longest_ago:
            return []
        width = max(20, min(self.size.width, 56))
        rows = self._longest_ago[: room - 1]
        day = max(len(when) for _, when in rows) + 1
        return ["Longest ago", *(f"{clip(title, width - day):<{width - day}}{when:>{day}}" for title, when in rows)]


def longest_ago(wheel: Wheel, last_talked: Mapping[str, date], today: date) -> tuple[tuple[str, str], ...]:
    """The sections talked about longest ago, each with its day; never comes first, in the order of the wheel."""
    by_day = sorted(wheel.sections, key=lambda section: last_talked.get(section.id, date.min))
    return tuple(
        (section.title, short_day(last_talked[section.id], today) if section.id in last_talked else "not yet")
        for section in by_day[:LONGEST_AGO]
    )
