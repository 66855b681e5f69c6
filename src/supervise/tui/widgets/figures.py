"""Figures: a number, a time or initials as large as its style's height lets them be."""

from rich.cells import cell_len
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from supervise.tui.drawing import figures
from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.drawing.raster import strip
from supervise.tui.drawing.widget import DrawnWidget


class Figures(DrawnWidget):
    """Large signs in the widget's own colours; what has no figure is bold text, one row high."""

    DEFAULT_CSS = "Figures { width: auto; height: 5; color: $text; text-style: bold; }"

    text: reactive[str] = reactive("", layout=True)

    def __init__(self, text: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Figures.text, text)

    @property
    def rows(self) -> int:
        """The most rows of a figure that the height in the style holds; 1 is text."""
        height = self.styles.height.cells if self.styles.height is not None else None
        if bool(getattr(self.app, "plain", False)) or figures.width(self.text, figures.SIZES[-1]) is None:
            return 1
        return next((rows for rows in figures.SIZES if rows <= (height or figures.SIZES[0])), 1)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return (self.rows > 1 and figures.width(self.text, self.rows)) or cell_len(printable(self.text))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self.rows

    def render_line(self, y: int) -> Strip:
        rows, text = self.rows, printable(self.text)
        back, ink = (colour.rgb for colour in self.colors[2:])
        if not 0 <= y < rows:
            return self.line([])
        if rows == 1:
            return self.line([(clip(text, self.size.width), self.rich_style)])
        if self.app.no_color or self.app.native_ansi_color:
            lines = figures.blocks(text, rows)
            return self.line([(lines[y], self.rich_style)] if lines else [])
        pixels = figures.paint(text, rows, ink, back, exact=self.colours.exact)
        return strip(pixels, y, {}, back, 0, self.size.width) if pixels else self.line([])
