"""One case as a small picture: a staircase of its times under its label, and its way in words; the same as a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style

from supervise.domain.review.cases.case_path import CasePath
from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable
from supervise.tui.drawing.colour import along, background_for
from supervise.tui.drawing.ladder.lines import Parts
from supervise.tui.drawing.palette import RGB, Palette
from supervise.tui.drawing.raster import style
from supervise.tui.widgets.people.ladder_marks import SIGNS

EIGHTHS = " ▁▂▃▄▅▆▇█"
WIDEST_STEP = 6
NARROWEST_STEP = 4
LISTED_LINES = 3
AROUND = 4
"""Lines of a card besides its staircase: head, foot, way, and air below."""


@dataclass(frozen=True)
class CaseCard:
    """All that is told of one case on the page of all; `rungs` are its ladder's, from below."""

    path: CasePath
    rungs: tuple[int, ...]
    day: str
    """When it was here last."""

    @property
    def label(self) -> str:
        return printable(self.path.case) or "No label"

    @property
    def times(self) -> str:
        count = len(self.path.times)
        return f"{'once' if count == 1 else plural(count, 'time')}, {self.day}"

    def height(self, rung: int, rows: int) -> int:
        """How high a rung stands in a staircase of so many lines, in eighths of a line."""
        return max(1, round((self.rungs.index(rung) + 1) * rows * 8 / len(self.rungs)))


@dataclass(frozen=True)
class CardStyle:
    """How a card is painted now."""

    width: int
    rows: int
    """Lines of the staircase."""
    colours: Palette
    ground: RGB
    chosen: bool
    ours: Style | None = None
    """The terminal's own look, where it has no colours to trust."""

    def ink(self, colour: RGB, *, bold: bool = False, on: RGB | None = None) -> Style:
        """A colour on the card's ground, or on another."""
        if self.ours is not None:
            return self.ours + Style(bold=bold)
        return style(colour, on or self.ground, bold)


def drawn_line(card: CaseCard, y: int, look: CardStyle) -> Parts:
    """One line of a card, the lines counted from its head."""
    if y == 0:
        return _head(card, look)
    if 1 <= y <= look.rows + 1:
        return [("  ", look.ink(look.colours.text)), *_stairs(card, y - 1, look)]
    if y == look.rows + 2:
        return [
            ("  ", look.ink(look.colours.text)),
            (path_text(card.path, look.width - 2), look.ink(look.colours.text)),
        ]
    return []


def listed_line(card: CaseCard, y: int, look: CardStyle) -> Parts:
    """Label and times; its way; each time and the rung needed."""
    if y == 0:
        return _head(card, look, apart=False)
    ink = look.ink(look.colours.text)
    if y == 1:
        return [("  " + path_text(card.path, look.width - 2), ink)]
    if y >= LISTED_LINES:
        return []
    needed = f", needed {card.path.needed}" if card.path.needed is not None else ""
    # The latest are what one looks for, where not all fit.
    most = room = look.width - 2 - len(needed)
    while cell_len(steps := card.path.steps(most)) > room and most > 1:
        most = min(most, len(card.path.times)) - 1
    return [(f"  {steps}{needed}", look.ink(look.colours.muted))]


def path_text(path: CasePath, width: int) -> str:
    """3 Co-existence → 6 Co-ordination, each half given its share where both are long."""
    words = printable(path.path_text)
    if cell_len(words) <= width:
        return words
    first, arrow, last = words.partition(" → ")
    if not arrow:
        return clip(words, width)
    half = (width - 3) // 2
    first = clip(first, max(half, width - 3 - cell_len(last)))
    return f"{first}{arrow}{clip(last, width - 3 - cell_len(first))}"


def _head(card: CaseCard, look: CardStyle, *, apart: bool = True) -> Parts:
    colours = look.colours
    label = f"{'►' if look.chosen else ' '} {card.label}"
    times = card.times if apart else f" · {card.times}"
    room = max(8, look.width - cell_len(times) - 2 * apart)
    label = pad_or_clip(label, room) if apart else clip(label, room)
    return [
        (label + " " * apart, look.ink(colours.accent if look.chosen else colours.text, bold=True)),
        (clip(times, look.width - cell_len(label) - 2 * apart), look.ink(colours.muted)),
    ]


def _stairs(card: CaseCard, row: int, look: CardStyle) -> Parts:
    """One line of the staircase: its latest times, then the rung needed; the foot has the numbers."""
    path, colours, foot = card.path, look.colours, row == look.rows
    needed = f"{SIGNS['needed']} {path.needed} needed" if path.needed is not None else ""
    room = look.width - 2 - (cell_len(needed) + 2 if needed else 0)
    latest = path.times[-max(1, room // NARROWEST_STEP) :]
    least = max(NARROWEST_STEP, *(cell_len(entry.short) + 2 for entry in latest))
    count = max(1, min(len(latest), room // least))
    step = max(least, min(WIDEST_STEP, room // count))
    parts: Parts = []
    for entry in latest[-count:]:
        if entry.rung is None or entry.rung not in card.rungs:
            parts.append(((entry.short if foot else "").center(step), look.ink(colours.muted)))
            continue
        tone = along(colours, colours.ladder, card.rungs.index(entry.rung) / max(1, len(card.rungs) - 1))
        if foot:
            front, back = background_for(colours, tone)
            parts.append((entry.short.center(step), look.ink(front, bold=True, on=back)))
        else:
            eighths = max(0, min(8, card.height(entry.rung, look.rows) - (look.rows - 1 - row) * 8))
            parts.append((EIGHTHS[eighths] * step, look.ink(tone)))
    if foot and needed:
        parts.append((f"  {needed}", look.ink(colours.muted)))
    elif (
        not foot and path.needed in card.rungs and look.rows - 1 - (card.height(path.needed, look.rows) - 1) // 8 == row
    ):
        parts.append(("  " + SIGNS["needed"], look.ink(colours.text)))
    return parts


@dataclass(frozen=True)
class GridRow:
    """Some lines of the page: a ladder's name, or cards side by side."""

    lines: int
    title: str = ""
    first: int = 0
    count: int = 0


def grid_rows(ladders: Sequence[str], names: Mapping[str, str], across: int, lines: int, head: int) -> list[GridRow]:
    """Rows of so many cards, each of so many `lines`; `ladders` has that of each card, `head` a name's lines."""
    several, rows, at = len(set(ladders)) > 1, [], 0
    while at < len(ladders):
        ladder = ladders[at]
        if several and (at == 0 or ladders[at - 1] != ladder):
            rows.append(GridRow(head, title=names.get(ladder, ladder)))
        row = ladders[at : at + across]
        count = next((n for n, text in enumerate(row) if text != ladder), len(row))
        rows.append(GridRow(lines, first=at, count=count))
        at += count
    return rows
