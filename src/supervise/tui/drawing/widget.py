"""Drawn widgets: the palette, the background, and whether a drawing is shown as a picture or as a list."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App
from textual.message import Message
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from supervise.tui.drawing.palette import RGB, Palette, palette
from supervise.tui.drawing.raster import style
from supervise.tui.platform.abstract_parts import AbstractParts

NARROW = 60
LEAST_ROOM = (20, 10)


class RenderMode(Enum):
    """The two ways in which a drawing can be shown; both have the same state, keys and messages."""

    DRAWN = "drawn"
    LISTED = "listed"


def drawn_or_listed(
    room: tuple[int, int],
    screen_width: int,
    *,
    no_color: bool = False,
    color_system: str | None = "truecolor",
    plain: bool = False,
    least: tuple[int, int] = LEAST_ROOM,
    narrow: int = NARROW,
) -> RenderMode:
    """Drawn where colours, room and the reader's wish allow it, listed otherwise."""
    few_colours = no_color or color_system not in ("256", "truecolor")
    small = room[0] < least[0] or room[1] < least[1] or screen_width < narrow
    return RenderMode.LISTED if plain or few_colours or small else RenderMode.DRAWN


def form_in(
    app: App[object], room: tuple[int, int], least: tuple[int, int] = LEAST_ROOM, *, narrow: int = NARROW
) -> RenderMode:
    """The form for this room in the app as it looks now."""
    return drawn_or_listed(
        room,
        app.size.width,
        # A theme of the terminal's own 16 colours has no page colour known to us, so edges could not be blended.
        no_color=app.no_color or app.native_ansi_color,
        color_system=app.console.color_system,
        plain=bool(getattr(app, "plain", False)),
        least=least,
        narrow=narrow,
    )


def render_mode_of(widget: Widget, least: tuple[int, int] = LEAST_ROOM) -> RenderMode:
    """The form for this widget in the app and at the size it now has."""
    return form_in(widget.app, (widget.size.width, widget.size.height), least)


class DrawnWidget(Widget):
    """A widget shown as a picture where room and colours allow it, as a labelled list where not."""

    LEAST = LEAST_ROOM

    @property
    def form(self) -> RenderMode:
        """Drawn or listed, as app, screen and size now ask."""
        return render_mode_of(self, self.LEAST)

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


class DrawnChoice(AbstractParts, DrawnWidget):
    """A drawing whose parts can be chosen and then confirmed, by keys or by clicks."""

    DEFAULT_CSS = """
    DrawnChoice { width: 1fr; height: 1fr; color: $foreground; }
    """

    @dataclass
    class Told(Message):
        """Base of a drawing's messages."""

        drawing: "DrawnChoice"

        @property
        def control(self) -> "DrawnChoice":
            return self.drawing

    def __init__(self, *, interactive: bool = True, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.interactive = interactive
        self.can_focus = interactive
        self._first = 0
        """The first line that was in sight when the choice last changed, where it is a list longer than its room."""

    @property
    @abstractmethod
    def chosen_index(self) -> int:
        """Which part is chosen; -1 is none."""

    @abstractmethod
    def index_at(self, x: int, y: int) -> int | None:
        """The part shown at this cell of the widget, in either form."""

    @abstractmethod
    def choose_index(self, index: int) -> None:
        """Choose this part, and tell of it if another was chosen."""

    @abstractmethod
    def confirm(self) -> None:
        """Tell that the chosen part is meant."""

    def on_click(self, event: events.Click) -> None:
        """The first click on a part chooses it, a click on the chosen one confirms it."""
        spot = event.get_content_offset(self)
        if not self.interactive or spot is None:
            return
        index = self.index_at(spot.x, spot.y)
        if index is None:
            return
        event.stop()
        if index == self.chosen_index:
            self.confirm()
        else:
            self.choose_index(index)


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
