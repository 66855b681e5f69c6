"""Keys of a pair's own, from `[keys]` in the settings: what can be used of them, and what is wrong with the rest."""

import re
from collections.abc import Iterable, Mapping

from textual.app import App
from textual.binding import Binding
from textual.keys import Keys
from textual.widgets import Input, TextArea

from supervise.domain.problems import Problem
from supervise.tui.keys.table import KEYS
from supervise.tui.shell.live_keys import is_printable, key_label

_EVERY_PAGE = frozenset(("anywhere", "everywhere"))
_PAGES = tuple(
    frozenset(scopes.split())
    for scopes in (
        *(f"step writing {own}" for own in ("wheel", "talk", "private", "together placed", "incident", "next-rung")),
        "step writing actions",
        "step writing form",
        *(f"page views {own}" for own in ("past", "wheel-time", "ladder-time", "orders strengths", "year")),
        "page writing adding",
        *(f"page {own}" for own in ("review", "filtering", "trash", "problems", "versions", "identifiers", "secret")),
        "home",
        "closing",
        "cover secret",
    )
)
"""The scopes of keys that meet on a page, beside those of every page."""


def read_keymap(chosen: Mapping[str, str], where: str) -> tuple[dict[str, str], list[Problem]]:
    """Textual's keymap of the chosen keys, and a problem for each that cannot be had; for those the usual key holds.

    `where` is the settings file.
    """
    keymap: dict[str, str] = {}
    faults: dict[str, str] = {}
    for name, text in chosen.items():
        keys = [key.strip() for key in text.split(",")]
        if fault := _fault(name, keys):
            faults[name] = fault
        else:
            keymap[name] = ",".join(keys)
    # Of two on one key the one that stands first in the file has it; both may take each other's.
    while clash := next(filter(None, (_clash(name, keymap) for name in reversed(keymap))), None):
        name, faults[name] = clash
        del keymap[name]
    remedy = "Choose another key, or take the line out; until then the usual key holds."
    return keymap, [
        Problem(f"{where}, keys.{name[:40]}", f"{faults[name]}.", remedy) for name in chosen if name in faults
    ]


def with_keys(text: str, chosen: Mapping[str, str]) -> str:
    """The sentence with the first key of each action that it names, such as {next}: the `chosen` one, or the usual."""

    def in_force(match: re.Match[str]) -> str:
        key = _USUAL.get(match[1])
        if key is None:
            return match[0]
        keymap, _ = read_keymap(chosen, "") if chosen else ({}, ())
        return key_label(keymap.get(key.id, key.keys))

    return _NAMED.sub(in_force, text)


def _fault(name: str, keys: Iterable[str]) -> str:
    """What is wrong with these keys for the action of this name, as the beginning of a sentence; "" if nothing is."""
    if name not in _USUAL:
        return "There is no action of this name"
    writes = any(map(_is_needed_by_fields, _USUAL[name].keys.split(",")))
    for key in keys:
        if key == App.COMMAND_PALETTE_BINDING:
            return f"{key_label(key)} already shows everything by name"
        if key not in _KNOWN and not is_printable(key):
            return f"No key is called {key[:40]!r}"
        if not writes and _is_needed_by_fields(key):
            return f"{key_label(key)} is needed to write with"
    return ""


def _clash(name: str, keymap: Mapping[str, str]) -> tuple[str, str] | None:
    """This name, and which other action of the same page has its key already; None when none has."""
    for key in keymap[name].split(","):
        for other in KEYS:
            taken = key in keymap.get(other.id, other.keys).split(",")
            if taken and other.action != _USUAL[name].action and _on_one_page(other.scope, _USUAL[name].scope):
                return name, f"{key_label(key)} is already “{other.label}”"
    return None


def _on_one_page(*scopes: str) -> bool:
    return not _EVERY_PAGE.isdisjoint(scopes) or any(page.issuperset(scopes) for page in _PAGES)


def _is_needed_by_fields(key: str) -> bool:
    return key in _WRITING or is_printable(key)


_NAMED = re.compile(r"\{([a-z-]+)\}")
_USUAL = {key.id: key for key in KEYS}
_TERMINALS = ("enter", "tab", "shift+tab", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m")
"""The last four are backspace, tab and enter to a terminal."""
_WRITING = frozenset(
    (*_TERMINALS, *(binding.key for binding in Binding.make_bindings((*TextArea.BINDINGS, *Input.BINDINGS))))
)
"""Keys that Textual's fields answer to."""
_KNOWN = frozenset(key.value for key in Keys)
