"""What can go wrong, told as one sentence a person can act on."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong: where (file, key, line), what, and what to do about it."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.remedy}"

    @property
    def spoken(self) -> str:
        """The same as one says it: `This passphrase does not open this home. …`."""
        return f"{self.where} {self.what} {self.remedy}" if self.what[:1].islower() else str(self)


class ProblemError(Exception):
    """Raised when a deed cannot be done; carries the `Problem` to show. Nothing has been lost."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
