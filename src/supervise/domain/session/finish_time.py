"""When a session is to finish: a time of day as people write it, and how long it is until then."""

import re
from datetime import datetime, time, timedelta, tzinfo

from supervise.domain.instants import local

SOON = timedelta(minutes=10)
"""How long before it a quiet word is said."""
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*([ap]m)?", re.IGNORECASE)

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MINUTES = {"five": 5, "ten": 10, "quarter": 15, "a quarter": 15, "twenty": 20, "twenty five": 25, "half": 30}
_SAID = re.compile(
    rf"(?:(?P<minutes>{'|'.join(_MINUTES)}) (?P<side>past|to) )?(?P<hour>{'|'.join(_HOURS)}|\d{{1,2}})(?: ?o'?clock)?"
)


def parse_time(text: str) -> time | None:
    """15:30, 15.30, 1530, 3.30 pm, 4pm, half past three, four o'clock, noon; None for anything else.

    Before seven without am or pm is the afternoon.
    """
    match = _TIME.fullmatch(_in_figures(text.strip()))
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half == "pm" or (not half and 1 <= hour < 7):
        hour = hour % 12 + 12
    elif half == "am":
        hour %= 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _in_figures(text: str) -> str:
    """The time said in words as `3:30`; anything else as it is."""
    words = " ".join(text.casefold().replace("’", "'").replace("-", " ").split()).removeprefix("at ")
    if words in ("noon", "midday"):
        return "12:00"
    match = _SAID.fullmatch(words)
    if match is None:
        return text
    hour = int(match["hour"]) if match["hour"].isdecimal() else _HOURS.index(match["hour"]) + 1
    minutes = _MINUTES.get(match["minutes"], 0)
    if match["side"] == "to":
        hour, minutes = (hour - 1) or 12, (60 - minutes) % 60
    return f"{hour}:{minutes:02}"


def time_left(finish_at: str, now: datetime, zone: tzinfo | None) -> timedelta | None:
    """From `now` to that time of the same day, negative once it is past; None where it names no time."""
    finish = parse_time(finish_at)
    if finish is None:
        return None
    there = local(now, zone)
    return datetime.combine(there.date(), finish, there.tzinfo) - there
