"""What a terminal pastes, taken whole and cleaned; a paste whose end never comes is let go after some silence.

Textual 8 reads a paste a character at a time, types what follows an ESC in it as keys, and waits for the end for ever.
"""

import sys
import time
from collections.abc import Callable, Iterator

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from supervise.domain.record import clean

SILENCE = 3.0
"""Seconds without a byte from the terminal; a paste that is only slow takes no such rest."""
CUT = 0.05
"""Seconds in which the rest of a mark that was cut in two is here."""


class Pasting(XTermParser):
    """Textual's parser for all but pastes."""

    def __init__(self, debug: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._paste: list[str] | None = None
        """What came of a paste that is not over."""
        self._cut = ""
        """The beginning of a mark at the end of what came last."""
        self._heard = 0.0
        super().__init__(debug)

    def feed(self, data: str) -> Iterator[Message]:
        if not data:
            yield from self._let_go()
            yield from super().feed(data)
            return
        rest: str | None = self._cut + data
        self._cut, self._heard = "", self._clock()
        while rest:
            if self._paste is None:
                # The first two characters begin many keys, Esc among them, which must not wait.
                before, rest = self._up_to(BRACKETED_PASTE_START, rest, at_least=3)
                if before:
                    yield from super().feed(before)
                if rest is not None:
                    self._paste = []
            else:
                inside, rest = self._up_to(BRACKETED_PASTE_END, rest, at_least=1)
                self._paste.append(inside)
                if rest is not None:
                    yield from self._let_go()

    def _up_to(self, mark: str, data: str, at_least: int) -> tuple[str, str | None]:
        """What comes before the mark, and after it; None without one, the beginning of one laid aside."""
        before, found, after = data.partition(mark)
        if found:
            return before, after
        for length in range(len(mark) - 1, at_least - 1, -1):
            if data.endswith(mark[:length]):
                self._cut = mark[:length]
                return data[:-length], None
        return data, None

    def _let_go(self) -> Iterator[Message]:
        if self._paste is not None:
            pasted, self._paste = "".join(self._paste), None
            yield events.Paste(clean(pasted))

    def tick(self) -> Iterator[Message]:
        silent = self._clock() - self._heard
        if self._paste is not None and silent > SILENCE:
            self._cut = ""
            yield from self._let_go()
        elif self._paste is None and self._cut and silent > CUT:
            cut, self._cut = self._cut, ""
            yield from super().feed(cut)
        yield from super().tick()


def use() -> None:
    """Let the terminal's driver read so."""
    if sys.platform == "win32":
        from textual.drivers import win32 as driver
    else:
        from textual.drivers import linux_driver as driver
    driver.XTermParser = Pasting  # type: ignore[attr-defined]
