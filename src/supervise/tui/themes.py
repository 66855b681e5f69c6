"""Themes: the three themes of the program, and the palette that drawings take from the current one."""

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from textual.app import App
from textual.color import Color, ColorParseError
from textual.theme import Theme

RGB = tuple[int, int, int]

# The rings of a wheel are spread over these hues, sage to lilac, all equally light: none of them is red or alarms.
HUES = 6
DRAWING_VARIABLES = (
    *(f"wheel-hue-{n}" for n in range(HUES)),
    *("wheel-empty", "ladder-low", "ladder-high", "ladder-rail", "ring-talk", "ring-left", "ring-over"),
    *("ink-dark", "ink-light"),
)


def _theme(name: str, *, dark: bool, base: dict[str, str], drawn: dict[str, str]) -> Theme:
    """One theme, naming also those variables that Textual would otherwise derive in colours of its own."""
    accent, page = base["accent"], base["background"]
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=base["secondary"],
        accent=accent,
        warning=base["warning"],
        error=base["error"],
        success=base["success"],
        foreground=base["text"],
        background=page,
        surface=base["surface"],
        panel=base["panel"],
        variables={
            "text": base["text"],
            "text-muted": base["muted"],
            "text-disabled": base["disabled"],
            "foreground-muted": base["muted"],
            "foreground-disabled": base["disabled"],
            "text-primary": accent,
            "text-accent": accent,
            "text-secondary": base["secondary"],
            "text-warning": base["warning"],
            "text-error": base["error"],
            "text-success": base["success"],
            "border": accent,
            "border-blurred": base["line"],
            "block-cursor-background": accent,
            "block-cursor-foreground": page,
            "block-cursor-blurred-background": base["panel"],
            "block-cursor-blurred-foreground": base["text"],
            "block-hover-background": base["panel"],
            "button-color-foreground": page,
            "button-foreground": base["text"],
            "footer-background": base["surface"],
            "footer-foreground": base["muted"],
            "footer-description-foreground": base["muted"],
            "footer-key-foreground": accent,
            "input-cursor-background": base["text"],
            "input-cursor-foreground": page,
            "input-selection-background": base["selection"],
            "input-selection-foreground": base["text"],
            "link-color": accent,
            "link-color-hover": accent,
            "scrollbar": base["disabled"],
            "scrollbar-hover": base["muted"],
            "scrollbar-active": accent,
            "scrollbar-background": page,
            "scrollbar-background-hover": page,
            "scrollbar-background-active": page,
            **drawn,
        },
    )


DARK = _theme(
    "supervise-dark",
    dark=True,
    base={
        "background": "#1a1b26",
        "surface": "#20222e",
        "panel": "#282b3a",
        "line": "#3a3f53",
        "text": "#dde1ee",
        "muted": "#a3abc2",
        "disabled": "#8a92a9",
        "accent": "#7acce0",
        "secondary": "#a6ace7",
        "warning": "#e0bf89",
        "error": "#edad90",
        "success": "#92d5b7",
        "selection": "#34536a",
    },
    drawn={
        "wheel-hue-0": "#6ecaa4",
        "wheel-hue-1": "#55cac3",
        "wheel-hue-2": "#5cc4e2",
        "wheel-hue-3": "#7fb9f5",
        "wheel-hue-4": "#a7adf6",
        "wheel-hue-5": "#c7a2e8",
        "wheel-empty": "#272a38",
        "ladder-low": "#659cbc",
        "ladder-high": "#b9eff0",
        "ladder-rail": "#565d75",
        "ring-talk": "#7acce0",
        "ring-left": "#313749",
        "ring-over": "#a6ace7",
        "ink-dark": "#000000",
        "ink-light": "#ffffff",
    },
)

