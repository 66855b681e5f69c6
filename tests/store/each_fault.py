"""Each way in which the disk calls of a deed can go wrong, tried once."""

from collections.abc import Callable

import pytest

from support.faulty_disk import HOWS, FaultyDisk

Call = tuple[str, str]


def calls_of(deed: Callable[[], object]) -> list[Call]:
    """Do it on a disk that works; the calls it made, each with the name of its file."""
    with pytest.MonkeyPatch.context() as patch:
        machine = FaultyDisk(patch)
        deed()
        assert not machine.files  # whatever was opened was closed
    return machine.calls


def each_fault(calls: list[Call]) -> list[tuple[int, str]]:
    """Which call goes wrong, and how. Only a write is ever cut short: any other call would go well, or just fail."""
    return [
        (at, how)
        for at, (name, _) in enumerate(calls)
        for how in HOWS
        if name == "write" or not how.startswith("short")
    ]
