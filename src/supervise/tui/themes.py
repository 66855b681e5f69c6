"""Themes: the colours of the program, and which of them a terminal is given.

A theme has three sets of colours: dark, light and high contrast. Where a terminal shows 256 colours it has others of
the same names, as the nearest of those 256 is often of another hue: a quiet grey-blue becomes a loud teal.
"""

from dataclasses import replace
from typing import Any

from textual.app import App
from textual.theme import Theme

SHADES = ("dark", "light", "contrast")

# The raised colour is that of fields and key caps, the deep colours are fills on which words of their hue stand.
# fmt: off
TRUE_COLOURS = {
    #                   dark       light      high contrast
    "background":      ("#161a22", "#f3efe6", "#000000"),
    "surface":         ("#1e232e", "#fdfbf5", "#0b0d13"),
    "raised":          ("#293040", "#e8e2d4", "#1a1f2c"),
    "line":            ("#465066", "#b9b09c", "#98a1b6"),
    "text":            ("#e8ebf3", "#22252e", "#ffffff"),
    "muted":           ("#aeb6c9", "#545968", "#d6dbe8"),
    "faint":           ("#929bb0", "#5e6371", "#bcc4d6"),
    "accent":          ("#7fd3e4", "#005f79", "#8df0ff"),
    "on-accent":       ("#0c1a20", "#ffffff", "#000000"),
    "accent-deep":     ("#1d4653", "#cfe5eb", "#0a3a47"),
    "selection":       ("#34536a", "#bfdce6", "#23506b"),
    "supervisee":      ("#f3c592", "#85480f", "#ffdcae"),
    "supervisee-deep": ("#2f2b29", "#f5e3cb", "#2a2114"),
    "supervisor":      ("#b9bcff", "#4845a0", "#d3d5ff"),
    "supervisor-deep": ("#272a40", "#e4e3f6", "#1c1e3a"),
    "warning":         ("#ecc27c", "#7a4f12", "#ffdc8f"),
    "error":           ("#f2ab90", "#8a3d25", "#ffc3a8"),
    "success":         ("#94d8ba", "#1f644a", "#a8f5d3"),
    "wheel-0":         ("#2c7766", "#72bca3", "#135244"),
    "wheel-1":         ("#2b6f95", "#74b3d8", "#114768"),
    "wheel-2":         ("#6b5898", "#ab95da", "#45346f"),
    "wheel-lifted-0":  ("#7fdcc0", "#1f7a63", "#9ff3da"),
    "wheel-lifted-1":  ("#79c6f2", "#1f6c98", "#9fdcff"),
    "wheel-lifted-2":  ("#c3aaf5", "#62499c", "#dcc9ff"),
    "ladder-low":      ("#2f5f80", "#9fc3d6", "#6aaedb"),
    "ladder-lower":    ("#568ca4", "#6fa2b7", "#8dc8e6"),
    "ladder-higher":   ("#80bdc9", "#30748c", "#b1e2f1"),
    "ladder-high":     ("#a8ecee", "#0e5f78", "#d4fcfd"),
    "rail":            ("#343c4d", "#cfc8b8", "#59627a"),
    "ring-left":       ("#7fd3e4", "#0f7c98", "#8df0ff"),
    "ring-gone":       ("#2a3242", "#ddd6c6", "#2c3446"),
    "ring-over":       ("#b9bcff", "#6562b8", "#d3d5ff"),
}

