"""The terminal's driver: what comes in broken ends nothing, and that Textual's own driver still needs each mend."""

import ctypes
import errno
import importlib
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.message import Message

from supervise.tui.app import SuperviseApp
from supervise.tui.platform.driver import LastingMonitor, LastingOutput, TerminalDriver
from supervise.tui.platform.paste_parser import PasteParser
from supervise.workflow import SessionWorkflow

NEEDED_NO_LONGER = "Textual needs this no longer: remove it from platform/driver"
PATIENCE = 30.0
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows gives text, and ends a console's programs itself")


def test_the_app_has_this_driver(workflow: SessionWorkflow) -> None:
    assert SuperviseApp(workflow).driver_class is TerminalDriver


def read(driver_class: type[Driver], data: bytes) -> list[Message]:
    """What a driver makes of bytes from the terminal, up to the end of input or an `x`."""
    messages: list[Message] = []
    driver: Any = driver_class.__new__(driver_class)
    driver.exit_event, driver._debug = threading.Event(), False

    def process(message: Message) -> None:
        messages.append(message)
        if isinstance(message, events.Key) and message.key == "x":
            driver.exit_event.set()

    driver.process_message = process
    driver.fileno, end = os.pipe()
    try:
        os.write(end, data)
        os.close(end)
        driver.run_input_thread()
    finally:
        os.close(driver.fileno)
    return messages


def keys(messages: list[Message]) -> list[str]:
    return [message.character or "" for message in messages if isinstance(message, events.Key)]


@POSIX
def test_an_invalid_byte_is_replaced_and_half_a_character_waits_for_the_rest() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    data = b"a\xffb\xc3\xa9x"
    with pytest.raises(UnicodeDecodeError):
        read(LinuxDriver, data)
        pytest.fail(NEEDED_NO_LONGER)
    assert [key for key in keys(read(TerminalDriver, data)) if key.isascii()] == ["a", "b", "x"]
    assert "é" in keys(read(TerminalDriver, data))


@POSIX
def test_the_end_of_input_ends_the_reading() -> None:
    assert keys(read(TerminalDriver, b"no more")) == list("no more")


@pytest.mark.parametrize(
    ("data", "theirs"),
    [
        ("\x1b[200~one \x1b[31mtwo\x1b[201~", "keys for what follows an escape in a paste"),
        ("one\tand two, more than hands can type\r", "a key for a pasted tab"),
    ],
)
def test_textual_types_some_of_a_paste(data: str, theirs: str) -> None:
    def pasted(parser: XTermParser) -> bool:
        first, *more = parser.feed(data)
        return isinstance(first, events.Paste) and not more

    assert not pasted(XTermParser()), f"{NEEDED_NO_LONGER} ({theirs})"


def test_textual_waits_for_ever_for_the_end_of_a_paste() -> None:
    now = 0.0
    ours = PasteParser(clock=lambda: now)
    theirs = XTermParser()
    for parser in (ours, theirs):
        assert not list(parser.feed("\x1b[200~one"))
    now = 3_600.0
    assert [type(message) for message in ours.tick()] == [events.Paste]
    assert not list(theirs.tick()), NEEDED_NO_LONGER


class Gone(io.StringIO):
    """What a closed pseudo-terminal answers."""

    def flush(self) -> None:
        raise OSError(errno.EIO, "Input/output error")

    def fileno(self) -> int:
        return 2


@POSIX
def test_the_output_of_a_terminal_that_is_gone_is_dropped() -> None:
    thread = WriterThread(Gone())
    thread.write("words")
    with pytest.raises(OSError, match="Input/output"):
        thread.run()
        pytest.fail(NEEDED_NO_LONGER)

    output = WriterThread(LastingOutput(Gone()))  # type: ignore[arg-type]
    output.start()

    def paint() -> None:
        for _ in range(4 * MAX_QUEUED_WRITES):
            output.write("words")
        output.stop()

    painting = threading.Thread(target=paint, daemon=True)
    painting.start()
    painting.join(PATIENCE)
    assert not painting.is_alive()
    assert not output.is_alive()


@POSIX
def test_a_terminal_that_is_there_gets_everything() -> None:
    file = io.StringIO()
    file.fileno = lambda: 2  # type: ignore[method-assign]
    output = WriterThread(LastingOutput(file))  # type: ignore[arg-type]
    output.start()
    for number in range(100):
        output.write(f"{number} ")
    output.stop()
    assert file.getvalue().split() == [str(number) for number in range(100)]


@POSIX
async def test_the_driver_paints_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("sys.__stdin__", SimpleNamespace(fileno=lambda: 0, isatty=lambda: False))
    assert isinstance(TerminalDriver(App())._file, LastingOutput)


HALF = "\ud83d"
"""Half of an emoji, which a Windows console may hand over alone."""


class Kernel:
    """Of kernel32: hands over what is typed, one record a read."""

    def __init__(self, *typed: str) -> None:
        self.typed = list(typed)
        self.over: Callable[[], None] = lambda: None

    def __getattr__(self, name: str) -> Callable[..., int]:
        def call(*_: Any) -> int:
            return 0

        setattr(self, name, call)
        return call

    def ReadConsoleInputW(self, _: Any, records: Any, __: int, count: Any) -> None:
        event = records._obj[0]
        event.EventType, event.Event.KeyEvent.bKeyDown = 1, True
        event.Event.KeyEvent.uChar.UnicodeChar, count._obj.value = self.typed.pop(0), 1
        if not self.typed:
            self.over()


@pytest.fixture
def win32(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Textual's module for Windows, on any system."""
    monkeypatch.setitem(sys.modules, "msvcrt", ModuleType("msvcrt"))
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: Kernel(), raising=False)
    monkeypatch.delitem(sys.modules, "textual.drivers.win32", raising=False)
    yield importlib.import_module("textual.drivers.win32")
    sys.modules.pop("textual.drivers.win32", None)


def typed(win32: Any, monitor_class: Any, *letters: str) -> list[str]:
    """The keys that come of what is typed at a Windows console."""
    kernel, messages, over = Kernel(*letters), list[Message](), threading.Event()
    kernel.over = over.set
    win32.KERNEL32, win32.wait_for_handles = kernel, lambda *_: 1
    app = SimpleNamespace(log=SimpleNamespace(error=lambda *_: None))
    monitor_class(None, app, over, messages.append).run()
    return keys(messages)


def test_a_windows_console_is_read_on_after_half_a_character(win32: Any) -> None:
    class Monitor(LastingMonitor, win32.EventMonitor):  # type: ignore[misc]
        pass

    assert typed(win32, win32.EventMonitor, "a", HALF, "b") == ["a"], NEEDED_NO_LONGER
    assert typed(win32, Monitor, "a", HALF, "b") == ["a", "b"]
