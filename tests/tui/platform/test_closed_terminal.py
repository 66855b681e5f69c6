"""The window is gone and the app still ends: nobody waits for a terminal that takes nothing any more."""

import errno
import io
import sys
import threading

import pytest

from supervise.tui.platform import closed_terminal

PATIENCE = 30.0


class Gone(io.StringIO):
    """What a closed pseudo-terminal answers."""

    def flush(self) -> None:
        raise OSError(errno.EIO, "Input/output error")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a console's programs itself")
def test_more_is_painted_than_fits_into_the_queue_and_nobody_waits_for_ever() -> None:
    from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

    closed_terminal.apply()
    closed_terminal.apply()  # every app does it
    output = WriterThread(Gone())
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


def test_a_terminal_that_is_there_gets_everything() -> None:
    from textual.drivers._writer_thread import WriterThread

    closed_terminal.apply()
    file = io.StringIO()
    output = WriterThread(file)
    output.start()
    for number in range(100):
        output.write(f"{number} ")
    output.stop()
    assert file.getvalue().split() == [str(number) for number in range(100)]
