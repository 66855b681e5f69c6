"""What a mark is: a stretch of text that may identify somebody, of a kind, and how sure that is."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Kind = Literal[
    "nhs", "ni", "postcode", "phone", "email", "birth_date", "address", "record", "name", "initials", "label"
]
Sure = Literal["is", "may be"]

KINDS: dict[Kind, str] = {
    "nhs": "an NHS number",
    "ni": "a National Insurance number",
    "postcode": "a postcode",
    "phone": "a telephone number",
    "email": "an e-mail address",
    "birth_date": "a birth date",
    "address": "an address",
    "record": "a record or reference number",
    "name": "a name",
    "initials": "initials of one of you two",
    "label": "a label of one of your records",
}
"""Every kind, in the words for it."""


class IdentifierMatch(NamedTuple):
    """The characters from `start` to `end` of a text, which are `text`."""

    kind: Kind
    start: int
    end: int
    text: str
    sure: Sure = "is"

    @property
    def words(self) -> str:
        """Looks like a postcode; may be a name."""
        return f"{'may be' if self.sure == 'may be' else 'looks like'} {KINDS[self.kind]}"


def without_overlaps(marks: Iterable[IdentifierMatch]) -> tuple[IdentifierMatch, ...]:
    """`marks`, the weightier given first, without those that lie over an earlier one; in the order of the text."""
    taken: list[IdentifierMatch] = []
    covered: set[int] = set()
    for mark in marks:
        places = range(mark.start, mark.end)
        if covered.isdisjoint(places):
            taken.append(mark)
            covered.update(places)
    return tuple(sorted(taken, key=lambda mark: mark.start))
