"""One invalid byte from the terminal is shown as U+FFFD; Textual 8 would end the app (Textualize/textual #6456)."""

import sys
from functools import partial


def forgive() -> None:
    """Make Textual's POSIX driver replace what is not UTF-8; its Windows driver has no such decoder."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    strict = linux_driver.getincrementaldecoder  # type: ignore[attr-defined]
    if not isinstance(strict, partial):
        linux_driver.getincrementaldecoder = partial(_replacing, strict)  # type: ignore[attr-defined]


def _replacing(strict, encoding):  # type: ignore[no-untyped-def]
    return partial(strict(encoding), errors="replace")
