"""How the cases lie on their page: each ladder's name where there are several, and its cards in rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """Some lines of the page: a ladder's name, or cards side by side."""

    lines: int
    title: str = ""
    first: int = 0
    count: int = 0


def bands(ladders: Sequence[str], names: Mapping[str, str], across: int, lines: int, head: int) -> list[Band]:
    """Rows of so many cards, each of so many `lines`; `ladders` has that of each card, `head` a name's lines."""
    several, found, at = len(set(ladders)) > 1, [], 0
    while at < len(ladders):
        ladder = ladders[at]
        if several and (at == 0 or ladders[at - 1] != ladder):
            found.append(Band(head, title=names.get(ladder, ladder)))
        row = ladders[at : at + across]
        count = next((n for n, one in enumerate(row) if one != ladder), len(row))
        found.append(Band(lines, first=at, count=count))
        at += count
    return found
