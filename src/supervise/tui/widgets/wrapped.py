"""Text of the people broken into lines of so many cells; quick enough to measure twenty thousand of them at once."""

from rich.cells import cell_len, chop_cells

from supervise.tui.widgets.line import clean


def wrapped(text: str, width: int) -> list[str]:
    """The lines of `text`, broken between words, or in a word that fits no line; its own lines stay lines."""
    width = max(width, 1)
    if text.isascii() and text.isprintable() and len(text) <= width:
        return [text]
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        plain = line if line.isascii() and line.isprintable() else clean(line)
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
