"""The terminal's driver: Textual 8.2.8's own for this system, which survives what comes from a real terminal.

Given to the app by the public `App(driver_class=…)`. Seen by what of Textual it puts right:

- *Invalid bytes.* Half a character or a byte that is not UTF-8 raises in the thread that reads, and the app ends;
  on Windows half a surrogate pair ends the thread alone, and no key is read any more. textual#6456, PR #6498 (both
  open, for POSIX). *Remove when* the decoders of `linux_driver` replace, and `win32.EventMonitor` reads on.
- *Pastes*, in `paste_parser`. No issue known. *Remove when* its tests pass with `XTermParser`.
- *A terminal that is gone.* The first write that fails ends the thread that paints; its queue holds 30 writes, then
  whoever paints waits for ever, the app never ends, and its lock makes every later window one for reading only.
  No issue known; textual#6692 fills the same queue. *Remove when* `WriterThread.run` survives an OSError.
- *The end of input* keeps Textual's reading thread busy for ever. PR #6690 (open).

`tests/tui/platform/test_driver.py` fails where Textual needs one of these no longer.
"""

import os
import select
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from threading import Event, Thread
from typing import Any

from supervise.tui.platform.paste_parser import PasteParser

PAUSE = 0.1
"""Seconds the terminal is waited for before time passes for what is half read."""
SOON = 0.05
"""Seconds before a Windows console is read again after a fault; it may be a fault that stays."""


class LastingOutput:
    """A terminal to paint on that may go away: what it no longer takes is dropped."""

    def __init__(self, file: Any) -> None:
        self.fileno = file.fileno
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()


class LastingMonitor(Thread):
    """Mixin for the thread that reads a Windows console: begins again after a fault, until the app is over."""

    exit_event: Event

    def run(self) -> None:
        while not self.exit_event.is_set():
            super().run()
            self.exit_event.wait(SOON)


if sys.platform == "win32":
    from textual.drivers import win32
    from textual.drivers.windows_driver import WindowsDriver

    class EventMonitor(LastingMonitor, win32.EventMonitor):
        pass

    class TerminalDriver(WindowsDriver):
        """Only this driver makes a monitor and a parser, and it finds both by their names in `win32`."""

        def start_application_mode(self) -> None:
            win32.XTermParser = PasteParser  # type: ignore[attr-defined]
            win32.EventMonitor = EventMonitor  # type: ignore[misc]
            super().start_application_mode()

else:
    from textual.drivers.linux_driver import LinuxDriver

    class TerminalDriver(LinuxDriver):
        """Linux, macOS and other POSIX systems."""

        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._file = LastingOutput(self._file)  # type: ignore[assignment]

        def run_input_thread(self) -> None:
            parser = PasteParser()
            decode = getincrementaldecoder("utf-8")("replace").decode
            while not self.exit_event.is_set():
                if select.select([self.fileno], [], [], PAUSE)[0]:
                    data = os.read(self.fileno, 1 << 12)
                    if not data:
                        return
                    if text := decode(data):
                        for message in parser.feed(text):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
