"""What people set from the palette: how it looks, what is offered, and what Home reminds of."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from supervise.domain.settings import Settings
from supervise.tui.services import AppServices


class SettingsController:
    """Each change holds at once, and is remembered where the home can be written."""

    def __init__(self, app: App[Any], services: AppServices) -> None:
        self._app, self._services, self._workflow = app, services, services.workflow
        self.plain = self._workflow.settings.plain
        """Lists in place of drawings."""

    def change(self, what: str, value: str) -> None:
        """Change this setting: to `value` where it has several, else to the other of two."""
        changes: dict[str, Callable[[], None]] = {
            "look": lambda: self._look(value),
            "plain": self._turn_plain,
            "reframes": self._turn_reframes,
            "backup_reminder": self._turn_backup_reminder,
        }
        changes[what]()

    def _look(self, theme: str) -> None:
        self._app.theme = theme
        self._remember(theme=theme)

    def _turn_plain(self) -> None:
        self.plain = not self.plain
        self._remember(plain=self.plain)
        for screen in self._app.screen_stack:
            screen.refresh(layout=True, recompose=False)

    def _remember(self, **changes: object) -> None:
        if self._workflow.writable:
            self._services.attempt(lambda: self._workflow.set(**changes))

    def _turn_reframes(self) -> None:
        on = not self._workflow.settings.reframes
        if self._services.attempt(lambda: self._workflow.set(reframes=on)):
            self._services.notify_user(f"Reframes are {'on' if on else 'off'}.")

    def _turn_backup_reminder(self) -> None:
        days = 0 if self._workflow.settings.backup_days else Settings().backup_days
        if self._services.attempt(lambda: self._workflow.set(backup_days=days)):
            on = f"A session {days} days without a backup is told on Home."
            self._services.notify_user(on if days else "No more of backups.")
            self._services.history_loader.refresh_home()
