"""Days are read as people write them; words that name no day, or contradict themselves, stay words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.date_parsing import is_no_day, parse_date
from supervise.domain.wording import format_date, format_long_date, short_day
from support.clock import TODAY

FRIDAY = date(2026, 11, 27)
DECEMBER = date(2026, 12, 20)
NBSP, DASH, MINUS = "\u00a0", "\u2013", "\u2011"

WRITTEN: dict[date, tuple[str, ...]] = {
    TODAY: ("today", "Today.", "by today", " today "),
    date(2026, 11, 23): ("Tomorrow", "by tomorrow", "in a day", "1 day", "Mon", "monday", "Mon."),
    date(2026, 11, 24): (
        "the day after tomorrow",
        "day after tomorrow",
        "Tues",
        "Tues.",
        "tue",
        "2 days",
        "in two days",
    ),
    date(2026, 11, 25): ("Wed", "Weds", "wednesday"),
    date(2026, 11, 26): ("Thu", "Thur", "thurs.", "Thursday"),
    FRIDAY: (
        "friday",
        "Fri.",
        "on Friday",
        "by Fri",
        "due Friday",
        "this Friday",
        "next Friday",
        "this coming Friday",
        "Friday 27 Nov",
        "Friday 27 Nov 2026",
        "Fri 27 Nov",
        "Fri. 27th Nov.",
        "Friday, 27 November, 2026",
        "Friday the 27th of November",
        "Friday, November 27",
        "Friday 27th",
        "Fri 27/11",
        "Fri 27/11/26",
        "27-11-2026",
        "27-11-26",
        f"27{DASH}11{DASH}2026",
        f"27{MINUS}11{MINUS}2026",
        "27.11.2026",
        "27.11.",
        "27/11/2026",
        "27 / 11 / 2026",
        "27 11 2026",
        "2026/11/27",
        "2026.11.27",
        "27Nov",
        "27-Nov-2026",
        "27/Nov/26",
        "27.Nov.2026",
        "the 27th",
        "27th",
        "Nov 27",
        "November 27th, 2026",
        "twenty-seventh of November",
        f"Friday{NBSP}27{NBSP}Nov{NBSP}2026",
        f"{NBSP}27{NBSP}Nov",
        "２７ Nov",
        "27 No\u00advember",
        "\u200e27/11/2026",
        "5 days",
    ),
    date(2026, 11, 29): ("sunday", "sun", "in a week", "a week", "a week today", "today week", "7 days", "1 wk"),
    date(2026, 11, 30): (
        "end of the month",
        "the end of the month",
        "by the end of this month",
        "end of November",
        "end of Nov 2026",
        "tomorrow week",
        "a week tomorrow",
        "week on Monday",
        "Monday week",
    ),
    date(2026, 12, 1): ("first of December", "1st December", "the first of Dec", "1 Dec"),
    date(2026, 12, 4): ("Friday week", "a week on Friday", "Fri week"),
    date(2026, 12, 6): (
        "2 weeks",
        "2 weeks.",
        "two weeks",
        "in two weeks",
        "in 2 weeks' time",
        f"in 2 weeks{chr(0x2019)} time",
        "2wks",
        "a couple of weeks",
        "within 2 weeks",
        "two weeks from now",
        "a fortnight",
        "in a fortnight",
        "fortnight",
        "a fortnight's time",
        "two weeks today",
    ),
    date(2026, 12, 11): ("two weeks on Friday", "a fortnight on Friday", "Friday fortnight"),
    DECEMBER: (
        "20 Dec",
        "20 Dec.",
        "20th december",
        "20th of December",
        "the 20th of December",
        "20 Dec 26",
        "20 Dec '26",
        f"20 Dec {chr(0x2019)}26",
        "20/12",
        "20.12",
        "20.12.26",
        "2026-12-20",
        "20 decem",
        "Dec 20",
        "twentieth of December",
        "Sunday 20 December",
        "4 weeks",
        "four weeks",
    ),
    date(2026, 12, 22): ("in a month", "1 month", "a month's time"),
    date(2026, 12, 31): ("end of next month", "end of the year", "end of Dec", "31/12"),
    date(2027, 1, 3): ("3 jan", "3rd January", "3/1", "Sunday 3 Jan"),
    date(2027, 1, 31): ("31/1/27", "end of January"),
    date(2027, 5, 1): ("1 May", "May 1st", "the first of May", "1 may 2027"),
    date(2027, 9, 1): ("1 Sept", "1 Sept.", "1 Sep"),
    date(2027, 10, 31): ("end of October",),
    date(2027, 11, 21): ("21 November", "21/11"),
    date(2027, 11, 22): ("a year", "in a year", "12 months", "twelve months", "1 yr"),
    date(2028, 2, 29): ("29 Feb", "29/2", "29.2.", "29th February", "Tuesday 29 Feb", "29 Feb 28", "end of Feb 2028"),
}

NO_DAYS = (
    "",
    " ",
    "soon",
    "30 feb",
    "31 Nov",
    "29 Feb 2027",
    "29/2/27",
    "31/6",
    "32/1",
    "0 Dec",
    "00/00",
    "27/13",
    "Friday 28 Nov 2026",  # a Saturday
    "Friday 28 Nov",
    "Friday 28th",
    "Mon 29 Feb",
    "Fri 28/11/2026",
    "27-11/2026",
    "May",
    "may 2027",
    "March",
    "march on",
    "marching 3",
    "second",
    "the second",
    "second meeting",
    "first",
    "20 decorations",
    "3 marches",
    "5 janitors",
    "2 octaves",
    "the sun",
    "in the sun",
    "sunny",
    "sat with her",
    "wed on Friday",
    "Fridays",
    "Friday 10am",
    "Friday 27 Nov 2pm",
    "27 Nov, 14:00",
    "before Friday",
    "next week",
    "next month",
    "end of the week",
    "the week of 23 Nov",
    "w/c 23 Nov",
    "week",
    "month",
    "2-3",
    "2-3 weeks",
    "10-12",
    "27",
    "2026",
    "1 in 3",
    "20 or 21 Dec",
    "20/12 or 21/12",
    "a few weeks",
    "weeks",
    "after 2 weeks",
    "after the ward round",
    "mid December",
    "27 11 26",
    "9999-99-99",
    "0000-01-01",
    "20 Dec 0000",
    "999999 weeks",
    "99999999999999999999",
    "x" * 100_000,
    "9" * 100_000,
)


@pytest.mark.parametrize(
    ("typed", "meant"), [(typed, meant) for meant, written in WRITTEN.items() for typed in written]
)
def test_a_day_as_people_write_it(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant
    assert parse_date(typed.upper(), TODAY) == meant


@pytest.mark.parametrize("typed", NO_DAYS, ids=lambda typed: typed[:20])
def test_what_names_no_day_stays_words(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@pytest.mark.parametrize(
    "typed", ["31 Nov", "31st of November", "30 Feb", "29 Feb 2027", "31/11", "31/4/2027", "32 Dec"]
)
def test_a_day_that_there_is_not_is_known_for_one(typed: str) -> None:
    assert parse_date(typed, TODAY) is None
    assert is_no_day(typed, TODAY)


@pytest.mark.parametrize("typed", ["", "after leave", "31", "30 Nov", "29 Feb", "31st", "Mon 22 Nov", "x" * 100_000])
def test_what_is_unclear_or_a_day_is_not_called_no_day(typed: str) -> None:
    assert not is_no_day(typed, TODAY)


def test_a_month_on_from_the_last_of_a_month_is_a_real_day() -> None:
    assert parse_date("a month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert parse_date("6 months", date(2026, 8, 31)) == date(2027, 2, 28)


def test_a_day_without_a_year_is_the_next_one() -> None:
    assert parse_date("29 Feb", date(2028, 2, 29)) == date(2028, 2, 29)
    assert parse_date("29 Feb", date(2028, 3, 1)) == date(2032, 2, 29)
    assert parse_date("29 Feb", date(2096, 3, 1)) == date(2104, 2, 29)
    assert parse_date("31st", date(2027, 2, 1)) == date(2027, 3, 31)
    assert parse_date("the 1st", date(2026, 12, 31)) == date(2027, 1, 1)
    assert parse_date("22 Nov", TODAY) == TODAY


LOOKED_BACK_ON: dict[date, tuple[str, ...]] = {
    TODAY: ("today", "22 Nov", "Sunday 22 Nov", "the 22nd"),
    date(2026, 11, 21): ("yesterday", "Yesterday.", "21 Nov", "21/11", "the 21st", "Saturday", "1 day ago"),
    date(2026, 11, 20): (
        *("20 Nov", "Fri 20 Nov", "on 20 November", "20 Nov 2026", "20/11/26", "the day before yesterday"),
        *("Friday", "last Friday", "this past Friday", "two days ago", "a couple of days ago"),
    ),
    date(2026, 11, 15): ("sunday", "last Sunday", "1 week ago", "a week ago", "a week ago today", "7 days ago"),
    date(2026, 11, 8): ("2 weeks ago", "2 wks ago", "a fortnight ago"),
    date(2026, 10, 22): ("a month ago", "22 October"),
    date(2025, 11, 23): ("23 Nov", "23/11", "Sunday 23 Nov"),
    date(2025, 11, 22): ("a year ago", "12 months ago"),
    date(2024, 2, 29): ("29 Feb", "Thursday 29 February"),
    date(2027, 11, 20): ("20 Nov 2027",),
}


@pytest.mark.parametrize(
    ("typed", "meant"), [(typed, meant) for meant, written in LOOKED_BACK_ON.items() for typed in written]
)
def test_a_day_looked_back_on_is_the_last_one_that_there_was(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY, past=True) == meant


@pytest.mark.parametrize("typed", ["last week", "tomorrow", "2 weeks", "weeks ago", "Friday 21 Nov", ""])
def test_what_names_no_day_behind_stays_words(typed: str) -> None:
    assert parse_date(typed, TODAY, past=True) is None


@pytest.mark.parametrize("typed", ["yesterday", "last Friday", "a week ago"])
def test_no_day_ahead_is_named_by_words_that_look_back(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@given(st.dates())
def test_a_day_as_shown_is_read_back(when: date) -> None:
    """A field is filled with the day of the file: read as another, or as words, it would be written so."""
    for written in (
        format_date(when),
        format_long_date(when),
        when.isoformat(),
        f"{when.day}/{when.month}/{when.year:04}",
    ):
        assert parse_date(written, TODAY) == parse_date(written, TODAY, past=True) == when
    assert parse_date(short_day(when, when), when) == when


@given(st.text())
def test_no_text_breaks_the_reading_of_a_day(text: str) -> None:
    parse_date(text, TODAY)
    parse_date(text, date.max)
    parse_date(text, TODAY, past=True)
    parse_date(text, date.min)
    assert not (is_no_day(text, TODAY) and parse_date(text, TODAY))


@pytest.mark.parametrize(
    "typed",
    ["tomorrow", "a year", "999 weeks", "Friday", "the 3rd", "1 Jan", "end of next month", "999 weeks ago", "31 Dec"],
)
def test_at_the_ends_of_the_calendar_it_is_a_day_or_words(typed: str) -> None:
    for today in (date.min, date.max):
        assert isinstance(parse_date(typed, today), date | None)
        assert isinstance(parse_date(typed, today, past=True), date | None)
