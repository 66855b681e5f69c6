"""What all drawn widgets share: the page they stand on, the theme's palette, and the form they take now."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from supervise.tui.themes import RGB, Palette, palette
from supervise.tui.widgets.form import LEAST_ROOM, Form, form_of
from supervise.tui.widgets.raster import style


class Drawing(Widget):
    """A widget that is drawn where it can be, and told as a labelled list where it cannot."""

    LEAST = LEAST_ROOM

    @property
    def form(self) -> Form:
        """Drawn or listed, as app, screen and size now ask."""
        return form_of(self, self.LEAST)

    @property
    def colours(self) -> Palette:
        """The palette of the theme shown now."""
        return palette(self.app)

    @property
    def page(self) -> RGB:
        """The colour that lies under the widget."""
        return self.background_colors[1].rgb

    def ink_style(self, colour: RGB, *, bold: bool = False) -> Style:
        """A colour on the page, or the terminal's own ink where it has no colours to trust."""
        if self.app.no_color or self.app.native_ansi_color:
            return self.rich_style + Style(bold=bold)
        return style(colour, self.page, bold)

    def line(self, parts: list[tuple[str, Style]]) -> Strip:
        """One line of text parts, exactly as wide as the widget."""
        strip = Strip([Segment(text, part) for text, part in parts if text])
        return strip.crop(0, self.size.width).extend_cell_length(self.size.width, self.rich_style)

    def on_mount(self) -> None:
        """Repaint when the theme changes: the raster's colours are not CSS."""
        self.app.theme_changed_signal.subscribe(self, self._theme_changed)

    def _theme_changed(self, _theme: Theme) -> None:
        self.refresh()


def first_shown(chosen: int, shown: int, total: int, first: int, others: Sequence[int] = ()) -> int:
    """The first line to show so that the chosen one is in sight, moved no further than needed.

    The `others` are kept in sight with it where all of them fit.
    """
    wanted = [chosen, *others] if chosen >= 0 else list(others)
    if wanted and max(wanted) - min(wanted) >= shown:
        wanted = [chosen] if chosen >= 0 else []
    if wanted:
        first = max(min(first, min(wanted)), max(wanted) - shown + 1)
    return max(0, min(first, total - shown))
