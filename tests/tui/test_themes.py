"""Every colour is read easily on every surface it stands on, and drawings find theirs in any theme."""

import re
from itertools import pairwise

import pytest
from rich._palettes import EIGHT_BIT_PALETTE
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from supervise.tui.drawing.colour import mix, spread
from supervise.tui.drawing.palette import palette
from supervise.tui.platform import old_fonts
from supervise.tui.themes import CONTRAST, LIGHT, THEMES, THEMES_256, register
from supervise.workflow import SessionWorkflow
from support.app_driver import running

HEX = re.compile("#[0-9a-fA-F]{6}")
"""Textual has also translucent colours and inks to be chosen later among its own variables."""
LADDER = ("ladder-low", "ladder-lower", "ladder-higher", "ladder-high")


def ratio(front: str, back: str) -> float:
    """Contrast as WCAG 2 defines it, computed here anew."""

    def luminance(value: str) -> float:
        parts = [part / 255 for part in Color.parse(value).rgb]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(front), luminance(back)))
    return (high + 0.05) / (low + 0.05)


SURFACES = ("background", "surface", "raised")
PERSONS = ("supervisee", "supervisor")
# Words, what they stand on, and the least contrast of any with any: in the dark, the light and the contrast theme.
CONTRASTS = (
    (("text", "foreground"), SURFACES, (11.1, 11.9, 16.5)),
    (("text-muted",), SURFACES, (6.5, 5.4, 11.9)),
    (("faint",), SURFACES, (4.7, 4.6, 9.4)),
    (("faint",), ("supervisee-deep", "supervisor-deep"), (5.0, 4.7, 9.0)),
    (("text",), ("accent-deep",), (8.6, 11.7, 12.3)),
    (("text-muted",), ("accent-deep",), (5.0, 5.3, 8.9)),
    (("accent", "primary", "text-accent"), SURFACES, (7.8, 5.6, 12.6)),
    (("warning", "text-warning"), SURFACES, (7.9, 5.5, 12.4)),
    (("error", "text-error"), SURFACES, (6.9, 5.9, 10.7)),
    (("success", "text-success"), SURFACES, (8.0, 5.5, 13.1)),
    (("supervisee",), ("supervisee-deep",), (7.8, 5.7, 11.4)),
    (("supervisor",), ("supervisor-deep",), (7.8, 5.7, 11.4)),
    (("background",), PERSONS, (9.7, 6.2, 14.7)),
    (PERSONS, SURFACES, (6.5, 5.4, 11.5)),
    (("accent",), ("accent-deep",), (6.0, 5.5, 9.4)),
    (("on-accent", "block-cursor-foreground"), ("accent",), (10.4, 7.2, 16.0)),
    (("input-selection-foreground",), ("input-selection-background",), (6.5, 9.0, 8.0)),
)
# What is only seen, and is said in words too.
SEEN = (
    (("ring-left",), ("ring-gone",), (7.6, 3.3, 9.5)),
    (("wheel-lifted-0", "wheel-lifted-1", "wheel-lifted-2"), ("background",), (4.1, 2.8, 3.7)),
)
# 256 colours have steps so large that one floor holds for all of their words, another for what is only seen.
FLOORS_256 = (4.5, 4.5, 7.0)
SEEN_256 = (3.0, 2.8, 3.0)


def shown(value: str) -> str:
    """The colour that a terminal of 256 colours shows in the place of this one."""
    number = RichColor.parse(value).downgrade(ColorSystem.EIGHT_BIT).number
    assert number is not None
    return RichColor.from_rgb(*EIGHT_BIT_PALETTE[number]).name


def variables(theme: Theme, *, in_256: bool) -> dict[str, str]:
    colours = {**theme.to_color_system().generate(), **theme.variables}
    if not in_256:
        return colours
    return {name: shown(value) if HEX.fullmatch(value) else value for name, value in colours.items()}


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("in_256", [False, True])
def test_the_contrasts_that_are_promised(number: int, in_256: bool) -> None:
    theme = (THEMES_256 if in_256 else THEMES)[number]
    colours = variables(theme, in_256=in_256)
    for pairs, floor_256 in ((CONTRASTS, FLOORS_256[number]), (SEEN, SEEN_256[number])):
        for fronts, backs, floors in pairs:
            least = min((ratio(colours[front], colours[back]), front, back) for front in fronts for back in backs)
            assert least[0] >= (floor_256 if in_256 else floors[number] - 0.05), least


