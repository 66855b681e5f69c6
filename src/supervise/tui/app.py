"""The app: one window on one home. It owns the parts that do the work, and hands them to the pages."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from supervise import garbage_collection
from supervise.domain.inactivity import ClockReading
from supervise.domain.problems import Problem, ProblemError
from supervise.store.home.folder import HomeFolder
from supervise.tui import themes
from supervise.tui.history_loader import HistoryLoader
from supervise.tui.identifiers.controller import IdentifierWatcher
from supervise.tui.keys.table import bindings
from supervise.tui.navigation import Navigator
from supervise.tui.own_pages import OwnPages
from supervise.tui.paper_pages import PaperPages
from supervise.tui.platform import old_fonts, textual_patches
from supervise.tui.platform.base_app import BaseApp
from supervise.tui.platform.driver import TerminalDriver
from supervise.tui.privacy.cover_controller import CoverController, read_clocks
from supervise.tui.privacy.cover_page import CoverPage
from supervise.tui.privacy.lock_controller import LockController
from supervise.tui.privacy.unlock_controller import UnlockController
from supervise.tui.privacy.unlock_form import UnlockForm
from supervise.tui.review.tabs import ReviewTabs
from supervise.tui.save_controller import SaveController
from supervise.tui.services import PaletteCommand
from supervise.tui.settings_controller import SettingsController
from supervise.tui.shell import chrome
from supervise.tui.shell.command_palette import CommandProvider
from supervise.tui.shell.head import Head
from supervise.tui.shell.input_queue import InputQueue
from supervise.tui.shell.keymap import read_keymap
from supervise.tui.widgets.fields.watched_field import IdentifierCheckedField, IdentifierNotice
from supervise.workflow import SessionWorkflow


class SuperviseApp(BaseApp):
    """One window on one home."""

    TITLE = "Supervise"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[type[CommandProvider] | Callable[[], type[CommandProvider]]]] = {CommandProvider}  # type: ignore[assignment]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (chrome.NARROW, "-normal"), (chrome.WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (chrome.LOW, "-low"), (chrome.TALL, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = bindings("anywhere")
    opens_next: HomeFolder | None = None
    """The home to open next: this one as it lies there now, one's own pages, or from those the home of the two."""
    opens_covered = False
    """Whether that is opened with its page covered."""

    def __init__(
        self,
        workflow: SessionWorkflow,
        problems: tuple[Problem, ...] = (),
        clocks: Callable[[], ClockReading] = read_clocks,
        *,
        covered: bool = False,
    ) -> None:
        super().__init__()
        textual_patches.apply()
        chrome.use()
        self.workflow = workflow
        self._begins_covered = covered
        self.problems = problems
        """What was wrong before a screen could say so: settings, content, a second window."""
        self.settings = SettingsController(self, self)
        self._old_font = old_fonts.OldFont(enabled=old_fonts.needed())
        self.input_queue = InputQueue(self, deliver=super().on_event, fault=self.stop_for_fault)
        self.saving = SaveController(self, self, self.input_queue, self.stop_for_fault)
        self.history_loader = HistoryLoader(self, self)
        self.review_tabs = ReviewTabs(self)
        self.identifiers = IdentifierWatcher(self, self)
        self.cover = CoverController(self, workflow, clocks, lambda: self.saving.autosave.problem, self._leave_own)
        self.lock = LockController(self, self)
        self.unlocking = UnlockController(self, self, self.cover)
        self.papers = PaperPages(self, self)
        self.own_pages = OwnPages(self, self)
        self.navigator = Navigator(self, self, self.lock.offer)
        themes.register(self, old_font=self._old_font.enabled)
        chosen = workflow.settings.theme
        asked_for = (*os.environ.get("TEXTUAL_THEME", "").split(","), chosen, themes.DARK.name)
        self.theme = next(text for text in asked_for if text in self.available_themes)

    def get_driver_class(self) -> type[Driver]:
        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *([self._old_font] if self._old_font.enabled else [])]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What a theme from elsewhere lacks of the variables that our pages name."""
        ours = themes.stand_in(self.console.color_system, dark=self.current_theme.dark)
        return {**ours.variables, "edge": themes.edge(old_fonts.needed())}

    def on_mount(self) -> None:
        keymap, wrong_keys = read_keymap(self.workflow.settings.keys, str(self.workflow.home.settings))
        self.set_keymap(keymap)
        self.problems = (*self.problems, *wrong_keys)
        self.saving.start()
        self.cover.start()
        self.lock.open()
        if self._begins_covered:
            self.cover.cover()
        self.call_after_refresh(garbage_collection.resume)  # Home is painted

    async def on_event(self, event: events.Event) -> None:
        if not self.cover.woke(event):
            await self.input_queue.take(event)

    # Saving -------------------------------------------------------------------------------------

    @property
    def not_kept(self) -> str:
        return self.saving.warning

    def mark_changed(self) -> None:
        self.saving.autosave.schedule()

    def save_now(self) -> None:
        self.saving.save_now()

    def open_home(self, home: HomeFolder, *, covered: bool = False) -> None:
        """Close, and open this home, with its page covered if so."""
        self.opens_next, self.opens_covered = home, covered
        self.saving.shut_down()

    def _leave_own(self) -> bool:
        """Close covered pages of one's own: the way back asks anew. False where their last words are only here."""
        joint = self.workflow.home.joint
        if joint is None or not self.saving.autosave.save_now():
            return joint is None
        self.open_home(joint, covered=True)
        return True

    async def action_quit(self) -> None:
        self.saving.quit()

    def on_unmount(self) -> None:
        self.saving.autosave.save_now()

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

    # Settings -----------------------------------------------------------------------------------

    @property
    def plain(self) -> bool:
        return self.settings.plain

    def action_setting(self, what: str, value: str = "") -> None:
        self.settings.change(what, value)

    # Textual's own ------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None: ours come from the key table, and a screenshot would be a second copy of what was written."""
        return ()

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        with self.cover.beneath():
            return super().push_screen(*args, **kwargs)

    def pop_screen(self) -> AwaitComplete:
        with self.cover.beneath():
            return super().pop_screen()

    def action_command_palette(self) -> None:
        if self.cover.allows_palette:
            super().action_command_palette()

    # Keys, commands and messages ----------------------------------------------------------------

    def palette_commands(self, page: Screen[object]) -> Iterator[PaletteCommand]:
        """What the parts offer on this page that has no key."""
        yield from self.identifiers.commands(page)
        yield (
            "Talk: Reframes on or off",
            "app.setting('reframes')",
            "The gentle question at blame, and plain words",
        )
        yield from self.papers.commands()
        yield from self.lock.commands()

    def action_risk(self) -> None:
        self.navigator.show_risk()

    def action_help(self) -> None:
        self.navigator.show_help()

    def action_paper(self, paper: str) -> None:
        self.papers.open(paper)

    def action_back_up(self) -> None:
        self.navigator.back_up()

    def action_restore_backup(self) -> None:
        self.navigator.restore_backup()

    def action_retention(self) -> None:
        self.navigator.show_retention()

    def action_lock(self, what: str) -> None:
        self.lock.ask(what)

    @on(UnlockForm.Given)
    def _unlock(self, given: UnlockForm.Given) -> None:
        self.unlocking.unlock(given)

    @on(Head.CoverAsked)
    def action_cover(self) -> None:
        self.cover.cover()

    @on(CoverPage.GoOn)
    def _uncover(self, event: CoverPage.GoOn) -> None:
        self.cover.go_on(is_writer=event.is_writer)

    @on(IdentifierCheckedField.Rested)
    def _check_identifiers(self, event: IdentifierCheckedField.Rested) -> None:
        self.identifiers.check(event)

    @on(IdentifierNotice.Asked)
    def action_identifiers(self) -> None:
        self.identifiers.show_page()

    def where_kept(self) -> Path:
        return self.workflow.held.kept.path if self.workflow.held else self.workflow.home.root
