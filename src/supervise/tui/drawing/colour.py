"""What may be done with a colour: mix it, find it on an arc of several, find an ink that is read on it."""

from functools import lru_cache

from supervise.tui.drawing.palette import RGB, Palette

READ = 4.5
"""The contrast at which letters are read by most eyes."""


@lru_cache(maxsize=4096)
def mix(first: RGB, second: RGB, share: float) -> RGB:
    """The colour that lies `share` of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def along(colours: Palette, arc: tuple[RGB, ...], share: float) -> RGB:
    """The colour at this share of an arc; the nearest of the arc's own where none may be mixed."""
    at = max(0.0, min(share, 1.0)) * (len(arc) - 1)
    if colours.exact:
        return arc[round(at)]
    return mix(arc[int(at)], arc[min(int(at) + 1, len(arc) - 1)], at % 1)


def spread(colours: Palette, arc: tuple[RGB, ...], count: int) -> tuple[RGB, ...]:
    """So many colours, as far apart on the arc as their number lets them be; a single one is of its middle."""
    if count == 1:
        return (along(colours, arc, 0.5),)
    return tuple(along(colours, arc, n / (count - 1)) for n in range(count))


@lru_cache(maxsize=4096)
def luminance(colour: RGB) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [c / 255 for c in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: RGB, second: RGB) -> float:
    """Contrast ratio as WCAG 2 defines it, 1 to 21."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def required_contrast(colours: Palette) -> float:
    """The contrast that letters must have: 7 in a theme made for it, 4.5 in all others."""
    return 7.0 if contrast(colours.text, colours.background) > 18 else READ


def background_for(colours: Palette, under: RGB) -> tuple[RGB, RGB]:
    """An ink for this colour, and the colour itself or the nearest on which that ink is read."""
    ink = text_colour(colours, under)
    return ink, plate(colours, ink, under)


@lru_cache(maxsize=4096)
def plate(colours: Palette, ink: RGB, under: RGB) -> RGB:
    """This colour, or the nearest on which the ink is read."""
    away = colours.ink_light if ink == colours.ink_dark else colours.ink_dark
    share = 0.0
    while contrast(ink, mix(under, away, share)) < required_contrast(colours):
        share += 0.05
    return mix(under, away, share)


def text_colour(colours: Palette, under: RGB) -> RGB:
    """The ink, dark or light, that is read more easily on this colour."""
    return max(colours.ink_dark, colours.ink_light, key=lambda tone: contrast(tone, under))
