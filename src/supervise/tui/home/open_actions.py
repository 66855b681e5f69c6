"""The actions still open, one a line: what, who, due, and "overdue" as a word."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.wording import short_day
from supervise.tui.drawing.cell_text import clip
from supervise.tui.widgets.text import Caption, Heading

MOST = 5
LONGEST = 400
"""Cells of an action: a line of a megabyte, in so narrow a column, would hold up Home for many seconds."""


class OpenActions(Vertical):
    """At most five of them, the soonest due first; each is asked about when the pair begin."""

    SCOPED_CSS = False  # the rules that begin with the screen's size class would never match otherwise
    DEFAULT_CSS = """
    OpenActions {
        height: auto;
        .action { height: auto; }
        .mark { width: 2; height: 1; color: $accent; }
        .said { width: 1fr; height: auto; layout: horizontal; }
        .what { width: 1fr; height: auto; margin: 0 2 0 0; color: $text; }
        .due { width: 24; height: auto; color: $text-muted; }
    }
    .-normal OpenActions, .-narrow OpenActions {
        .said { layout: vertical; }
        .what { margin: 0; }
        .due { width: 1fr; }
    }
    """

    def show(self, carried: Sequence[TrackedAction], initials: Mapping[str, str], today: date) -> None:
        """Show these; `initials` are the words for each owner's id."""
        self.remove_children()
        self.display = bool(carried)
        # Those without a day come last.
        soonest = sorted(carried, key=lambda tracked_action: tracked_action.action.due or date.max)
        rows: list[Widget] = [self._row(tracked_action, initials, today) for tracked_action in soonest[:MOST]]
        if len(carried) > MOST:
            rows.append(Caption(f"and {len(carried) - MOST} more, asked about when you begin"))
        if rows:
            self.mount(Heading("Carried over"), *rows)

    @staticmethod
    def _row(tracked_action: TrackedAction, initials: Mapping[str, str], today: date) -> Widget:
        late = "overdue, " if tracked_action.overdue(today) else "due "
        due = late + short_day(tracked_action.action.due, today) if tracked_action.action.due else ""
        who = initials.get(tracked_action.action.owner, tracked_action.action.owner)
        said = Vertical(
            Static(Content(clip(tracked_action.action.what, LONGEST)), classes="what"),
            Static(Content(" · ".join(filter(None, (clip(who, LONGEST), due)))), classes="due"),
            classes="said",
        )
        return Horizontal(Static(Content("○"), classes="mark"), said, classes="action")
