"""National Insurance numbers, and numbers of records that the word before them gives away."""

import re
from collections.abc import Iterator

from supervise.domain.identifiers.match import IdentifierMatch
from supervise.domain.identifiers.patterns.digit_groups import BETWEEN

_NI_BODY = rf"(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ){BETWEEN}\d{BETWEEN}\d(?:{BETWEEN}\d){{4}}"
_NI_WORD = r"(?:NI|NINO|N\.I\.|Nat(?:ional)? Ins(?:urance)?)(?:[ _-]?(?:no|num|number|nr)\.?)?"
_NI = re.compile(
    rf"(?:(?<![^\W_])|(?<=\bNI)|(?<=NINO)|(?<=NI no))(?P<number>{_NI_BODY}{BETWEEN}[A-D])(?!\w)", re.IGNORECASE
)
_NI_CALLED = re.compile(
    rf"(?<![^\W_]){_NI_WORD}[\s.:#=(–-]{{0,3}}(?:is|was)?[\s:]{{0,2}}(?P<number>{_NI_BODY})(?![^\W_])", re.IGNORECASE
)

_SAYS_IT_ALL = (
    r"mrn|chi|h ?[&+] ?c|hcn|health and care|"
    r"datix|rio|systm ?one|emis|mosaic|liquid ?logic|care ?first|care ?notes|ulysses|lorenzo|las|pas|ctp|"
    r"hospital|passport|driving licen[cs]e|nmc|hcpc|gmc|gphc|swe|wristband|urn|upn|uln|cad|pnc|brp|utr|sort code|"
    r"account|crime|log"
)
_NOT_OF_PEOPLE = (
    r"order|batch|serial|lot|model|part|invoice|tele|phone|telephone|mobile|mob|contact|product|item|room|asset|tag|"
    r"version|page|isbn|barcode|bar|stock|bus|route|helpline|line|fax|meeting|zoom|section|paragraph|question|step|"
    r"phase|charity|company"
)
_COUNTER = r"(?:ref(?:erence)?|no|num(?:ber)?|nr|id|pin)"
_CUE = re.compile(
    rf"(?<![\w-])(?:"
    rf"(?:{_SAYS_IT_ALL})\.?(?: (?:ref(?:erence)?|no|num(?:ber)?|nr|id|case|file|record)\b\.?){{0,2}}"
    rf"|(?!(?:{_NOT_OF_PEOPLE})\b)[^\W\d_]{{1,20}}\.?(?: {_COUNTER}\.?| #){{1,2}}"
    rf"|ref(?:erence)?\.?(?: (?:no|num(?:ber)?|nr|id)\.?)?"
    rf"|id(?: no| number)?"
    rf"|{_COUNTER} (?:on|of|for|from|in|with) (?:the |her |his |their |my |our )?[^\W\d_]{{1,20}} (?=is|was))"
    r"[ \t]*(?:[:#=(_–-]{1,2}[ \t]*\n?)?[ \t]*(?:is|was)?[ \t]*[:#]?[ \t]*(?:[A-Z]{1,3} )?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b{_COUNTER}\b", re.IGNORECASE)
_FIVE = re.compile(r"\d{5}")
_THING = re.compile(
    r"(?<![\w-])(?:case|file|record|patient|client|referral|complaint|claim|incident|tenancy|job|chart)[ :]{1,2}$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    rf"[ ,(–-]{{1,3}}(?:(?:is|was|as) )?(?:the |her |his |their |my |our )?"
    rf"(?:mrn|chi|(?!(?:{_NOT_OF_PEOPLE})\b)[^\W\d_]{{2,20}} {_COUNTER})(?!\w)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![^\W_])[A-Z]{0,10}[-/]?\d[\dA-Z]{0,30}(?:[-–/.][\dA-Z]{1,20}){0,5}(?: \d{2,8}[A-Z]?(?!\w)){0,5}(?![^\W_])",
    re.I,
)
_GLUED = re.compile(rf"(?:{_SAYS_IT_ALL}|ref|id)(?:no)?[-/]?(?=\d)", re.IGNORECASE)
_PLATE = re.compile(
    r"\b(?:reg|registration|plate|car|van)\b[^.\n]{0,20}?(?<!\w)(?P<number>[A-Z]{2}\d{2}[ -]?[A-Z]{3})(?!\w)", re.I
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?$")
_OTHER = re.compile(
    r"\d{1,2}[./:-]\d{1,2}(?:[./:-]\d{2,4})?$|\d+(?:mg|mcg|ml|kg|am|pm|hrs?|mins?|k)$|0[1237]\d{9}$", re.IGNORECASE
)


def ni_numbers(text: str) -> Iterator[IdentifierMatch]:
    """National Insurance numbers, the example prefix QQ among them; called one, without its last letter too."""
    for pattern in (_NI, _NI_CALLED):
        for match in pattern.finditer(text):
            start, end = match.span("number")
            yield IdentifierMatch("ni", start, end, match["number"])


def record_numbers(text: str) -> Iterator[IdentifierMatch]:
    """A number after such a word as "MRN", "Datix" or "case no.": four digits at least, and not a year or a date."""
    for match in _NUMBER.finditer(text):
        number, start = match[0], match.start()
        digits = sum(letter.isdigit() for letter in number)
        if digits < 4:
            continue
        if glued := _GLUED.match(number):
            yield IdentifierMatch("record", start + glued.end(), match.end(), number[glued.end() :])
            continue
        before, after = text[max(0, start - 60) : start], text[match.end() : match.end() + 40]
        cue = (
            _CUE.search(before) or _CUE_AFTER.match(after) or (_THING.search(before) if _FIVE.search(number) else None)
        )
        # A year is a number of something only where it is called one.
        cued = cue is not None and (_YEAR.match(number) is None or _COUNTED.search(cue[0]) is not None)
        if cued and not _OTHER.match(re.sub(r"[ -]", "", number)):
            yield IdentifierMatch("record", start, match.end(), number)
    for match in _PLATE.finditer(text):
        yield IdentifierMatch("record", match.start("number"), match.end("number"), match["number"])
