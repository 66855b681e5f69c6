"""Every word that is really painted stands out from what is really under it, on every page and in each of our looks."""

import re

from supervise.tui.app import SuperviseApp
from supervise.tui.themes import CONTRAST, THEMES
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled

DRAWN = re.compile(r"·{3,}|[\u2500-\u259f\s]")
"""Lines and blocks: seen or not, they say nothing that is not said in words too."""


def luminance(colour: tuple[int, ...]) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def faint(app: SuperviseApp, floor: float) -> list[str]:
    """The words painted with less contrast than this."""
    faint_words = []
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if not style or not style.color or not style.bgcolor or not (words := DRAWN.sub("", segment.text)):
                continue
            ink, paper = luminance(style.color.get_truecolor()), luminance(style.bgcolor.get_truecolor())
            low, high = sorted((ink, paper))
            if (high + 0.05) / (low + 0.05) < floor:
                faint_words.append(words)
    return faint_words


async def test_every_word_painted_can_be_read(workflow: SessionWorkflow) -> None:
    seen = set()
    looks = list(THEMES)
    async with running(workflow) as (app, pilot):
        for keys in (
            (),
            ("r",),
            ("escape", "p"),
            ("escape", "f1"),
            ("escape", "n"),
            ("tab",),
            ("f3",),
            ("right", "enter"),
            ("w", "f3"),
            ("enter",),
            ("2", "enter", "enter", "3", "enter", "enter"),
            ("f3",),
            ("p",),
            ("f3", "enter"),
            ("end", "up", "enter", "enter", "end", "enter", "enter"),
            ("right", "enter"),
            ("f3",),
            ("x", "tab", "y", "f3"),
            ("space",),
            ("f3",),
            ("f3",),
            ("f3",),
        ):
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            looks.reverse()  # the one on the screen comes first: each change paints the whole page anew
            for theme in looks:
                app.theme = theme.name
                await settled(pilot)
                page = type(app.screen).__name__
                seen.add(page)
                assert faint(app, 7 if theme is CONTRAST else 4.5) == [], (page, theme.name)
    assert {
        "HomePage",
        "HelpPage",
        "TalkPage",
        "RatingRevealPage",
        "PlacementRevealPage",
        "NextRungPage",
        "AgreePage",
    } <= seen
