"""What hides the page: a key, a click, ten minutes with nobody there, or a laptop that slept."""

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

from textual import events, on
from textual.await_complete import AwaitComplete

from supervise.domain.inactivity import ClockReading, InactivityMonitor
from supervise.tui.platform.base_app import BaseApp
from supervise.tui.privacy.cover_page import CoverPage
from supervise.tui.session.autosave import Autosave
from supervise.tui.shell.header import Header
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


class Covering(BaseApp):
    """What of the app covers it. The page beneath keeps its focus, its words and its clock."""

    workflow: SessionWorkflow
    keeper: Autosave
    read_clocks: Callable[[], ClockReading]
    """The clocks of the computer; not the workflow's, by which the pair's hour is told."""
    vigil: InactivityMonitor
    unasked: ClockReading | None = None
    """When a cover came by itself: what is typed in that moment was meant for the page."""
    covered: CoverPage | None = None
    """The cover, while there is one."""

    def start(self) -> None:
        """Begin to notice whether somebody is there."""
        self.vigil = InactivityMonitor.begin(self.read_clocks())
        self.set_interval(LOOK_EVERY, self.look)

    def look(self) -> None:
        """Cover the page if it is time to; the talk needs no keys, so its running clock counts as somebody there."""
        now = self.read_clocks()
        if self.vigil.was_asleep(now):
            self._cover_by_itself()
        elif any(isinstance(page, Page) and page.is_busy for page in self.screen_stack):
            self.vigil = self.vigil.touch(now)
        elif self.vigil.is_idle(now, timedelta(minutes=self.workflow.settings.idle_minutes)):
            self._cover_by_itself()
        self.vigil = self.vigil.check(now)

    def woke(self, event: events.Event) -> bool:
        """Note that somebody is there. True if this key or click woke the laptop: it was meant for nothing here."""
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            return False
        now = self.read_clocks()
        if self.vigil.was_asleep(now):
            self._cover_by_itself()
        self.vigil = self.vigil.touch(now)
        return self.covered is not None and self.unasked is not None and now.since(self.unasked) < MOMENT

    def _cover_by_itself(self) -> None:
        """Not where they chose never; but a locked home is not left open by a laptop that slept."""
        if self.covered is None and (self.workflow.settings.idle_minutes or is_locked(self.workflow)):
            self.action_cover()
            self.unasked = self.read_clocks()

    @on(Header.CoverAsked)
    def action_cover(self) -> None:
        """Hide everything, now; a locked home forgets its key, and what is written goes on being kept."""
        if self.covered is not None or awaits_passphrase(self.workflow):
            return  # there is nothing to be seen
        lock_now(self.workflow)
        self.unasked = None
        self.clear_notifications()
        self.covered = CoverPage(shut=awaits_passphrase(self.workflow))
        self.push_screen(self.covered)

    @on(CoverPage.GoOn)
    def uncover(self) -> None:
        """Show the page again."""
        if self.covered is not None:
            self.covered = None
            self.pop_screen()
            if self.keeper.problem is not None:  # said while nothing could be shown
                self.notify(str(self.keeper.problem), severity="warning", markup=False)

    # A page that opens or closes another meanwhile (a question of the talk's clock, a click answered late) does so
    # beneath the cover: on the top of the stack, the first would be seen and the second would take the cover off.

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        with self._beneath():
            return super().push_screen(*args, **kwargs)

    def pop_screen(self) -> AwaitComplete:
        with self._beneath():
            return super().pop_screen()

    def _beneath(self) -> AbstractContextManager[None]:
        on_top = self.covered is not None and self.screen is self.covered
        return self.beneath_top_screen() if on_top else nullcontext()

    def action_command_palette(self) -> None:
        if not awaits_passphrase(self.workflow) and self.covered is None and getattr(self.screen, "PALETTE", True):
            super().action_command_palette()
