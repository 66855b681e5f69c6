"""Who has a seat, by role and organisation, and which sides of a life nobody among them works at."""

from collections.abc import Iterable

from supervise.domain.content.forms import ListItem
from supervise.domain.session.form_answers import FormAnswers

STILL_TO_BE_ASKED = "wanted"
"""The id of what a seat is there as, where nobody sits in it yet."""


def roles_seated(answered: Iterable[FormAnswers], parts: Iterable[ListItem] = ()) -> tuple[str, ...]:
    """The roles of all seats; those of people still to be asked, in the words of these `parts`, are left out."""
    waiting = {part.label for part in parts if part.id == STILL_TO_BE_ASKED}
    rows = (row for form in answered for answer in form.answers if answer.kind == "seats" for row in answer.rows)
    seats = ({cell.id: cell.text.strip() for cell in row.cells} for row in rows)
    seated = (seat for seat in seats if waiting.isdisjoint(seat.get("part", "").split("; ")))
    return tuple(role for seat in seated if (role := seat.get("role")))


def sides_without_anybody(sides: Iterable[ListItem], roles: Iterable[str]) -> str:
    """Home and housing: nobody here works there. Think of: housing officer, landlord.

    A seat counts where its role has the words of one of the roles in it: a district nurse is a nurse.
    """
    seated = [role.casefold() for role in roles]
    missing = (side for side in sides if not any(role.casefold() in seat for role in side.who for seat in seated))
    return "\n".join(f"{side.label}: nobody here works there. Think of: {_listed(side.who)}." for side in missing)


def _listed(roles: Iterable[str]) -> str:
    return ", ".join(role if role[:2].isupper() else f"{role[:1].lower()}{role[1:]}" for role in roles)
