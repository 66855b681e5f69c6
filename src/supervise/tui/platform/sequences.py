"""What a terminal sends besides letters: keys, the mouse, its size, replies nobody asked for; and what of it is read.

Textual 8 stops at some of it (a key let go, a size of nothing), and types the rest of what it does not know as letters.
"""

import re
from typing import NamedTuple

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import FOCUSIN, FOCUSOUT

ESC = "\x1b"
_HEAD = 16
"""As much of a reply as tells that it is one."""
_MOST_CELLS = 2_000_000
_LAST_LETTER = 0x10FFFF
_RELEASED = "3"

_STRING = r"(?:\]\d{1,5};|P[0-9>]|_G)[^\x07\x1b]*"  # OSC, DCS and APC: colours, names, pictures
_MOVED = "<[0-9;-]"  # the mouse; where it has left the window some terminals say minus
_WHOLE = re.compile(
    rf"\x1b(?:\[(?:M[\s\S]{{3}}|\[[A-E]|{_MOVED}*[mM]|(?!M)[0-?]*[!-/]*[@-Z\\-~])|O[^\x1b]|{_STRING}(?:\x07|\x1b\\)"
    r"|[^\x1b\[O\]P_])"
)
_PART = re.compile(
    rf"\x1b(?:\[(?:M[\s\S]{{0,2}}|\[|{_MOVED}{{0,256}}|[0-?]{{0,256}}[!-/]{{0,4}})|O|\]\d{{0,5}}|[P_]|{_STRING}\x1b?)?"
)
_BROKEN = re.compile(rf"\x1b(?:\[(?:{_MOVED}+|[0-?]+)[!-/]*|{_STRING})")
_KEY = re.compile(r"\x1b\[([0-9:]*)(?:;([0-9:]*))?(?:;([0-9:]*))?([u~ABCDEFHPQRS])")
_MOUSE = re.compile(r"\x1b\[<\d{1,4};-?\d{1,5};-?\d{1,5}[Mm]", re.ASCII)
_MODE = re.compile(r"\x1b\[\?\d{1,5};\d\$y", re.ASCII)
_SIZE = re.compile(r"\x1b\[48;(\d{1,5})[0-9:]*;(\d{1,5})[0-9:]*;(\d{1,5})[0-9:]*;(\d{1,5})[0-9:]*t", re.ASCII)


class Read(NamedTuple):
    """What was taken from the beginning of what came: how long it was, and what it is for Textual."""

    length: int
    keys: str = ""
    """A sequence that Textual's parser knows, or a letter."""
    text: str = ""
    """Letters that came as one: from an input method, or an emoji made of several."""


def read(data: str) -> Read | None:
    """The sequence that `data`, which starts with ESC, starts with; None while the end of it has not come."""
    if whole := _WHOLE.match(data):
        return _known(whole[0])
    if _PART.fullmatch(data):
        return None
    if broken := _BROKEN.match(data):
        return Read(len(broken[0]))
    return Read(2, "[") if data[1] == "[" else Read(1, ESC) if data[1] == ESC else Read(2, data[:2])


def shortened(part: str) -> str:
    """A beginning, without the middle of a reply so long that it may never end: nothing of it will be read."""
    return part if len(part) < 1 << 12 else part[:_HEAD] + (ESC if part.endswith(ESC) else "")


def given_up(part: str) -> Read:
    """What is taken of a beginning whose end never came: a key that is no more than that, or a reply cut short."""
    if part == f"{ESC}[":
        return Read(2, "[")
    if part == ESC or part in ANSI_SEQUENCES_KEYS:
        return Read(len(part), part)
    if part[1] != "[" and not _BROKEN.match(part):
        return Read(2, part[:2])
    return Read(len(part))


def _known(sequence: str) -> Read:
    length = len(sequence)
    if not sequence.startswith(f"{ESC}["):
        return Read(length, sequence) if length <= 3 else Read(length)
    if key := _KEY.fullmatch(sequence):
        return _key(length, *key.groups(""))
    if size := _SIZE.fullmatch(sequence):
        return Read(length, _size(*map(int, size.groups())))
    if sequence in ANSI_SEQUENCES_KEYS or sequence in (FOCUSIN, FOCUSOUT):
        return Read(length, sequence)
    if _MOUSE.fullmatch(sequence) or _MODE.fullmatch(sequence):
        return Read(length, sequence)
    return Read(length)


def _key(length: int, key: str, modifiers: str, text: str, end: str) -> Read:
    """A key of the kitty protocol or of xterm's, without the parts that Textual does not understand."""
    key, (pressed, _, event) = key.partition(":")[0], modifiers.partition(":")
    letters = [chr(int(part)) for part in text.split(":") if _is_letter(part)]
    if event.startswith(_RELEASED) or len(pressed) > 4 or (text and not letters) or (key and not _is_letter(key)):
        return Read(length)
    if end == "u" and not key and not letters:
        return Read(length)
    if len(letters) > 1 or (letters and letters[0] > "\x9f" and not letters[0].isprintable()):
        return Read(length, text="".join(letters))
    parts = ";".join((key, pressed, str(ord(letters[0])))) if letters else f"{key};{pressed}" if pressed else key
    return Read(length, f"{ESC}[{parts}{end}")


def _is_letter(code: str) -> bool:
    return 0 < len(code) < 8 and int(code) <= _LAST_LETTER and not 0xD800 <= int(code) < 0xE000


def _size(rows: int, columns: int, height: int, width: int) -> str:
    """The size of the window; in cells alone where it does not know its pixels, by which Textual divides."""
    if not 0 < rows * columns <= _MOST_CELLS:
        return ""
    return f"{ESC}[48;{rows};{columns};{height or rows};{width or columns}t"
