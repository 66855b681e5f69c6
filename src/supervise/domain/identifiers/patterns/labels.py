"""Initials of the two and labels that the program made: nobody else can read them, but who knows the two may."""

import re
from collections.abc import Iterable, Iterator

from supervise.domain.identifiers.match import IdentifierMatch

_LABEL = re.compile(r"\b(?:Case [A-Z]{1,2}[1-9]|(?:Work|Partnership) [A-Z]{1,2}[0-9]{1,3})\b")


def initials_and_labels(text: str, initials: Iterable[str]) -> Iterator[IdentifierMatch]:
    """Each in its own capitals: "ab" is no AB."""
    known = "|".join(re.escape(person) for person in initials)
    for match in re.finditer(rf"(?<!\w)(?:{known})(?!\w)", text) if known else ():
        yield IdentifierMatch("initials", match.start(), match.end(), match[0])
    for match in _LABEL.finditer(text):
        yield IdentifierMatch("label", match.start(), match.end(), match[0])
