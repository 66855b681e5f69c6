"""What in a text may identify somebody: found by rule and by list, offered to the pair, never decided for them."""

import re
from collections.abc import Iterable, Iterator

from supervise.domain.identifiers.match import KINDS, IdentifierMatch, Kind, without_overlaps
from supervise.domain.identifiers.names.titled_names import titled_names
from supervise.domain.identifiers.names.tokens import tokens
from supervise.domain.identifiers.names.untitled_names import likely_names
from supervise.domain.identifiers.normalised_text import fold
from supervise.domain.identifiers.patterns.addresses import addresses, postcodes
from supervise.domain.identifiers.patterns.birth_dates import birth_dates
from supervise.domain.identifiers.patterns.contact import emails, phones
from supervise.domain.identifiers.patterns.nhs_numbers import nhs_numbers
from supervise.domain.identifiers.patterns.reference_numbers import ni_numbers, record_numbers
from supervise.domain.identifiers.word_lists import Exclusions, WordLists, alphanumerics

__all__ = ["KINDS", "Exclusions", "IdentifierMatch", "Kind", "WordLists", "alphanumerics", "find_identifiers"]


def find_identifiers(text: str, known: Exclusions) -> tuple[IdentifierMatch, ...]:
    """Every stretch of `text` that may identify somebody, in its order, none over another.

    It is not complete, and it says so wherever it is shown: a nickname, a rare illness or a place can tell as much.
    """
    folded = fold(text)
    read = folded.text
    words = tokens(read, known)
    rules = (nhs_numbers, ni_numbers, record_numbers, birth_dates, addresses, postcodes, phones)
    # Most notes hold no digit at all, and are spared the rules that go by them.
    numbered = rules if any(digit in read for digit in "0123456789") else (birth_dates, addresses, phones)
    anies = [mark for rule in (emails, *numbered) for mark in rule(read)]
    anies.extend(titled_names(words, known.lists))
    anies.extend(likely_names(words, known.lists))
    anies = [mark for mark in anies if alphanumerics(mark.text) not in known.exact]
    if known.initials:
        anies.extend(initials_and_labels(read, known.initials))
    return tuple(folded.unfold(without_overlaps(anies)))


_LABEL = re.compile(r"\b(?:Case [A-Z]{1,2}[1-9]|(?:Work|Partnership) [A-Z]{1,2}[0-9]{1,3})\b")


def initials_and_labels(text: str, initials: Iterable[str]) -> Iterator[IdentifierMatch]:
    """Each in its own capitals: "ab" is no AB."""
    known = "|".join(re.escape(person) for person in initials)
    for match in re.finditer(rf"(?<!\w)(?:{known})(?!\w)", text) if known else ():
        yield IdentifierMatch("initials", match.start(), match.end(), match[0])
    for match in _LABEL.finditer(text):
        yield IdentifierMatch("label", match.start(), match.end(), match[0])
