"""All actions and what became of each; and which barriers came back, and what followed on what was tried."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.instants import local_day
from supervise.domain.review.action_history import (
    ORDERS,
    Order,
    Step,
    chain,
    ordered,
    standing_words,
    step_words,
    summed_up,
)
from supervise.domain.review.recurring_themes import (
    NO_CAUSE,
    CameBack,
    Situation,
    barriers,
    how_often,
    situation_words,
    tried,
    what_followed,
)
from supervise.domain.review.session_summary import Brief
from supervise.domain.session.actions import Followed
from supervise.domain.session.model import initials
from supervise.tui.drawing.widget import NARROW
from supervise.tui.keys import bindings
from supervise.tui.review.paragraph_layout import Row
from supervise.tui.review.paragraph_list import LongList
from supervise.tui.review.review_page import LookPage
from supervise.tui.review.sort_tabs import OrderLine
from supervise.tui.shell.page import PAGE_STYLES, deed
from supervise.tui.widgets.text import Aside

CAME_BACK = "barriers"
NONE_YET = "No action is agreed yet. Each one will stand here once its session is over."
NOTHING_YET = "No barrier is named yet, and nothing chosen that could help."


class AllActionsPage(LookPage):
    """One list, the chosen action unfolded: where it was agreed, and every session that looked at it again."""

    CSS_PATH = [PAGE_STYLES, "actions.tcss"]
    VIEW = "actions"
    HELP_PAGE = "all_actions"
    HINT = "Arrows unfold; Enter opens a session."
    AUTO_FOCUS = "LongList"
    BINDINGS: ClassVar[list[BindingType]] = bindings("orders")
    NEEDS = LookPage.NEEDS | {"order"}

    _followed: tuple[tuple[Brief, ...], tuple[Followed, ...]] | None = None

    def body(self) -> Iterator[Widget]:
        yield OrderLine([*ORDERS.items(), (CAME_BACK, "What came back")])
        yield Aside(id="said")
        yield LongList(aside=self._beside, unfold=self._unfold)

    def buttons(self) -> Iterator[Button]:
        yield deed("close", "← Back", main=True)

    def draw(self) -> None:
        listed, line = self.query_one(LongList), self.query_one(OrderLine)
        before = listed.chosen.about if listed.chosen else None
        sessions = self.history.sessions
        if self._followed is None or self._followed[0] != sessions:  # another order needs no second look at them
            self._followed = sessions, self.history.followed()
        followed = self._followed[1]
        if line.order == CAME_BACK:
            rows, said = self._came_back(followed)
        else:
            order: Order = next(one for one in ORDERS if one == line.order)
            rows, said = self._actions(followed, order)
        made_up = rows and all(one.made_up for one in self.history.sessions)
        listed.show(rows, lambda row: _same(row.about, before))
        if made_up:
            said = f"{said}, all made up" if line.order != CAME_BACK else f"{said} All made up."
        self.query_one("#said", Aside).say("" if self.supervise.reading and not rows else said)
        listed.display = bool(rows)
        line.display = not self.bare

    def _actions(self, followed: tuple[Followed, ...], order: Order) -> tuple[list[Row], str]:
        rows: list[Row] = []
        for group in ordered(followed, order, self.workflow.today, self._who):
            rows.append(Row(group.title, head=True))
            rows += [Row(one.action.what, one) for one in group.actions]
        return rows, summed_up(followed) if rows else NONE_YET

    def _came_back(self, followed: tuple[Followed, ...]) -> tuple[list[Row], str]:
        sessions, rows = self.history.sessions, list[Row]()
        for title, found in (
            ("What kept it off the next rung", barriers(sessions)),
            ("What we chose to help", tried(sessions, followed)),
        ):
            if found:
                rows.append(Row(title, head=True))
                rows += [Row(one.label, one, below=f"{how_often(one)} {what_followed(one)}".strip()) for one in found]
        return rows, NO_CAUSE if rows else NOTHING_YET

    def _who(self, owner: str) -> str:
        latest, pair = self.history.latest, self.workflow.pair
        return initials(pair.people if pair else latest.people if latest else (), owner)

    def _beside(self, row: Row) -> str:
        one = row.about
        assert isinstance(one, Followed)  # the others say it themselves
        room = self.app.size.width >= NARROW  # where there is little, the unfolded lines say when
        agreed = local_day(one.since, self.history.zone) if room else None
        return standing_words(one, self._who(one.action.owner), self.workflow.today, agreed)

    def _unfold(self, row: Row) -> list[Row]:
        """The chain of an action; the situations of a barrier, or of what was tried."""
        history = self.history
        if isinstance(row.about, Followed):
            return [Row(step_words(step, history), step) for step in chain(row.about, history.sessions)]
        if isinstance(row.about, CameBack):
            return [Row(situation_words(one, history), one) for one in row.about.situations]
        return []

    @on(OrderLine.Turned)
    def _reorder(self) -> None:
        self.draw()

    def action_order(self) -> None:
        self.query_one(OrderLine).next()

    @on(LongList.Opened)
    def _open(self, event: LongList.Opened) -> None:
        if session := _session_of(event.about):
            self.supervise.open_session(session)


def _session_of(about: object) -> str:
    """The session that a row leads to."""
    if isinstance(about, Followed):
        return about.session_id
    if isinstance(about, Step):
        return about.session.id
    if isinstance(about, CameBack):
        about = about.situations[0]
    return about.sessions[0].id if isinstance(about, Situation) else ""


def _same(about: object, before: object) -> bool:
    """Whether both are of one action, however it stands by now, or of one barrier."""
    if isinstance(about, Followed) and isinstance(before, Followed):
        return about.action.id == before.action.id
    return isinstance(about, CameBack) and isinstance(before, CameBack) and about.label == before.label
