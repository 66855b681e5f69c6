"""Whose something is: the mark of each of the two, always with their initials, and in their colour."""

from textual.content import Content

from supervise.domain.people import SUPERVISEE, SUPERVISOR, TEAM, Person, called

COLOURS = {SUPERVISEE: "$supervisee", SUPERVISOR: "$supervisor"}
"""The colour of each of the two; one alone has none, as there is nobody to be told from."""


def person_sign(person_id: str) -> str:
    """A round one for the supervisee, a square one for the supervisor: told apart without colours too."""
    return "■" if person_id == SUPERVISOR else "●"


def person_mark(person: Person) -> Content:
    """`● CD` in the colour of the person; a team by its title."""
    return Content.styled(f"{person_sign(person.id)} {called((person,))}", COLOURS.get(person.id, "$text"))


def owned_label(label: str, person: Person | None) -> Content:
    """`● CD, due 4 Dec`, `■ What AB brings`, `● CD  Done`: quiet where it is nobody's or a team's."""
    if person is None or person.id == TEAM:
        return Content.styled(label, "$text-muted")
    initials = called((person,))
    if label.startswith(initials):
        return Content.assemble(person_mark(person), (label.removeprefix(initials), "$text-muted"))
    sign = Content.styled(person_sign(person.id), COLOURS.get(person.id, "$text"))
    mark = Content.assemble(sign, " ") if initials in label else Content.assemble(person_mark(person), "  ")
    return Content.assemble(mark, (label, "$text-muted"))
