"""Text from outside, cleaned; control and bidirectional characters, which must never reach a terminal or a printer."""

import re
import unicodedata
from collections.abc import Iterator

# C0 but tab and newline, DEL and C1, what turns the direction of a line, and halves of characters: a file can hold
# them under a key that nobody cleaned, and so can a path or what was typed after a command.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


# C0 but tab and newline, DEL and C1: invisible in an editor, and able to steer a terminal that prints them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Word's line end within a paragraph (U+000B), a new page, and what other systems and web pages end a line with.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def normalise(text: str) -> str:
    """`text` with line ends as `\\n`, controls dropped, lone surrogates as U+FFFD, and NFC; idempotent."""
    if text.isascii() and not _CONTROLS.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\x1e", "-")  # U+001E: the hyphen at which Word breaks no line
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text)))


def single_line(text: str) -> str:
    """`text` cleaned and with every run of white space as one space."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip(" "):
        return text  # as nearly all lines of nearly all files are: ten thousand sessions have half a million
    return " ".join(normalise(text).split())


def escape_controls(text: str) -> str:
    """`text` with what could steer a terminal shown as one mark."""
    return text if text.isascii() and text.isprintable() else STEERING.sub("\ufffd", text)


def safe_line(text: str) -> str:
    """`text` on one line, safe."""
    return " ".join(escape_controls(text).split())


LONGEST = 2_000
"""Characters on one line. A field lays out the whole line at each key, so that one of 200,000 takes half a second."""
_JOINS = "\u200d"
_HANGS_ON = {"\u200d", "\ufe0e", "\ufe0f"}


def wrap_overlong_lines(text: str, column: int = 0, longest: int = LONGEST) -> str:
    """`text` with newlines added after a space wherever a line is longer; `column` characters stand before it."""
    if column + len(text) <= longest:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        lines.extend(_pieces(line, column, longest))
        column = 0
    return "\n".join(lines)


def _pieces(line: str, column: int, longest: int) -> Iterator[str]:
    start, room = 0, max(longest - column, 0)
    while len(line) - start > room:
        end = start + room
        at = line.rfind(" ", start, end) + 1
        if at <= start:
            # Nowhere to break: what stands before it keeps its line, and a line of its own is cut.
            at = start if column else _between(line, start, end)
        yield line[start:at]
        start, room, column = at, longest, 0
    yield line[start:]


def _between(line: str, start: int, end: int) -> int:
    """`end`, or a little before it, so that an accent is not parted from its letter nor an emoji in two."""
    at = end
    while at > start and (unicodedata.combining(line[at]) or line[at] in _HANGS_ON or line[at - 1] == _JOINS):
        at -= 1
    return at if at > start else end
