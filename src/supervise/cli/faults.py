"""What is printed when Supervise itself is at fault: one sentence; Python's own report can hold what people wrote."""

import sys
from types import TracebackType

from supervise.cli.output import warn


def say_no_words() -> None:
    """See to it that no exception nobody caught is printed with what it holds."""
    sys.excepthook = _tell


def say_no_words_from_threads() -> None:
    """The same for what runs beside the app: threads, and asyncio's own log of what nobody waited for."""
    import logging
    import threading

    threading.excepthook = lambda fault: _tell(fault.exc_type, fault.exc_value, fault.exc_traceback)
    sys.unraisablehook = lambda fault: _tell(fault.exc_type, fault.exc_value, fault.exc_traceback)
    logging.getLogger().addHandler(logging.NullHandler())  # with none, Python prints it all to the terminal


def _tell(kind: type[BaseException], _: BaseException | None, trace: TracebackType | None) -> None:
    from supervise.domain.problems import place

    warn(f"Supervise had to stop: a fault of ours ({place(kind, trace)}). What was kept stays as it is.")
