"""A day read as people write it; what names no day, or more than one, is left as words."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from supervise.domain.wording import DAYS

_LONGEST = 60
"""Letters; nobody writes a day with more of them."""
_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTHS = {name[:length]: at for at, name in enumerate(_NAMES, 1) for length in range(3, len(name) + 1)}
_WEEKDAYS = {
    short: at
    for at, name in enumerate(DAYS)
    for short in (name.casefold(), name.casefold()[:3], *{1: ("tues",), 2: ("weds",), 3: ("thur", "thurs")}.get(at, ()))
}
_COUNTS = {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}
_COUNTS |= {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_COUNTS |= {"ten": 10, "eleven": 11, "twelve": 12}
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("ten", "eleven", "twelf", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_ORDINALS = {
    name: at
    for at, name in enumerate(
        (
            *_UNITS,
            *(f"{this_teen}th" for this_teen in _TEENS),
            *("twentieth", *(f"twenty {unit}" for unit in _UNITS)),
            *("thirtieth", "thirty first"),
        ),
        1,
    )
}


def _any(names: dict[str, int]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


_COUNT = rf"(?P<count>\d{{1,3}}|{_any(_COUNTS)})"
_WEEKDAY = rf"(?P<weekday>{_any(_WEEKDAYS)})"
_MONTH = rf"(?P<month>{_any(_MONTHS)})"
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_any(_ORDINALS)})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DATED = rf"^(?:{_WEEKDAY} )?(?:the )?"

_WEEKS = {None: 0, "week": 1, "fortnight": 2}

_NEAR = re.compile(
    rf"^(?:(?:{_COUNT} )?(?P<before>week|fortnight)s?(?: on| from)? )?"
    rf"(?:(?P<near>today|tomorrow|(?:the )?day after tomorrow)|(?:this |next |coming |this coming )?{_WEEKDAY})"
    r"(?: (?P<after>week|fortnight))?$"
)
_AHEAD = re.compile(
    rf"^(?:in |within )?(?:{_COUNT} ?)?(?P<unit>day|week|wk|fortnight|month|year|yr)s?(?: time| from now| from today)?$"
)
_BEFORE = re.compile(
    rf"^(?:(?P<near>today|yesterday|(?:the )?day before yesterday)|(?:last |this past |past )?{_WEEKDAY})$"
)
_AGO = re.compile(rf"^(?:{_COUNT} ?)?(?P<unit>day|week|wk|fortnight|month|year|yr)s? ago(?: today)?$")
_END_OF = re.compile(
    r"^(?:the )?end of "
    rf"(?:(?P<this>(?:the |this )?month|next month)|(?P<whole>the year|this year)|{_MONTH}(?: {_YEAR})?)$"
)
_IN_NUMBERS = tuple(
    re.compile(_DATED + numbers)
    for numbers in (
        r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\3(?P<day>\d{1,2})$",
        r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\3(?P<year>\d{4}|\d{2})$",
        r"(?P<day>\d{1,2}) (?P<month>\d{1,2}) (?P<year>\d{4})$",
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?P<year>)$",  # 2-3 may be from two to three of anything
    )
)
_NAMED = tuple(
    re.compile(_DATED + named)
    for named in (
        rf"{_DAY}[ /.-]?(?:of )?{_MONTH}(?:[ /.-]?{_YEAR})?$",
        rf"{_MONTH}[ -](?:the )?{_DAY}(?:[ -]{_YEAR})?$",
        r"(?P<day>\d{1,2}(?:st|nd|rd|th))(?P<month>)(?P<year>)$",
    )
)


_ADORNED = (
    (r"[\u2010-\u2015\u2212]", "-"),  # the dashes that Word makes of a hyphen
    (r"(twenty|thirty)-", r"\1 "),
    (r"['\u2018\u2019`]", ""),
    (r",|(?<=[a-z])\.|\.$", " "),
    (r"\s+", " "),
    (r" ?([/-]) ?", r"\1"),
    (r"^ ?(?:due )?(?:by |on )?| $", ""),
)


def parse_date(text: str, today: date, *, past: bool = False) -> date | None:
    """The day meant by "20 Dec", "20/12", "2026-12-20", "2 weeks", "tomorrow", "Friday"; None if unclear.

    A day without a year is the next one from `today`; one that is `past`, also as in "last Friday" or "2 weeks ago",
    the last one up to then. One whose weekday is another than it says is unclear.
    """
    if len(text) > _LONGEST:
        return None
    plain = _plain(text)
    ahead, back = (_near, _ahead, _end_of, _dated), (_before, _ago, partial(_dated, past=True))
    ways: tuple[Callable[[str, date], date | None], ...] = back if past else ahead
    try:
        return next((day for way in ways if (day := way(plain, today)) is not None), None)
    except (OverflowError, ValueError):  # beyond the calendar
        return None


def is_no_day(text: str, today: date) -> bool:
    """Whether it is written as a day of the calendar that there is not, such as 31 Nov or 29 Feb 2027."""
    if len(text) > _LONGEST:
        return False
    try:
        return (read := _in_calendar(_plain(text), today)) is not None and read[1] is None
    except (OverflowError, ValueError):
        return False


def _plain(text: str) -> str:
    """In small letters, without what only adorns a day: "by Fri., 20th Dec. ’26" is "fri 20th dec 26"."""
    text = "".join(
        text for text in unicodedata.normalize("NFKC", text) if unicodedata.category(text) != "Cf"
    ).casefold()
    for what, instead in _ADORNED:
        text = re.sub(what, instead, text)
    return text


def _near(text: str, today: date) -> date | None:
    """Tomorrow, Friday, a week on Friday, Friday week, a fortnight today."""
    if (match := _NEAR.match(text)) is None:
        return None
    if match["weekday"]:
        start = today + timedelta(days=(_WEEKDAYS[match["weekday"]] - today.weekday() - 1) % 7 + 1)
    else:
        start = today + timedelta(days={"today": 0, "tomorrow": 1}.get(match["near"], 2))
    weeks = _count(match["count"]) * _WEEKS[match["before"]] + _WEEKS[match["after"]]
    return start + timedelta(weeks=weeks)


def _ahead(text: str, today: date) -> date | None:
    """In 2 weeks, three days, a fortnight, 6 months' time."""
    match = _AHEAD.match(text)
    if match is None or not (match["count"] or match["unit"] == "fortnight"):
        return None
    return _after(today, _count(match["count"]), match["unit"])


