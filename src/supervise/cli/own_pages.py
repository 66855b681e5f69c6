"""Which home holds a person's own pages: found by their initials, for `supervise own …`."""

from supervise.cli.request import UsageError
from supervise.store.home.folder import HomeFolder
from supervise.store.settings import load_settings
from supervise.workflow.own.own_pages import own_home


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
