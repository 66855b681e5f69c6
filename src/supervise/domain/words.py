"""How a day, a length of time or a clock is worded and read, the same on screen and in the shell."""

import re
from datetime import date, datetime, timedelta, tzinfo

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date) -> str:
    """12 Sep 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def short_day(when: date, today: date) -> str:
    """12 Sep, with the year when it is not this one."""
    return day(when) if when.year != today.year else f"{when.day} {MONTHS[when.month - 1]}"


def long_day(when: date) -> str:
    """Saturday 12 Sep 2026."""
    return f"{DAYS[when.weekday()]} {day(when)}"


def moment(when: datetime, zone: tzinfo | None) -> str:
    """12 Sep 2026, 09:30, in `zone` (None is this machine's)."""
    local = when.astimezone(zone)
    return f"{day(local.date())}, {local:%H:%M}"


def ago(when: date, today: date) -> str:
    """today, yesterday, 5 days ago, 3 weeks ago, 9 months ago, 2 years ago."""
    days = (today - when).days
    if days < 0:
        return f"on {short_day(when, today)}"
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 14:
        return f"{days} days ago"
    if days < 60:
        return f"{days // 7} weeks ago"
    if days < 730:
        return f"{round(days / 30.44)} months ago"
    return f"{days // 365} years ago"


def clock(length: timedelta) -> str:
    """09:18 left; past the end it counts up as +02:05."""
    seconds = int(length.total_seconds() // 1)
    sign = "+" if length < timedelta(0) else ""
    seconds = abs(seconds)
    return f"{sign}{seconds // 60:02}:{seconds % 60:02}"


def minutes(seconds: float) -> str:
    """14 minutes; under one, the seconds."""
    if seconds < 60:
        return plural(int(seconds), "second")
    return plural(round(seconds / 60), "minute")


def reading_words(done: int, of: int) -> str:
    """Said while it takes its time."""
    return f"Reading your sessions: {done:,} of {of:,} files so far."


def plural(count: int, word: str) -> str:
    """1 action, 2 actions."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def backed_up(sessions: int, drafts: int, size: int, where: str) -> str:
    """Backed up and read back: 13 sessions, 1 unfinished, 45 kB, in /stick/supervise-backup-2026-11-22.zip."""
    unfinished = f", {drafts} unfinished" if drafts else ""
    return f"Backed up and read back: {plural(sessions, 'session')}{unfinished}, {file_size(size)}, in {where}"


def file_size(size: int) -> str:
    """900 bytes, 45 kB, 3.2 MB."""
    if size < 1000:
        return plural(size, "byte")
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB"


_IN = re.compile(r"^(?:in )?(\d{1,3}|a|one|two|three|four|six) (day|week|month)s?$")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_SLASHED = re.compile(r"^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?$")
_NAMED = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?: (\d{4}))?$")


def read_day(text: str, today: date) -> date | None:
    """The day meant by "20 Dec", "20/12", "2026-12-20", "2 weeks", "tomorrow", "Friday"; None if unclear.

    A day without a year is the next one from `today`.
    """
    text = " ".join(text.casefold().replace(",", " ").split())
    if text in ("today", "tomorrow"):
        return today + timedelta(days=("today", "tomorrow").index(text))
    for index, name in enumerate(DAYS):
        if text in (name.casefold(), name.casefold()[:3], f"next {name.casefold()}"):
            return today + timedelta(days=(index - today.weekday() - 1) % 7 + 1)
    if found := _IN.match(text):
        count = _NUMBERS.get(found[1]) or int(found[1])
        return (
            today + timedelta(days=count * {"day": 1, "week": 7}[found[2]])
            if found[2] != "month"
            else _months_on(today, count)
        )
    if found := _ISO.match(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASHED.match(text):
        return _next(int(found[1]), int(found[2]), found[3], today)
    if found := _NAMED.match(text):
        month = next((i for i, name in enumerate(MONTHS, 1) if found[2].startswith(name.casefold())), 0)
        return _next(int(found[1]), month, found[3], today)
    return None


def _months_on(start: date, count: int) -> date:
    month = start.month - 1 + count
    for last in (start.day, 30, 29, 28):
        if (found := _date(start.year + month // 12, month % 12 + 1, last)) is not None:
            return found
    return start


def _next(day_number: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day_number)
    this_year = _date(today.year, month, day_number)
    return this_year if this_year is None or this_year >= today else _date(today.year + 1, month, day_number)


def _date(year: int, month: int, day_number: int) -> date | None:
    try:
        return date(year, month, day_number)
    except ValueError:
        return None
