"""Key footer: the keys of a page, as many as fit whole, in a fixed order."""

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from supervise.tui.shell.live_keys import LiveKey, is_printable, key_label, live_keys

_BETWEEN = 2
"""Cells between one key and the next: without colours one alone would not tell "F1 Help" and "F3 Next" apart."""
_FIRST = "app.help"
"""The action that stands in the same place on every page, whatever has the focus."""


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

    auto_links: Reactive[bool] = Reactive(False)

    _hints: tuple[LiveKey, ...] = ()
    _under_mouse: int | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if not (self.is_attached and screen is self.screen and self.app.app_focus):
            return
        hints = [live for live in live_keys(self.screen) if live.shown]
        order = [*self.screen.active_bindings]
        hints.sort(key=lambda hint: (hint.action != _FIRST, order.index(hint.keys[0])))
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self._point_at(None)
            self.refresh()

    def render(self) -> RenderResult:
        key, does, under = (self._style(name) for name in ("key", "does", "under-mouse"))
        line = Content()
        twins = self._with_twins()
        for index, hint in enumerate(self._hints):
            words = Content.assemble((_written(hint, twins), key), (f" {hint.label}", does))
            start = line.cell_length + _BETWEEN if line else 0
            if start + words.cell_length > self.content_size.width:
                break
            if index == self._under_mouse:
                words = words.stylize(under)
            if not hint.enabled:
                words = words.stylize(Style(dim=True))
            words = words.stylize(Style.from_meta({"@mouse.down": ("press", (index,)), "hint": index}))
            line = Content.assemble(line.pad_right(start - line.cell_length), words)
        return line

    def _with_twins(self) -> bool:
        """Whether there is room for the second key of each, beside the first."""
        widths = (cell_len(_written(hint, True)) + 1 + cell_len(hint.label) for hint in self._hints)
        return sum(widths) + _BETWEEN * (len(self._hints) - 1) <= self.content_size.width

    def _style(self, name: str) -> Style:
        return Style.from_styles(self.get_component_styles(f"key-line--{name}"))

    def action_press(self, index: int) -> None:
        hint = self._hints[index]
        if hint.enabled:
            self.app.simulate_key(hint.keys[0])
        else:
            self.app.bell()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._point_at(event.style.meta.get("hint"))

    def on_leave(self) -> None:
        self._point_at(None)

    def _point_at(self, index: int | None) -> None:
        if index != self._under_mouse:
            self._under_mouse = index
            tip = "" if index is None else self._hints[index].tip
            self.tooltip = Content(tip) if tip else None
            self.refresh()


def _written(hint: LiveKey, twins: bool) -> str:
    """`F3 ^N`: the first key and, with its twin, a second; that is the one of a letter where letters are keys."""
    if not twins or len(hint.keys) < 2:
        return _short(hint.keys[0])
    twin = next((key for key in hint.keys[1:] if is_printable(key)), hint.keys[1])
    return f"{_short(hint.keys[0])} {_short(twin)}"


def _short(key: str) -> str:
    return f"^{key[-1].upper()}" if key[:-1] == "ctrl+" else key_label(key)
