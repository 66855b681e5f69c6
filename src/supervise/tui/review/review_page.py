"""The base of the review pages: the tab bar, the pair's history, and when to draw it again."""

from typing import ClassVar, cast

from textual import on
from textual.await_complete import AwaitComplete
from textual.binding import BindingType

from supervise.domain.review.history import History
from supervise.domain.review.work import kinds_about
from supervise.domain.wording import reading_message
from supervise.tui.keys.table import bindings
from supervise.tui.review.tabs import VIEWS, View
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import Page

NOTHING_YET = "There is nothing to look back on yet. Esc goes back."
NOTHING_OVER = "No session is over yet; Home has the unfinished ones. Esc goes back."
LOOK_EVERY = 4.0
"""Seconds between two looks at whether a file has changed, while such a page is in sight."""


class ReviewPage(Page[None]):
    """One view of the pair's history. Subclasses give `TAB`, `body`, and `draw`."""

    PAGE_TITLE = "Look back"
    HELP_PAGE = "review"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "views", "labelled")
    TAB: ClassVar[View]
    DIGITS_TYPED: ClassVar[bool] = False
    """Whether a digit is written here, and so turns to no other view."""

    LABELLED: ClassVar[bool] = False
    """Whether a case, a piece of work or a partnership can be chosen here, to hold something about it."""

    NEEDS: ClassVar[frozenset[str]] = frozenset({"find", "something_else"})
    """Actions that are disabled until a session is over."""

    _drawn: object = None
    _was_bare = False
    _said_reading = False

    def head(self) -> Head:
        return Head(
            self.PAGE_TITLE,
            stops=tuple(VIEWS.items()),
            now=self.TAB,
            numbered=True,
            digits_typed=self.DIGITS_TYPED,
            people=self.people_here,
        )

    def on_mount(self) -> None:
        self.set_interval(LOOK_EVERY, self._look)

    def _look(self) -> None:
        if self.is_current:
            self.services.history_loader.check_for_changes()

    @property
    def history(self) -> History:
        return self.workflow.history

    @property
    def is_empty(self) -> bool:
        """Whether no session is over yet."""
        return not self.history.sessions and self.services.history_loader.reading is None

    def hint(self, text: str) -> None:
        nothing = NOTHING_OVER if self.workflow.unfinished else NOTHING_YET
        super().hint(nothing if self.is_empty else text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "something_else" and not self.LABELLED:
            return False
        return not (action in self.NEEDS and self.is_empty)

    def draw(self) -> None:
        """Show the past as it is now; called when the page comes and whenever the past has changed."""

    def on_screen_resume(self) -> None:
        self.show_past()

    def show_past(self) -> None:
        """Draw, if there is anything new to draw."""
        if not self.is_mounted:
            return
        self.say_reading()
        state = (self.history.sessions, self.workflow.today)
        if self.is_empty != self._was_bare:
            self._was_bare = self.is_empty
            self.hint(self.HINT)
            for action in self.NEEDS:
                for button in self.query(f"#do-{action.replace('_', '-')}"):
                    button.display = not self.is_empty
            self.refresh_bindings()
        if state != self._drawn:
            self._drawn = state
            self.draw()

    def say_reading(self) -> None:
        """Say how far the reading is, while it goes on."""
        if (reading := self.services.history_loader.reading) is not None:
            self.hint(reading_message(*reading))
            self._said_reading = True
        elif self._said_reading:
            self.hint(self.HINT)
            self._said_reading, self._drawn = False, None  # a page may have more to say than that

    @on(Head.StopChosen)
    def _turned(self, event: Head.StopChosen) -> None:
        self.action_view(cast(View, event.id))

    def action_view(self, view: View) -> None:
        if view != self.TAB:
            self.services.review_tabs.show_tab(view)

    def action_next_view(self) -> None:
        views = list(VIEWS)
        self.action_view(views[(views.index(self.TAB) + 1) % len(views)])

    def action_find(self) -> None:
        self.services.review_tabs.show_tab("sessions", find=True)

    @property
    def label(self) -> str:
        """The label chosen, where one can be; "" where none is."""
        return ""

    def action_something_else(self) -> None:
        """Choose a kind of session about the label chosen; nothing joint is begun from own pages."""
        kinds = self.workflow.forms.kinds_for(self.who) if self.workflow.home.joint is None else ()
        if (label := self.label) and kinds_about(kinds, label, self.history):
            self.services.navigator.something_else(label)
        else:
            self.hint("There is no other kind of session about it.")

    def find_first(self) -> None:
        """Have the line that finds ready once the page is there."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        left = super().dismiss(result)
        self.services.review_tabs.close()
        return left

    def action_close(self) -> None:
        self.dismiss(None)
