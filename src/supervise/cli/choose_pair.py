"""Resolves whom a command is about: one pair, at the laptop or named by --pair, or one person's own pages."""

from collections.abc import Iterable

from supervise.cli.request import UsageError
from supervise.domain.people import Pair
from supervise.domain.problems import ProblemError
from supervise.domain.settings import hides_the_pairs
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import read_folder
from supervise.store.settings import load_settings
from supervise.workflow.own.own_pages import own_home


def resolve_pair(home: HomeFolder, asked: str = "") -> str | None:
    """The id of the pair at the laptop, or of the one `asked` for by initials; None where nobody has any session here.

    Known before anything is looked through: settings that know no pair leave it to the sessions, and only where all
    of these are one pair's. ProblemError when settings cannot be read; UsageError when none, or more than one
    pair, is meant.
    """
    settings, problems = load_settings(home.settings)
    pairs = settings.pairs
    if (hidden := hides_the_pairs(settings, problems)) is not None:
        what = f"{hidden.what} So nobody can tell whose sessions are meant, and nothing is shown."
        raise ProblemError(hidden._replace(what=what))
    if asked:
        meant = [pair for pair in pairs if _names(pair, asked)]
        if len(meant) == 1:
            return meant[0].id
        what = "could mean more than one pair" if meant else "names no pair that is known here"
        raise UsageError(f"“{asked[:40]}” {what}. {_known(meant or pairs)}")
    if pairs and all(pair.id != settings.current_pair for pair in pairs):
        raise UsageError(f"Say whose sessions with --pair. {_known(pairs)}")
    return settings.current_pair if pairs else _only_pair(home)


def _only_pair(home: HomeFolder) -> str | None:
    """The one whose sessions and drafts lie here, as far as these can be read; UsageError where it is not one."""
    result = (
        stored_session
        for folder in (home.sessions, home.drafts)
        for stored_session in read_folder(folder, home.seal).kept
    )
    ids = {stored_session.session.pair for stored_session in result}
    if len(ids) > 1:
        raise UsageError("The settings do not say who is here, and these are several pairs' sessions. Open the app.")
    return next(iter(ids), None)


def _names(pair: Pair, asked: str) -> bool:
    """CD + AB, AB+CD or, of either of them, the initials alone; of a team, its title."""
    if pair.who == "team":
        return asked.strip().casefold() == pair.label.casefold()
    given = {part.strip().casefold() for part in asked.split("+")}
    return given <= {person.initials.casefold() for person in pair.people}


def _known(pairs: Iterable[Pair]) -> str:
    labels = ", ".join(pair.label for pair in pairs)
    return f"Known here: {labels}." if labels else "Nobody is known here yet: open the app and say who is here."


def own_home_of(joint: HomeFolder, whose: str) -> HomeFolder:
    """The home of this person's own pages; of the only one who has any where nobody is named. UsageError otherwise.

    Where nobody but one person alone is known, that is the whole home.
    """
    settings, _ = load_settings(joint.settings)
    if len(settings.pairs) == 1 and settings.pairs[0].who == "one":
        [person] = settings.pairs[0].people
        if whose.casefold() in ("", person.initials.casefold()):
            return joint
    named = (
        (person.initials, home)
        for pair in settings.pairs
        for person in pair.people
        if (home := own_home(joint, pair, person)).root.is_dir()
    )
    homes = {initials: home for initials, home in named if not whose or initials.casefold() == whose.casefold()}
    if not homes:
        raise UsageError(f"There are no own pages{f' of {whose[:20]}' if whose else ''} here.")
    if len(homes) > 1:
        raise UsageError(f"Say whose: --whose {' or '.join(sorted(homes))}.")
    return homes.popitem()[1]
