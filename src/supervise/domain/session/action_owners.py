"""Who can be named for an action: the people of the session, both, the roles of a team or here, those with a seat."""

from collections.abc import Iterable, Sequence

from supervise.domain.content.forms import ListItem
from supervise.domain.people import supervisee_first, who_holds
from supervise.domain.session.actions import Action, ActionOrigin, next_action_id
from supervise.domain.session.counted import roles_present
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
    team = (*roles, *roles_present(session.forms)) if who == "team" else ()
    for role in (*team, *roles_seated(session.forms, parts), *filter(None, (chosen,))):
        if owner_called(role, owners) == role and role not in dict(owners):
            owners.append((role, role))
    return owners


def begin_action(session: Session, what: str = "", origin: ActionOrigin | None = None) -> Action:
    """One more action of this session; with words it is already the one person's, where only one is here."""
    alone = session.people[0].id if what and who_holds(session.people) == "one" else ""
    return Action(id=next_action_id(session), what=what, owner=alone, came_from=origin)


def only_owner(owners: Sequence[Owner]) -> str:
    """Who does it where nobody else could, as for one person alone; "" where there is a choice."""
    return owners[0][0] if len(owners) == 1 else ""


def owner_called(words: str, owners: Sequence[Owner]) -> str:
    """The owner who is called so, in any case of the letters; the words themselves where nobody is."""
    return next((owner for owner, shown in owners if shown.casefold() == words.strip().casefold()), words.strip())
