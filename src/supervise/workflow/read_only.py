"""Why a window may only read, and the sentences that say so."""

from typing import NamedTuple

from supervise.domain.problems import Problem


class ReadOnly(NamedTuple):
    """`why` goes on after a colon; `problem` is the same among what there is to know, with where and what to do."""

    why: str
    problem: Problem

    def hint(self, deed: str = "") -> str:
        """The first sentence of a page; `deed` is what to do instead in the window that may write, if one does."""
        return f"This window is for reading only: {self.why}. {deed if self.elsewhere and deed else self._remedy}"

    @property
    def while_holding(self) -> str:
        """What is said when it becomes so while a session is held."""
        return f"This window may write no more: {self.why}. This session is still kept; leave it soon with F10."

    @property
    def elsewhere(self) -> bool:
        """Whether another window may write."""
        return self.why == ANOTHER_WINDOW.why

    @property
    def refusal(self) -> Problem:
        """The error of an operation that would write."""
        if self.elsewhere:
            return Problem("This window", "is for reading only.", "Another Supervise has this home open; write there.")
        return Problem("This window", f"is for reading only: {self.why}.", self._remedy)

    @property
    def _remedy(self) -> str:
        return self.problem.remedy.removeprefix(_LOOK)


_LOOK = "You can read here; nothing can be written. "

ANOTHER_WINDOW = ReadOnly(
    "another Supervise has this home open",
    Problem(
        "This window",
        "is for reading only, as another Supervise window has this home open.",
        "Write there, or close it and start this one again.",
    ),
)
"""Another window may write, and this one may look."""


def because_of(problem: Problem) -> ReadOnly:
    """The reason that the computer gave when the home was to be locked."""
    why = problem.what.removesuffix(".")
    why = f"{problem.where} {why[5:]}" if why.startswith("This is ") else f"{why[0].lower()}{why[1:]}"
    return ReadOnly(why, problem._replace(remedy=f"{_LOOK}{problem.remedy}"))
