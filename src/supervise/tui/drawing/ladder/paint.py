"""The ladder as a picture: rails, planks, the tags that stand on them, bands at the left, a bracket at the right."""

from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from supervise.tui.drawing.canvas import Canvas
from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.drawing.colour import along, background_for, mix
from supervise.tui.drawing.ladder.lines import RAIL, LadderGeometry
from supervise.tui.drawing.palette import RGB, Palette, Person
from supervise.tui.drawing.raster import style

BACK = 0.65
"""How far a rung on which nobody stands goes towards the page, where somebody stands on another."""


class LadderState(NamedTuple):
    """All on which the picture depends; the same is never painted twice."""

    geometry: LadderGeometry
    rung: int | None
    person: Person
    """Whose rung is chosen: their colour is its plank's."""
    lively: bool
    """Whether the keys are on it."""
    page: RGB
    colours: Palette

    def ink(self, colour: RGB, *, on: RGB | None = None, bold: bool = False) -> Style:
        return style(colour, on or self.page, bold)


@lru_cache(maxsize=16)
def paint(look: LadderState) -> tuple[Strip, ...]:
    """The rows of the ladder."""
    geometry = look.geometry
    canvas = Canvas(geometry.width, geometry.height, look.ink(look.colours.text))
    _rails(look, canvas)
    _bands(look, canvas)
    _bracket(look, canvas)
    for index in range(len(geometry.steps)):
        _plank(look, canvas, index)
        _tags(look, canvas, index)
    return tuple(canvas.row(y) for y in range(canvas.height))


def tone(geometry: LadderGeometry, colours: Palette, index: int) -> RGB:
    """The rung's tone: one hue, deep at the foot and light at the top, or in light themes the reverse."""
    last = len(geometry.steps) - 1
    return along(colours, colours.ladder, index / last if last else 1.0)


def _told_apart(look: LadderState, index: int) -> RGB:
    """The rung's tone; once marks stand on the ladder, the rungs without one step back."""
    geometry, colours = look.geometry, look.colours
    own, number = tone(geometry, colours, index), geometry.steps[index].number
    stood_on = {mark.rung for mark in geometry.marks}
    if not stood_on or number in stood_on:
        return own
    return colours.panel if colours.exact else mix(own, look.page, BACK)


def _rails(look: LadderState, canvas: Canvas) -> None:
    geometry = look.geometry
    if geometry.railed:
        foot = geometry.plank(0) + (geometry.each > 1)
        for y in range(max(0, geometry.top), foot + 1):
            for x in (geometry.left - RAIL, geometry.left + geometry.inner):
                canvas.draw(x, y, "█" * RAIL, look.ink(look.colours.rail))


def _bands(look: LadderState, canvas: Canvas) -> None:
    geometry, line = look.geometry, look.ink(look.colours.line)
    x = geometry.left - RAIL - 2
    for band in geometry.bands:
        first = geometry.plank(band.highest) - geometry.each + 1
        last = geometry.plank(band.lowest)
        signs = ["┌", *"│" * (last - first - 1), "└"] if last > first else ["│"]
        for y, sign in enumerate(signs, first):
            canvas.draw(x, y, sign, line)
        title = clip(band.title, x - 1)
        canvas.draw(x - 1 - cell_len(title), (first + last) // 2, title, look.ink(look.colours.muted))


def _bracket(look: LadderState, canvas: Canvas) -> None:
    """From one person's plank to the other's, with a question in its middle: how far apart is no number."""
    geometry, accent = look.geometry, look.ink(look.colours.accent, bold=True)
    if geometry.apart is None or not geometry.railed:
        return
    lower, higher = geometry.apart
    first, last = geometry.plank(higher), geometry.plank(lower)
    x = geometry.left + geometry.inner + RAIL
    middle = (first + last) // 2
    for y in range(first, last + 1):
        canvas.draw(x, y, "─┐" if y == first else "─┘" if y == last else " ├─" if y == middle else " │", accent)
    canvas.draw(x + 4, middle, "?", accent)


def _plank(look: LadderState, canvas: Canvas, index: int) -> None:
    """A plank with its number and name; where the keys are it lies over both rails."""
    geometry, colours = look.geometry, look.colours
    step, y = geometry.steps[index], geometry.plank(index)
    lit = step.number == look.rung
    colour = (colours.person(look.person) or colours.accent) if lit else _told_apart(look, index)
    letters, colour = background_for(colours, colour)
    ink = look.ink(letters, on=colour, bold=True)
    over = RAIL + 1 if lit and look.lively and geometry.railed else 0
    canvas.draw(geometry.left - over, y, " " * (geometry.inner + 2 * over), ink)
    if lit:
        canvas.draw(geometry.left - (over and 1), y, "►", ink)
        canvas.draw(geometry.left + geometry.inner - (not over), y, "◄", ink)
    name = f"{step.number:>{geometry.digits}}  {printable(step.title)}"
    canvas.draw(geometry.left + 2, y, clip(name, geometry.inner - 3), ink)


def _tags(look: LadderState, canvas: Canvas, index: int) -> None:
    geometry, colours = look.geometry, look.colours
    y, tags = geometry.tags(index)
    for tag in tags:
        person = colours.person(tag.person)
        ink = look.ink(colours.background, on=person, bold=True) if person else None
        canvas.draw(geometry.left + tag.x, y, tag.text, ink or look.ink(colours.text, on=colours.panel, bold=True))
