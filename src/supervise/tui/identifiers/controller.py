"""What of the app looks for names and numbers: quietly under fields at rest, never on a key, never in the way."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.worker import get_current_worker

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.tui.navigation import Ways
from supervise.tui.shell.page import Page
from supervise.tui.widgets.watched_field import IdentifierCheckedField, IdentifierNotice

if TYPE_CHECKING:
    from supervise.workflow.identifier_check import IdentifierChecker, IdentifierFinding, Texts

LONG = 5_000
"""Characters above which a text is looked through in a thread: below, it takes less than a blink."""


class Guarding(Ways):
    """Fields ask to be looked at; where what was noticed can be looked at on a page, they lead there."""

    _lists_ready = False
    _guard_failed = False

    @cached_property
    def guard(self) -> "IdentifierChecker":
        # Its rules take a tenth of the first paint's time to load, and nothing on Home is looked at.
        from supervise.workflow.identifier_check import IdentifierChecker

        return IdentifierChecker(self.workflow)

    @on(IdentifierCheckedField.Rested)
    def _look(self, event: IdentifierCheckedField.Rested) -> None:
        event.stop()
        if self._guard_failed:
            return
        if not event.text.strip():
            event.watched.tell_noticed((), can_look=False)
        elif self._lists_ready and len(event.text) <= LONG:
            self._noticed(event.watched, event.text, self._words(event.text))
        else:
            self.run_worker(partial(self._look_aside, event.watched, event.text), thread=True, group="guard")

    def _look_aside(self, watched: IdentifierCheckedField, text: str) -> None:
        """As above, in a thread: the first time the lists are loaded, which takes a moment."""
        try:
            words = self._words(text)
        except ProblemError as error:
            self._back(self._give_up, error.problem)
            return
        self._lists_ready = True
        self._back(self._noticed, watched, text, words)

    def _back(self, tell: Callable[..., None], *told: object) -> None:
        """Say it on the event loop, unless the app has been closed meanwhile."""
        if not get_current_worker().is_cancelled:
            self.call_from_thread(tell, *told)

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(mark.text for mark in self.guard.marks(text))

    def _give_up(self, problem: Problem) -> None:
        """Say it once: without its lists nothing can be marked, and nothing else is the worse for it."""
        if not self._guard_failed:
            self._guard_failed = True
            self.notify_user(str(problem), problem=True)

    def _noticed(self, watched: IdentifierCheckedField, text: str, words: tuple[str, ...]) -> None:
        """Say it under the field, unless it has been written in since."""
        if watched.is_attached and watched.here and watched.watched_text == text:
            watched.tell_noticed(words, can_look=bool(words) and self._can_be_shown(watched, words))

    def _can_be_shown(self, watched: IdentifierCheckedField, words: tuple[str, ...]) -> bool:
        """Whether the page of names lists them: not what is private, nor what is not yet in a record."""
        if self.workflow.held is None or not getattr(watched.screen, "HOLDS_SESSION", False):
            return False
        from supervise.domain.session.text_fields import text_fields

        shared = [place.text for place in text_fields(visible_to_both(self.workflow.session))]
        return any(word in text for word in words for text in shared)

    def look_through(self, tell: Callable[[Session, "tuple[IdentifierFinding, ...]"], None]) -> None:
        """Look through all that both may see of the session being held, in a thread, and tell what was found."""
        if self.workflow.held is not None and not self._guard_failed:
            work = partial(self._look_through, self.workflow.session, tell)
            self.run_worker(work, thread=True, group="guard")

    def _look_through(self, session: Session, tell: Callable[[Session, "tuple[IdentifierFinding, ...]"], None]) -> None:
        try:
            result = self.guard.found(session)
        except ProblemError as error:
            self._back(self._give_up, error.problem)
        else:
            self._back(tell, session, result)

    def can_look_for_names(self, screen: Screen[object]) -> bool:
        """Whether a session is held, and this is one of its pages."""
        return self.workflow.held is not None and getattr(screen, "HOLDS_SESSION", False)

    @on(IdentifierNotice.Asked)
    def action_identifiers(self) -> None:
        """The page that lists what may identify somebody in the session being held."""
        from supervise.tui.identifiers.page import IdentifiersPage

        page = self.screen
        if self.workflow.held is not None and isinstance(page, Page) and page.HOLDS_SESSION:
            self.push_screen(IdentifiersPage(self.guard, partial(_put_in, page)), lambda _: _look_again(page))

    def save_text(self) -> None:
        """The page that saves the session being read, or the sheet of the page, as plain text."""
        from supervise.tui.export.page import ExportPage
        from supervise.workflow.export import TextDocument

        what = getattr(self.screen, "sheet", None) or getattr(self.screen, "session", None)
        if isinstance(what, Session | TextDocument):
            self.push_screen(ExportPage(self.guard, what))


def _put_in(page: Screen[object], texts: "Texts") -> None:
    """What was replaced in the session is replaced on the page beneath too, or it would be written back from there."""
    from supervise.tui.session.arrive.ground_rules import GroundRules

    for text in texts:
        for field in page.query(IdentifierCheckedField):
            field.put(text.before, text.after)
        for rules in page.query(GroundRules):
            rules.put(text.before, text.after)


def _look_again(page: Screen[object]) -> None:
    for field in page.query(IdentifierCheckedField):
        field.look_again()
