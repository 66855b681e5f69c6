"""Home: the pair, what waits to be done, the sections talked about, open actions and past sessions."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.problems import Problem
from supervise.domain.review.tracked_actions import open_after
from supervise.domain.wording import reading_message
from supervise.store.files.cipher import PLAIN
from supervise.store.sessions.files import StoredSession
from supervise.tui.home.first_session import FirstSession
from supervise.tui.home.hints import all_problems, how_many, invitation, what_now
from supervise.tui.home.notices import HomeNotices, UnfinishedSessions
from supervise.tui.home.open_actions import HomeColumns, OpenActions
from supervise.tui.home.panels import CoveragePanel, PastSessionsPanel
from supervise.tui.keys.table import bindings, keys_for
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.shell.chrome import TALL
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES, Page
from supervise.tui.widgets.panel import Card
from supervise.tui.widgets.sessions.session_list import SessionList
from supervise.workflow.upkeep.reminders import current_reminder

_ACTIONS = frozenset(key.action for key in keys_for("home"))


class HomePage(Page[None]):
    """On screen before any session is read; `show_past` fills it."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    AUTO_FOCUS = "ActionBar"
    BACK = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")
    _is_past_read = False
    _shown_state: object = None

    def head(self) -> Head:
        return Head("Supervise")

    def body(self) -> Iterator[Widget]:
        with HomeColumns(id="columns"):
            with Vertical(id="left"):
                with Card(id="invitation"):
                    yield Static(id="pair")
                    yield UnfinishedSessions(id="unfinished")
                yield HomeNotices()
                yield FirstSession(id="first")
                yield OpenActions(id="carried")
                yield PastSessionsPanel()
            yield CoveragePanel()

    def deeds(self) -> Iterator[Deed]:
        yield Deed("new", "New session", main=True)
        yield Deed("review")
        # Both find room in a wide window; in a low one whoever meets several looks for who is here.
        meets_several = len(self.workflow.settings.pairs) > 1
        # Its action has another page's key too, so its words are said here.
        who, other_kinds = Deed("pair"), Deed("something_else", "Something else")
        yield from (who, other_kinds) if meets_several else (other_kinds, who)
        yield Deed("take_all", short="Take all")  # for one person alone
        yield Deed("backup")
        yield Deed("app.quit", "Quit")

    def on_mount(self) -> None:
        self._draw()

    def on_screen_resume(self) -> None:
        self._draw()

    def on_resize(self) -> None:
        self._draw()
        self.call_after_refresh(self.query_one(HomeColumns).share_rows)

    def say_reading(self) -> None:
        if (reading := self.services.history_loader.reading) is not None and not self._is_past_read:
            self.hint(reading_message(*reading))

    def show_past(self) -> None:
        self._is_past_read = True
        self._draw()

    def _draw(self) -> None:
        """Show what has changed since it was last drawn; nothing while a session is held over this page."""
        workflow = self.workflow
        self.refresh_bindings()
        state = (
            self._is_past_read,
            workflow.pair,
            workflow.pairs_hidden,
            workflow.today,
            workflow.history.sessions,
            workflow.unfinished,
            workflow.unadded,
            self.problems,
            workflow.home.seal is PLAIN,
            workflow.versions,
            workflow.read_only,
            brief := self.app.size.height < TALL,
            reminder := current_reminder(workflow) if self._is_past_read else None,
        )
        if workflow.held is not None or not self.is_mounted or state == self._shown_state:
            return
        self._shown_state, history = state, workflow.history
        self.query_one("#pair", Static).update(invitation(workflow, read=self._is_past_read, brief=brief))
        head = self.query_one(Head)
        head.people, head.note = self.people_here, self.lock_note
        problems = f"{how_many(self.problems, workflow.problems)}: look" if self.problems else ""
        self.query_one(HomeNotices).show(problems, workflow.versions, reminder)
        self.query_one("#do-new", Deed).disabled = not workflow.writable
        self.query_one("#do-take-all", Deed).display = self._has_own_pages
        self.hint(what_now(workflow, read=self._is_past_read))
        if self._is_past_read:
            self.query_one(CoveragePanel).show(workflow)
            self.query_one(FirstSession).show(workflow.content.talk if not history.sessions else None, self.who)
            people = workflow.pair.people if workflow.pair else ()
            # What was said of them in a session not over yet counts.
            reviewed = (review for waiting in workflow.unfinished for review in waiting.session.reviewed)
            still_open, returning = open_after(history.open_actions(), reviewed), history.returning_soon(workflow.today)
            self.query_one(OpenActions).show(still_open, returning, people, workflow.today)
            self.query_one(PastSessionsPanel).show(workflow)
            self._show_unfinished()
        self.call_after_refresh(self.query_one(HomeColumns).share_rows)

    @property
    def _has_own_pages(self) -> bool:
        """Whether one person is alone here, and has written something to take along."""
        workflow = self.workflow
        return self.who == "one" and bool(workflow.history.sessions or workflow.unfinished)

    @property
    def lock_note(self) -> str:
        """Said beside who is here."""
        return "" if self.workflow.home.seal is PLAIN else "locked by passphrase"

    @property
    def problems(self) -> tuple[Problem, ...]:
        return all_problems(self.services.problems, self.workflow)

    def _show_unfinished(self) -> None:
        workflow = self.workflow
        waiting, unadded = (workflow.unfinished, workflow.unadded) if workflow.writable else ((), ())
        listed, new = self.query_one(UnfinishedSessions), self.query_one("#do-new", Deed)
        on_offer = self.focused is None or isinstance(self.focused, ActionBar) or listed in self.focused.ancestors
        first = listed.show(waiting, unadded, workflow.today, workflow.zone)
        new.quiet = first is not None
        if on_offer:  # the one that was gone on with may be over
            past, latest = self.query_one(SessionList), workflow.history.latest
            # Whoever has just met reads what was kept: one Enter too many must not begin another session.
            met_today = latest is not None and workflow.history.day(latest) == workflow.today
            (past if met_today and past.focusable else new).focus()
            if first is not None:
                self.call_after_refresh(first.focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing while a session is held over this page; nothing that writes where only reading is allowed."""
        if action in _ACTIONS and self.workflow.held is not None:
            return False
        if action == "new":
            return self.workflow.writable
        if action == "go_on":
            return self.workflow.writable and bool(self.workflow.unfinished)
        if action == "take_all":
            return self._has_own_pages
        if action in ("problems", "versions"):
            return bool(self.problems if action == "problems" else self.workflow.versions)
        if action in ("reminded", "reminder_off"):
            return self.is_mounted and self.query_one(HomeNotices).reminder is not None
        return True

    def action_new(self) -> None:
        if self.workflow.pair is None:
            self.action_pair()
        elif self.who != "pair":
            self.action_something_else()
        elif self.services.attempt(self.workflow.begin):
            self._run_session()
        else:
            self._draw()  # the home may have become read-only

    def action_go_on(self) -> None:
        if waiting := self.workflow.unfinished:
            self._resume(waiting[0])

    def _resume(self, stored_session: StoredSession) -> None:
        if self.services.attempt(lambda: self.workflow.resume(stored_session)):
            self._run_session()

    def _run_session(self) -> None:
        self._draw()
        self.services.navigator.run_session()

    def action_something_else(self) -> None:
        if self.workflow.pair is None:
            self.action_pair()
        else:
            self.services.navigator.something_else()

    def action_review(self) -> None:
        if self.workflow.pairs_hidden is None:
            self.services.review_tabs.look_back()
        else:
            self.action_pair()

    def action_pair(self) -> None:
        self.services.navigator.choose_pair()

    def action_problems(self) -> None:
        self.services.navigator.show_problems(self.problems)

    def action_versions(self) -> None:
        if (first := self.query_one(HomeNotices).first_duplicates) is not None:
            self.services.navigator.show_versions(first.id)

    def action_take_all(self) -> None:
        self.services.own_pages.take_all()

    def action_backup(self) -> None:
        self.services.navigator.back_up()

    def action_trash(self) -> None:
        self.services.navigator.look_at_trash()

    def action_reminded(self) -> None:
        if (reminder := self.query_one(HomeNotices).reminder) is not None:
            self.services.navigator.handle_reminder(reminder.kind)

    def action_reminder_off(self) -> None:
        if (reminder := self.query_one(HomeNotices).reminder) is not None:
            self.services.navigator.remind_no_more(reminder.kind)
            self._draw()

    @on(UnfinishedSessions.Chosen)
    def _go_on(self, event: UnfinishedSessions.Chosen) -> None:
        if event.to_add:
            self.services.navigator.go_on_adding(event.stored_session.session)
        else:
            self._resume(event.stored_session)

    @on(SessionList.Opened)
    def _open(self, event: SessionList.Opened) -> None:
        self.services.navigator.open_session(event.session.id)
