"""Each field of a file holding what nobody would think of: the extremes of its own type, and every other type."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import rtoml

Place = tuple[str | int, ...]


def at(offset: int, *when: int) -> datetime:
    return datetime(*when, tzinfo=timezone(timedelta(hours=offset)))  # type: ignore[arg-type]


INSTANTS = (
    at(0, 1, 1, 1),
    at(14, 1, 1, 1),
    at(-12, 1, 1, 1),
    at(0, 1847, 11, 30, 23, 59, 59),
    at(0, 1969, 12, 31, 23, 59, 59),
    at(0, 1970, 1, 1),
    at(14, 1970, 1, 1),
    at(0, 2026, 10, 25, 1, 30),
    at(0, 2899, 12, 31, 23, 59, 59),
    at(-12, 2899, 12, 31, 23, 59, 59),
    at(0, 3500, 1, 1),
    at(0, 9999, 12, 31, 23, 59, 59),
    at(-12, 9999, 12, 31, 23, 59, 59),
    at(14, 9999, 12, 31, 23, 59, 59),
    datetime(2026, 11, 22, 9, 30),  # as TOML can say it
)
DAYS = (date(1, 1, 1), date(1, 1, 2), date(1969, 12, 31), date(2026, 2, 28), date(9999, 12, 30), date(9999, 12, 31))
NUMBERS = (-(2**63), -1, 0, 1, 1_000, 10**6, 2**31, 10**12, 2**53 + 1, 2**63 - 1)
FLOATS = (float("nan"), float("inf"), float("-inf"), 1e308, -0.0, 0.5, 1e15)
TEXTS = ("", " ", "x", "9" * 400, "9" * 5_000, "-1", "1e400", "nan", "9999-12-31T23:59:59-12:00", "0001-01-01")
TEXTS += ("x-" + "9" * 30, "x-" + "9" * 5_000, "Case " + "9" * 5_000, "../../x", "\u202e\u0000", "supervisee")
OTHERS = (True, time(23, 59, 59, 999999), [], [[]], [1, "a"], {}, {"a": {}}, [{}], [{"by": "supervisee"}] * 3)
BEYOND = {"beyond 64 bits": str(2**64), "beyond 128 bits": "9" * 5_000, "beyond all floats": "1e999"}
"""What TOML can say and Python's writers do not, by what stands for it until it is written."""
LONG = "aim of ours " * 10_000
MANY = 300


def values(now: Any) -> Iterator[Any]:
    """What may stand in the place of `now`."""
    yield from (*INSTANTS, *DAYS, *NUMBERS, *FLOATS, *TEXTS, *OTHERS, *BEYOND, LONG)
    if isinstance(now, list) and now:
        yield from (now * 2, now[:1] * MANY)


def places(table: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every value of a file and the way to it: lists and tables, and all that is in them."""
    if place:
        yield place, table
    parts = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    for key, inner in parts:
        yield from places(inner, (*place, key))


def put(table: dict[str, Any], place: Place, value: Any) -> str:
    """The file as TOML with `value` in that place."""
    changed = deepcopy(table)
    inner: Any = changed
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    written = rtoml.dumps(changed)
    return written.replace(f'"{value}"', BEYOND[value]) if isinstance(value, str) and value in BEYOND else written
