"""The privacy cover: hides the page by a key, by a click, after minutes with nobody there, and after sleep."""

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta

from textual import events

from supervise.domain.inactivity import ClockReading, InactivityMonitor
from supervise.domain.problems import Problem
from supervise.tui.platform.base_app import BaseApp
from supervise.tui.privacy.cover_page import CoverPage
from supervise.tui.shell.page import Page
from supervise.workflow import SessionWorkflow
from supervise.workflow.encryption import awaits_passphrase, is_locked, lock_now

LOOK_EVERY = 1.0
"""Seconds between two looks at the clocks."""
MOMENT = timedelta(seconds=1)
"""How long after it covered itself the app takes no key: somebody was just about to write, or woke the laptop."""


def boot_clock() -> timedelta:
    """The time since the computer started, sleep counted where the system can tell it."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return timedelta(seconds=time.clock_gettime(time.CLOCK_BOOTTIME))
    if sys.platform == "darwin":
        # Of Apple's clocks this one goes on in sleep, which Python's own monotonic() there does not.
        return timedelta(seconds=time.clock_gettime(time.CLOCK_MONOTONIC))
    return timedelta(seconds=time.monotonic())


def read_clocks() -> ClockReading:
    return ClockReading(datetime.now(UTC), boot_clock())


class CoverController:
    """Pushes the cover over the page, which keeps its focus, its words and its clock."""

    def __init__(
        self,
        app: BaseApp,
        workflow: SessionWorkflow,
        clocks: Callable[[], ClockReading],
        save_problem: Callable[[], Problem | None],
        leave_own: Callable[[], bool] = lambda: True,
    ) -> None:
        self._app, self._workflow, self._save_problem = app, workflow, save_problem
        self._leave_own = leave_own
        """Closes one's own pages; False where they are still there."""
        self._read_clocks = clocks
        """The clocks of the computer; not the workflow's, by which the pair's hour is told."""
        self._monitor: InactivityMonitor
        self._unasked: ClockReading | None = None
        """When a cover came by itself: what is typed in that moment was meant for the page."""
        self.covered: CoverPage | None = None
        """The cover, while there is one."""

    def start(self) -> None:
        """Begin to notice whether somebody is there."""
        self._monitor = InactivityMonitor.begin(self._read_clocks())
        self._app.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Cover the page if it is time to; the talk needs no keys, so its running clock counts as somebody there."""
        now = self._read_clocks()
        if self._monitor.was_asleep(now):
            self._cover_by_itself()
        elif any(isinstance(page, Page) and page.is_busy for page in self._app.screen_stack):
            self._monitor = self._monitor.touch(now)
        elif self._monitor.is_idle(now, timedelta(minutes=self._workflow.settings.idle_minutes)):
            self._cover_by_itself()
        self._monitor = self._monitor.check(now)

    def woke(self, event: events.Event) -> bool:
        """Note that somebody is there. True if this key or click woke the laptop: it was meant for nothing here."""
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            return False
        now = self._read_clocks()
        if self._monitor.was_asleep(now):
            self._cover_by_itself()
        self._monitor = self._monitor.touch(now)
        return self.covered is not None and self._unasked is not None and now.since(self._unasked) < MOMENT

    def _cover_by_itself(self) -> None:
        """Not where they chose never; but a laptop that slept leaves no locked home open, and no pages of one's own."""
        workflow = self._workflow
        is_private = is_locked(workflow) or workflow.home.joint is not None
        if self.covered is None and (workflow.settings.idle_minutes or is_private):
            self.cover()
            self._unasked = self._read_clocks()

    def cover(self) -> None:
        """Hide everything, now; a locked home forgets its key, and what is written goes on being kept."""
        if self.covered is not None or awaits_passphrase(self._workflow):
            return  # there is nothing to be seen
        lock_now(self._workflow)
        self._unasked = None
        self._app.clear_notifications()
        self.covered = CoverPage(shut=awaits_passphrase(self._workflow))
        for page in self._app.screen_stack:
            if isinstance(page, Page):
                page.cover_again()
        self._app.push_screen(self.covered)
        self._leave_own()

    def go_on(self, *, is_writer: bool = False) -> None:
        """Show the page again; one's own pages that could not be closed, only to whoever says that they are theirs."""
        if self.covered is None:
            return
        if is_writer or self._workflow.home.joint is None:
            self.uncover()
        elif not self._leave_own() and self._workflow.pair is not None:
            self.covered.ask_for(self._workflow.pair.label)

    def uncover(self) -> None:
        """Show the page again."""
        if self.covered is not None:
            self.covered = None
            self._app.pop_screen()
            if (problem := self._save_problem()) is not None:  # said while nothing could be shown
                self._app.notify(str(problem), severity="warning", markup=False)

    # A page that opens or closes another meanwhile (a question of the talk's clock, a click answered late) does so
    # beneath the cover: on the top of the stack, the first would be seen and the second would take the cover off.

    def beneath(self) -> AbstractContextManager[None]:
        """Have one push or pop happen beneath the cover, while it is on top."""
        on_top = self.covered is not None and self._app.screen is self.covered
        return self._app.beneath_top_screen() if on_top else nullcontext()

    @property
    def allows_palette(self) -> bool:
        return (
            not awaits_passphrase(self._workflow)
            and self.covered is None
            and getattr(self._app.screen, "PALETTE", True)
        )
