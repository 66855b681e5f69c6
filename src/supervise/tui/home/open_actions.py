"""Home's list of open actions: what, who, by when, and whether overdue."""

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
"""How many cells of a text are shown: to wrap a megabyte in so narrow a column would take many seconds."""


class OpenActions(Vertical):
    """The first five by their day, and how many more there are."""

    SCOPED_CSS = False  # for the rules that begin with the screen's size class
    DEFAULT_CSS = """
    OpenActions {
        height: auto;
        .action { height: auto; }
        .mark { width: 2; height: 1; color: $accent; }
        .text { width: 1fr; height: auto; layout: horizontal; }
        .what { width: 1fr; height: auto; margin: 0 2 0 0; color: $text; }
        .due { width: 24; height: auto; color: $text-muted; }
    }
    .-normal OpenActions, .-narrow OpenActions {
        .text { layout: vertical; }
        .what { margin: 0; }
        .due { width: 1fr; }
    }
    """

    def show(self, open_actions: Sequence[TrackedAction], initials: Mapping[str, str], today: date) -> None:
        """Show these; `initials` are by the owner's id."""
        self.remove_children()
        self.display = bool(open_actions)
        # Those without a day come last.
        soonest = sorted(open_actions, key=lambda tracked_action: tracked_action.action.due or date.max)
        rows: list[Widget] = [self._row(tracked_action, initials, today) for tracked_action in soonest[:MOST]]
        if len(open_actions) > MOST:
            rows.append(Caption(f"and {len(open_actions) - MOST} more, asked about when you begin"))
        if rows:
            self.mount(Heading("Carried over"), *rows)

    @staticmethod
    def _row(tracked_action: TrackedAction, initials: Mapping[str, str], today: date) -> Widget:
        action = tracked_action.action
        due_word = "overdue," if tracked_action.overdue(today) else "due"
        due = f"{due_word} {short_day(action.due, today)}" if action.due else ""
        who = initials.get(action.owner, action.owner)
        text = Vertical(
            Static(Content(clip(action.what, LONGEST)), classes="what"),
            Static(Content(" · ".join(filter(None, (clip(who, LONGEST), due)))), classes="due"),
            classes="text",
        )
        return Horizontal(Static(Content("○"), classes="mark"), text, classes="action")
