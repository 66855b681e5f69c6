"""E-mail addresses and telephone numbers."""

import re
from collections.abc import Iterator

from supervise.domain.identifiers.match import IdentifierMatch

_EMAIL = re.compile(
    r"(?<![\w.+-])\w[\w.+'-]{0,63}(?:[ \n]?@[ \n]?| ?[(\[](?:at|@)[)\]] ?)[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){0,5}"
    r"\.[^\W\d_]{2,63}(?!\w)"
)
_DOT = r"(?: dot | ?[(\[](?:dot|\.)[)\]] ?|\.)"
_SPOKEN_EMAIL = re.compile(
    rf"(?<![\w-])[\w-]{{1,40}}(?:{_DOT}[\w-]{{1,40}}){{0,3}}(?: at | ?[(\[]at[)\]] ?|@)"
    rf"[\w-]{{1,40}}(?:{_DOT}[\w-]{{1,40}}){{1,4}}(?!\w)",
    re.IGNORECASE,
)
_SPELT_DOT = re.compile(r"[ (\[](?:dot|\.)[ )\]]", re.IGNORECASE)
_SPOKEN_ENDS = ("com", "uk", "org", "net", "example", "nhs", "co")
_GAP = r"[ .()/_–-]{0,3}(?:\n[ >]{0,3})?"
_DIALLED = re.compile(
    # A single letter before the digits, or after, makes them part of a code.
    r"(?<![\d.+])(?<!\d[/-])(?<!(?<![^\W_])[^\W\d_])"
    rf"(?:\(?(?:\+|00)44{_GAP}(?:0{_GAP})?[1-9](?:{_GAP}\d){{8,9}}|\(?(?:\+|00(?=[1-9]))\d{{1,3}}(?:{_GAP}\d){{6,12}}"
    rf"|\(?0{_GAP}[1-35789](?:{_GAP}\d){{8,9}}|44{_GAP}(?:0{_GAP})?7(?:{_GAP}\d){{9}})"
    r"(?!\d)(?!-\d)(?![^\W\d_](?![^\W\d_]))"
)
_SHORT = re.compile(
    r"\b(?:tel|telephone|phone|ph|mob|mobile|landline|call(?:ed)?|ring|rang|text(?:ed)?|ext|extension|bleep|pager|"
    r"number is|number's|numbers?)(?![^\W\d_])\.?(?: (?:no|number|her|him|them|me|us|on|is|was))*[ :]*"
    r"(?P<number>\d{3}[ -]?\d{3,4}|\d{4})(?![\w.:/-]|,\d| \d)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?<!\w)(?:(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine|nought|hundred|double|triple|treble)"
    r"[ ,-]+){7,20}"
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|nought|hundred)(?!\w)",
    re.IGNORECASE,
)
_A_DATE = re.compile(r"(?:0[1-9]|[12]\d|3[01])[./ -](?:0?[1-9]|1[0-2])[./ -](?:19|20)?\d{2}(?!\d)")
_FOR_ALL = frozenset({"116123", "08001111", "08082000247", "08006844141", "08088005000", "08088010677"})
"""Helplines: anyone may ring them, and nobody is known by them."""


def emails(text: str) -> Iterator[IdentifierMatch]:
    """E-mail addresses, written or spelt out."""
    for match in _EMAIL.finditer(text):
        yield IdentifierMatch("email", match.start(), match.end(), match[0])
    if _SPELT_DOT.search(text):
        for match in _SPOKEN_EMAIL.finditer(text):
            if re.split(r"\W", match[0].lower())[-1] in _SPOKEN_ENDS:
                yield IdentifierMatch("email", match.start(), match.end(), match[0])


def phones(text: str) -> Iterator[IdentifierMatch]:
    """Numbers that can be dialled: from 0, with a country's code, spelt out, and short ones where a word says so."""
    for match in _DIALLED.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        abroad = match[0].lstrip("(").startswith(("+", "00"))
        fits = (9 <= len(digits) <= 17) if abroad else len(digits) >= 10
        if fits and digits not in _FOR_ALL and not _A_DATE.match(match[0]):
            yield IdentifierMatch("phone", match.start(), match.end(), match[0])
    for match in _SPOKEN.finditer(text):
        yield IdentifierMatch("phone", match.start(), match.end(), match[0])
    for match in _SHORT.finditer(text):
        number = match["number"]
        cue = match[0].lower()
        internal = cue.startswith(("ext", "bleep", "pager"))
        if re.sub(r"\D", "", number) in _FOR_ALL or (len(number) == 4) != internal:
            continue
        yield IdentifierMatch("phone", match.start("number"), match.end("number"), number)
