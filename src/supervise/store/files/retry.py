"""Retries while another Windows program, such as a virus scanner, has a file open: Windows then moves nothing."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from supervise.store.files.os_errors import forget_earlier_errors, is_held

PAUSES = (0.05, 0.1, 0.2, 0.35, 0.5, 0.6, 0.7)
"""Seconds between tries while another Windows program holds the file: 2.5 in all."""

T = TypeVar("T")
Pause = Callable[[float], object]
"""Waits for that many seconds."""


def retry_while_in_use(operation: Callable[[], T], pause: Pause = time.sleep) -> T:
    """Do it, and again after growing pauses while another Windows program holds the file; then let the error go."""
    for seconds in PAUSES:
        forget_earlier_errors()
        try:
            return operation()
        except OSError as error:
            if not is_held(error):
                raise
        pause(seconds)
    forget_earlier_errors()
    return operation()


def remove_file(path: Path, pause: Pause = time.sleep) -> None:
    """Remove the file at `path`, patiently; nothing happens when it is gone already. OSError when it stays."""
    retry_while_in_use(lambda: path.unlink(missing_ok=True), pause)
