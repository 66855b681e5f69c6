"""E-mail addresses and telephone numbers."""

import re
from collections.abc import Iterator

from supervise.domain.identifiers.marks import Mark

_EMAIL = re.compile(r"(?<![\w.+-])\w[\w.+'-]{0,63} ?@ ?[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){0,5}\.[^\W\d_]{2,63}(?!\w)")
_SPOKEN_EMAIL = re.compile(
    r"(?<![\w-])[\w-]{1,40}(?: dot [\w-]{1,40}){0,3} at "
    r"[\w-]{1,40}(?: dot [\w-]{1,40}){1,4}(?!\w)",
    re.IGNORECASE,
)
_SPOKEN_ENDS = ("com", "uk", "org", "net", "example", "nhs", "co")
_DIALLED = re.compile(
    r"(?<![\w.+/-])(?:\+\d{1,3}|\(?0\d{1,4}\)?|\(\+\d{1,3}\))(?:[ \u00a0.()–-]{0,3}\d){5,12}(?!\w)(?!-\d)"
)
_SHORT = re.compile(
    r"\b(?:tel|telephone|phone|ph|mob|mobile|landline|call(?:ed)?|ring|rang|text(?:ed)?|ext|extension|bleep|pager|"
    r"number is|number's|numbers?)\b\.?(?: (?:no|number|her|him|them|me|us|on|is|was))*[ :]*"
    r"(?P<number>\d{3}[ -]?\d{3,4}|\d{4})(?![\w.:/-]|,\d| \d)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?<!\w)(?:(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine|nought|hundred|double|triple|treble)"
    r"[ ,-]+){7,20}"
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|nought|hundred)(?!\w)",
    re.IGNORECASE,
)
_A_DATE = re.compile(r"\d{1,2}[.\- ]\d{1,2}[.\- ](?:19|20)?\d{2}(?!\d)")
_FOR_ALL = frozenset({"116123", "08001111", "08082000247", "08006844141", "08088005000", "08088010677"})
"""Helplines: anyone may ring them, and nobody is known by them."""


def emails(text: str) -> Iterator[Mark]:
    """E-mail addresses, written or spelt out."""
    for found in _EMAIL.finditer(text):
        yield Mark("email", found.start(), found.end(), found[0])
    if " dot " in text.lower():
        for found in _SPOKEN_EMAIL.finditer(text):
            if found[0].lower().rsplit(" ", 1)[-1] in _SPOKEN_ENDS:
                yield Mark("email", found.start(), found.end(), found[0])


def phones(text: str) -> Iterator[Mark]:
    """Numbers that can be dialled: from 0, with a country's code, spelt out, and short ones where a word says so."""
    for found in _DIALLED.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if found[0].lstrip("(").startswith("+"):
            fits = 9 <= len(digits) <= 15
        elif digits.startswith("00"):
            fits = 11 <= len(digits) <= 17
        else:
            fits = 10 <= len(digits) <= 11 and digits[1] not in "046"
        if fits and digits not in _FOR_ALL and not _A_DATE.match(found[0]):
            yield Mark("phone", found.start(), found.end(), found[0])
    for found in _SPOKEN.finditer(text):
        yield Mark("phone", found.start(), found.end(), found[0])
    for found in _SHORT.finditer(text):
        number = found["number"]
        cue = found[0].lower()
        internal = cue.startswith(("ext", "bleep", "pager"))
        if re.sub(r"\D", "", number) in _FOR_ALL or (len(number) == 4) != internal:
            continue
        yield Mark("phone", found.start("number"), found.end("number"), number)
