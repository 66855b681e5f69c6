"""Digits in the groups people type them in: what stands between them, and which groups together make a number."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

BETWEEN = r"[ \t]{0,3}[-–./_·]?[ \t]{0,3}(?:\n[ \t>]{0,3})?"
"""What can stand between two groups of one number: spaces, a dash, a dot or a slash, and the end of a line."""
_ROW = re.compile(rf"\d+(?:{BETWEEN}\d+)*")
_GROUP = re.compile(r"\d+")


class Group(NamedTuple):
    """The digits from `start` to `end`."""

    start: int
    end: int
    digits: str


def rows(text: str) -> Iterator[list[Group]]:
    """Groups of digits that stand in a row, with nothing but such separators between."""
    for row in _ROW.finditer(text):
        yield [Group(*group.span(), group[0]) for group in _GROUP.finditer(text, *row.span())]


def windows(row: list[Group], length: int) -> Iterator[tuple[int, int]]:
    """Where in the row groups stand side by side that hold `length` digits together: the first, and beyond the last."""
    first, digits = 0, 0
    for last, group in enumerate(row):
        digits += len(group.digits)
        while digits > length:
            digits -= len(row[first].digits)
            first += 1
        if digits == length:
            yield first, last + 1


def separators(text: str, groups: list[Group]) -> list[str]:
    """What stands between these groups, without the spaces about it; empty where there are only spaces."""
    return [text[left.end : right.start].strip() for left, right in pairwise(groups)]
