"""Labels that the program makes for what a session is about, so that nobody is tempted by initials or a number."""

from collections.abc import Iterable, Iterator
from itertools import count, islice
from typing import Literal

LabelKind = Literal["case", "work", "partnership", "mine"]
NEW: dict[LabelKind, str] = {
    "case": "A new case",
    "work": "A new piece of work",
    "partnership": "A new partnership",
    "mine": "A new one of mine",
}
"""What a label of each kind is said to be for."""
_WORDS: dict[LabelKind, str] = {"case": "Case ", "work": "Work W", "partnership": "Partnership P", "mine": "Mine "}


def next_label(kind: LabelKind, labels: Iterable[str], unread: int = 0) -> str:
    """The next unused label: "Case A1", "Work W2", "Partnership P1"; among own pages "Mine 1", never to be
    taken for a case of the two. It says nothing of anyone.

    So many sessions that are `unread` may each have one of those that seem to be free: as many are left out.
    """
    used = set(labels)
    every = _cases() if kind == "case" else (f"{_WORDS[kind]}{number}" for number in count(1))
    return next(islice((label for label in every if label not in used), unread, None))


def is_label_of(kind: LabelKind, label: str) -> bool:
    """Whether it is a label for such a thing."""
    return label.startswith(_WORDS[kind])


def _cases() -> Iterator[str]:
    """ "Case A1" to "Case A9", then "Case B1" …, then "Case AA1"."""
    for number in count():
        letters, rest = "", number // 9
        while True:
            letters = chr(ord("A") + rest % 26) + letters
            rest = rest // 26 - 1
            if rest < 0:
                break
        yield f"Case {letters}{number % 9 + 1}"
