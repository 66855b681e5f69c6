"""The palette: the colours of the current theme as numbers, which drawings reckon with."""

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from textual.app import App
from textual.color import Color, ColorParseError

from supervise.tui.themes import shows_256, stand_in

RGB = tuple[int, int, int]
Person = Literal["supervisee", "supervisor", ""]
"""Whose colour a part of a drawing has; "" is that of neither."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme; a theme's variable of the same name says what each is for."""

    exact: bool
    """Whether the terminal shows these and hardly any between them, so that none should be mixed."""
    dark: bool
    background: RGB
    panel: RGB
    text: RGB
    muted: RGB
    faint: RGB
    line: RGB
    accent: RGB
    accent_deep: RGB
    supervisee: RGB
    supervisor: RGB
    hues: tuple[RGB, ...]
    """Of the families of a wheel, sage to lilac: none of them is red or alarms."""
    lifted: tuple[RGB, ...]
    """The same, of the chosen slice and of the rim."""
    wheel_empty: tuple[RGB, ...]
    """What an empty slice is, by turns; nothing where it is mixed from page and hue."""
    ladder: tuple[RGB, ...]
    """From the lowest rung to the highest."""
    rail: RGB
    ring_left: RGB
    ring_gone: RGB
    ring_over: RGB
    ink_dark: RGB = (0, 0, 0)
    ink_light: RGB = (255, 255, 255)

    def person(self, person: Person) -> RGB | None:
        """The colour of this one of the two people."""
        return {"supervisee": self.supervisee, "supervisor": self.supervisor}.get(person)


def palette(app: App[object]) -> Palette:
    """The palette of the app's current theme."""
    return _palette(shows_256(app), app.current_theme.dark, tuple(app.theme_variables.items()))


@lru_cache(maxsize=8)
def _palette(exact: bool, dark: bool, theme_variables: tuple[tuple[str, str], ...]) -> Palette:
    # A theme from elsewhere lacks the drawings' variables, and an ansi theme has values that are no colour: our theme
    # of the same lightness stands in for them, so that a drawing never lacks a colour.
    fallback = stand_in("256" if exact else "truecolor", dark=dark)
    given, colours = dict(theme_variables), {**fallback.to_color_system().generate(), **fallback.variables}

    def rgb(name: str) -> RGB:
        return _parsed(given.get(name, colours[name])) or _parsed(colours[name]) or (0, 0, 0)

    return Palette(
        exact=exact,
        dark=dark,
        background=rgb("background"),
        panel=rgb("panel"),
        text=rgb("foreground"),
        muted=rgb("text-muted"),
        faint=rgb("faint"),
        line=rgb("line"),
        accent=rgb("accent"),
        accent_deep=rgb("accent-deep"),
        supervisee=rgb("supervisee"),
        supervisor=rgb("supervisor"),
        hues=tuple(rgb(f"wheel-{n}") for n in range(3)),
        lifted=tuple(rgb(f"wheel-lifted-{n}") for n in range(3)),
        wheel_empty=tuple(rgb(name) for name in ("wheel-empty-0", "wheel-empty-1") if exact),
        ladder=tuple(rgb(f"ladder-{name}") for name in ("low", "lower", "higher", "high")),
        rail=rgb("rail"),
        ring_left=rgb("ring-left"),
        ring_gone=rgb("ring-gone"),
        ring_over=rgb("ring-over"),
    )


def _parsed(value: str) -> RGB | None:
    """The colour as numbers; None for an ansi or translucent colour, or for no colour at all."""
    with suppress(ColorParseError):
        color = Color.parse(value)
        return color.rgb if color.ansi is None and color.a == 1 else None
    return None
