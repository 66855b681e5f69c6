"""One case over time: a step picture where there is room and colour, a list of its times where there is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from supervise.domain.review.cases.case_path import ARROWS, CasePath
from supervise.domain.review.cases.case_story import placement_text
from supervise.domain.wording import format_date, short_day
from supervise.tui.drawing.canvas import Canvas
from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable
from supervise.tui.drawing.ladder.lines import LadderStep, Parts
from supervise.tui.drawing.path import PathState, PathTime, paint
from supervise.tui.drawing.widget import NARROW, DrawnChoice, RenderMode, first_shown, form_in
from supervise.tui.keys.table import bindings

UNDER = 1
"""The lines under the rungs: the days."""
SHARE = 0.68
"""How much of the page's room the picture may take; what is told of the chosen time has the rest."""


class StepChart(DrawnChoice):
    """The times of one case, one of them chosen; the page moves from time to time, a click chooses and opens."""

    DEFAULT_CSS = "StepChart { width: 1fr; height: auto; color: $foreground; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("ladder-time"),
        Binding("down,j", "step(1)", "Later", show=False),
        Binding("up,k", "step(-1)", "Earlier", show=False),
        Binding("home", "go(0)", "First", show=False),
        Binding("end", "go(-1)", "Latest", show=False),
    ]
    HELP = "Left and Right go from time to time; Enter opens that session. A click does the same."

    at: reactive[int] = reactive(0)

    @dataclass
    class Moved(DrawnChoice.Told):
        """Another time was chosen."""

        index: int

    @dataclass
    class Opened(DrawnChoice.Told):
        """The chosen time's session is to be opened."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.path: CasePath | None = None
        self._titles: Mapping[int, str] = {}
        self._days: tuple[date, ...] = ()
        self._today = date.min
        self._room = self._longest = 0
        self._used: list[int] = []
        self._drawn: tuple[PathState, Canvas] | None = None

    def show(self, path: CasePath, titles: Mapping[int, str], days: Sequence[date], today: date, at: int) -> None:
        """Show this case; `titles` are the ladder's rungs from below, `days` those of its times."""
        self.path, self._titles, self._days, self._today = path, titles, tuple(days), today
        self._drawn, self._first = None, 0
        # Gone through once here: a case may have been looked at very often.
        every = tuple(titles)
        on = {placement.rung for time in path.times for placement in time.placements if placement.rung is not None}
        self._used = sorted(every.index(number) for number in on)
        self._longest = max(len(printable(where)) for where in {time.where for time in path.times})
        self.at = at
        self.refresh(layout=True)

    def fit(self, room: int) -> None:
        """Take what it needs of this many lines of the page."""
        if room != self._room:
            self._room = room
            self.refresh(layout=True)

    @property
    def form(self) -> RenderMode:
        width = self.size.width or self.app.size.width
        return self._form(width)

    def _form(self, width: int) -> RenderMode:
        fits = self.path is not None and self._titles and len(self._rungs()[0]) <= self.most
        return form_in(self.app, (width, self._room), (NARROW - 8, 9)) if fits else RenderMode.LISTED

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if self.path is None:
            return 0
        if self._form(width) is RenderMode.LISTED:
            return min(len(self.path.times) * self._lines_each(width), max(2, round(self._room * 0.5)))
        shown, roomy = self._rungs()
        return len(shown) * (2 if roomy else 1) + UNDER

    @property
    def most(self) -> int:
        """The most lines the rungs may take."""
        return max(4, int(self._room * SHARE) - UNDER)

    def _rungs(self) -> tuple[tuple[int, ...], bool]:
        """Which rungs are drawn, from below, and whether each has two lines: all of them where there is room."""
        assert self.path is not None
        every = tuple(self._titles)
        numbers = every[max(0, self._used[0] - 1) : self._used[-1] + 2] if self._used else every
        for shown, lines in ((every, 2), (numbers, 2), (every, 1)):
            if len(shown) * lines <= self.most:
                return shown, lines == 2
        return numbers, False

    @property
    def chosen_index(self) -> int:
        return self.at

    def choose_index(self, index: int) -> None:
        count = len(self.path.times) if self.path else 0
        index = max(0, min(index, count - 1))
        if count and index != self.at:
            self.at = index
            self.post_message(self.Moved(self, index))

    def confirm(self) -> None:
        if self.path is not None:
            self.post_message(self.Opened(self, self.at))

    def action_step(self, by: int) -> None:
        if self.form is RenderMode.DRAWN:
            raise SkipAction  # up and down read on in what is told under the picture
        self.choose_index(self.at + by)

    def action_earlier(self) -> None:
        self.choose_index(self.at - 1)

    def action_later(self) -> None:
        self.choose_index(self.at + 1)

    def action_open(self) -> None:
        self.confirm()

    def action_go(self, index: int) -> None:
        self.choose_index(index % len(self.path.times) if self.path else 0)

    def index_at(self, x: int, y: int) -> int | None:
        if self.path is None or y < 0:
            return None
        if self.form is RenderMode.LISTED:
            index = self._first + y // self._lines_each(self.size.width)
            return index if index < len(self.path.times) else None
        return self._state().index_at(x)

    def render_line(self, y: int) -> Strip:
        if self.path is None:
            return self.line([])
        if self.form is RenderMode.LISTED:
            return self.line(self._listed(y))
        state = self._state()
        if self._drawn is None or self._drawn[0] != state:
            self._drawn = state, paint(state)
        return self._drawn[1].row(y) if y < state.height else self.line([])

    def _state(self) -> PathState:
        """The picture as it is now."""
        assert self.path is not None
        lanes, roomy = self._rungs()
        return PathState(
            ladder=tuple(LadderStep(number, title) for number, title in self._titles.items()),
            lanes=lanes,
            times=tuple(
                PathTime(short_day(day, self._today), time.rung, time.short)
                for time, day in zip(self.path.times, self._days, strict=True)
            ),
            at=self.at,
            needed=self.path.needed,
            roomy=roomy,
            width=self.size.width,
            page=self.page,
            colours=self.colours,
        )

    def _lines_each(self, width: int) -> int:
        """Lines a time takes in the list."""
        return 1 if width >= NARROW or self._room < 16 else 2

    def _listed(self, y: int) -> Parts:
        """`► 11 Mar 2026  ↑ 5 Co-operation   6 needed · 5 CD, AB, together`; the marks below it where it is narrow."""
        assert self.path is not None
        number = self._lines_each(self.size.width)
        self._first = first_shown(self.at, max(1, self.size.height // number), len(self.path.times), self._first)
        index = self._first + y // number
        if index >= len(self.path.times):
            return []
        time, chosen, colours = self.path.times[index], index == self.at, self.colours
        ink = self.ink_style(colours.accent if chosen else colours.text, bold=chosen)
        marks = printable(placement_text(time))
        if y % number:
            return [("    " + clip(marks, self.size.width - 4), self.ink_style(colours.muted))]
        arrow = ARROWS[self.path.move(index)] or " "
        head = f"{'►' if chosen else ' '} {pad_or_clip(format_date(self._days[index]), 11)}  {arrow} "
        room = self.size.width - len(head)
        if self.size.width < NARROW:
            return [(head + clip(printable(time.where), room), ink)]
        longest = min(room // 2, self._longest)
        rest = room - longest - 3
        return [
            (f"{head}{pad_or_clip(printable(time.where), longest)}   ", ink),
            (clip(marks, rest), self.ink_style(colours.text)),
        ]
