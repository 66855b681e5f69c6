"""Checks fields for names and numbers once they are at rest, and the whole session on the last page."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen
from textual.worker import get_current_worker

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.services import AppServices, PaletteCommand
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import Page
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.fields.watched_field import IdentifierCheckedField

if TYPE_CHECKING:
    from supervise.workflow.identifier_check import IdentifierChecker, IdentifierFinding, Texts

LONG = 5_000
"""Characters above which a text is looked through in a thread: below, it takes less than a blink."""
NAMED, WORD_CELLS = 4, 40
"""How many of the words are named before the record is locked, and how much of each."""


class IdentifierWatcher:
    """Answers the fields that ask to be checked; its word lists load in a thread, on the first text."""

    def __init__(self, app: App[Any], services: AppServices) -> None:
        self._app, self._services, self._workflow = app, services, services.workflow
        self._lists_ready = False
        self._failed = False
        self._taken_as_they_are: set[tuple[str, str]] = set()
        """By the session's id, the words with which the pair said to lock it as it is."""

    @cached_property
    def guard(self) -> "IdentifierChecker":
        # Its rules take a tenth of the first paint's time to load, and nothing on Home is looked at.
        from supervise.workflow.identifier_check import IdentifierChecker

        return IdentifierChecker(self._workflow)

    def check(self, event: IdentifierCheckedField.Rested) -> None:
        """Mark what may identify somebody in a field that was left at rest; long texts in a thread."""
        event.stop()
        if self._failed:
            return
        if not event.text.strip():
            event.watched.tell_noticed((), can_look=False)
        elif self._lists_ready and len(event.text) <= LONG:
            self._noticed(event.watched, event.text, self._words(event.text))
        else:
            self._app.run_worker(partial(self._check_in_thread, event.watched, event.text), thread=True, group="guard")

    def _check_in_thread(self, watched: IdentifierCheckedField, text: str) -> None:
        """As above, in a thread: the first time the lists are loaded, which takes a moment."""
        try:
            words = self._words(text)
        except ProblemError as error:
            self._back(self._give_up, error.problem)
            return
        self._lists_ready = True
        self._back(self._noticed, watched, text, words)

    def _back(self, callback: Callable[..., None], *arguments: object) -> None:
        """Say it on the event loop, unless the app has been closed meanwhile."""
        if not get_current_worker().is_cancelled:
            self._app.call_from_thread(callback, *arguments)

    def _words(self, text: str) -> tuple[str, ...]:
        return tuple(mark.text for mark in self.guard.marks(text))

    def _give_up(self, problem: Problem) -> None:
        """Say it once: without its lists nothing can be marked, and nothing else is the worse for it."""
        if not self._failed:
            self._failed = True
            self._services.notify_user(str(problem), problem=True)

    def _noticed(self, watched: IdentifierCheckedField, text: str, words: tuple[str, ...]) -> None:
        """Show it under the field, unless it has been written in since."""
        if watched.is_attached and watched.here and watched.watched_text == text:
            watched.tell_noticed(words, can_look=bool(words) and self._can_be_shown(watched, words))

    def _can_be_shown(self, watched: IdentifierCheckedField, words: tuple[str, ...]) -> bool:
        """Whether the page of names lists them: not what is private, nor what is not yet in a record."""
        if self._workflow.held is None or not getattr(watched.screen, "HOLDS_SESSION", False):
            return False
        from supervise.domain.session.fields.text_fields import text_fields

        shared = [place.text for place in text_fields(visible_to_both(self._workflow.session))]
        return any(word in text for word in words for text in shared)

    def look_through(self, tell: Callable[[Session, "tuple[IdentifierFinding, ...]"], None]) -> None:
        """Look through all that both may see of the session being held, in a thread, and tell what was found."""
        if self._workflow.held is not None and not self._failed:
            work = partial(self._look_through, self._workflow.session, tell)
            self._app.run_worker(work, thread=True, group="guard")

    def _look_through(self, session: Session, tell: Callable[[Session, "tuple[IdentifierFinding, ...]"], None]) -> None:
        try:
            result = self.guard.find(session)
        except ProblemError as error:
            self._back(self._give_up, error.problem)
        else:
            self._back(tell, session, result)

    def before_locking(self, lock: Callable[[], None], ask_again: Callable[[], object] | None = None) -> None:
        """Make what is held a record by `lock`; where it may still identify somebody, ask before that.

        It asks until they say to lock it as it is, or leave or change what was found: going back to look is no answer.
        `ask_again` is called on the way back from looking at them: what led here is not to be begun anew.
        Not in a thread: the whole of a long session takes less than its writing does, and nobody types on meanwhile.
        """
        page = self._app.screen
        words = self._waiting_words()
        asking = {(self._workflow.session.id, word) for word in words}
        if asking <= self._taken_as_they_are:
            lock()
            return
        can_look = isinstance(page, Page) and page.HOLDS_SESSION
        named = ", ".join(f"“{clip(printable(word), WORD_CELLS)}”" for word in words[:NAMED])
        more = f" and {len(words) - NAMED} more" if len(words) > NAMED else ""
        dialog = ChoiceDialog(
            f"{plural(len(words), 'thing')} may identify someone",
            [
                f"{named}{more}.",
                "The record is locked for good: after that, nothing in it can be changed or taken out."
                if can_look
                else "What is added to the record stays as it is: it cannot be changed or taken out.",
            ],
            [
                ("look", f"Look at {'it' if len(words) == 1 else 'them'} first" if can_look else "Back to the words"),
                ("lock", "Lock it as it is" if can_look else "Add it as it is"),
            ],
            warning=True,
        )

        def answered(answer: str | None) -> None:
            if answer == "lock":
                self._taken_as_they_are.update(asking)
                then = lock
            else:
                then = partial(self.show_page, ask_again) if can_look else partial(_go_to_words, page, words)
            self._app.call_later(then)  # later, as the dialog is still on the page when its answer comes

        self._app.push_screen(dialog, answered)

    def _waiting_words(self) -> tuple[str, ...]:
        """What may identify somebody in what is held, and was not left as it is; nothing where that cannot be known."""
        session = self._workflow.session
        if self._failed:
            return ()
        try:
            findings = self.guard.find(session)
        except ProblemError as error:
            self._give_up(error.problem)
            return ()
        return tuple(finding.text for finding in findings if not self.guard.is_left(session, finding))

    def commands(self, page: Screen[object]) -> Iterator[PaletteCommand]:
        if self._workflow.held is not None and getattr(page, "HOLDS_SESSION", False):
            yield "Names and numbers", "app.identifiers", "What may tell who somebody is, to replace, pass or leave"

    def show_page(self, left: Callable[[], object] | None = None) -> None:
        """The page that lists what may identify somebody in the session being held; `left` is called after it."""
        from supervise.tui.identifiers.page import IdentifiersPage

        page = self._app.screen
        if self._workflow.held is not None and isinstance(page, Page) and page.HOLDS_SESSION:

            def go_on(_: None) -> None:
                _check_again(page)
                if left is not None:
                    self._app.call_later(left)

            self._app.push_screen(IdentifiersPage(self.guard, partial(_put_in, page)), go_on)


def _put_in(page: Page[object], texts: "Texts") -> None:
    """What was replaced in the session is replaced on the page beneath too, or it would be written back from there."""
    for text in texts:
        page.replace_text(text.before, text.after)


def _go_to_words(page: Screen[object], words: Sequence[str]) -> None:
    """The cursor to the first of what was found, on a page that has the words themselves."""
    any(field.go_to(word) for word in words for field in page.query(NoteArea))


def _check_again(page: Page[object]) -> None:
    for field in page.query(IdentifierCheckedField):
        field.look_again()
