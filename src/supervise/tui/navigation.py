"""Navigation: opens each page, importing it on first use. Features never import one another."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import Any

from textual.app import App
from textual.command import CommandPalette

from supervise.domain.people import Person
from supervise.domain.problems import Problem
from supervise.domain.reminders import Kind
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.session.model import Session
from supervise.tui.home.own_page import OwnHomePage
from supervise.tui.home.page import HomePage
from supervise.tui.services import AppServices
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import additions, pair
from supervise.workflow.returning import say_about
from supervise.workflow.upkeep.reminders import dismiss_reminder


class Navigator:
    """Leads from one page to another, and into a session and back."""

    def __init__(self, app: App[Any], services: AppServices, offer_lock: Callable[[], None]) -> None:
        self._app, self._services, self._offer_lock = app, services, offer_lock
        self._workflow = services.workflow
        self._turning: ExitStack | None = None

    def turning(self) -> None:
        """Paint nothing until `turned`: of what lies beneath a page, nothing is to be seen between it and the next."""
        if self._turning is None:
            self._turning = ExitStack()
            self._turning.enter_context(self._app.batch_update())

    def turned(self) -> None:
        """The next page is there."""
        if self._turning is not None:
            self._turning.close()
            self._turning = None
            self._app.screen.refresh()

    def open_home(self) -> None:
        """Show Home, and on the first run ask who is here."""
        workflow = self._workflow
        self._app.push_screen(OwnHomePage() if workflow.home.joint else HomePage())
        if workflow.home.joint is not None:
            self._offer_lock()
        if workflow.pair is not None or workflow.pairs_hidden is not None or not workflow.writable:
            pass
        elif workflow.settings.pairs:
            self.choose_pair()  # not the first run: none of those who are known here is chosen
        else:
            from supervise.tui.pairs.welcome import WelcomePage

            self._app.push_screen(WelcomePage(), lambda named: self._offer_lock() if named else None)
        self._app.call_after_refresh(self._services.history_loader.read_home)

    def show_risk(self) -> None:
        """What to do first if someone may be at risk now; nothing on the page is lost or changed."""
        stop = self._workflow.content.privacy.stop_and_act
        self._app.push_screen(ChoiceDialog(stop.title, stop.body, [("back", "Back to the page")]))

    def show_help(self) -> None:
        from supervise.tui.shell.help_page import HelpPage

        if not isinstance(self._app.screen, HelpPage | ChoiceDialog | CommandPalette):
            self._app.push_screen(HelpPage(self._app.screen))

    def save_text(self) -> None:
        """The page that saves the session being read, or the sheet of the page, as plain text."""
        from supervise.tui.export.page import ExportPage
        from supervise.workflow.export import TextDocument

        document = getattr(self._app.screen, "sheet", None) or getattr(self._app.screen, "session", None)
        if isinstance(document, Session | TextDocument):
            self._app.push_screen(ExportPage(self._services.identifiers.guard, document))

    def back_up(self) -> None:
        from supervise.tui.upkeep.backup_page import BackupPage

        self._app.push_screen(BackupPage())

    def restore_backup(self) -> None:
        from supervise.tui.upkeep.restore_page import RestorePage

        if not isinstance(self._app.screen, RestorePage):
            self._app.push_screen(RestorePage())

    def look_at_trash(self) -> None:
        from supervise.tui.upkeep.trash_page import TrashPage

        self._app.push_screen(TrashPage())

    def handle_reminder(self, kind: Kind) -> None:
        """Do what a reminder of this kind is about."""
        if kind == "backup":
            self.back_up()
        elif kind == "retention":
            self._services.review_tabs.look_back(old_only=True)

    def remind_no_more(self, kind: Kind) -> None:
        if self._services.attempt(lambda: dismiss_reminder(self._workflow, kind)):
            self._services.notify_user("That reminder is off. ctrl+p and “Remind” turn it on again.")

    def show_retention(self) -> None:
        """Ask how long the employer keeps these records."""
        from supervise.tui.upkeep.retention_page import RetentionPage

        if not isinstance(self._app.screen, RetentionPage):
            self._app.push_screen(RetentionPage())

    def open_session(
        self,
        session_id: str,
        among: Sequence[str] = (),
        left_at: Callable[[str], None] | None = None,
        sought: SearchQuery | None = None,
    ) -> None:
        """Show one past session; its neighbours are those `among` which it was chosen, or all of the pair's."""
        from supervise.tui.review.sessions.session_page import SessionPage

        ids = among or [session.id for session in self._workflow.history.sessions]
        self._app.push_screen(SessionPage(session_id, ids, sought), lambda at: left_at(at) if left_at and at else None)

    def add_words(self, session: Session) -> None:
        """Write words to add to a session that is over, or go on with those that wait."""
        from supervise.tui.review.sessions.addition_page import AdditionPage

        begun: list[tuple[str, str]] = []
        if self._services.attempt(lambda: begun.append(additions.begin(self._workflow, session))):
            self._app.push_screen(AdditionPage(session, *begun[0]), self._show_added)

    def _show_added(self, added: bool | None) -> None:
        from supervise.tui.review.sessions.session_page import SessionPage

        for page in self._app.screen_stack if added else ():
            if isinstance(page, SessionPage):
                page.show_added()

    def go_on_adding(self, draft: Session) -> None:
        """The same from Home, over the session they are for; without it where its file is no longer there."""
        if self._workflow.shelved(draft.id) is not None:
            self.open_session(draft.id)
        self.add_words(draft)

    def show_versions(self, session_id: str) -> None:
        """Look at both versions of a session; then Home says what there is, also what changed on disk meanwhile."""
        from supervise.tui.upkeep.versions.page import VersionsPage

        def look_anew(_: None) -> None:
            self._services.history_loader.read_home()

        self._app.push_screen(VersionsPage(session_id), look_anew)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        from supervise.tui.upkeep.problems_page import ProblemsPage

        self._app.push_screen(ProblemsPage(problems))

    def something_else(self, about: str = "") -> None:
        """Offer the kinds of session beside the usual one, or those `about` a label, and hold what is chosen."""
        from supervise.tui.kinds.page import KindChoice, Paper, SomethingElsePage

        def begin(choice: KindChoice | Person | Paper | None) -> None:
            workflow = self._workflow
            if isinstance(choice, Person):
                self._services.own_pages.open(choice)
            elif isinstance(choice, Paper):
                self._services.papers.open(choice.id)
            elif choice and self._services.attempt(lambda: workflow.begin(choice.kind, choice.goes_on)):
                if about:
                    say_about(workflow, about) if choice.goes_on is None else None
                    self._app.screen.dismiss(None)  # of looking back: the session ends on Home
                self.run_session()

        self._app.push_screen(SomethingElsePage(about), begin)
        if problems := [*self._workflow.form_problems, *self._workflow.paper_problems]:
            self.show_problems(problems)

    def choose_pair(self) -> None:
        """Ask who is here, from those who are known or anew."""
        self._app.run_worker(self._choose_pair())

    async def _choose_pair(self) -> None:
        from supervise.tui.pairs.choose import SOMEBODY_ELSE, ChoosePairPage
        from supervise.tui.pairs.welcome import WelcomePage

        if self._workflow.pairs_hidden is not None:
            self._look_who_is_here()
            return
        known = bool(self._workflow.settings.pairs)
        if not known or await self._app.push_screen_wait(ChoosePairPage()) == SOMEBODY_ELSE:
            await self._app.push_screen_wait(WelcomePage(first=not known))
        self._services.history_loader.read_home()

    def _look_who_is_here(self) -> None:
        """Settings that could not be read may have been put right: else say what hides who is here."""
        wrong = pair.look_again(self._workflow)
        settings = str(self._workflow.home.settings)
        others = (problem for problem in self._services.problems if not problem.where.startswith(settings))
        self._services.problems = (*wrong, *others)
        if (hidden := self._workflow.pairs_hidden) is not None:
            self._services.notify_user(str(hidden), problem=True)
            self._services.history_loader.refresh_home()
        elif self._workflow.pair is None:
            self.choose_pair()
        else:
            self._services.history_loader.read_home()

    def run_session(self) -> None:
        """Take the pair through the session being held, until it is over or left for later."""
        self._app.run_worker(self._run_session(), exclusive=True, group="journey")

    async def _run_session(self) -> None:
        draft = self._workflow.held
        began = draft.kept.path if draft else None
        from supervise.tui.session.finish_reminder import LOOK_EVERY, FinishReminder
        from supervise.tui.session.journey import Journey

        reminder = self._app.set_interval(LOOK_EVERY, FinishReminder(self._services).look)
        try:
            ended = await Journey(self._app.push_screen_wait, self._services).run()
            self._services.history_loader.refresh_home()
        finally:
            reminder.stop()
            self.turned()
        if draft is not None and draft.kept.path != began:
            # Its file was changed outside meanwhile: there are two versions of it now.
            self._services.history_loader.read_home()
        if ended:
            self._services.notify_user(ended)
