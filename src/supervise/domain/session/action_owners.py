"""Who can be named for an action: the people of the session, both, the roles of a team, and those who have a seat."""

from collections.abc import Iterable, Sequence

from supervise.domain.content.forms import ListItem
from supervise.domain.people import supervisee_first, who_holds
from supervise.domain.session.kinds.seats import roles_seated
from supervise.domain.session.model import Session

BOTH = ("both", "Both")
Owner = tuple[str, str]
"""What is kept as an action's owner, and the words shown for it; a role is kept as it reads."""


def owners_for(session: Session, roles: Iterable[str], parts: Iterable[ListItem] = (), chosen: str = "") -> list[Owner]:
    """Everybody who can be chosen, each once; `roles` are those of the team that holds the session.

    Whoever is `chosen` already stays, wherever the role comes from. Of `parts`, what a seat can be there as, one says
    that nobody was asked yet: they cannot be named.
    """
    who = who_holds(session.people)
    owners = [(person.id, person.initials) for person in supervisee_first(session.people)]
    if who == "pair":
        owners.append(BOTH)
    for role in (*(roles if who == "team" else ()), *roles_seated(session.forms, parts), *filter(None, (chosen,))):
        if owner_called(role, owners) == role and role not in dict(owners):
            owners.append((role, role))
    return owners


def owner_called(words: str, owners: Sequence[Owner]) -> str:
    """The owner who is called so, in any case of the letters; the words themselves where nobody is."""
    return next((owner for owner, shown in owners if shown.casefold() == words.strip().casefold()), words.strip())