@pytest.mark.parametrize("theme", [*THEMES, *THEMES_256])
def test_black_or_white_is_read_on_every_plank(theme: Theme) -> None:
    exact = theme in THEMES_256
    colours = variables(theme, in_256=exact)
    floor = 8.7 if theme.name == CONTRAST.name and not exact else 5.0
    steps = (0, 1) if exact else (0, 0.5, 1)
    planks = [mixed(colours[low], colours[high], step) for low, high in pairwise(LADDER) for step in steps]
    for plank in planks:
        assert max(ratio("#000000", plank), ratio("#ffffff", plank)) >= floor - 0.05, plank


def mixed(first: str, second: str, share: float) -> str:
    return Color.parse(first).blend(Color.parse(second), share).hex


@pytest.mark.parametrize("theme", THEMES_256, ids=lambda theme: theme.name)
def test_in_256_colours_none_is_shown_as_another_hue(theme: Theme) -> None:
    """Slices never talked about came out teal, as if they had been."""
    for name, value in variables(theme, in_256=False).items():
        if HEX.fullmatch(value) and name in theme.variables:
            red, green, blue = Color.parse(shown(value)).rgb
            assert Color.parse(value).rgb == (red, green, blue) or red == green == blue, name


@pytest.mark.parametrize("theme", [*THEMES, *THEMES_256])
def test_nothing_drawn_is_red(theme: Theme) -> None:
    drawn = [name for name in theme.variables if name.startswith(("wheel", "ladder", "ring"))]
    assert len(drawn) >= 13
    for name in drawn:
        red, green, blue = Color.parse(theme.variables[name]).rgb
        assert red <= max(green, blue) or max(red, green, blue) - min(red, green, blue) < 24, name


@pytest.mark.parametrize("name", [theme.name for theme in THEMES])
async def test_the_palette_is_the_shown_themes(name: str) -> None:
    app: App[None] = App()
    register(app)
    async with app.run_test():
        app.theme = name
        app.get_css_variables()
        ours = next(theme for theme in THEMES if theme.name == name)
        assert palette(app).background == Color.parse(ours.background or "").rgb
        assert palette(app).ladder[0] == Color.parse(ours.variables["ladder-low"]).rgb


@pytest.mark.parametrize("name", ["textual-dark", "textual-light", "nord", "ansi-dark", "ansi-light"])
async def test_a_theme_of_others_borrows_ours_for_what_it_lacks(name: str) -> None:
    app: App[None] = App()
    async with app.run_test():
        app.theme = name
        assert len(palette(app).hues) == 3


async def test_any_number_of_families_has_hues_of_its_own() -> None:
    app: App[None] = App()
    async with app.run_test():
        colours = palette(app)
        for count in range(24):
            assert len(set(spread(colours, colours.hues, count))) == count
        assert mix((0, 0, 0), (255, 255, 255), 0.5) == (128, 128, 128)


@pytest.mark.parametrize(("term", "colorterm", "in_256"), [("xterm-256color", "", True), ("xterm", "truecolor", False)])
async def test_the_terminal_says_which_colours_the_app_has(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch, term: str, colorterm: str, in_256: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLORTERM", colorterm)
    async with running(workflow) as (app, _):
        themes = THEMES_256 if in_256 else THEMES
        assert app.get_css_variables()["raised"] == themes[0].variables["raised"]
        assert palette(app).exact is in_256
        for name in ("nord", "ansi-light"):
            app.theme = name
            assert app.get_css_variables()["supervisee"] == themes[name == "ansi-light"].variables["supervisee"]


@pytest.mark.parametrize(("old_font", "edge"), [(True, "solid"), (False, "round")])
async def test_frames_have_the_corners_of_the_font(
    workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch, old_font: bool, edge: str
) -> None:
    monkeypatch.setattr(old_fonts, "needed", lambda: old_font)
    async with running(workflow) as (app, _):
        assert app.get_css_variables()["edge"] == edge
        app.theme = LIGHT.name
        assert app.get_css_variables()["edge"] == edge
        app.theme = "nord"
        assert app.get_css_variables()["edge"] == edge
