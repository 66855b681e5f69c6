"""Detects from a file's first lines that it belongs to another pair, without decoding it."""

from datetime import datetime
from typing import NamedTuple

_PAIR, _ENDED, _STARTED = b'\npair = "', b"\nended_at = ", b"\nstarted_at = "
_MADE_UP = b"\nmade_up = true\n"
_WORDS = (b"\n[", b'"""', b"'''")
"""Where a file's first longer words, or its first table, may begin."""
_INSIDE = (b"[", b"{")
"""Where a list or a table may begin, on whose lines its own keys stand."""


class OtherPairSession(NamedTuple):
    """All that is known of another pair's session: whether a backup should hold it."""

    made_up: bool
    last_changed_at: datetime


def read_other_pair_header(text: bytes, pair: str) -> OtherPairSession | None:
    """What to know of a session that says of itself, before any of its words, that it is another pair's.

    None when it is not sure: then it is read whole.
    """
    top = text
    for mark in _WORDS:
        if (words := top.find(mark)) >= 0:
            top = top[: words + 1]
    data = _after(_PAIR, top, b'"\n')
    if not data or data == pair.encode("utf-8") or b'"' in data or b"\\" in data:
        return None
    if any(mark in top[: top.find(_PAIR)] for mark in _INSIDE):
        return None
    try:
        at = datetime.fromisoformat((_after(_ENDED, top) or _after(_STARTED, top)).decode("ascii"))
        return OtherPairSession(_MADE_UP in top, at) if at.tzinfo else None
    except ValueError:
        return None


def _after(key: bytes, top: bytes, end: bytes = b"\n") -> bytes:
    """The value of a key; empty where it is not there or breaks off."""
    start = top.find(key)
    last = top.find(end, start + len(key)) if start >= 0 else -1
    return top[start + len(key) : last] if last >= 0 else b""
