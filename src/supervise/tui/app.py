"""The app: one window on one home, its looks, what is kept and when, and how it ends."""

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from supervise.domain.inactivity import ClockReading
from supervise.domain.problems import Problem, ProblemError
from supervise.tui.history_loader import HistoryLoader
from supervise.tui.home.page import HomePage
from supervise.tui.identifiers.controller import Guarding
from supervise.tui.keys import bindings
from supervise.tui.platform import old_fonts, textual_patches
from supervise.tui.platform.base_app import BaseApp
from supervise.tui.platform.driver import TerminalDriver
from supervise.tui.privacy.cover_controller import read_clocks
from supervise.tui.privacy.lock_controller import Locking
from supervise.tui.review.tabs import ReviewTabs
from supervise.tui.services import IdentifierCheck, Navigation
from supervise.tui.session.autosave import Autosave
from supervise.tui.shell import chrome
from supervise.tui.shell.command_palette import CommandProvider
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.header import Header
from supervise.tui.shell.input_queue import PATIENCE, InputQueue
from supervise.tui.themes import THEMES
from supervise.workflow import SessionWorkflow


def _loaded() -> None:
    """Home is painted: look for garbage again (`cli.window` did not until now), but not among what was loaded."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class SuperviseApp(Guarding, Locking, BaseApp):
    """One window on one home."""

    TITLE = "Supervise"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[CommandProvider] | Callable[[], type[CommandProvider]]]] = {CommandProvider}  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = bindings("anywhere")
    opens_anew = False
    """Whether it was closed to be opened once more, as another home lies in the same folder now."""
    _asking_to_close = False
    _ending: asyncio.Task[None] | None = None

    def __init__(
        self,
        workflow: SessionWorkflow,
        problems: tuple[Problem, ...] = (),
        instant: Callable[[], ClockReading] = read_clocks,
    ) -> None:
        super().__init__()
        textual_patches.apply()
        chrome.use()
        self.workflow = workflow
        self.problems = problems
        """What was wrong before a screen could say so: settings, content, a second window."""
        self.plain = workflow.settings.plain
        """Lists in place of drawings."""
        self._old_font = old_fonts.OldFont(enabled=old_fonts.needed())
        self.read_clocks = instant
        self.history_loader = HistoryLoader(self, self)
        self.review_tabs = ReviewTabs(self)
        self.keeper = Autosave(workflow, self._tell_kept, fault=self.stop_for_fault)
        self.input_queue = InputQueue(self, deliver=super().on_event, fault=self.stop_for_fault)
        for theme in THEMES:
            self.register_theme(theme)
        chosen = workflow.settings.theme
        asked_for = (*os.environ.get("TEXTUAL_THEME", "").split(","), chosen, THEMES[0].name)
        self.theme = next(text for text in asked_for if text in self.available_themes)

    def get_driver_class(self) -> type[Driver]:
        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *([self._old_font] if self._old_font.enabled else [])]

    def on_mount(self) -> None:
        for name in ("SIGHUP", "SIGTERM"):
            # Textual ends at once on these; windows closed by hand deserve their last second of typing too.
            with suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.shut_down)
        if sys.platform == "win32":
            from supervise.tui.platform import windows_console

            loop = asyncio.get_running_loop()
            end = partial(loop.call_soon_threadsafe, self.shut_down)
            self._console = windows_console.save_on_console_close(partial(self._keep_quietly, loop), end)
        self.start()
        self.open()
        self.call_after_refresh(_loaded)

    def open_home(self) -> None:
        self.push_screen(HomePage())
        if self.workflow.pair is not None or self.workflow.pairs_hidden is not None or not self.workflow.writable:
            pass
        elif self.workflow.settings.pairs:
            self.choose_pair()  # not the first run: none of those who are known here is chosen
        else:
            from supervise.tui.pairs.welcome import WelcomePage

            self.push_screen(WelcomePage(), lambda named: self.offer_lock() if named else None)
        self.call_after_refresh(self.history_loader.read_home)

    async def on_event(self, event: events.Event) -> None:
        if not self.woke(event):
            await self.input_queue.take(event)

    @property
    def navigator(self) -> Navigation:
        return self

    @property
    def identifiers(self) -> IdentifierCheck:
        return self

    # What is kept -------------------------------------------------------------------------------

    def mark_changed(self) -> None:
        self.keeper.schedule()

    def save_now(self) -> None:
        before = self.workflow.held and self.workflow.held.kept.path
        if self.keeper.save_now():
            if before == (self.workflow.held and self.workflow.held.kept.path):  # else it was told where it went
                self.notify_user("Kept.")
        elif self.keeper.problem is not None:
            self.notify_user(str(self.keeper.problem), problem=True)

    def _keep_quietly(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread of its own: let the words arrive, and keep them."""
        with suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self.input_queue.settle(), loop).result(PATIENCE)
        with suppress(ProblemError):  # the window is gone: there is nowhere left to say it
            self.workflow.keep()

    def shut_down(self) -> None:
        """Close without a question, and without losing a letter that is still on its way to the session."""
        self._ending = self._ending or asyncio.create_task(self._end(), name="end")

    async def _end(self) -> None:
        await self.input_queue.settle()
        self.exit()

    def open_anew(self) -> None:
        """Close, and open this home as it lies there now."""
        self.opens_anew = True
        self.shut_down()

    async def action_quit(self) -> None:
        """Close; but ask first while the disk refuses the words, which then are nowhere but on this screen."""
        if self.keeper.save_now():
            self.exit()
        else:
            self._ask_to_close()

    @work
    async def _ask_to_close(self) -> None:
        if self._asking_to_close:
            return
        self._asking_to_close = True
        self.clear_notifications()  # they would lie over the answers, and say what is asked here
        ask = ChoiceDialog(
            "Close, and lose what is not on disk?",
            [str(self.keeper.problem), "What you wrote since then is only on this screen."],
            [("", "Stay here"), ("close", "Close, and lose it")],
        )
        answer = await self.push_screen_wait(ask)
        self._asking_to_close = False
        if answer:
            self.exit()

    def on_unmount(self) -> None:
        self.keeper.save_now()

    @property
    def not_kept(self) -> str:
        """What stands at the top of every page while words are not on the disk; pages made meanwhile ask for it."""
        return "" if self.keeper.problem is None else "! not kept"

    def _tell_kept(self, problem: Problem | None) -> None:
        for screen in (*self.screen_stack, *self.review_tabs.pages.values()):
            for line in screen.query(Header):
                line.warn(self.not_kept)
        if problem is not None:
            self.notify_user(str(problem), problem=True)
        elif self.workflow.held is not None and self.workflow.held.changed_outside:
            self.workflow.held.changed_outside = False
            self.notify_user(
                "The draft's file was changed by another program. Both versions are kept; Home shows both later."
            )
        elif self.workflow.held is not None and self.workflow.read_only is not None:
            self.notify_user(self.workflow.read_only.while_holding, problem=True)

    # Saying and asking --------------------------------------------------------------------------

    def notify_user(self, text: str, *, problem: bool = False) -> None:
        """A few words about what is already so; never anything private, and never through markup."""
        self.clear_notifications()
        self.notify(text, severity="warning" if problem else "information", markup=False, timeout=10 if problem else 4)

    def attempt(self, operation: Callable[[], object]) -> bool:
        """Do it; if it cannot be done, say why. True if it was done."""
        try:
            operation()
        except ProblemError as error:
            self.notify_user(str(error.problem), problem=True)
            return False
        return True

    # Looks --------------------------------------------------------------------------------------

    def action_risk(self) -> None:
        self.navigator.show_risk()

    def action_save_text(self) -> None:
        self.navigator.save_text()

    def action_look(self, name: str) -> None:
        self.theme = name
        if self.workflow.writable:
            self.attempt(lambda: self.workflow.set(theme=name))

    def action_plain(self) -> None:
        self.plain = not self.plain
        if self.workflow.writable:
            self.attempt(lambda: self.workflow.set(plain=self.plain))
        for screen in self.screen_stack:
            screen.refresh(layout=True, recompose=False)

    def action_reframes(self) -> None:
        on = not self.workflow.settings.reframes
        if self.attempt(lambda: self.workflow.set(reframes=on)):
            self.notify_user(f"Reframes are {'on' if on else 'off'}.")

    # Textual's own ------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None: ours come from the key table, and a screenshot would be a second copy of what was written."""
        return ()

    def where_kept(self) -> Path:
        return self.workflow.held.kept.path if self.workflow.held else self.workflow.home.root
