"""The ways from page to page: pages do not know each other, and each is imported when first gone to."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack

from textual import work
from textual.app import App
from textual.command import CommandPalette

from supervise.domain.problems import Problem
from supervise.domain.reminders import Kind
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.tui.history_loader import HistoryLoader
from supervise.tui.review.tabs import ReviewTabs
from supervise.tui.session.journey import Journey
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import SessionWorkflow, additions, pair
from supervise.workflow.reminders import dismiss_reminder


class Ways(App[None]):
    """What of the app leads from one page to another, and into a session and back."""

    workflow: SessionWorkflow
    review_tabs: ReviewTabs
    history_loader: HistoryLoader
    problems: tuple[Problem, ...]
    _turning: ExitStack | None = None

    def turning(self) -> None:
        """Paint nothing until `turned`: of what lies beneath a page, nothing is to be seen between it and the next."""
        if self._turning is None:
            self._turning = ExitStack()
            self._turning.enter_context(self.batch_update())

    def turned(self) -> None:
        """The next page is there."""
        if self._turning is not None:
            self._turning.close()
            self._turning = None
            self.screen.refresh()

    def notify_user(self, text: str, *, problem: bool = False) -> None:
        raise NotImplementedError

    def attempt(self, deed: Callable[[], object]) -> bool:
        raise NotImplementedError

    def mark_changed(self) -> None:
        raise NotImplementedError

    @work
    async def show_risk(self) -> None:
        """What to do first if someone may be at risk now; nothing on the page is lost or changed."""
        stop = self.workflow.content.privacy.stop_and_act
        await self.push_screen_wait(ChoiceDialog(stop.title, stop.body, [("back", "Back to the page")]))

    def action_help(self) -> None:
        from supervise.tui.shell.help_page import HelpPage

        if not isinstance(self.screen, HelpPage | ChoiceDialog | CommandPalette):
            self.push_screen(HelpPage(self.screen))

    def back_up(self) -> None:
        from supervise.tui.upkeep.backup_page import BackupPage

        self.push_screen(BackupPage())

    def restore_backup(self) -> None:
        from supervise.tui.upkeep.restore_page import RestorePage

        if not isinstance(self.screen, RestorePage):
            self.push_screen(RestorePage())

    def look_at_trash(self) -> None:
        from supervise.tui.upkeep.trash_page import TrashPage

        self.push_screen(TrashPage())

    def handle_reminder(self, kind: Kind) -> None:
        """Do what a reminder of this kind is about."""
        if kind == "backup":
            self.back_up()
        elif kind == "retention":
            self.review_tabs.look_back(old_only=True)

    def action_back_up(self) -> None:
        self.back_up()

    def action_restore_backup(self) -> None:
        self.restore_backup()

    def remind_no_more(self, kind: Kind) -> None:
        if self.attempt(lambda: dismiss_reminder(self.workflow, kind)):
            self.notify_user("That reminder is off. ctrl+p and “Remind” turn it on again.")

    def action_backup_reminder(self) -> None:
        """Turn the reminder of backups on or off."""
        days = 0 if self.workflow.settings.backup_days else Settings().backup_days
        if self.attempt(lambda: self.workflow.set(backup_days=days)):
            self.notify_user(
                f"A session {days} days without a backup is told on Home." if days else "No more of backups."
            )
            self.history_loader.refresh_home()

    def action_retention(self) -> None:
        """Ask how long the employer keeps these records."""
        from supervise.tui.upkeep.retention_page import RetentionPage

        if not isinstance(self.screen, RetentionPage):
            self.push_screen(RetentionPage())

    def open_session(
        self, session_id: str, among: Sequence[str] = (), left_at: Callable[[str], None] | None = None
    ) -> None:
        """Show one past session; its neighbours are those `among` which it was chosen, or all of the pair's."""
        from supervise.tui.review.sessions.session_page import SessionPage

        ids = among or [session.id for session in self.workflow.history.sessions]
        self.push_screen(SessionPage(session_id, ids), lambda at: left_at(at) if left_at and at else None)

    def add_words(self, session: Session) -> None:
        """Write words to add to a session that is over, or go on with those that wait."""
        from supervise.tui.review.sessions.session_page import AdditionPage

        begun: list[tuple[str, str]] = []
        if self.attempt(lambda: begun.append(additions.begin(self.workflow, session))):
            self.push_screen(AdditionPage(session, *begun[0]))

    def go_on_adding(self, draft: Session) -> None:
        """The same from Home, over the session they are for; without it where its file is no longer there."""
        if self.workflow.shelved(draft.id) is not None:
            self.open_session(draft.id)
        self.add_words(draft)

    def show_versions(self, session_id: str) -> None:
        """Look at both versions of a session; then Home says what there is, also what changed on disk meanwhile."""
        from supervise.tui.upkeep.versions.page import VersionsPage

        def look_anew(_: None) -> None:
            self.history_loader.read_home()

        self.push_screen(VersionsPage(session_id), look_anew)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        from supervise.tui.upkeep.problems_page import ProblemsPage

        self.push_screen(ProblemsPage(problems))

    @work
    async def choose_pair(self) -> None:
        """Ask who is here, from those who are known or anew."""
        from supervise.tui.pairs.choose import SOMEBODY_ELSE, ChoosePairPage
        from supervise.tui.pairs.welcome import WelcomePage

        if self.workflow.pairs_hidden is not None:
            self._look_who_is_here()
            return
        known = bool(self.workflow.settings.pairs)
        if not known or await self.push_screen_wait(ChoosePairPage()) == SOMEBODY_ELSE:
            await self.push_screen_wait(WelcomePage(first=not known))
        self.history_loader.read_home()

    def _look_who_is_here(self) -> None:
        """Settings that could not be read may have been put right: else say what hides who is here."""
        wrong = pair.look_again(self.workflow)
        others = (
            problem for problem in self.problems if not problem.where.startswith(str(self.workflow.home.settings))
        )
        self.problems = (*wrong, *others)
        if (hidden := self.workflow.pairs_hidden) is not None:
            self.notify_user(str(hidden), problem=True)
            self.history_loader.refresh_home()
        elif self.workflow.pair is None:
            self.choose_pair()
        else:
            self.history_loader.read_home()

    @work(exclusive=True, group="journey")
    async def run_session(self) -> None:
        """Take the pair through the session being held, until it is over or left for later."""
        draft = self.workflow.held
        began = draft.kept.path if draft else None
        try:
            ended = await Journey(self).run()
            self.history_loader.refresh_home()
        finally:
            self.turned()
        if draft is not None and draft.kept.path != began:
            self.history_loader.read_home()  # its file was changed outside meanwhile: there are two versions of it now
        if ended:
            self.notify_user(ended)
