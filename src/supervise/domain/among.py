"""Some of many sessions as one number, a byte for each: sets of ten thousand meet, and are counted, in microseconds."""

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TypeVar

T = TypeVar("T")


def those(positions: Iterable[int], count: int) -> int:
    """The ones at these positions among `count`."""
    flags = bytearray(count)
    for at in positions:
        flags[at] = 1
    return int.from_bytes(flags, "little")


def every(count: int) -> int:
    """All of so many."""
    return int.from_bytes(b"\1" * count, "little")


def picked(of: Sequence[T], some: int) -> tuple[T, ...]:
    """Those of `of` that are among `some`, in their order."""
    return tuple(compress(of, some.to_bytes(len(of), "little")))


def how_many(some: int) -> int:
    """How many there are."""
    return some.bit_count()
