"""Text of the people and of the data, made fit for one line of cells; never read as markup."""

import re
import unicodedata

from rich.cells import cell_len, set_cell_size

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)", re.DOTALL)
# Variation selectors make terminals disagree about a glyph's width, and a wrong width breaks the whole line.
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean(text: str) -> str:
    """The text without escapes, control and direction characters, its white space made single spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())  # as nearly all of it is, and each row in sight asks at each letter typed
    spaced = " ".join(_ESCAPES.sub("", text).split())
    return "".join(c for c in spaced if unicodedata.category(c) not in _DROPPED and not "\ufe00" <= c <= "\ufe0f")


def clip(text: str, width: int) -> str:
    """The text, or as much of it as fits with an ellipsis at its end."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fit(text: str, width: int) -> str:
    """The text clipped or padded to exactly this many cells."""
    return set_cell_size(clip(text, width), max(0, width))


def bar(share: float, width: int) -> str:
    """A bar of full and light blocks; anything above nothing shows, anything below all leaves room."""
    share = min(1.0, max(0.0, share))
    full = round(share * width)
    if 0 < share < 1 and width > 1:
        full = min(width - 1, max(1, full))
    return "█" * full + "░" * (width - full)
