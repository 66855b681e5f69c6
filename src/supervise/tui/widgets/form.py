"""Whether a part of a page is drawn or told as a labelled list."""

from enum import Enum

from textual.app import App
from textual.widget import Widget

NARROW = 60
LEAST_ROOM = (20, 10)


class Form(Enum):
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
) -> Form:
    """Drawn where colours, room and the reader's wish allow it, listed otherwise."""
    few_colours = no_color or color_system not in ("256", "truecolor")
    small = room[0] < least[0] or room[1] < least[1] or screen_width < NARROW
    return Form.LISTED if plain or few_colours or small else Form.DRAWN


def form_in(app: App[object], room: tuple[int, int], least: tuple[int, int] = LEAST_ROOM) -> Form:
    """The form for this room in the app as it looks now."""
    return drawn_or_listed(
        room,
        app.size.width,
        # A theme of the terminal's own 16 colours has no page colour known to us, so edges could not be blended.
        no_color=app.no_color or app.native_ansi_color,
        color_system=app.console.color_system,
        plain=bool(getattr(app, "plain", False)),
        least=least,
    )


def form_of(widget: Widget, least: tuple[int, int] = LEAST_ROOM) -> Form:
    """The form for this widget in the app and at the size it now has."""
    return form_in(widget.app, (widget.size.width, widget.size.height), least)
