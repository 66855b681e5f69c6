"""What is printed when Supervise itself is at fault: one sentence; Python's own report can hold what people wrote."""

import os
import sys
from types import ModuleType, TracebackType

from supervise.cli.output import warn


def hide_text_in_tracebacks() -> None:
    """See to it that no exception nobody caught is printed with what it holds."""
    sys.excepthook = _tell


def hide_text_in_thread_errors() -> None:
    """The same for what runs beside the app: threads, and asyncio's own log of what nobody waited for."""
    import logging
    import threading

    threading.excepthook = lambda fault: _tell(fault.exc_type, fault.exc_value, fault.exc_traceback)
    sys.unraisablehook = lambda fault: _tell(fault.exc_type, fault.exc_value, fault.exc_traceback)
    logging.getLogger().addHandler(logging.NullHandler())  # with none, Python prints it all to the terminal


def _tell(kind: type[BaseException], _: BaseException | None, trace: TracebackType | None) -> None:
    from supervise.domain.problems import fault_location

    warn(f"Supervise had to stop: a fault of ours ({fault_location(kind, trace)}). What was kept stays as it is.")


_LOADER = "pydantic.plugin._loader"


class _None(ModuleType):
    """Stands where pydantic looks for plugins, and where it would load what reads every package's description."""

    get_plugins = staticmethod(tuple)


def disable_pydantic_plugins() -> None:
    """Let pydantic, not imported yet, find no plugin; it starts in nearly a tenth less of our time, too."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # its own way to say so, should another one look elsewhere
    if "pydantic" not in sys.modules:
        sys.modules[_LOADER] = _None(_LOADER)
