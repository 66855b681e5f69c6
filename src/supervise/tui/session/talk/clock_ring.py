"""Clock ring: the talk's time as a ring with digits in it, or as one line with a bar."""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.reactive import reactive
from textual.renderables.digits import Digits
from textual.strip import Strip

from supervise.tui.drawing import raster
from supervise.tui.drawing.cell_text import bar, clip, printable
from supervise.tui.drawing.palette import RGB
from supervise.tui.drawing.raster import Glyph, strip
from supervise.tui.drawing.widget import DrawnWidget, RenderMode
from supervise.tui.session.talk.clock_ring_paint import paint, quantised, thickness

DIGIT_ROWS = 3
MOST_LABELS = 4
"""The most lines of label that the ring may have shown before, which a repaint must cover."""


def _large(time: str) -> list[str]:
    """The time in Textual's digits of three rows."""
    parts = Digits(time).render(Style())
    return "".join(part.text for part in parts if isinstance(part, Segment)).rstrip("\n").split("\n")


class ClockRing(DrawnWidget):
    """Shows how much of the planned time has passed; its page sets the values each second."""

    DEFAULT_CSS = """
    ClockRing {
        width: 1fr;
        height: 1fr;
        color: $foreground;
    }
    """

    fraction: reactive[float] = reactive(0.0, repaint=False)
    phases: reactive[tuple[float, ...]] = reactive((1.0,))
    time: reactive[str] = reactive("", repaint=False)
    label: reactive[tuple[str, ...]] = reactive((), repaint=False)

    def __init__(
        self,
        fraction: float = 0.0,
        *,
        time: str = "",
        phases: tuple[float, ...] = (1.0,),
        label: tuple[str, ...] = (),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._cache_key: object = None
        self._cached_lines: list[tuple[str, Style]] = []
        self.set_reactive(ClockRing.fraction, fraction)
        self.set_reactive(ClockRing.time, time)
        self.set_reactive(ClockRing.phases, phases)
        self.set_reactive(ClockRing.label, label)

    @property
    def word(self) -> str:
        """The word after the time: `left` or `over`."""
        return "over" if self.fraction > 1 else "left"

    def watch_fraction(self, old: float, new: float) -> None:
        """Repaint only when the drawn part, or the word, changed."""
        if quantised(old) != quantised(new) or (old > 1) != (new > 1):
            self.refresh()

    def watch_time(self) -> None:
        """Repaint only the lines of text, as a new second changes nothing else."""
        self._refresh_text()

    def watch_label(self) -> None:
        self._refresh_text()

    def _refresh_text(self) -> None:
        if self.form is RenderMode.LISTED:
            self.refresh()
        else:
            across, _, top, below = self._place()
            # Below the ring the text may take any of the lines; inside it only those of the middle.
            half = (DIGIT_ROWS + 1 + max(len(self.label), MOST_LABELS)) // 2 + 1
            first = top + across // 2 if below else max(0, top + across // 4 - half)
            count = self.size.height - first if below else 2 * half + 1
            self.refresh(Region(0, first, self.size.width, max(1, count)))

    def _place(self) -> tuple[int, int, int, bool]:
        """Width of the ring, its first column and row, and whether the text is below it."""
        width, height = self.size
        across = raster.diameter(width, height)
        digits = Digits.get_width(self.time)
        below = False
        if not self._holds(across, digits, DIGIT_ROWS + 1):
            # Digits below the ring rather than small letters inside it, where there is height for both.
            lines = DIGIT_ROWS + 2 + len(self.label)
            smaller = raster.diameter(width, height - lines)
            below = smaller >= 16 and digits <= width
            across = smaller if below else across
        used = across // 2 + (DIGIT_ROWS + 2 + len(self.label) if below else 0)
        return across, (width - across) // 2, (height - used) // 2, below

    @staticmethod
    def _holds(across: int, wide: int, rows: int) -> bool:
        """Whether a block of cells lies wholly in the hole of a ring."""
        inner = across / 2 - thickness(across) - 1
        return inner > 0 and (wide / 2) ** 2 + rows**2 <= inner**2

    def _text_lines(self, across: int, below: bool) -> list[tuple[str, Style]]:
        """The lines of text, the time in the largest letters for which there is room."""
        text = self.ink_style(self.colours.text, bold=True)
        over = self.ink_style(self.colours.ring_over, bold=True)
        quiet = self.ink_style(self.colours.muted)
        tone = over if self.fraction > 1 else text
        time = printable(self.time)
        tail = [(printable(line), quiet) for line in self.label]
        big = below or self._holds(across, Digits.get_width(time), DIGIT_ROWS + 1)
        if not big:
            room = int(2 * (across / 2 - thickness(across))) - 2
            small = [(time, tone), (self.word, quiet), *tail]
            return [(clip(line, room), style) for line, style in small]
        drawn = _large(time)
        return [*((line, tone) for line in drawn), (self.word, over if self.fraction > 1 else quiet), *tail]

    def _cached_text_lines(self, across: int, below: bool) -> list[tuple[str, Style]]:
        """`_text_lines`, worked out once for all the lines of a repaint."""
        key = (across, below, self.time, self.label, self.fraction > 1, self.page, self.colours)
        if key != self._cache_key:
            self._cache_key, self._cached_lines = key, self._text_lines(across, below)
        return self._cached_lines

    def render_line(self, y: int) -> Strip:
        """One line of the ring, or the whole clock in the first."""
        if self.form is RenderMode.LISTED:
            return self._one_line() if y == 0 else self.line([])
        across, left, top, below = self._place()
        words = self._cached_text_lines(across, below)
        ring_rows = across // 2
        if below and y >= top + ring_rows + 1:
            n = y - top - ring_rows - 1
            return self._centred(*words[n]) if n < len(words) else self.line([])
        if not 0 <= y - top < ring_rows:
            return self.line([])
        pixels = paint(across, quantised(self.fraction), self.phases, self.page, self.colours)
        glyphs: dict[int, Glyph] = {}
        if not below:
            words = self._fitting(words, across)
            n = y - top - round(ring_rows / 2 - len(words) / 2)
            if 0 <= n < len(words):
                glyphs = self._glyphs(*words[n], across)
        return strip(pixels, y - top, glyphs, self.page, left, self.size.width)

    def _fitting(self, words: list[tuple[str, Style]], across: int) -> list[tuple[str, Style]]:
        """As many of the lines as fit into the ring."""
        while len(words) > 1:
            inner = across / 2 - thickness(across) - 1
            last = cell_len(words[-1][0])
            if (last / 2) ** 2 + len(words) ** 2 <= inner**2:
                break
            words = words[:-1]
        return words

    def _glyphs(self, text: str, style: Style, across: int) -> dict[int, Glyph]:
        """The letters of a line, centred on the ring; spaces let the picture through."""
        glyphs: dict[int, Glyph] = {}
        x = (across - cell_len(text)) // 2
        ink = style.color.triplet if style.color else None
        colour: RGB = (ink.red, ink.green, ink.blue) if ink else self.colours.text
        for letter in text:
            wide = cell_len(letter)
            if wide and letter != " " and 0 <= x < across:
                glyphs[x] = Glyph(letter, colour, bool(style.bold), wide)
            x += wide
        return glyphs

    def _centred(self, text: str, style: Style) -> Strip:
        clipped = clip(text, self.size.width)
        return self.line([(" " * ((self.size.width - cell_len(clipped)) // 2), style), (clipped, style)])

    def _one_line(self) -> Strip:
        """`09:18 left ███████░░░░░ exploring`: the whole clock in one line."""
        tone = self.ink_style(self.colours.ring_over if self.fraction > 1 else self.colours.text, bold=True)
        head = f"{printable(self.time)} {self.word} ".lstrip()
        tail = " · ".join(printable(line) for line in self.label)
        room = self.size.width - cell_len(head) - 1
        blocks = max(0, min(20, room - min(cell_len(tail), room // 2)))
        parts = [(head, tone), (bar(self.fraction, blocks), tone)]
        if room - blocks > 0:
            parts.append((" " + clip(tail, room - blocks), self.ink_style(self.colours.muted)))
        return self.line(parts)
