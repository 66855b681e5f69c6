"""Home's list of open actions: what, who, by when, and whether overdue."""

from collections.abc import Sequence
from datetime import date

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.people import Person
from supervise.domain.review.history import Returning
from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.model import initials
from supervise.domain.wording import short_day
from supervise.tui.drawing.cell_text import clip, wrap
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.sessions.session_list import SessionList
from supervise.tui.widgets.text import Caption

MOST = 5
"""How many are shown where there is room."""
LONGEST = 400
"""How many cells of a text are shown: to wrap a megabyte in so narrow a column would take many seconds."""


class HomeColumns(Horizontal):
    """Home's two columns. How high they are is known only once what stands over them has been laid out."""

    def on_resize(self) -> None:
        self.call_later(self.share_rows)

    def share_rows(self) -> None:
        """Beside the wheel, open actions give way so that at least two past sessions are seen; they do not scroll."""
        left, carried, past = self.query_one("#left"), self.query_one(OpenActions), self.query_one("#past-sessions")
        seen = min(2, len(self.query_one(SessionList).sessions))
        others = (child for child in left.children if child.display and child not in (carried, past))
        taken = sum(child.outer_size.height + child.styles.margin.height for child in others)
        room = left.size.height - taken - carried.styles.margin.height - (past.gutter.height + 2 * seen if seen else 0)
        carried.fit(None if self.screen.has_class("-narrow") else room, left.size.width - carried.gutter.width)


class OpenActions(Panel):
    """The first by their day, as many as there is room for, and how many more there are."""

    DEFAULT_CSS = """
    OpenActions {
        .action { height: auto; }
        .mark { width: 2; height: 1; color: $accent; }
        .text { width: 1fr; height: auto; }
        .what { height: auto; color: $text; }
        .due { height: auto; color: $text-muted; }
        .-overdue .due { color: $warning; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(title="Carried over", id=id, classes="-open")

    _words: Sequence[tuple[str, str]] = ()
    """Of each action what and when, the soonest first."""
    _rows: Sequence[Widget] = ()
    _more: Caption | None = None

    def show(
        self,
        open_actions: Sequence[TrackedAction],
        coming_back: Sequence[Returning],
        people: Sequence[Person],
        today: date,
    ) -> None:
        """Show these, each with the initials of whose it is, after what is to be looked at again by now."""
        self.remove_children()
        self._words = [_words(tracked_action, people, today) for tracked_action in open_actions]
        again = [(again.called, again.when(today)) for again in coming_back]
        self._words = [*again, *self._words]
        self.display = bool(self._words)
        if self._words:
            overdue = (*(False for _ in again), *(tracked_action.overdue(today) for tracked_action in open_actions))
            self._rows, self._more = [*map(_row, self._words[:MOST], overdue)], Caption()
            self.mount(*self._rows, self._more)
            self.subtitle = f"{len(self._words)} open"

    def fit(self, rows: int | None, width: int) -> None:
        """Show as many as fit into so many rows (None: there are enough), one at least, and say how many more.

        `width` is the panel's inside: it knows that not by itself before it was first shown.
        """
        count = len(self._words)
        if self._more is None or not count:
            return
        shown = len(self._rows)
        if rows is not None:
            heights = [_height(*words, width) for words in self._words[:shown]]
            # The line that says how many more takes one.
            while shown > 1 and sum(heights[:shown]) > rows - self.gutter.height - (shown < count):
                shown -= 1
        for index, row in enumerate(self._rows):
            row.display = index < shown
        self._more.show(f"and {count - shown} more, asked about when you begin" if count > shown else "")


def _height(what: str, due: str, width: int) -> int:
    return len(wrap(what, max(1, width - 2))) + bool(due)


def _words(tracked_action: TrackedAction, people: Sequence[Person], today: date) -> tuple[str, str]:
    """What is to be done; and who does it by when."""
    action, overdue = tracked_action.action, tracked_action.overdue(today)
    due = f"{'overdue,' if overdue else 'due'} {short_day(action.due, today)}" if action.due else ""
    who = initials(people, action.owner)
    return clip(action.what, LONGEST), " · ".join(filter(None, (clip(who, LONGEST), due)))


def _row(words: tuple[str, str], overdue: bool) -> Widget:
    what, due = (Content(text) for text in words)
    lines = (Static(what, classes="what"), *((Static(due, classes="due"),) if due else ()))
    text = Vertical(*lines, classes="text")
    text.set_class(overdue, "-overdue")
    return Horizontal(Static(Content("○"), classes="mark"), text, classes="action")
