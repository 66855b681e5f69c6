"""The reminder that Home shows."""

from supervise.domain.reminders import FinishedSession, Kind, Reminder, backup_due, most_urgent, retention_due
from supervise.workflow.home import HomeState


def current_reminder(home: HomeState) -> Reminder | None:
    """The one to show now, or None: a window for reading only reminds of nothing, and two versions come first."""
    if not home.writable or home.versions:
        return None
    settings = home.settings
    # A backup holds every pair's sessions; how old somebody's are is for that pair to see.
    ours = home.history.sessions
    every: tuple[FinishedSession, ...] = (*ours, *home.elsewhere)
    return most_urgent(
        (
            backup_due(every, settings.last_backup, settings.backup_days, home.now(), home.zone),
            retention_due(ours, settings.retention_years, home.today),
        )
    )


def dismiss_reminder(home: HomeState, kind: Kind) -> None:
    """Turn this reminder off until somebody turns it on again; ProblemError when that cannot be written."""
    home.set(**{"backup": {"backup_days": 0}, "retention": {"retention_years": 0}}.get(kind, {}))
