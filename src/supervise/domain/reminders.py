"""When something outside a session wants doing: one quiet line each, and which of them comes first."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import Literal, NamedTuple, Protocol

from supervise.domain.instants import local_day
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.wording import plural, relative_date

Kind = Literal["backup", "retention"]
ORDER: tuple[Kind, ...] = ("backup", "retention")


class Reminder(NamedTuple):
    """What to say in one line, and the words for what then can be done."""

    kind: Kind
    text: str
    deed: str


class FinishedSession(Protocol):
    """A session that is over, as far as a backup minds."""

    @property
    def made_up(self) -> bool: ...

    @property
    def last_changed_at(self) -> datetime: ...


def most_urgent(reminders: Iterable[Reminder | None]) -> Reminder | None:
    """The one to show: never two at a time."""
    due = [reminder for reminder in reminders if reminder is not None]
    return min(due, key=lambda reminder: ORDER.index(reminder.kind), default=None)


def backup_due(
    sessions: Iterable[FinishedSession],
    last_backup: datetime | None,
    backup_days: int,
    now: datetime,
    zone: tzinfo | None = None,
) -> Reminder | None:
    """Due once a session has stood outside any backup for `backup_days` (0: never); times aware, told in `zone`."""
    outside = [
        session
        for session in sessions
        if not session.made_up and (last_backup is None or session.last_changed_at > last_backup)
    ]
    if not backup_days or not any(
        (now - finished_session.last_changed_at).days >= backup_days for finished_session in outside
    ):
        return None
    if last_backup is None:
        return Reminder("backup", "There is no backup yet", "back up")
    days = [local_day(moment, zone) for moment in (last_backup, now)]
    return Reminder("backup", f"Last backup {relative_date(*days)}", "back up")


def older_than(sessions: Iterable[SessionSummary], years: int, today: date) -> tuple[SessionSummary, ...]:
    """Those held more than `years` years before `today`; none when `years` is 0. Made-up ones are nobody's record."""
    if not years:
        return ()
    return tuple(
        session
        for session in sessions
        if not session.made_up and session.started_at.date() < years_before(today, years)
    )


def retention_due(sessions: Iterable[SessionSummary], years: int, today: date) -> Reminder | None:
    """Due while sessions are there that the employer keeps no longer; nothing is ever removed by itself."""
    if not (old := older_than(sessions, years, today)):
        return None
    return Reminder("retention", f"{plural(len(old), 'session')} past {plural(years, 'year')}", "look")


def years_before(today: date, years: int) -> date:
    """The same day `years` years ago; 29 Feb becomes 28 Feb."""
    year = max(1, today.year - years)
    try:
        return today.replace(year=year)
    except ValueError:
        return today.replace(year=year, day=28)
