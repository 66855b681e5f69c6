"""A quiet word ten minutes before the time at which they said they would finish."""

from datetime import timedelta

from supervise.domain.session.finish_time import SOON, time_left
from supervise.tui.services import AppServices

LOOK_EVERY = 20
"""Seconds between two looks at the time, while a session is held."""


class FinishReminder:
    """Says it once for each time that was named."""

    def __init__(self, services: AppServices) -> None:
        self._services = services
        self._told = ""

    def look(self) -> None:
        workflow = self._services.workflow
        if workflow.held is None or (finish_at := workflow.session.finish_at) == self._told:
            return
        left = time_left(finish_at, workflow.clock(), workflow.zone)
        if left is not None and timedelta() <= left <= SOON:
            self._told = finish_at
            minutes = max(1, round(left / timedelta(minutes=1)))
            self._services.notify_user(f"About {minutes} minutes left: you finish at {finish_at.strip()}.")
