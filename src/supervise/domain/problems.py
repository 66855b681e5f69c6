"""What can go wrong, told as one sentence a person can act on."""

from types import TracebackType
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong: where (file, key, line), what, and what to do about it."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.remedy}"

    @property
    def sentence(self) -> str:
        """The same as one says it: `This passphrase does not open this home. …`."""
        return f"{self.where} {self.what} {self.remedy}" if self.what[:1].islower() else str(self)


class ProblemError(Exception):
    """Raised when a deed cannot be done; carries the `Problem` to show. Nothing has been lost."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def fault_location(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Such as `ValueError, supervise.tui.app line 12`: the innermost place in Supervise, for whoever mends it."""
    result = ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.split(".")[0] == "supervise":
            result = f", {module} line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{kind.__name__}{result}"
