"""Every colour is read easily on every surface it stands on, and drawings find theirs in any theme."""

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from supervise.tui.drawing.colour import hues, mix
from supervise.tui.themes import THEMES, palette

SURFACES = ("background", "surface", "panel")
TEXTS = ("text", "foreground", "text-muted", "accent", "primary", "secondary", "warning", "error", "success")


def ratio(front: str, back: str) -> float:
    """Contrast as WCAG 2 defines it, computed here anew."""

    def luminance(value: str) -> float:
        parts = [part / 255 for part in Color.parse(value).rgb]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(front), luminance(back)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_is_read_on_every_surface(theme: Theme) -> None:
    colours = {**theme.to_color_system().generate(), **theme.variables}
    floor = 7 if theme.name == "supervise-contrast" else 4.5
    names = [*TEXTS, "ladder-low", "ladder-high", *(f"text-{n}" for n in ("accent", "warning", "error", "success"))]
    for surface in SURFACES:
        for name in names:
            assert ratio(colours[name], colours[surface]) >= floor, (name, surface)
    assert ratio(colours["ring-over"], colours["background"]) >= floor
    assert ratio(colours["block-cursor-foreground"], colours["block-cursor-background"]) >= floor
    assert ratio(colours["input-selection-foreground"], colours["input-selection-background"]) >= floor
    assert ratio(colours["footer-key-foreground"], colours["footer-background"]) >= floor
    assert ratio(colours["footer-foreground"], colours["footer-background"]) >= floor


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_nothing_drawn_is_red(theme: Theme) -> None:
    drawn = [name for name in theme.variables if name.startswith(("wheel-hue", "ladder", "ring"))]
    assert len(drawn) == 12
    for name in drawn:
        red, green, blue = Color.parse(theme.variables[name]).rgb
        assert red <= max(green, blue) or max(red, green, blue) - min(red, green, blue) < 12, name


@pytest.mark.parametrize("name", [theme.name for theme in THEMES])
async def test_the_palette_is_the_shown_themes(name: str) -> None:
    app: App[None] = App()
    for theme in THEMES:
        app.register_theme(theme)
    async with app.run_test():
        app.theme = name
        app.get_css_variables()
        ours = next(theme for theme in THEMES if theme.name == name)
        assert palette(app).background == Color.parse(ours.background or "").rgb
        assert palette(app).ladder_low == Color.parse(ours.variables["ladder-low"]).rgb


@pytest.mark.parametrize("name", ["textual-dark", "textual-light", "nord", "ansi-dark", "ansi-light"])
async def test_a_theme_of_others_borrows_ours_for_what_it_lacks(name: str) -> None:
    app: App[None] = App()
    async with app.run_test():
        app.theme = name
        assert len(palette(app).hues) == 6


async def test_any_number_of_families_has_hues_of_its_own() -> None:
    app: App[None] = App()
    async with app.run_test():
        colours = palette(app)
        for count in range(24):
            assert len(set(hues(colours, count))) == count
        assert mix((0, 0, 0), (255, 255, 255), 0.5) == (128, 128, 128)