# Each of these is a colour of the 256, or a grey that lies next to the one it is shown as.
COLOURS_256 = {
    #                   dark       light      high contrast
    "background":      ("#121212", "#f0f0f0", "#000000"),
    "surface":         ("#1c1c1c", "#ffffff", "#121212"),
    "raised":          ("#303030", "#dcdcdc", "#1c1c1c"),
    "line":            ("#585858", "#aaaaaa", "#a0a0a0"),
    "text":            ("#f0f0f0", "#1c1c1c", "#ffffff"),
    "muted":           ("#b4b4b4", "#4e4e4e", "#dcdcdc"),
    "faint":           ("#a0a0a0", "#585858", "#c8c8c8"),
    "accent":          ("#87d7d7", "#005f87", "#87ffff"),
    "on-accent":       ("#000000", "#ffffff", "#000000"),
    "accent-deep":     ("#3a3a3a", "#d7d7ff", "#303030"),
    "selection":       ("#005f5f", "#d7d7ff", "#005f5f"),
    "supervisee":      ("#ffd7af", "#5f5f00", "#ffd7af"),
    "supervisee-deep": ("#262626", "#ffffd7", "#1c1c1c"),
    "supervisor":      ("#afafff", "#5f00af", "#d7d7ff"),
    "supervisor-deep": ("#262626", "#d7d7ff", "#1c1c1c"),
    "warning":         ("#ffd787", "#5f5f00", "#ffd787"),
    "error":           ("#ffaf87", "#5f5f00", "#ffd7af"),
    "success":         ("#87d7af", "#005f5f", "#afffd7"),
    "wheel-0":         ("#005f5f", "#87d7af", "#005f5f"),
    "wheel-1":         ("#005f87", "#87d7ff", "#005f87"),
    "wheel-2":         ("#5f5faf", "#d7afff", "#5f00af"),
    "wheel-lifted-0":  ("#87d7af", "#005f5f", "#afffd7"),
    "wheel-lifted-1":  ("#87d7ff", "#005f87", "#afd7ff"),
    "wheel-lifted-2":  ("#d7afff", "#5f5faf", "#d7d7ff"),
    "wheel-empty-0":   ("#303030", "#dcdcdc", "#121212"),
    "wheel-empty-1":   ("#3a3a3a", "#e6e6e6", "#1c1c1c"),
    "ladder-low":      ("#5f87af", "#afd7ff", "#5fafd7"),
    "ladder-lower":    ("#87afd7", "#87afd7", "#87d7d7"),
    "ladder-higher":   ("#87d7ff", "#5f87af", "#afffff"),
    "ladder-high":     ("#afffff", "#005faf", "#d7ffff"),
    "rail":            ("#444444", "#c8c8c8", "#6c6c6c"),
    "ring-left":       ("#87d7d7", "#005f87", "#87ffff"),
    "ring-gone":       ("#303030", "#d2d2d2", "#303030"),
    "ring-over":       ("#afafff", "#5f5faf", "#d7d7ff"),
}
# fmt: on


def _theme(shade: str, colours: dict[str, tuple[str, str, str]]) -> Theme:
    """One theme, naming also those variables that Textual would otherwise derive in colours of its own."""
    column = SHADES.index(shade)
    ours = {name: values[column] for name, values in colours.items()}
    page, raised, text, muted, accent = (ours[n] for n in ("background", "raised", "text", "muted", "accent"))
    return Theme(
        name=f"supervise-{shade}",
        dark=shade != "light",
        primary=accent,
        secondary=ours["supervisor"],
        accent=accent,
        warning=ours["warning"],
        error=ours["error"],
        success=ours["success"],
        foreground=text,
        background=page,
        surface=ours["surface"],
        panel=raised,
        variables={
            **{name: value for name, value in ours.items() if name not in ("muted", "selection")},
            "text-muted": muted,
            "text-disabled": ours["faint"],
            "foreground-muted": muted,
            "foreground-disabled": muted,
            "text-primary": accent,
            "text-accent": accent,
            "text-secondary": ours["supervisor"],
            "text-warning": ours["warning"],
            "text-error": ours["error"],
            "text-success": ours["success"],
            "border": accent,
            "border-blurred": ours["line"],
            "block-cursor-background": accent,
            "block-cursor-foreground": ours["on-accent"],
            "block-cursor-blurred-background": raised,
            "block-cursor-blurred-foreground": text,
            "block-hover-background": raised,
            "button-color-foreground": ours["on-accent"],
            "button-foreground": text,
            "footer-background": ours["surface"],
            "footer-foreground": muted,
            "footer-description-foreground": muted,
            "footer-key-foreground": accent,
            "input-cursor-background": text,
            "input-cursor-foreground": page,
            "input-selection-background": ours["selection"],
            "input-selection-foreground": text,
            "link-color": accent,
            "link-color-hover": accent,
            "scrollbar": ours["faint"],
            "scrollbar-hover": muted,
            "scrollbar-active": accent,
            "scrollbar-background": page,
            "scrollbar-background-hover": page,
            "scrollbar-background-active": page,
            "edge": "round",
        },
    )


THEMES = DARK, LIGHT, CONTRAST = tuple(_theme(shade, TRUE_COLOURS) for shade in SHADES)
THEMES_256 = tuple(_theme(shade, COLOURS_256) for shade in SHADES)


def shows_256(app: App[Any]) -> bool:
    """Whether the app's terminal has 256 colours and no more."""
    return app.console.color_system == "256"


def themes_for(color_system: str | None) -> dict[str, Theme]:
    """The themes by name, in the colours that a terminal of this kind shows."""
    return {theme.name: theme for theme in (THEMES_256 if color_system == "256" else THEMES)}


def stand_in(color_system: str | None, *, dark: bool) -> Theme:
    """Our theme that has what a theme from elsewhere lacks."""
    return themes_for(color_system)[(DARK if dark else LIGHT).name]


def edge(old_font: bool) -> str:
    """The border of frames: round corners are not in the old fonts of Windows' console."""
    return "solid" if old_font else "round"


def register(app: App[Any], *, old_font: bool = False) -> None:
    """Give the app the themes in the colours of its terminal, with frames that its font has."""
    for theme in themes_for(app.console.color_system).values():
        app.register_theme(replace(theme, variables={**theme.variables, "edge": edge(old_font)}))
