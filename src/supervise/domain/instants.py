"""The instants a file may hold, and what a clock on the wall says at one: the one place that asks for local time."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime
from pydantic_core import PydanticCustomError

FIRST = datetime(1970, 1, 1, tzinfo=UTC)
"""A computer that lost its clock says just this; before it Windows cannot tell the local time."""
END = datetime(2900, 1, 1, tzinfo=UTC)
"""The first that is too late: Windows tells the local time until the year 3000, and Python nearly to 9999."""

_NEAR_A_CHANGE = timedelta(hours=3)
"""Longer than any hour that comes twice."""


def can_be_told(when: datetime) -> bool:
    """Whether every system can tell it in every zone, and the days around it."""
    # Compared as instants: an offset can lead across either end.
    return FIRST <= when < END


def _within_the_calendar(when: datetime) -> datetime:
    if can_be_told(when):
        return when
    wrong = "{when} is not within the years {first} to {last}"
    values = {"when": when.isoformat(), "first": FIRST.year, "last": END.year - 1}
    raise PydanticCustomError("calendar", wrong, values)


Instant = Annotated[AwareDatetime, AfterValidator(_within_the_calendar)]
"""An aware instant that every system can tell in every zone."""


def local(when: datetime, zone: tzinfo | None) -> datetime:
    """`when` by the clocks of `zone` (None: this computer's); as it stands where those cannot tell it.

    What a session or the settings hold can be told (`can_be_told`); not so what a file is called, or its bytes say.
    """
    try:
        return when.astimezone(zone)
    except (OverflowError, OSError, ValueError):
        return when


def local_day(when: datetime, zone: tzinfo | None) -> date:
    """The day it is at `when` by the clocks of `zone`."""
    return local(when, zone).date()


def comes_twice(when: datetime, zone: tzinfo | None) -> bool:
    """Whether the clocks of `zone` say the same at another instant: they go back over an hour once a year."""
    if not can_be_told(when):
        return False
    offset = local(when, zone).utcoffset() or timedelta(0)
    for away in (_NEAR_A_CHANGE, -_NEAR_A_CHANGE):
        other = local(when + away, zone).utcoffset() or timedelta(0)
        again = when + offset - other
        if other != offset and local(again, zone).utcoffset() == other:
            return (away > timedelta(0)) == (again > when)
    return False
