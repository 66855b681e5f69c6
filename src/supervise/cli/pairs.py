"""Whose sessions a command is about: the pair at the laptop, or the one that was named; never two pairs' at once."""

from collections.abc import Iterable
from typing import Protocol

from supervise.cli.arguments import WrongUseError
from supervise.domain.people import Pair
from supervise.store.paths import Home
from supervise.store.settings import load_settings


class OfAPair(Protocol):
    """A session, or a brief of one."""

    @property
    def pair(self) -> str: ...


def whose(home: Home, asked: str = "") -> str | None:
    """The id of the pair at the laptop, or of the one `asked` for by initials; None where the settings know no pair.

    WrongUseError when none, or more than one, is meant.
    """
    settings = load_settings(home.settings)[0]
    pairs = settings.pairs
    if asked:
        meant = [one for one in pairs if _names(one, asked)]
        if len(meant) == 1:
            return meant[0].id
        what = "could mean more than one pair" if meant else "names no pair that is known here"
        raise WrongUseError(f"“{asked[:40]}” {what}. {_known(meant or pairs)}")
    if pairs and all(one.id != settings.current_pair for one in pairs):
        raise WrongUseError(f"Say whose sessions with --pair. {_known(pairs)}")
    return settings.current_pair if pairs else None


def must_be_one_pair(sessions: Iterable[OfAPair]) -> None:
    """WrongUseError where nothing says who is here and the sessions are not all of one pair."""
    if len({one.pair for one in sessions}) > 1:
        raise WrongUseError("The settings do not say who is here, and these are several pairs' sessions. Open the app.")


def _names(pair: Pair, asked: str) -> bool:
    """AB + CD, AB+CD or, of either of them, the initials alone."""
    given = {part.strip().casefold() for part in asked.split("+")}
    return given <= {one.initials.casefold() for one in pair.people}


def _known(pairs: Iterable[Pair]) -> str:
    labels = ", ".join(one.label for one in pairs)
    return f"Known here: {labels}." if labels else "Nobody is known here yet: open the app and say who is here."
