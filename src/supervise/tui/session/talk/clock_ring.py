"""Clock ring: the talk's time as a ring with figures in it, or as one line with a bar."""

from rich.cells import cell_len
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from supervise.tui.drawing import figures, raster
from supervise.tui.drawing.cell_text import bar, clip, printable
from supervise.tui.drawing.palette import RGB
from supervise.tui.drawing.raster import Glyph, strip
from supervise.tui.drawing.widget import DrawnWidget, RenderMode
from supervise.tui.session.talk.clock_ring_paint import paint, quantised, thickness


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
    label: reactive[tuple[str, ...]] = reactive(())

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

    def watch_time(self, old: str, new: str) -> None:
        """Repaint only the rows of the time, as a new second changes nothing else."""
        if self.form is RenderMode.LISTED or len(old) != len(new):
            self.refresh()
            return
        across, left, top = self._place()
        rows, first = self._rows(across), top + self._first_row(across)
        self.refresh(Region(left, first, across, max(1, rows)))

    def _place(self) -> tuple[int, int, int]:
        """Width of the ring, its first column and row."""
        width, height = self.size
        across = raster.diameter(width, height)
        return across, (width - across) // 2, (height - across // 2) // 2

    def _rows(self, across: int) -> int:
        """Rows of the largest figures that lie in the hole of the ring; 1 is text."""
        inner = across / 2 - thickness(across) - 1
        for rows in figures.SIZES:
            wide = figures.width(self.time, rows)
            if wide is not None and inner > 0 and (wide / 2) ** 2 + rows**2 <= inner**2:
                return rows
        return 1

    def _words(self, across: int) -> list[tuple[str, RGB, bool]]:
        """What stands under the time: its word, and as many lines of the label as fit into the ring."""
        over, colours = self.fraction > 1, self.colours
        words = [(self.word, colours.ring_over if over else colours.muted, over)]
        words += [(printable(line), colours.accent, True) for line in self.label]
        inner, rows = across / 2 - thickness(across) - 1, self._rows(across)
        while len(words) > 1:
            down = rows + (rows > 1) + len(words)
            if (cell_len(words[-1][0]) / 2) ** 2 + down**2 <= inner**2:
                break
            words.pop()
        return words

    def _first_row(self, across: int) -> int:
        """The row of the ring in which the time begins, so that it and its words stand in the middle."""
        rows = self._rows(across)
        return round(across / 4 - (rows + (rows > 1) + len(self._words(across))) / 2)

    def render_line(self, y: int) -> Strip:
        """One line of the ring, or the whole clock in the first."""
        if self.form is RenderMode.LISTED:
            return self._one_line() if y == 0 else self.line([])
        across, left, top = self._place()
        if not 0 <= y - top < across // 2:
            return self.line([])
        pixels = paint(across, quantised(self.fraction), self.phases, self.page, self.colours)
        return strip(pixels, y - top, self._glyphs(y - top, across), self.page, left, self.size.width)

    def _glyphs(self, row: int, across: int) -> dict[int, Glyph]:
        """What is written over this row of the ring."""
        rows, colours = self._rows(across), self.colours
        line = row - self._first_row(across)
        ink = colours.ring_over if self.fraction > 1 else colours.text
        if rows > 1 and 0 <= line < rows and (big := figures.paint(self.time, rows, ink, self.page, colours.exact)):
            start = (across - len(big.rows[0])) // 2
            return {start + x: Glyph("▀", upper, back=lower) for x, (upper, lower) in enumerate(big.rows[line])}
        words = self._words(across)
        if rows == 1:
            words, rows = [(printable(self.time), ink, True), *words], -1
        number = line - rows - 1
        return self._letters(*words[number], across) if 0 <= number < len(words) else {}

    @staticmethod
    def _letters(text: str, colour: RGB, bold: bool, across: int) -> dict[int, Glyph]:
        """The letters of a line, centred on the ring; spaces let the picture through."""
        text = clip(text, int(across - 2 * thickness(across)) - 2)
        glyphs: dict[int, Glyph] = {}
        x = (across - cell_len(text)) // 2
        for letter in text:
            wide = cell_len(letter)
            if wide and letter != " ":
                glyphs[x] = Glyph(letter, colour, bold, wide)
            x += wide
        return glyphs

    def _one_line(self) -> Strip:
        """`09:18 left ███████░░░░░ exploring`: the whole clock in one line."""
        tone = self.ink_style(self.colours.ring_over if self.fraction > 1 else self.colours.text, bold=True)
        head = f"{printable(self.time)} {self.word} ".lstrip()
        tail = " · ".join(printable(line) for line in self.label)
        room = self.size.width - cell_len(head) - 1
        blocks = max(0, min(20, room - min(cell_len(tail), room // 2)))
        left = self.fraction - 1 if self.fraction > 1 else 1 - self.fraction
        parts = [(head, tone), (bar(left, blocks), tone)]
        if room - blocks > 0:
            parts.append((" " + clip(tail, room - blocks), self.ink_style(self.colours.muted)))
        return self.line(parts)
