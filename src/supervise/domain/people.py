"""Who is here: two people, one alone or a team, known by initials and roles, never by name."""

import unicodedata
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

SUPERVISOR = "supervisor"
SUPERVISEE = "supervisee"
SELF = "self"
"""One person alone."""
TEAM = "team"
"""A team, which answers as one: a record knows nobody in it."""
Who = Literal["pair", "one", "team"]
"""Who holds a session."""

INITIALS_MAX = 6
ROLE_MAX = 80

# Joiners shape letters in several scripts; every other character without a shape of its own only misleads.
_JOINERS = "\u200c\u200d"


def clean_initials(text: str) -> str:
    """Return `text` as initials: NFC, no spaces around them, 1 to 6 characters; ValueError says what is wrong."""
    return _cleaned(text, "Initials", INITIALS_MAX)


def clean_role(text: str) -> str:
    """Return `text` as a role: NFC, no spaces around it, 1 to 80 characters; ValueError says what is wrong."""
    return _cleaned(text, "The role", ROLE_MAX)


def _cleaned(text: str, what: str, most: int) -> str:
    clean = unicodedata.normalize("NFC", text).strip()
    if not clean:
        raise ValueError(f"{what} cannot be empty.")
    if len(clean) > most:
        raise ValueError(f"{what} can be {most} characters at most, and this is {len(clean)}.")
    if not clean.isprintable() and any(
        unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c not in _JOINERS for c in clean
    ):
        raise ValueError(f"{what} can hold only what can be seen: no tabs, line breaks or control characters.")
    return clean


class Person(BaseModel):
    """One of those who are here, as every session records them."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Annotated[str, Field(strict=True, pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    """"supervisee", "supervisor", "self" or "team": how the rest of a record points at this person."""

    initials: Annotated[str, Field(strict=True), AfterValidator(clean_initials)]
    """1 to 6 characters."""

    role: Annotated[str, Field(strict=True), AfterValidator(clean_role)]
    """What they work as, 1 to 80 characters; of a team, its title."""


def supervisee_first(people: Iterable[Person]) -> tuple[Person, ...]:
    """The order in which the two answer and are named: who holds less power is not led by the other's answer."""
    return tuple(sorted(people, key=lambda person: person.id != SUPERVISEE))


def who_holds(people: Iterable[Person]) -> Who:
    """Whether these are two people, one alone, or a team."""
    ids = [person.id for person in people]
    return "team" if ids == [TEAM] else "one" if len(ids) == 1 else "pair"


def team_of(title: str) -> tuple[Person, ...]:
    """A team as the one who answers; ValueError says what is wrong with its title."""
    return (Person(id=TEAM, initials="Team", role=clean_role(title)),)


def called(people: Iterable[Person]) -> str:
    """CD + AB, the supervisee first, as the two are called everywhere; CD of one alone, a team by its title."""
    people = tuple(people)
    if who_holds(people) == "team":
        return people[0].role
    return " + ".join(person.initials for person in supervisee_first(people))


class Pair(BaseModel):
    """Those who meet again and again: one supervisor and one supervisee, one person alone, or a team."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Annotated[str, Field(strict=True, min_length=1, max_length=40)]
    """What the settings remember this pair by; never shown."""

    people: tuple[Person, ...]
    """The two in any order, the one, or the team as one."""
    roles: tuple[Annotated[str, Field(strict=True), AfterValidator(clean_role)], ...] = ()
    """The roles in a team, by which its actions are shared out."""

    @model_validator(mode="after")
    def _one_of_each(self) -> "Pair":
        if sorted(person.id for person in self.people) not in ([SUPERVISEE, SUPERVISOR], [SELF], [TEAM]):
            raise ValueError("A pair is one supervisor and one supervisee.")
        return self

    @property
    def who(self) -> Who:
        """Whether it is a pair, one person alone, or a team."""
        return who_holds(self.people)

    def person(self, person_id: str) -> Person:
        """Return the one with that id ("supervisor", "supervisee" or "self"); KeyError when there is none."""
        for person in self.people:
            if person.id == person_id:
                return person
        raise KeyError(person_id)

    @property
    def label(self) -> str:
        """As `called`."""
        return called(self.people)
