"""What comes from the terminal as text: typed, or pasted and then taken whole, with the marks of a paste or without.

Textual 8 reads a paste a character at a time, types what follows an ESC in it as keys, and waits for the end for ever.
Without the marks, as in the console of Windows 10, it takes a pasted tab for the key, which leaves the field.
"""

import re
import time
from collections.abc import Callable, Generator, Iterator

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from supervise.domain.text import normalise
from supervise.tui.platform.sequences import ESC, Read, given_up, read, shortened

SILENCE = 3.0
"""Seconds without a byte from the terminal; a paste that is only slow takes no such rest."""
CUT = 0.05
"""Seconds in which the rest of what was cut in two is here, and all of a paste without marks."""
LONG_CUT = 0.5
"""The same for what cannot be a key, which nobody waits for."""
AT_ONCE, A_SECOND = 4, 25
"""Characters that hands may have typed since the terminal was last listened to, and how many more in each second."""
LOADING = 2.0
"""Seconds in which people may have typed before the terminal was listened to at all."""

_BREAK_WITHIN = re.compile(r"[\t-\r][\s\x00]*[^\s\x00]")
_BREAKS_AT_END = re.compile(r"[\t-\r][\s\x00]*\Z")
_KEYS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_CONTROLS_OR_LETTERS = re.compile(r"[\x00-\x1f\x7f-\x9f]+|[^\x00-\x1f\x7f-\x9f]+")
# Word and Outlook give their bullets and arrows as places in a font of symbols, which other fonts show as a box.
_SYMBOLS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→"})


class PasteParser(XTermParser):
    """Textual's parser, given only what it understands."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._marked: list[str] | None = None
        """What came of a paste that the terminal has not said the end of."""
        self._unmarked: list[str] | None = None
        """What came of one that is over when the terminal rests."""
        self._cut = ""
        """The beginning of a sequence, or line ends, at the end of what came last."""
        self._heard = clock()
        self._listened = self._heard - LOADING
        self._run, self._typeable = 0, 0.0
        """How many characters came without a rest, and how many of them hands can have typed."""
        super().__init__(debug)

    def feed(self, data: str) -> Iterator[Message]:
        if not data:
            yield from self._let_go()
            yield from super().feed(data)
            return
        now = self._clock()
        if now - self._heard > CUT:
            self._run, self._typeable = 0, AT_ONCE
            if self._unmarked is not None:
                yield from self._let_go()
        self._typeable += A_SECOND * (now - self._listened)
        rest, self._cut = self._cut + data, ""
        while rest:
            if self._marked is not None:
                rest = yield from self._inside(self._marked, rest)
            elif rest.startswith(ESC):
                rest = yield from self._sequence(rest)
            else:
                text, mark, after = rest.partition(ESC)
                yield from self._text(text, last=not mark)
                rest = mark + after
        self._heard = self._listened = self._clock()

    def tick(self) -> Iterator[Message]:
        self._listened = self._clock()
        silent = self._listened - self._heard
        if silent > (CUT if self._marked is None else SILENCE):
            yield from self._let_go()
            waits = self._cut.startswith(f"{ESC}[") and len(self._cut) > 2 and not self._cut.endswith("$")
            if self._cut and silent > (LONG_CUT if waits else CUT):
                cut, self._cut = self._cut, ""
                yield from self._cut_off(cut)
        yield from super().tick()

    def _inside(self, parts: list[str], data: str) -> Generator[Message, None, str]:
        """Take what is part of a paste; what comes after it."""
        inside, end, after = data.partition(BRACKETED_PASTE_END)
        if not end:
            lengths = range(len(BRACKETED_PASTE_END) - 1, 0, -1)
            self._cut = next(
                (inside[-length:] for length in lengths if BRACKETED_PASTE_END.startswith(inside[-length:])), ""
            )
            inside = inside.removesuffix(self._cut)
        parts.append(inside)
        if end:
            yield from self._let_go()
        return after

    def _sequence(self, data: str) -> Generator[Message, None, str]:
        """Take the sequence that `data` starts with; what comes after it."""
        yield from self._let_go()
        taken = read(data)
        if taken is None:
            self._cut = shortened(data)
            return ""
        if data.startswith(BRACKETED_PASTE_START):
            self._marked = []
        elif not data.startswith(BRACKETED_PASTE_END):
            yield from self._take(taken)
        return data[taken.length :]

    def _cut_off(self, cut: str) -> Iterator[Message]:
        """Take the beginning of a sequence that has no end, or line ends after which nothing came: these are keys."""
        if not cut.startswith(ESC):
            yield from super().feed(cut)
            return
        taken = given_up(cut)
        yield from self._take(taken)
        yield from self._typed(cut[taken.length :])

    def _take(self, taken: Read) -> Iterator[Message]:
        if taken.text:
            yield events.Paste(normalise(taken.text))
        elif taken.keys == ESC:
            yield events.Key("escape", ESC)
        elif taken.keys:
            yield from super().feed(taken.keys)

    def _text(self, text: str, *, last: bool) -> Iterator[Message]:
        """Take text, as typed or as pasted: more of it at once than hands can type, with a tab or a line end in it."""
        self._run += len(text) - text.count("\0")
        if self._unmarked is None and self._run > self._typeable and not _KEYS.search(text):
            if _BREAK_WITHIN.search(text):
                self._unmarked = []
            elif last and (ends := _BREAKS_AT_END.search(text)):
                # Who types ahead ends with a key; and where a paste is cut there, the rest is here in a moment.
                self._cut, text = ends[0], text[: ends.start()]
                self._run -= len(self._cut)
        if self._unmarked is not None:
            self._unmarked.append(text)
        else:
            yield from self._typed(text)

    def _typed(self, text: str) -> Iterator[Message]:
        """Take text as keys; Textual drops what is no control and yet not printable, such as a space of another width.

        Alone or within an emoji, that is given as if it was pasted.
        """
        if text.isascii():
            yield from super().feed(text) if text else ()
            return
        for piece in _CONTROLS_OR_LETTERS.findall(text):
            if piece.isprintable() or piece < " " or "\x7f" <= piece < "\xa0":
                yield from super().feed(piece)
            else:
                yield events.Paste(normalise(piece))

    def _let_go(self) -> Iterator[Message]:
        parts = self._unmarked if self._marked is None else self._marked
        self._marked = self._unmarked = None
        if parts is not None:
            self._run = 0
            yield events.Paste(normalise("".join(parts)).translate(_SYMBOLS))
