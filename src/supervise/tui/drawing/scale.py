"""The scale of a rating with both answers on it: who stands where, and the stretch between the two."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from supervise.tui.drawing.canvas import Canvas
from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.palette import RGB, Palette, Person
from supervise.tui.drawing.raster import style
from supervise.tui.drawing.widget import DrawnWidget, RenderMode, form_in

ROWS = 3
WIDEST = 116
"""Cells; a longer scale would say no more."""
LABELLED = 9
"""The most points of which each has its label; of a longer scale the ends have one, and those that were given."""
GAP = 4
"""Cells between the scale and the tag of somebody who is not sure."""
LEAST = 3
"""Cells from point to point, below which a scale is not drawn."""


@dataclass(frozen=True)
class ScalePoint:
    """One point of the scale."""

    value: int
    label: str


@dataclass(frozen=True)
class ScaleAnswer:
    """One person's answer: a point, or None for not being sure."""

    value: int | None
    sign: str
    initials: str
    person: Person = ""

    @property
    def tag(self) -> str:
        return f" {printable(self.sign)} {printable(self.initials)} "


class ScaleGeometry(NamedTuple):
    """Where the points of a scale stand in so many cells."""

    points: tuple[ScalePoint, ...]
    answers: tuple[ScaleAnswer, ...]
    width: int

    @property
    def unsure(self) -> str:
        """The tags that stand beside the scale."""
        return "".join(answer.tag for answer in self.answers if answer.value is None)

    @property
    def first(self) -> int:
        """The cell of the first point: half of its label stands before it."""
        return min(self.width // (2 * len(self.points)), cell_len(self.named(self.points[0])) // 2 + 1)

    @property
    def last(self) -> int:
        """The cell of the last point."""
        beside = cell_len(self.unsure) + GAP if self.unsure else 0
        return max(self.first, min(self.width, WIDEST) - beside - 1 - self.first)

    @property
    def step(self) -> float:
        return (self.last - self.first) / max(1, len(self.points) - 1)

    def at(self, value: int | None) -> int | None:
        """The cell of a point; None where the scale has it not."""
        places = {point.value: place for place, point in enumerate(self.points)}
        return None if value not in places else self.first + round(places[value] * self.step)

    def named(self, point: ScalePoint) -> str:
        return f"{point.value} {printable(point.label)}".strip()

    def labels(self) -> list[tuple[int, str, bool]]:
        """Where each label begins, its words, and whether somebody gave it; numbers where not all words have room."""
        given = {answer.value for answer in self.answers}
        ends = {self.points[0].value, self.points[-1].value}
        shown = [point for point in self.points if len(self.points) <= LABELLED or point.value in given | ends]
        for words in (self.named, lambda point: str(point.value)):
            labels: list[tuple[int, str, bool]] = []
            for point in shown:
                text, at = words(point), self.at(point.value) or 0
                x = max(0, min(at - cell_len(text) // 2, self.width - cell_len(text)))
                labels.append((x, text, point.value in given))
            if all(x + cell_len(text) < after for (x, text, _), (after, _, _) in pairwise(labels)):
                return labels
        return [label for label in labels if label[2]]


def paint(geometry: ScaleGeometry, page: RGB, colours: Palette) -> tuple[Strip, ...]:
    """Tags, scale and labels: three rows."""

    def ink(colour: RGB, *, on: RGB | None = None, bold: bool = False) -> Style:
        return style(colour, on or page, bold)

    canvas = Canvas(geometry.width, ROWS, ink(colours.text))
    last = len(geometry.points) - 1
    canvas.draw(geometry.first, 1, "─" * (geometry.last - geometry.first + 1), ink(colours.line))
    for number, point in enumerate(geometry.points):
        sign = "├" if number == 0 else "┤" if number == last else "┼"
        canvas.draw(geometry.at(point.value) or 0, 1, sign, ink(colours.muted))
    places = sorted({at for answer in geometry.answers if (at := geometry.at(answer.value)) is not None})
    if len(places) == 2:
        canvas.under(places[0], 1, places[1] - places[0] + 1, Style(bgcolor=ink(page, on=colours.accent_deep).bgcolor))
    _tags(geometry, canvas, ink(colours.text, on=colours.panel, bold=True), colours)
    for x, text, given in geometry.labels():
        canvas.draw(x, 2, text, ink(colours.text if given else colours.muted, bold=given))
    return tuple(canvas.row(y) for y in range(ROWS))


def _tags(geometry: ScaleGeometry, canvas: Canvas, plain: Style, colours: Palette) -> None:
    """The tags over their points, side by side where they are alike; of those not sure, beside the scale."""

    def draw(x: int, y: int, answer: ScaleAnswer) -> int:
        person = colours.person(answer.person)
        canvas.draw(x, y, answer.tag, style(colours.background, person, True) if person else plain)
        return x + cell_len(answer.tag)

    beside = geometry.last + 1 + GAP
    free = 0
    given = {answer.value for answer in geometry.answers}
    for value in (point.value for point in geometry.points if point.value in given):
        alike = [answer for answer in geometry.answers if answer.value == value]
        wide = sum(cell_len(answer.tag) for answer in alike) + len(alike) - 1
        x = max(free, min((geometry.at(value) or 0) - wide // 2, geometry.width - wide))
        for answer in alike:
            x = draw(x, 0, answer) + 1
        free = x
    for answer in geometry.answers:
        if answer.value is None:
            beside = draw(beside, 1, answer)


class ScaleView(DrawnWidget):
    """Both answers on their scale; of no height where it cannot be drawn, as the cards over it say them in words."""

    DEFAULT_CSS = "ScaleView { width: 1fr; height: auto; color: $foreground; }"

    points: reactive[tuple[ScalePoint, ...]] = reactive(())
    answers: reactive[tuple[ScaleAnswer, ...]] = reactive(())

    def __init__(
        self,
        points: tuple[ScalePoint, ...],
        answers: tuple[ScaleAnswer, ...],
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(ScaleView.points, tuple(sorted(points, key=lambda point: point.value)))
        self.set_reactive(ScaleView.answers, tuple(answers))

    @property
    def form(self) -> RenderMode:
        return self._form_at(self.size.width)

    def _form_at(self, width: int) -> RenderMode:
        is_wide_enough = len(self.points) > 1 and ScaleGeometry(self.points, self.answers, width).step >= LEAST
        return form_in(self.app, (width, ROWS), (1, ROWS), narrow=0) if is_wide_enough else RenderMode.LISTED

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return ROWS if self._form_at(width) is RenderMode.DRAWN else 0

    def render_line(self, y: int) -> Strip:
        if self.form is RenderMode.LISTED or y >= ROWS:
            return self.line([])
        return paint(ScaleGeometry(self.points, self.answers, self.size.width), self.page, self.colours)[y]
