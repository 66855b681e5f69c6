"""The picture of one case over time put on cells: rungs, the steps between its times, and who stands where."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style

from supervise.domain.review.case_path import CaseEntry
from supervise.tui.drawing.canvas import Canvas
from supervise.tui.drawing.cell_text import clip
from supervise.tui.drawing.colour import mix
from supervise.tui.drawing.ladder.lines import StyleMaker
from supervise.tui.drawing.palette import RGB, Palette
from supervise.tui.review.ladder.step_chart_layout import GAP, EntryColumn, RungRow, marks_of

GUIDE, NEEDED, PLANK, RISER = "┈", "╌", "━", "┃"
UP, DOWN = ("┛", "┏"), ("┓", "┗")


@dataclass(frozen=True)
class StepChartPainter:
    """All that is drawn of a case; the rows from below, `columns` only those in sight."""

    rows: Sequence[RungRow]
    times: Sequence[CaseEntry]
    days: Sequence[str]
    columns: Sequence[EntryColumn]
    at: int
    roomy: bool
    """Whether marks have a line of their own, over their rung."""
    names: int
    """Cells for the numbers and names of the rungs."""
    legend: str
    width: int
    height: int
    ink: StyleMaker
    colours: Palette
    page: RGB

    def line_of(self, rung: int) -> int:
        """The line on which a rung lies."""
        place = next(n for n, row in enumerate(self.rows) if row.number == rung)
        from_top = len(self.rows) - 1 - place
        return 2 * from_top + 1 if self.roomy else from_top

    @property
    def foot(self) -> int:
        """The line of the days."""
        return len(self.rows) * (2 if self.roomy else 1)


def names_width(rows: Sequence[RungRow], width: int) -> int:
    """Cells for number, name and a gap; never more than a third."""
    digits = max(len(str(row.number)) for row in rows)
    return min(digits + 1 + max(cell_len(row.title) for row in rows) + 1, width // 3)


def draw(picture: StepChartPainter) -> Canvas:
    """The whole picture."""
    ink, colours = picture.ink, picture.colours
    cells = Canvas(picture.width, picture.height, ink(colours.text))
    _rungs(picture, cells)
    _needed(picture, cells)
    _steps(picture, cells)
    _marks(picture, cells)
    _days(picture, cells)
    cells.draw(0, picture.foot + 1, clip(picture.legend, picture.width), ink(colours.muted))
    return cells


def _rungs(picture: StepChartPainter, cells: Canvas) -> None:
    """Number and name of each rung, and a faint line from end to end."""
    colours, digits = picture.colours, max(len(str(row.number)) for row in picture.rows)
    guide = picture.ink(mix(picture.page, colours.rail, 0.6))
    chosen = picture.times[picture.at].rung
    for row in picture.rows:
        y, lit = picture.line_of(row.number), row.number == chosen
        name = picture.ink(colours.text if lit else colours.muted, bold=lit)
        title = clip(row.title, picture.names - digits - 2)
        cells.draw(0, y, f"{row.number:>{digits}} {title}", name)
        cells.draw(picture.names, y, GUIDE * (picture.width - picture.names), guide)


def _needed(picture: StepChartPainter, cells: Canvas) -> None:
    """A dashed line along the rung needed, for as long as nothing else was said."""
    style, rung = picture.ink(picture.colours.ladder[-1]), None
    for column in picture.columns:
        rung = picture.times[column.index].needed or rung
        if rung is not None:
            cells.draw(column.left, picture.line_of(rung), NEEDED * (column.right - column.left), style)


def _steps(picture: StepChartPainter, cells: Canvas) -> None:
    """The steps: along a rung until the next time, then up or down to where it was placed then."""
    tones = {row.number: picture.ink(row.tone, bold=True) for row in picture.rows}
    ahead = {column.index: column for column in picture.columns}
    for column in picture.columns:
        rung = picture.times[column.index].rung
        if rung is None:
            continue
        y, last = picture.line_of(rung), column.right - 1
        cells.draw(column.left, y, PLANK * (last - column.left), tones[rung])
        following = ahead.get(column.index + 1)
        then = picture.times[following.index].rung if following is not None else None
        if then is None:
            continue
        to = picture.line_of(then)
        if to == y:
            cells.draw(last, y, PLANK, tones[rung])
            continue
        leaves, arrives = UP if to < y else DOWN
        for between in range(min(y, to) + 1, max(y, to)):
            cells.draw(last, between, RISER, tones[then])
        cells.draw(last, y, leaves, tones[rung])
        cells.draw(last, to, arrives, tones[then])


def _marks(picture: StepChartPainter, cells: Canvas) -> None:
    """Who put it where, each over its rung, or on it where there is one line only."""
    style = picture.ink(picture.colours.text, bold=True)
    for column in picture.columns:
        time, room = picture.times[column.index], column.right - column.left - GAP
        for rung in {placement.rung for placement in time.placements if placement.rung is not None}:
            words = marks_of(time, rung, named=True)
            if cell_len(words) > room:
                words = clip(marks_of(time, rung, named=False), room)
            y = picture.line_of(rung)
            if picture.roomy:
                cells.draw(column.left, y - 1, words, style)
            else:
                cells.draw(column.left, y, f"{words} ", style)


def _days(picture: StepChartPainter, cells: Canvas) -> None:
    """The days along the bottom; the chosen one on a ground that goes all the way up."""
    ink, colours = picture.ink, picture.colours
    first, last = picture.columns[0], picture.columns[-1]
    for column in picture.columns:
        chosen = column.index == picture.at
        words = picture.days[column.index]
        style = ink(colours.accent if chosen else colours.muted, bold=chosen)
        cells.draw(column.left - chosen, picture.foot, f"{'▸' if chosen else ''}{words}", style)
        if chosen:
            band = Style(bgcolor=Color.from_rgb(*colours.panel))
            for y in range(picture.foot + 1):
                cells.under(column.left - 1, y, column.right - column.left, band)
    more = ink(colours.accent, bold=True)
    if first.index > 0:
        cells.draw(first.left - 2, picture.foot, "‹", more)
    if last.index < len(picture.times) - 1:
        cells.draw(picture.width - 1, picture.foot, "›", more)