def _after(today: date, count: int, unit: str) -> date:
    if unit in ("month", "year", "yr"):
        return _months_on(today, count if unit == "month" else 12 * count)
    return today + timedelta(days=count * {"day": 1, "fortnight": 14}.get(unit, 7))


def _before(text: str, today: date) -> date | None:
    """Yesterday, Friday, last Friday: the one before today."""
    if (match := _BEFORE.match(text)) is None:
        return None
    if match["weekday"]:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS[match["weekday"]] - 1) % 7 + 1)
    return today - timedelta(days={"today": 0, "yesterday": 1}.get(match["near"], 2))


def _ago(text: str, today: date) -> date | None:
    """Three days ago, a week ago, 6 months ago."""
    match = _AGO.match(text)
    return _after(today, -_count(match["count"]), match["unit"]) if match and match["count"] else None


def _end_of(text: str, today: date) -> date | None:
    """The end of the month, of next month, of the year, of November."""
    if (match := _END_OF.match(text)) is None:
        return None
    if match["whole"]:
        return date(today.year, 12, 31)
    if match["this"]:
        return _last(_months_on(today, match["this"].startswith("next")))
    month = _MONTHS[match["month"]]
    if match["year"]:
        return _last(date(_year(match["year"]), month, 1))
    return _last(date(today.year + (month < today.month), month, 1))


def _dated(text: str, today: date, past: bool = False) -> date | None:
    """A day of the calendar, in numbers or with the month's name, with its weekday before it or not."""
    weekday, day = _in_calendar(text, today, past) or ("", None)
    return None if day is None or (weekday and day.weekday() != _WEEKDAYS[weekday]) else day


def _in_calendar(text: str, today: date, past: bool = False) -> tuple[str, date | None] | None:
    """The weekday written and the day meant, None where there is no such day; None for what is written otherwise."""
    for way in (*_IN_NUMBERS, *_NAMED):
        if match := way.match(text):
            number = _ORDINALS.get(match["day"]) or int(match["day"].rstrip("stndrh"))
            month = _MONTHS.get(match["month"]) or int(match["month"] or 0)
            return match["weekday"] or "", next(_days(number, month, match["year"] or "", today, past), None)
    return None


def _days(number: int, month: int, year: str, today: date, past: bool) -> Iterator[date]:
    """The days meant, the nearest first: of that year, of any year from today or up to it, or of any month."""
    if year:
        asked = [(_year(year), month)]
    else:
        # Eight years have a 29 February among them, and two months a 31st.
        way = -1 if past else 1
        first = today.month - 1
        months = ((today.year + at // 12, at % 12 + 1) for at in range(first, first + way * (8 * 12 + 1), way))
        asked = [numbers for numbers in months if month in (0, numbers[1])]
    for of_year, of_month in asked:
        day = _day(of_year, of_month, number)
        if day is not None and (year or (day <= today if past else day >= today)):
            yield day


def _count(written: str | None) -> int:
    return 1 if not written else _COUNTS.get(written) or int(written)


def _year(written: str) -> int:
    return int(written) + (2000 if len(written) == 2 else 0)


def _last(day: date) -> date:
    """The last day of its month."""
    return next(last_day for last in (31, 30, 29, 28) if (last_day := _day(day.year, day.month, last)) is not None)


def _months_on(start: date, count: int) -> date:
    """The same day so many months later, or the last of that month."""
    month = start.month - 1 + count
    of_month = date(start.year + month // 12, month % 12 + 1, 1)
    return min(_last(of_month), of_month + timedelta(days=start.day - 1))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
