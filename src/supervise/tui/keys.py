"""Which key does what: one table that feeds bindings, palette, help and README."""

from textual.binding import Binding, BindingType

from supervise.tui.key_table import KEYS as KEYS
from supervise.tui.key_table import Key as Key


def keys_for(*groups: str) -> tuple[Key, ...]:
    return tuple(key for key in KEYS if key.scope in groups)


def bindings(*groups: str) -> list[BindingType]:
    """Textual's bindings for these groups, each with its id, so that a person's keymap can move it."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label,
            show=key.shown,
            id=key.id,
            tooltip=key.tip,
            priority=key.priority,
        )
        for key in keys_for(*groups)
    ]
