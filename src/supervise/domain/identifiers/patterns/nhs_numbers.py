"""NHS numbers, in whatever groups they are written, by their check digit or by what they are called."""

import re
from collections.abc import Iterator

from supervise.domain.identifiers.match import IdentifierMatch
from supervise.domain.identifiers.patterns.digit_groups import Group, rows, separators, windows

_LENGTH = 10
_IS_THE_NUMBER = (
    r"(?:[\s_-]{0,3}(?:no|num|numbers?|nos|nr|id|#)(?![^\W\d_])\.?)?[\s.:;#=,(\[\"'“‘_–-]{0,6}"
    r"(?:(?:is|was|are|reads?|as|of)\b)?[\s:\"'“‘]{0,3}$"
)
_CALLED = re.compile(rf"(?<![^\W_])N\.? ?H\.? ?S\.?{_IS_THE_NUMBER}", re.IGNORECASE)
_CALLED_SO_ELSEWHERE = re.compile(rf"(?<![^\W_])(?:CHI|H ?[&+] ?C|HCN|Health and Care){_IS_THE_NUMBER}", re.IGNORECASE)
"""In Scotland and in Northern Ireland."""
_GLUED = re.compile(r"(?<![^\W\d_])[^\W\d_]$")
"""A single letter before the digits makes them part of a code: K482913."""
_GLUED_AFTER = re.compile(r"[^\W\d_](?![^\W\d_])")
_A_THING = re.compile(
    r"(?<!\w)(?:isbn|serial|barcode|batch|invoice)(?: (?:no|number|code)\b\.?)?[\s:#.-]{0,3}$", re.IGNORECASE
)
_ABROAD = re.compile(r"00[1-9]\d{0,2}$")
_FURTHEST = 40
"""Characters before a number in which its cue is looked for."""
_PRINTED = frozenset({(10,), (3, 3, 4)})
_USUAL = frozenset({(10,), (3, 3, 4), (4, 3, 3), (3, 4, 3), (2, 4, 4), (5, 5), (2, 2, 2, 2, 2), (3, 7), (6, 4), (4, 6)})


def nhs_numbers(text: str) -> Iterator[IdentifierMatch]:
    """Ten digits whose last is right for the others, or that are called an NHS number; a wrong digit is a slip.

    One random number in eleven passes, so it only "may be" one.
    """
    for row in rows(text):
        if sum(len(group.digits) for group in row) < _LENGTH:
            continue
        taken = 0
        for first, beyond in windows(row, _LENGTH):
            groups = row[first:beyond]
            digits = "".join(group.digits for group in groups)
            start, end = groups[0].start, groups[-1].end
            if start < taken or len(set(digits)) == 1 or (digits[0] == "0" and not _a_day(digits)):
                continue  # a telephone's, or somebody's stand-in for a number
            if _called(_CALLED, text, start) or (checks(digits) and _typed_so(text, row, first, groups)):
                taken = end
                yield IdentifierMatch("nhs", start, end, text[start:end], "may be")
            elif _called(_CALLED_SO_ELSEWHERE, text, start):
                taken = end
                yield IdentifierMatch("record", start, end, text[start:end])


def _called(cue: re.Pattern[str], text: str, start: int) -> bool:
    return cue.search(text, max(0, start - _FURTHEST), start) is not None


def _typed_so(text: str, row: list[Group], first: int, groups: list[Group]) -> bool:
    """Whether nobody need call these groups a number: they are such as people make of one, not times, dates or
    measurements side by side, the rest of a telephone number, or a code with letters to it."""
    start, end = groups[0].start, groups[-1].end
    lengths = tuple(len(group.digits) for group in groups)
    written = text[start:end]
    # 14/2/47 14/7/42 are two dates; 999 718-1476 is one number.
    alike = len(set(separators(text, groups))) < 2 or len(groups) <= 3
    # Ten scores in a row are small ones; no number of England's begins with 1, 2 or 3.
    usual = lengths in _USUAL or (max(lengths) == 1 and groups[0].digits in "4679")
    alone = len(row) == len(groups) and len(set(separators(text, groups))) < 2 and "\n" not in written
    if not alike or not (usual or (alone and (min(lengths) > 1 or max(lengths) == 1))):
        return False
    if first:
        before = row[first - 1]
        dialled = _ABROAD.match(before.digits) or text[before.start - 1 : before.start] == "+"
        if dialled or (before.digits[0] == "0" and lengths not in _PRINTED):
            return False
    code = _GLUED.search(text, max(0, start - 2), start) or _GLUED_AFTER.match(text, end)
    return not code and not _called(_A_THING, text, start)


def _a_day(digits: str) -> bool:
    """Whether the first six digits are a day, as in a Scottish CHI number."""
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def checks(digits: str) -> bool:
    """Whether the tenth of ten digits is the check digit (modulus 11) of the nine before it."""
    left = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return left != 10 and left % 11 == int(digits[9])
