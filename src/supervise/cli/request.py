"""The parsed command line: what to do, and in which home."""

import os
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from supervise.domain.review.filters import Kind
    from supervise.store.home.folder import HomeFolder

Command = Literal[
    "open",
    "demo",
    "list",
    "search",
    "show",
    "check",
    "where",
    "export",
    "take",
    "year",
    "evidence",
    "kinds",
    "sheet",
    "words",
    "backup",
    "restore",
    "version",
    "help",
]

ASKS_PASSPHRASE = ("list", "search", "show", "check", "export", "take", "year", "evidence")
"""The commands that read sessions, and so need the passphrase of a locked home."""
ASKS_PAIR = ("list", "search", "show", "export", "year", "evidence")
"""The commands that are about one pair."""


class UsageError(Exception):
    """It was not asked in a way that can be understood; carries the sentence to show."""


class Request(NamedTuple):
    """What to do, as typed."""

    command: Command
    home: str | None = None
    id: str = ""
    json: bool = False
    help: str = ""
    passphrase_stdin: bool = False
    file: str = ""
    anyway: bool = False
    pair: str = ""
    """Whose sessions, by initials; empty: those of the pair at the laptop."""
    words: tuple[str, ...] = ()
    filters: "tuple[tuple[Kind, str], ...]" = ()
    """What to look for, and among which sessions."""
    year: str = ""
    first_day: str = ""
    last_day: str = ""
    all_pairs: bool = False
    """Of which days, and whether of all pairs as one sum: for evidence."""
    sections: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    """What is to stand on a sheet, by the titles of sections and the ids of competencies."""
    own: bool = False
    """Whether it is about one person's own pages in place of what lies in the home of the two."""
    for_me_too: bool = False
    locked_too: bool = False
    """Of own pages: whether what is for the writer only is saved too, and the locked files beside their text."""
    whose: str = ""
    """Whose own pages, by initials; empty: of the only one who has any here."""

    def home_folder(self) -> "HomeFolder":
        """The home to do it in; UsageError when what was given names none."""
        return resolve_home(self.home)


def resolve_home(given: str | None) -> "HomeFolder":
    """The home given, or else the usual one; UsageError when what was given names none."""
    from supervise.domain.problems import ProblemError
    from supervise.store.home.folder import find_home

    try:
        return find_home(given, os.environ)
    except ProblemError as error:
        raise UsageError(str(error.problem)) from error
