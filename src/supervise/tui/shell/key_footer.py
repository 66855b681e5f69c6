"""The keys at the foot of a page: as many as fit whole, in their order, and none cut."""

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

_BETWEEN = 2
"""Cells between one key and the next: without colours one alone would not tell "F1 Help" and "F3 Next" apart."""
_FIRST = "f1"
"""The key that stands in the same place on every page, whatever has the focus."""


class KeyHint(NamedTuple):
    """A key, as it is pressed and as it is shown, what it does, and whether it can be pressed now."""

    key: str
    shown: str
    does: str
    enabled: bool

    @property
    def width(self) -> int:
        return cell_len(self.shown) + 1 + cell_len(self.does)


class KeyFooter(Widget):
    """One widget for all keys, each to be clicked too; what finds no room has its button and stands under ctrl+p.

    Textual's footer makes a widget of each key anew wherever the focus goes, and cuts the last at the window's edge.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom; height: 1; background: $footer-background;
        & > .key-line--key { color: $footer-key-foreground; text-style: bold; }
        & > .key-line--does { color: $footer-description-foreground; }
        & > .key-line--under-mouse { background: $block-hover-background; }
    }
    """
    COMPONENT_CLASSES = {"key-line--key", "key-line--does", "key-line--under-mouse"}

    _told: tuple[KeyHint, ...] = ()
    _under_mouse: KeyHint | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if not (self.is_attached and screen is self.screen and self.app.app_focus):
            return
        once = {
            this_active_binding.binding.action: this_active_binding
            for this_active_binding in reversed(self.screen.active_bindings.values())
            if this_active_binding.binding.show
        }
        texts = [
            KeyHint(one.binding.key, self.app.get_key_display(one.binding), one.binding.description, one.enabled)
            for one in reversed(once.values())
        ]
        texts.sort(key=lambda key_hint: key_hint.key != _FIRST)
        if tuple(texts) != self._told:
            self._told = tuple(texts)
            self._under_mouse = None
            self.refresh()

    def _fitting(self) -> list[tuple[int, KeyHint]]:
        """The keys that fit, each with the cell it begins in."""
        fitting, start = [], 0
        for key_hint in self._told:
            if start + key_hint.width > self.content_size.width:
                break
            fitting.append((start, key_hint))
            start += key_hint.width + _BETWEEN
        return fitting

    def render(self) -> RenderResult:
        key, does, under = (self._style(name) for name in ("key", "does", "under-mouse"))
        line = Content()
        for start, key_hint in self._fitting():
            words = Content.assemble((key_hint.shown, key), (f" {key_hint.does}", does))
            if key_hint is self._under_mouse:
                words = words.stylize(under)
            if not key_hint.enabled:
                words = words.stylize(Style(dim=True))
            line = Content.assemble(line, " " * (start - line.cell_length), words)
        return line

    def _style(self, name: str) -> Style:
        return Style.from_styles(self.get_component_styles(f"key-line--{name}"))

    def _at(self, where: Offset) -> KeyHint | None:
        """The key at a cell of this widget."""
        at = where.x - self.gutter.left
        return next((key_hint for start, key_hint in self._fitting() if start <= at < start + key_hint.width), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if (key_hint := self._at(event.offset)) is None:
            return
        if key_hint.enabled:
            self.app.simulate_key(key_hint.key)
        else:
            self.app.bell()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point_at(self._at(event.offset))

    def on_leave(self) -> None:
        self._point_at(None)

    def _point_at(self, key_hint: KeyHint | None) -> None:
        if key_hint is not self._under_mouse:
            self._under_mouse = key_hint
            self.refresh()
