"""Panels group what belongs together under a title in their frame; cards present what both are to read."""

from typing import Any

from rich.cells import cell_len
from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

CORNERS = 6
"""Cells of a frame that its title cannot have."""


class Panel(Vertical):
    """A frame with a title, in the accent while something inside has the focus; a subtitle says a count or a time.

    A title longer than the frame stands under it, as a frame would cut it off. Of a panel of the class `-open` a low
    window has the upper line alone: on a page of several, what is in them then stands in one line with the rest. There,
    and in a narrow window, the subtitle stands behind the title where both fit.
    """

    SCOPED_CSS = False  # for the rules that begin with the screen's size class
    DEFAULT_CSS = """
    Panel {
        height: auto; padding: 0 2; border: $edge $line;
        border-title-style: bold; border-title-color: $text; border-subtitle-color: $text-muted;
        &.-focused { border: $edge $accent; border-title-color: $accent; }
        &.-focused:nocolor { border: double $accent; }
    }
    /* What is written stands right under what is asked. */
    Panel NoteArea, Panel NoteArea:focus { background: $background; border: none; padding: 0; }
    /* Of these several may stand in one panel. */
    Panel GrowingLine, Panel GrowingLine:focus { padding: 0 1; }
    Panel GrowingLine { background: $raised; border-left: outer $border-blurred; }
    Panel GrowingLine:focus { background: $raised; border-left: outer $border; }
    Panel.supervisee { border-title-color: $supervisee; }
    Panel.supervisor { border-title-color: $supervisor; }
    Panel > .long-title { width: 1fr; height: auto; color: $text; text-style: bold; }
    Panel.-focused > .long-title { color: $accent; }
    .-tall Panel { padding: 1 2 0 2; }
    .-low Panel.-open {
        border: none; border-top: solid $line; padding: 0;
        &.-focused { border: none; border-top: solid $accent; }
        &.-focused:nocolor { border: none; border-top: double $accent; }
    }
    /* Without a frame around it a field has to be seen as one. */
    .-low Panel.-open NoteArea { background: $raised; border-left: outer $border-blurred; padding: 0 1; }
    .-low Panel.-open NoteArea:focus { background: $raised; border-left: outer $border; padding: 0 1; }
    .-narrow Panel {
        border: none; border-top: solid $line; padding: 0;
        &.-focused { border: none; border-top: solid $accent; }
    }
    """

    def __init__(self, *children: Widget, title: str = "", subtitle: str = "", **options: Any) -> None:
        super().__init__(*children, **options)
        self._long: Static | None = None
        self._title, self.subtitle = title, subtitle

    def show_focus(self) -> None:
        """The frame in the accent, or no more, as the focus has come or gone.

        `:focus-within` would have Textual style all that is in the panel anew each time the focus moves.
        """
        self.set_class(self.has_focus_within, "-focused", update=False)
        self.app.stylesheet.update_nodes((self, *self.query_children(".long-title")))

    @property
    def title(self) -> str:
        return self._title

    @title.setter
    def title(self, text: str) -> None:
        self._title = text
        self._show_title()

    def on_resize(self, event: events.Resize) -> None:
        self._show_title()

    def _show_title(self) -> None:
        """In the frame or, where it does not fit there, whole under it."""
        room = self.outer_size.width - CORNERS
        is_long = 0 < room < cell_len(self._title)
        both = f"{self._title} · {self._subtitle}"
        is_behind = bool(self._subtitle) and self._is_footless and cell_len(both) <= room
        self.border_title = self._in_frame("" if is_long else both if is_behind else self._title)
        self.border_subtitle = self._in_frame(self._subtitle)
        if is_long and (self._long is None or not self._long.is_attached):
            self._long = Static(classes="long-title")
            self.mount(self._long, before=0)
        if self._long is not None:
            self._long.update(Content(self._title))
            self._long.display = is_long

    @property
    def subtitle(self) -> str:
        return self._subtitle

    @subtitle.setter
    def subtitle(self, text: str) -> None:
        self._subtitle = text
        self._show_title()

    @property
    def _is_footless(self) -> bool:
        return self.is_attached and (
            self.screen.has_class("-narrow") or (self.has_class("-open") and self.screen.has_class("-low"))
        )

    def _in_frame(self, text: str) -> Content:
        """With air at its ends, which a frame without corners does not give it; a bracket is no markup."""
        return Content(f" {text} " if text and self._is_footless else text)


class Card(Vertical):
    """A filled field; of the class `supervisee` or `supervisor` it has that person's colour at its left."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Card { height: auto; padding: 0 2; background: $surface; border: block $surface; }
    .-tall Card { padding: 1 2; }
    Card.supervisee { background: $supervisee-deep; border: none; border-left: outer $supervisee; padding: 1 3 1 2; }
    Card.supervisor { background: $supervisor-deep; border: none; border-left: outer $supervisor; padding: 1 3 1 2; }
    .-low Card.supervisee, .-low Card.supervisor { padding: 0 2; }
    .-narrow Card, .-short Card { border: none; padding: 0 1; }
    """