LIGHT = _theme(
    "supervise-light",
    dark=False,
    base={
        "background": "#f7f5f0",
        "surface": "#fdfcf9",
        "panel": "#ebe8e0",
        "line": "#c9c6bd",
        "text": "#24273a",
        "muted": "#565c70",
        "disabled": "#666b7e",
        "accent": "#005e7d",
        "secondary": "#4b4f94",
        "warning": "#7b5117",
        "error": "#86422a",
        "success": "#22664d",
        "selection": "#bfdce6",
    },
    drawn={
        "wheel-hue-0": "#5ca385",
        "wheel-hue-1": "#4ba39e",
        "wheel-hue-2": "#4f9eb6",
        "wheel-hue-3": "#6996c5",
        "wheel-hue-4": "#888dc6",
        "wheel-hue-5": "#a184bb",
        "wheel-empty": "#e6e4de",
        "ladder-low": "#0a3149",
        "ladder-high": "#046f87",
        "ladder-rail": "#8f93a0",
        "ring-talk": "#2d86a1",
        "ring-left": "#dcdad3",
        "ring-over": "#5f64ab",
        "ink-dark": "#000000",
        "ink-light": "#ffffff",
    },
)

CONTRAST = _theme(
    "supervise-contrast",
    dark=True,
    base={
        "background": "#000000",
        "surface": "#0b0d14",
        "panel": "#171a26",
        "line": "#7d859c",
        "text": "#ffffff",
        "muted": "#c8cfdf",
        "disabled": "#aab2c6",
        "accent": "#82eafc",
        "secondary": "#bec5ff",
        "warning": "#fdd990",
        "error": "#ffc09c",
        "success": "#a4f2cf",
        "selection": "#23506b",
    },
    drawn={
        "wheel-hue-0": "#91debc",
        "wheel-hue-1": "#80ded7",
        "wheel-hue-2": "#84d9f3",
        "wheel-hue-3": "#9ed0ff",
        "wheel-hue-4": "#bec5ff",
        "wheel-hue-5": "#dbbbf8",
        "wheel-empty": "#11131d",
        "ladder-low": "#70b4dc",
        "ladder-high": "#d4fbfc",
        "ladder-rail": "#aab2c6",
        "ring-talk": "#82eafc",
        "ring-left": "#333a4f",
        "ring-over": "#bec5ff",
        "ink-dark": "#000000",
        "ink-light": "#ffffff",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)


@dataclass(frozen=True)
class Palette:
    """The current theme's colours as numbers, for drawings."""

    background: RGB
    surface: RGB
    panel: RGB
    text: RGB
    muted: RGB
    accent: RGB
    hues: tuple[RGB, ...]
    wheel_empty: RGB
    ladder_low: RGB
    ladder_high: RGB
    ladder_rail: RGB
    ring_talk: RGB
    ring_left: RGB
    ring_over: RGB
    ink_dark: RGB
    ink_light: RGB


def palette(app: App[object]) -> Palette:
    """The palette of the app's current theme."""
    return _palette(app.current_theme.name, tuple(app.theme_variables.items()), app.current_theme.dark)


@lru_cache(maxsize=8)
def _palette(_name: str, theme_variables: tuple[tuple[str, str], ...], dark: bool) -> Palette:
    # A theme from elsewhere lacks the drawings' variables, and an ansi theme has values that are no colour: our theme
    # of the same lightness stands in for them, so that a drawing never lacks a colour.
    fallback = DARK if dark else LIGHT
    colours = {**fallback.to_color_system().generate(), **fallback.variables}
    colours |= {name: value for name, value in theme_variables if name in colours and _parsed(value) is not None}

    def rgb(name: str) -> RGB:
        return _parsed(colours[name]) or (0, 0, 0)

    return Palette(
        background=rgb("background"),
        surface=rgb("surface"),
        panel=rgb("panel"),
        text=rgb("foreground"),
        muted=rgb("text-muted"),
        accent=rgb("accent"),
        hues=tuple(rgb(f"wheel-hue-{n}") for n in range(HUES)),
        **{name.replace("-", "_"): rgb(name) for name in DRAWING_VARIABLES[HUES:]},
    )


def _parsed(value: str) -> RGB | None:
    """The colour as numbers; None for an ansi or translucent colour, or for no colour at all."""
    with suppress(ColorParseError):
        color = Color.parse(value)
        return color.rgb if color.ansi is None and color.a == 1 else None
    return None
