"""The path of a case: a lane for each rung, and for each time a plank on the rung it stood on then."""

from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from supervise.tui.drawing.canvas import Canvas
from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.drawing.colour import along, mix, text_colour
from supervise.tui.drawing.ladder.lines import LadderStep
from supervise.tui.drawing.palette import RGB, Palette
from supervise.tui.drawing.raster import style

GAP = 2
"""Cells between two planks."""
NARROWEST, WIDEST = 6, 22
"""Cells of a plank."""
SHADE = 0.16
"""How much of a plank's tone the field under it has."""
NEEDED = "◊ needed"


@dataclass(frozen=True)
class PathTime:
    """One time: its day, its rung, and what is said where it stood on none, or on two."""

    day: str
    rung: int | None
    otherwise: str = ""


class PathState(NamedTuple):
    """All on which the picture depends."""

    ladder: tuple[LadderStep, ...]
    """All rungs from below."""
    lanes: tuple[int, ...]
    """The numbers of those shown, from below."""
    times: tuple[PathTime, ...]
    at: int
    """Which time is chosen."""
    needed: int | None
    roomy: bool
    """Whether a lane has two rows."""
    width: int
    page: RGB
    colours: Palette

    @property
    def height(self) -> int:
        """The lanes, and the days under them."""
        return self.foot + 1

    @property
    def foot(self) -> int:
        """The row of the days."""
        return len(self.lanes) * (2 if self.roomy else 1)

    def lane(self, rung: int) -> int | None:
        """The row of a rung's lane; None where it is not shown."""
        if rung not in self.lanes:
            return None
        from_top = len(self.lanes) - 1 - self.lanes.index(rung)
        return 2 * from_top + 1 if self.roomy else from_top

    @property
    def names(self) -> int:
        """Cells for the rungs' numbers and names; never more than a third."""
        longest = max(cell_len(_name(step)) for step in self.ladder if step.number in self.lanes)
        return min(longest + 2, self.width // 3)

    @property
    def step(self) -> int:
        """Cells from one plank to the next."""
        day = max(cell_len(time.day) for time in self.times)
        least = max(NARROWEST, day) + GAP
        return max(least, min(WIDEST + GAP, (self.width - self.names - 2) // len(self.times)))

    @property
    def shown(self) -> range:
        """Which times are in sight: the newest, unless an older one is chosen."""
        count = max(1, min(len(self.times), (self.width - self.names - 2) // self.step))
        first = max(0, min(len(self.times) - count, self.at - 1))
        return range(first, first + count)

    def left(self, index: int) -> int:
        """The cell at which the plank of a time begins."""
        return self.names + 1 + (index - self.shown.start) * self.step

    def index_at(self, x: int) -> int | None:
        """The time at this column."""
        index = self.shown.start + (x - self.names - 1) // self.step
        return index if index in self.shown else None

    def ink(self, colour: RGB, *, on: RGB | None = None, bold: bool = False) -> Style:
        return style(colour, on or self.page, bold)


def paint(path: PathState) -> Canvas:
    """The whole picture."""
    canvas = Canvas(path.width, path.height, path.ink(path.colours.text))
    _lanes(path, canvas)
    for index in path.shown:
        _time(path, canvas, index)
    _needed(path, canvas)
    more = path.ink(path.colours.accent, bold=True)
    if path.shown.start > 0:
        canvas.draw(path.names - 1, path.foot, "◄", more)
    if path.shown.stop < len(path.times):
        canvas.draw(path.width - 1, path.foot, "►", more)
    return canvas


def _name(step: LadderStep) -> str:
    return f"{step.number} {printable(step.title)}"


def _lanes(path: PathState, canvas: Canvas) -> None:
    """Each rung's name and its dots; the lane of the one needed is dashed."""
    colours = path.colours
    reached = {time.rung for time in path.times}
    for step in path.ladder:
        y = path.lane(step.number)
        if y is None:
            continue
        ours = step.number in reached or step.number == path.needed
        canvas.draw(0, y, clip(_name(step), path.names - 1), path.ink(colours.text if ours else colours.faint))
        room = path.width - path.names - 1
        if step.number != path.needed:
            canvas.draw(path.names + 1, y, ("· " * room)[:room], path.ink(colours.line))
            continue
        canvas.draw(path.names + 1, y, ("── " * room)[:room], path.ink(colours.accent, bold=True))


def _needed(path: PathState, canvas: Canvas) -> None:
    """What the dashed lane is, at its right end; where planks have that, its sign beside its name."""
    y = path.lane(path.needed) if path.needed is not None else None
    if y is not None:
        x, accent = path.width - len(NEEDED), path.ink(path.colours.accent, bold=True)
        if path.roomy or path.left(path.shown.stop) - GAP < x:
            canvas.draw(x, y - path.roomy, NEEDED, accent)
        else:
            canvas.draw(path.names - 1, y, NEEDED[0], accent)


def _time(path: PathState, canvas: Canvas, index: int) -> None:
    """A plank on its rung, a field from there to the foot, and the day under it."""
    time, colours, chosen = path.times[index], path.colours, index == path.at
    x, wide = path.left(index), path.step - GAP
    day = path.ink(colours.accent if chosen else colours.muted, bold=chosen)
    canvas.draw(x + 1, path.foot, clip(time.day, wide), day)
    y = path.lane(time.rung) if time.rung is not None else None
    if time.rung is None or y is None:
        words = f"► {time.otherwise}" if chosen else time.otherwise
        canvas.draw(x, path.foot - 1, clip(f" {printable(words)} ", wide), day)
        return
    place = next(n for n, step in enumerate(path.ladder) if step.number == time.rung)
    tone = along(colours, colours.ladder, place / max(1, len(path.ladder) - 1))
    plank = colours.accent if chosen else tone
    field = colours.panel if colours.exact else mix(path.page, tone, SHADE)
    for under in range(y + 1, path.foot):
        canvas.draw(x + 1, under, " " * (wide - 2), path.ink(colours.text, on=field))
    ink = path.ink(text_colour(colours, plank), on=plank, bold=True)
    canvas.draw(x, y, " " * wide, ink)
    mark = "► " if chosen else ""
    words = f"{mark}{_name(path.ladder[place])}"
    canvas.draw(x + 1, y, words if cell_len(words) <= wide - 2 else f"{mark}{time.rung}", ink)
