"""When a reminder is due, what it says, and that there is never more than one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervise.domain.reminders import Reminder, backup_due, most_urgent, older_than, retention_due, years_before
from supervise.domain.session.model import Addition, Session
from support.builders import a_session
from support.clock import START, TODAY


def session_held(days_ago: float, **changes: object) -> Session:
    at = START - timedelta(days=days_ago)
    return a_session(started_at=at, ended_at=at + timedelta(minutes=50), status="agreed", **changes)


@pytest.mark.parametrize(
    ("held_days_ago", "backed_up_days_ago", "days", "text"),
    [
        ([], None, 30, ""),
        ([3], None, 30, ""),  # not in the first days
        ([29], None, 30, ""),
        ([31], None, 30, "There is no backup yet"),
        ([31], None, 0, ""),  # turned off
        ([400], None, 3650, ""),
        ([31, 3], 35, 30, "Last backup 5 weeks ago"),
        ([3], 35, 30, ""),  # nothing has stood outside a backup for long
        ([200, 100], 99, 30, ""),  # all of them are in it
        ([100], 200, 30, "Last backup 7 months ago"),
        ([8], 9, 7, "Last backup 9 days ago"),
    ],
)
def test_a_backup_is_due_once_a_session_has_been_without_one_for_long(
    held_days_ago: list[int], backed_up_days_ago: int | None, days: int, text: str
) -> None:
    last = None if backed_up_days_ago is None else START - timedelta(days=backed_up_days_ago)
    due = backup_due([session_held(days_ago) for days_ago in held_days_ago], last, days, START, UTC)
    assert due == (Reminder("backup", text, "back up") if text else None)


def test_a_session_that_ended_after_the_backup_of_that_day_is_not_in_it() -> None:
    session = session_held(40)
    assert session.ended_at is not None
    assert backup_due([session], session.started_at, 30, START) is not None
    assert backup_due([session], session.ended_at, 30, START) is None


def test_words_added_later_want_a_backup_as_well() -> None:
    added = Addition(at=START - timedelta(days=35), by="supervisor", initials="AB", text="Later.")
    assert backup_due([session_held(90)], START - timedelta(days=60), 30, START) is None
    assert backup_due([session_held(90, additions=(added,))], START - timedelta(days=60), 30, START) is not None


def test_made_up_sessions_remind_nobody() -> None:
    assert backup_due([session_held(90, made_up=True)], None, 30, START) is None
    assert retention_due([session_held(4000, made_up=True)], 8, TODAY) is None


@pytest.mark.parametrize(
    ("days_ago", "years", "text"),
    [
        ([], 8, ""),
        ([8 * 365 - 10], 8, ""),
        ([8 * 365 + 10], 8, "1 session past 8 years"),
        ([4000, 5000, 20], 8, "2 sessions past 8 years"),
        ([370], 1, "1 session past 1 year"),
        ([20_000], 0, ""),
    ],
)
def test_sessions_older_than_the_employer_keeps_are_counted(days_ago: list[int], years: int, text: str) -> None:
    due = retention_due([session_held(days) for days in days_ago], years, TODAY)
    assert (due.text if due else "") == text


def test_the_day_itself_is_still_kept() -> None:
    at = datetime(2018, 11, 22, 9, 30, tzinfo=UTC)
    assert older_than([a_session(started_at=at)], 8, TODAY) == ()
    assert len(older_than([a_session(started_at=at - timedelta(days=1))], 8, TODAY)) == 1
    assert years_before(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert years_before(date(2026, 1, 1), 100) == date(1926, 1, 1)


def test_never_two_at_a_time() -> None:
    backup, old = Reminder("backup", "b", ""), Reminder("retention", "r", "")
    assert most_urgent([]) is most_urgent([None]) is None
    assert most_urgent([old, backup, None]) is backup
