"""How a day, a length of time or a clock is worded and read, the same on screen and in the shell."""

from datetime import date, datetime, timedelta, tzinfo

from supervise.domain.instants import comes_twice, local, local_day

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def format_date(when: date) -> str:
    """12 Sep 2026; a year always in four digits, so that it is read back as what it is."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year:04}"


def short_day(when: date, today: date) -> str:
    """12 Sep, with the year when it is not this one."""
    return format_date(when) if when.year != today.year else f"{when.day} {MONTHS[when.month - 1]}"


def format_long_date(when: date) -> str:
    """Saturday 12 Sep 2026."""
    return f"{DAYS[when.weekday()]} {format_date(when)}"


def format_datetime(when: datetime, zone: tzinfo | None) -> str:
    """12 Sep 2026, 09:30, in `zone` (None is this machine's)."""
    return f"{format_date(local_day(when, zone))}, {time_of_day(when, zone)}"


def time_of_day(when: datetime, zone: tzinfo | None) -> str:
    """09:30; in the hour that comes twice when the clocks go back, 01:30 BST or 01:30 GMT."""
    there = local(when, zone)
    return f"{there:%H:%M} {there:%Z}".strip() if comes_twice(when, zone) else f"{there:%H:%M}"


def relative_date(when: date, today: date) -> str:
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


def format_clock(length: timedelta) -> str:
    """09:18 left; past the end it counts up as +02:05."""
    seconds = int(length.total_seconds() // 1)
    sign = "+" if length < timedelta(0) else ""
    seconds = abs(seconds)
    return f"{sign}{seconds // 60:02}:{seconds % 60:02}"


def minutes(seconds: float) -> str:
    """14 minutes, or less than a minute: a talk is nothing to be timed by the second."""
    return plural(round(seconds / 60), "minute") if seconds >= 60 else "less than a minute"


def reading_message(done: int, of: int) -> str:
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
