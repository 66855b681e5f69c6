"""The past, read off the event loop; while it is looked at, its files are looked at too."""

from textual import work

from supervise.tui.home.page import HomePage
from supervise.tui.navigation import Ways
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.shell.page import Page


class Reading(Ways):
    """What of the app reads the home, and tells the pages that show it."""

    reading: tuple[int, int] | None = None
    """How many files of how many are read, while the past is being read."""

    @work(thread=True, exclusive=True, group="read")
    def read_home(self) -> None:
        """Read the past, then let the pages show it."""
        self.workflow.tidy()
        self._read()
        self.call_from_thread(self.refresh_home)

    def _read(self) -> None:
        self.workflow.read(self._tell_read)
        self.reading = None

    def _tell_read(self, done: int, of: int) -> None:
        """In the reading thread, now and then; a short read is over before there is anything to say."""
        if done:
            self.reading = (done, of)
            self.call_from_thread(self._show_reading)

    def _show_reading(self) -> None:
        if isinstance(self.screen, ReviewPage | HomePage):
            self.screen.say_reading()

    def refresh_home(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.show_past()

    @work(thread=True, exclusive=True, group="look")
    def check_for_changes(self) -> None:
        """If a file has changed, come or gone behind our back, read it anew and say so; nothing is written."""
        if self.reading is not None or self.workflow.held is not None or self.workflow.is_as_read():
            return
        before = {archived_session.id: archived_session.fingerprint for archived_session in self.workflow.past}
        self._read()
        after = {archived_session.id: archived_session.fingerprint for archived_session in self.workflow.past}
        if before != after:
            self.call_from_thread(self._tell_changed)
        self.call_from_thread(self.refresh_home)

    def _tell_changed(self) -> None:
        self.notify_user("A session's file was changed by another program. What is shown was read anew.")
