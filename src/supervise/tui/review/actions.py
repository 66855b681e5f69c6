"""All actions and what became of each; and which barriers came back, and what followed on what was tried."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from supervise.domain.instants import local_day
from supervise.domain.people import SUPERVISEE, SUPERVISOR
from supervise.domain.review.action_history import (
    ORDERS,
    ActionEvent,
    Order,
    action_events,
    group_actions,
    step_words,
    totals_text,
)
from supervise.domain.review.recurring_themes import (
    NO_CAUSE,
    RecurringTheme,
    Situation,
    how_often,
    outcome_text,
    recurring_barriers,
    recurring_strategies,
    situation_words,
)
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.actions import OUTCOMES
from supervise.domain.session.model import initials
from supervise.domain.wording import short_day
from supervise.tui.drawing.widget import NARROW
from supervise.tui.keys.table import bindings
from supervise.tui.review.paragraph_layout import Paragraph, Piece
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.session_card import SessionCard
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.shell.chrome import WIDE
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.people.person_mark import person_sign
from supervise.tui.widgets.text import Caption

CAME_BACK = "barriers"
PERSONS = (SUPERVISEE, SUPERVISOR)
NONE_YET = "No action is agreed yet. Each one will stand here once its session is over."
NOTHING_YET = "No barrier is named yet, and nothing chosen that could help."


class ActionHistoryPage(ReviewPage):
    """One list; the chosen action tells where it was agreed and every session that looked at it again.

    That is unfolded under it, or in a wide window stands beside the list.
    """

    CSS_PATH = [PAGE_STYLES, "actions.tcss"]
    TAB = "actions"
    HELP_PAGE = "all_actions"
    HINT = "↑ ↓ unfold an action; Enter opens the session it is from."
    AUTO_FOCUS = "#listed"
    BINDINGS: ClassVar[list[BindingType]] = bindings("orders")
    NEEDS = ReviewPage.NEEDS | {"order"}

    _followed: tuple[tuple[SessionSummary, ...], tuple[TrackedAction, ...]] | None = None

    def body(self) -> Iterator[Widget]:
        yield SortTabs([*ORDERS.items(), (CAME_BACK, "What came back")])
        yield Caption(id="said")
        with Horizontal(id="columns"):
            yield Panel(ParagraphList(aside=self._beside, unfold=self._unfold, id="listed"), id="list", classes="-open")
            with Vertical(id="beside"):
                yield Panel(ParagraphList(id="chain"), title="What became of it", id="became")
                yield SessionCard()

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("find")

    def draw(self) -> None:
        listed, line, panel = self._listed, self.query_one(SortTabs), self.query_one("#list", Panel)
        before = listed.chosen.about if listed.chosen else None
        sessions = self.history.sessions
        if self._followed is None or self._followed[0] != sessions:  # another order needs no second look at them
            self._followed = sessions, self.history.actions()
        followed = self._followed[1]
        if line.order == CAME_BACK:
            rows, text = self._came_back(followed)
        else:
            order: Order = next(order for order in ORDERS if order == line.order)
            rows, text = self._actions(followed, order)
        made_up = rows and all(session.made_up for session in self.history.sessions)
        came_back = line.order == CAME_BACK
        listed.show(rows, lambda row: _same(row.about, before))
        if made_up:
            text = f"{text} All made up." if came_back else f"{text}, all made up"
        panel.title = "What came back" if came_back else text if rows else ""
        said = "" if self.services.history_loader.reading and not rows else text
        self.query_one("#said", Caption).show(said if came_back or not rows else "")
        self.query_one("#became", Panel).title = "When it came up" if came_back else "What became of it"
        self.query_one("#columns").display = bool(rows)
        line.display = not self.is_empty
        self._show_chain()

    @property
    def _listed(self) -> ParagraphList:
        return self.query_one("#listed", ParagraphList)

    @on(ParagraphList.Moved, "#listed")
    def _show_chain(self) -> None:
        """Show what became of the chosen one beside the list, where it is not unfolded in it."""
        chosen = self._listed.chosen
        rows = self._chain(chosen) if chosen and self._is_wide else ()
        self.query_one("#beside").display = self._is_wide
        self.query_one("#chain", ParagraphList).show([_led(row) for row in rows])
        agreed_in = _session_of(chosen.about) if chosen else ""
        session = next((session for session in self.history.sessions if session.id == agreed_in), None)
        self.query_one(SessionCard).show(session, self.history)

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= WIDE

    def on_resize(self) -> None:
        if self.query_one("#beside").display != self._is_wide:
            self.draw()

    def _actions(self, followed: tuple[TrackedAction, ...], order: Order) -> tuple[list[Paragraph], str]:
        rows: list[Paragraph] = []
        for group in group_actions(followed, order, self.workflow.today, self._who):
            rows.append(Paragraph(group.title, head=True))
            rows += [Paragraph(action.action.what, action) for action in group.actions]
        return rows, totals_text(followed) if rows else NONE_YET

    def _came_back(self, followed: tuple[TrackedAction, ...]) -> tuple[list[Paragraph], str]:
        sessions, rows = self.history.sessions, list[Paragraph]()
        for title, texts in (
            ("What kept it off the next rung", recurring_barriers(sessions)),
            ("What we chose to help", recurring_strategies(sessions, followed)),
        ):
            if texts:
                rows.append(Paragraph(title, head=True))
                rows += [
                    Paragraph(
                        recurring_theme.label,
                        recurring_theme,
                        below=f"{how_often(recurring_theme)} {outcome_text(recurring_theme)}".strip(),
                    )
                    for recurring_theme in texts
                ]
        return rows, NO_CAUSE if rows else NOTHING_YET

    def _who(self, owner: str) -> str:
        latest, pair = self.history.latest, self.workflow.pair
        return initials(pair.people if pair else latest.people if latest else (), owner)

    def _beside(self, row: Paragraph) -> Iterator[Piece]:
        """● CD · due 6 Nov · ! overdue · doing · agreed 16 Sep."""
        tracked, today = row.about, self.workflow.today
        assert isinstance(tracked, TrackedAction)  # the others say it themselves
        owner, due = tracked.action.owner, tracked.action.due
        if owner in PERSONS:
            yield f"{person_sign(owner)} {self._who(owner)}", owner
        elif who := self._who(owner):
            yield f"▬ {who}", "both"
        if tracked.open and (due or tracked.action.due_words):
            when = f"due {short_day(due, today)}" if due else tracked.action.due_words
            late = tracked.overdue(today)
            yield f"! {when}, overdue" if late else when, "warning" if late else "quiet"
        if tracked.outcome:
            yield OUTCOMES[tracked.outcome].lower(), "done" if tracked.outcome == "done" else "quiet"
        if self.app.size.width >= NARROW:  # where there is little, the unfolded lines say when
            yield f"agreed {short_day(local_day(tracked.since, self.history.zone), today)}", "quiet"

    def _unfold(self, row: Paragraph) -> list[Paragraph]:
        return [] if self._is_wide else self._chain(row)

    def _chain(self, row: Paragraph) -> list[Paragraph]:
        """The chain of an action; the situations of a barrier, or of what was tried."""
        history = self.history
        if isinstance(row.about, TrackedAction):
            return [Paragraph(step_words(step, history), step) for step in action_events(row.about, history.sessions)]
        if isinstance(row.about, RecurringTheme):
            return [Paragraph(situation_words(situation, history), situation) for situation in row.about.situations]
        return []

    @on(SortTabs.Turned)
    def _reorder(self) -> None:
        self.draw()

    def action_order(self) -> None:
        self.query_one(SortTabs).next()

    @on(ParagraphList.Opened)
    def _open(self, event: ParagraphList.Opened) -> None:
        if session := _session_of(event.about):
            self.services.navigator.open_session(session)


def _led(row: Paragraph) -> Paragraph:
    """The same with its first line, which says when, over the others."""
    when, _, words = row.words.partition("\n")
    return Paragraph(words, row.about, lead=when) if words else row


def _session_of(about: object) -> str:
    """The session that a row leads to."""
    if isinstance(about, TrackedAction):
        return about.session_id
    if isinstance(about, ActionEvent):
        return about.session.id
    if isinstance(about, RecurringTheme):
        about = about.situations[0]
    return about.sessions[0].id if isinstance(about, Situation) else ""


def _same(about: object, before: object) -> bool:
    """Whether both are of one action, however it stands by now, or of one barrier."""
    if isinstance(about, TrackedAction) and isinstance(before, TrackedAction):
        return about.action.id == before.action.id
    return isinstance(about, RecurringTheme) and isinstance(before, RecurringTheme) and about.label == before.label
