"""Whose something is: the mark of each of the two, always with their initials, and in their colour."""

from textual.content import Content

from supervise.domain.people import SUPERVISEE, SUPERVISOR, Person, called

COLOURS = {SUPERVISEE: "$supervisee", SUPERVISOR: "$supervisor"}
"""The colour of each of the two; one alone has none, as there is nobody to be told from."""


def person_sign(person_id: str) -> str:
    """A round one for the supervisee, a square one for the supervisor: told apart without colours too."""
    return "■" if person_id == SUPERVISOR else "●"


def person_mark(person: Person) -> Content:
    """`● CD` in the colour of the person; a team by its title."""
    return Content.styled(f"{person_sign(person.id)} {called((person,))}", COLOURS.get(person.id, "$text"))
