"""Birth dates: a date beside a word that says whose day it is; other dates are let be."""

import re
from collections.abc import Iterator

from supervise.domain.identifiers.match import IdentifierMatch

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
_STROKE = r" ?[-–/.·] ?"
_NUMERIC = (
    rf"(?:(?:18|19|20)\d\d{_STROKE}\d{{1,2}}{_STROKE}\d{{1,2}}|\d{{1,2}}{_STROKE}\d{{1,2}}{_STROKE}\d{{2,4}}"
    rf"|\d{{1,2}} \d{{1,2}} (?:(?:18|19|20)\d\d|\d\d)|\d{{1,2}}[-/. ]?{_MONTH}[-/. ]?\d{{2,4}})"
)
_IN_WORDS = (
    rf"(?:(?:the )?{_DAY}(?: of)?(?: the)? (?:\d{{1,2}}(?:st|nd|rd|th)|{_NTH})(?:,? (?:of )?{_YEAR})?"
    rf"|(?:the )?{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?|{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?(?!\d)"
    rf"|{_MONTH},? (?:18|19|20)\d\d)"
)
_DATE = rf"(?:{_NUMERIC}|{_IN_WORDS}|\d{{1,2}}/\d{{1,2}}(?![\d/])|(?:18|19|20)\d{{2}}|\d{{6}}|\d{{8}})(?!\w)"
_WHOLE_DATE = rf"(?:{_NUMERIC}|{_IN_WORDS})(?!\w)"
_AGE = (
    r"(?:\d{1,3}|(?:eighteen|nineteen|sixteen|seventeen|fifteen|fourteen|thirteen|twelve|eleven|ten|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|a hundred)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_DOB = r"(?:d[./-]? ?o[./-]? ?b(?:['’]?s(?!\w))?|dates?[\s-]of[\s-]birth|birth ?dates?|birth ?days?)"
_CUE = (
    rf"(?<![^\W_])(?=[abdtwirhmy])(?:{_DOB}|d of b|birth(?=[:=])|y[./]?o[./]?b|b['’/ -]?day|born|b\.|"
    rf"(?:turn(?:s|ed|ing)?|will be|was|is|be|becomes?|became|reach(?:es|ed)|aged) {_AGE}(?= on))"
)
_BETWEEN = (
    r"(?:['’]s)?[\s.:=,()*–-]{0,4}(?:(?:is|was|on|in|as|being|falls on|recorded as|given as|of|the|her|his|their|"
    r"at home|at term|given|reads?|says?|down as|comma|colon|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?[\s:,]+){0,4}"
)
_LATER = re.compile(
    rf"(?<![^\W_])(?:{_DOB}|born (?:in|at|to|by))(?![^\W_])"
    rf"[^.;\n\d]{{0,40}}?(?<!\w)(?P<date>{_WHOLE_DATE})",
    re.IGNORECASE,
)
_TURNED = re.compile(rf"(?<!\w)turn(?:s|ed|ing) {_AGE}\b[^.;\n\d]{{0,25}}? on (?P<date>{_WHOLE_DATE})", re.IGNORECASE)
_ON_THE_DAY = re.compile(
    rf"(?<!\w)(?:(?:turn(?:s|ed|ing)?|will be|aged) {_AGE} on |birthdays?(?: (?:is|was|falls))?(?: on)? )"
    r"(?P<date>the \d{1,2}(?:st|nd|rd|th))(?!\w)"
    rf"(?! (?:of )?{_MONTH})",
    re.IGNORECASE,
)
_NTH_ON = re.compile(
    r"(?<!\w)(?:her|his|their|my|our|\w{1,30}['’]s|\w{1,30}s['’]) \d{1,3}(?:st|nd|rd|th)"
    rf"(?: is| was| falls| will be)? on (?:the )?(?P<date>{_DATE})",
    re.IGNORECASE,
)
_CUED = re.compile(rf"{_CUE}{_BETWEEN}(?P<date>{_DATE})", re.IGNORECASE)
_AN_AGE = re.compile(r"turn|will|was|is|be|reach|aged", re.IGNORECASE)
_CUE_AFTER = re.compile(rf"(?<!\w){_DOB}(?!\w)", re.IGNORECASE)
_LINKS = (
    "and or not but then the other one another second first his her hers their theirs mine my is was on for both now "
    "own date says twin twins sister brother son daughter wife husband mum dad baby partner child mother father"
)
_ANOTHER = re.compile(
    rf"[\s,;/&+()–-]{{1,4}}(?:(?:{'|'.join(_LINKS.split())}|[^\W\d_]{{1,30}}['’]s)(?:['’]s)?(?!\w)[\s,:(–-]{{1,3}}){{0,6}}"
    rf"(?P<date>{_WHOLE_DATE}|(?:\d{{6}}|\d{{8}})(?!\w))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<![\w/.-])(?P<date>{_DATE})[\s,()–-]{{0,3}}(?:(?:is|was|as|for|=) ?)?(?:(?:the|his|her|their|my|its?|a) )?$",
    re.IGNORECASE,
)
_FURTHEST = 60
"""Characters before such a word in which its date is looked for."""


def birth_dates(text: str) -> Iterator[IdentifierMatch]:
    """The date itself, without its cue; and those that follow it with nothing between but "and the other"."""
    for match in _CUED.finditer(text):
        if _AN_AGE.match(match[0]) and match["date"].isdigit():
            continue  # "was 12 on 2023": no day is told
        yield from _with_others(text, match)
    for pattern in (_LATER, _TURNED, _NTH_ON, _ON_THE_DAY):
        for match in pattern.finditer(text):
            yield from _with_others(text, match)
    for cue in _CUE_AFTER.finditer(text):
        if before := _BEFORE.search(text, max(0, cue.start() - _FURTHEST), cue.start()):
            yield _mark(before)


def _with_others(text: str, match: re.Match[str]) -> Iterator[IdentifierMatch]:
    """The date, and at most three more; a list of days as long as a page is none of births."""
    yield _mark(match)
    for _ in range(3):
        another = _ANOTHER.match(text, match.end("date"))
        if another is None:
            return
        yield _mark(another)
        match = another


def _mark(match: re.Match[str]) -> IdentifierMatch:
    date = match["date"].rstrip(".")
    return IdentifierMatch("birth_date", match.start("date"), match.start("date") + len(date), date)
