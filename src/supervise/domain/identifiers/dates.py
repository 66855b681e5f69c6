"""Birth dates: a date beside a word that says whose day it is; other dates are let be."""

import re
from collections.abc import Iterator

from supervise.domain.identifiers.marks import Mark

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_NTH = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|"
    r"(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
_DAY = rf"(?:\d{{1,2}}(?: ?(?:st|nd|rd|th))?|{_NTH})"
_YEAR = r"(?:(?:18|19|20)\d\d|[’']?\d\d(?![\d:]))"
_DATE = (
    rf"(?:(?:18|19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}"
    rf"|\d{{1,2}} \d{{1,2}} (?:(?:18|19|20)\d\d|\d\d)"
    rf"|\d{{1,2}}-{_MONTH}-\d{{2,4}}"
    rf"|(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?(?!\d)"
    rf"|{_MONTH},? (?:18|19|20)\d\d"
    rf"|\d{{1,2}}/\d{{1,2}}(?![\d/])"
    r"|(?:18|19|20)\d{2}|\d{6}|\d{8})(?!\w)"
)
_AGE = (
    r"(?:\d{1,3}|(?:eighteen|nineteen|sixteen|seventeen|fifteen|fourteen|thirteen|twelve|eleven|ten|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|a hundred)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_CUE = (
    r"(?<!\w)(?=[bdtwirhm])(?:d\.? ?o\.? ?b|d of b|date[ -]of[ -]birth|birth(?:(?=[:=])| ?date| ?day)|bday|"
    r"b[ /-]day|born|b\.|"
    r"(?:her|his|their|my) \d{1,3}(?:st|nd|rd|th)(?= on)|"
    rf"(?:turn(?:s|ed|ing)?|will be|was|is|be|becomes?|became|reach(?:es|ed)) {_AGE}(?= on))"
)
_BETWEEN = (
    r"(?:['’]s)?[\s.:=,()*–-]{0,4}(?:(?:is|was|on|in|as|being|falls on|recorded as|given as|of|the|her|his|their|"
    r"at home|at term|given|reads?|says?|down as|comma|colon|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?[\s:,]+){0,4}"
)
_WHOLE_DATE = (
    rf"(?:(?:18|19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}"
    rf"|(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?|{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?(?!\d)"
    rf"|{_MONTH},? (?:18|19|20)\d\d)(?!\w)"
)
_LATER = re.compile(
    rf"(?<!\w)(?:d\.?o\.?b\b|date[ -]of[ -]birth|birth ?date|birthday|born (?:in|at|to|by))"
    rf"[^.;\n\d]{{0,40}}?(?<!\w)(?P<date>{_WHOLE_DATE})",
    re.IGNORECASE,
)
_TURNED = re.compile(rf"(?<!\w)turn(?:s|ed|ing) {_AGE}\b[^.;\n\d]{{0,25}}? on (?P<date>{_WHOLE_DATE})", re.IGNORECASE)
_ON_THE_DAY = re.compile(
    rf"(?<!\w)(?:turn(?:s|ed|ing)?|will be) {_AGE} on "
    r"(?P<date>the \d{1,2}(?:st|nd|rd|th))(?!\w)"
    rf"(?! (?:of )?{_MONTH})",
    re.IGNORECASE,
)
_CUED = re.compile(rf"{_CUE}{_BETWEEN}(?P<date>{_DATE})", re.IGNORECASE)
_AN_AGE = re.compile(r"turn|will|was|is|be|reach", re.IGNORECASE)
_CUE_AFTER = re.compile(r"(?<!\w)(?:d\.? ?o\.? ?b|date[ -]of[ -]birth|birth ?date|birthday)(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\w/.-])(?P<date>{_DATE})[\s,()–-]{{0,3}}(?:(?:is|was|as|for|=) ?)?(?:(?:the|his|her|their|my|its?|a) )?$",
    re.IGNORECASE,
)
_FURTHEST = 60
"""Characters before such a word in which its date is looked for."""


def birth_dates(text: str) -> Iterator[Mark]:
    """The date itself, without its cue."""
    for found in _CUED.finditer(text):
        if _AN_AGE.match(found[0]) and found["date"].isdigit():
            continue  # "was 12 on 2023": no day is told
        yield _mark(found)
    for pattern in (_LATER, _TURNED, _ON_THE_DAY):
        for found in pattern.finditer(text):
            yield _mark(found)
    for cue in _CUE_AFTER.finditer(text):
        if before := _BEFORE.search(text, max(0, cue.start() - _FURTHEST), cue.start()):
            yield _mark(before)


def _mark(found: re.Match[str]) -> Mark:
    date = found["date"].rstrip(".")
    return Mark("birth_date", found.start("date"), found.start("date") + len(date), date)
