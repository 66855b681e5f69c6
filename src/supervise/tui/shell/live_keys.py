"""Live keys: what can be done on a page now, each action with the keys in force; for footer, help and palette."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from textual.binding import ActiveBinding
from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character
from textual.screen import Screen

from supervise.tui.shell.field_focus import fields_of


class LiveKey(NamedTuple):
    """One action of a page: its keys as Textual names them, and what it does."""

    id: str
    action: str
    keys: tuple[str, ...]
    label: str
    tip: str
    shown: bool
    """Whether the footer shows it."""
    enabled: bool


def live_keys(screen: Screen[Any]) -> list[LiveKey]:
    """In the order in which Textual asks for them, each action once; where there is a field, letters are no keys.

    One whose only keys are letters has none there, and can still be done by name.
    """
    has_field = bool(fields_of(screen))
    actives: dict[str, list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        actives.setdefault(active.binding.action, []).append(active)
    live = []
    for action, same in actives.items():
        same.sort(key=lambda active: not active.binding.show)  # Home's own key to close, before that of all pages
        first = same[0]
        bindings = [active.binding for active in same if not (has_field and is_printable(active.binding.key))]
        live.append(
            LiveKey(
                id=first.binding.id or "",
                action=action,
                keys=tuple(binding.key for binding in bindings),
                label=first.binding.description,
                tip=first.tooltip or "",
                shown=any(binding.show for binding in bindings),
                enabled=first.enabled,
            )
        )
    return live


def is_printable(key: str) -> bool:
    """Whether this key, as Textual names it, writes something."""
    character = key_to_character(key)
    return key in KEY_NAME_REPLACEMENTS.values() or (character is not None and character.isprintable())


def keys_label(keys: Iterable[str]) -> str:
    """How the keys of one action are written for people: F3 or ctrl+n."""
    return " or ".join(dict.fromkeys(map(key_label, keys)))


def key_label(keys: str) -> str:
    """How a key, the first of several, is written for people: F3, Esc, ctrl+q, ?."""
    names = {"escape": "Esc", "question_mark": "?", "slash": "/", "left": "←", "right": "→"}
    names |= {"left_square_bracket": "[", "right_square_bracket": "]"}
    names |= {"up": "↑", "down": "↓", "enter": "Enter", "backspace": "Backspace"}
    names |= {"pageup": "PageUp", "pagedown": "PageDown", "delete": "Delete", "space": "Space"}
    first = keys.split(",")[0]
    return names.get(first) or (first.upper() if first[:1] == "f" and first[1:].isdigit() else first)
