"""Text in terminal cells: made printable, clipped, padded and wrapped; never read as markup."""

import re
import unicodedata

from rich.cells import cell_len, chop_cells, set_cell_size

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)", re.DOTALL)
# Variation selectors make terminals disagree about a glyph's width, and a wrong width breaks the whole line.
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def printable(text: str) -> str:
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


def pad_or_clip(text: str, width: int) -> str:
    """The text clipped or padded to exactly this many cells."""
    return set_cell_size(clip(text, width), max(0, width))


def bar(share: float, width: int) -> str:
    """A bar of full and light blocks; anything above nothing shows, anything below all leaves room."""
    share = min(1.0, max(0.0, share))
    full = round(share * width)
    if 0 < share < 1 and width > 1:
        full = min(width - 1, max(1, full))
    return "█" * full + "░" * (width - full)


def wrap(text: str, width: int) -> list[str]:
    """The lines of `text`, broken between words, or in a word that fits no line; its own lines stay lines."""
    width = max(width, 1)
    if text.isascii() and text.isprintable() and len(text) <= width:
        return [text]
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        plain = line if line.isascii() and line.isprintable() else printable(line)
        if cell_len(plain) == len(plain):
            _break(plain, width, lines)
        else:
            _break_wide(plain, width, lines)
    return lines


def _break(text: str, width: int, lines: list[str]) -> None:
    """Where each character is one cell."""
    start, end = 0, len(text)
    while end - start > width:
        at = text.rfind(" ", start, start + width + 1)
        if at <= start:
            lines.append(text[start : start + width])
            start += width
        else:
            lines.append(text[start:at])
            start = at + 1
    lines.append(text[start:])


def _break_wide(text: str, width: int, lines: list[str]) -> None:
    """Where some take two cells, or none."""
    line, used = "", 0
    for word in text.split(" "):
        size = cell_len(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = "", 0
        if size > width:
            *whole, word = chop_cells(word, width)
            if line:
                lines.append(line)
                line, used = "", 0
            lines += whole
            size = cell_len(word)
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    lines.append(line)
