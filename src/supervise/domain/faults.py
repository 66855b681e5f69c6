"""A fault of ours told without a word of what people wrote: its kind and its place in the program, nothing it holds."""

from types import TracebackType


def place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Such as `ValueError, supervise.tui.app line 12`: the innermost place in Supervise, for whoever mends it."""
    found = ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.split(".")[0] == "supervise":
            found = f", {module} line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{kind.__name__}{found}"
