"""Reads the past off the event loop, and tells the pages that show it."""

from typing import Any

from textual.app import App
from textual.worker import Worker

from supervise.tui.services import AppServices
from supervise.tui.shell.page import Page


class HistoryLoader:
    """Reads all sessions at the start, and again when their files change while the past is looked at."""

    def __init__(self, app: App[Any], services: AppServices) -> None:
        self._app, self._services, self._workflow = app, services, services.workflow
        self.reading: tuple[int, int] | None = None
        """How many files of how many are read, while the past is being read."""

    def read_home(self) -> Worker[None]:
        """Read the past, then let the pages show it."""
        return self._app.run_worker(self._read_and_show, thread=True, exclusive=True, group="read")

    def _read_and_show(self) -> None:
        self._workflow.tidy()
        self._read()
        self._app.call_from_thread(self.refresh_home)

    def _read(self) -> None:
        self._workflow.read(self._on_progress)
        self.reading = None

    def _on_progress(self, done: int, of: int) -> None:
        """In the reading thread, now and then; a short read is over before there is anything to say."""
        if done:
            self.reading = (done, of)
            self._app.call_from_thread(self._show_progress)

    def _show_progress(self) -> None:
        if isinstance(self._app.screen, Page):
            self._app.screen.say_reading()

    def refresh_home(self) -> None:
        """Let every page show the past as it is now."""
        for screen in self._app.screen_stack:
            if isinstance(screen, Page):
                screen.show_past()

    def check_for_changes(self) -> Worker[None]:
        """If a file has changed, come or gone behind our back, read it anew and say so; nothing is written."""
        return self._app.run_worker(self._check_for_changes, thread=True, exclusive=True, group="look")

    def _check_for_changes(self) -> None:
        if self.reading is not None or self._workflow.held is not None or self._workflow.is_as_read():
            return
        before = {session.id: session.fingerprint for session in self._workflow.past}
        self._read()
        after = {session.id: session.fingerprint for session in self._workflow.past}
        if before != after:
            self._app.call_from_thread(self._tell_changed)
        self._app.call_from_thread(self.refresh_home)

    def _tell_changed(self) -> None:
        self._services.notify_user("A session's file was changed by another program. What is shown was read anew.")
