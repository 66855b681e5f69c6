"""Canvas: a grid of styled cells; what is drawn later covers what was drawn before."""

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


class Canvas:
    """A sheet of so many cells; what is put beyond its edges is cut off."""

    def __init__(self, width: int, height: int, style: Style) -> None:
        self.width, self.height = max(0, width), max(0, height)
        self._signs = [[" "] * self.width for _ in range(self.height)]
        self._styles = [[style] * self.width for _ in range(self.height)]

    def draw(self, x: int, y: int, text: str, style: Style) -> None:
        """Write one line of clean text; a wide letter takes two cells or is left out."""
        if not 0 <= y < self.height:
            return
        signs, styles = self._signs[y], self._styles[y]
        for letter in text:
            width = cell_len(letter)
            if width == 0:
                if 0 < x <= self.width and signs[x - 1]:
                    signs[x - 1] += letter
                continue
            if x >= 0 and x + width <= self.width:
                signs[x], styles[x] = letter, style
                if width == 2:
                    signs[x + 1], styles[x + 1] = "", style
            x += width

    def under(self, x: int, y: int, width: int, back: Style) -> None:
        """Lay another ground under these cells; what stands on them stays."""
        for at in range(max(0, x), min(self.width, x + width)):
            self._styles[y][at] += back

    def row(self, y: int) -> Strip:
        """One line as it is now."""
        return Strip(list(_runs(zip(self._signs[y], self._styles[y], strict=True))), self.width)


def _runs(cells: Iterable[tuple[str, Style]]) -> Iterable[Segment]:
    text, style = "", Style()
    for sign, its in cells:
        if its is not style and its != style:
            if text:
                yield Segment(text, style)
            text, style = "", its
        text += sign
    if text:
        yield Segment(text, style)
