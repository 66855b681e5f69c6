"""Strengths gathered: every one the pair has named, in their words, ready to be read aloud."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.review.strengths import GROUPINGS, Grouping, Strength, as_parts, gathered, where_named
from supervise.domain.session.report import parts_as_lines
from supervise.domain.session.text_fields import Place
from supervise.tui.keys import bindings
from supervise.tui.review.paragraph_layout import Row
from supervise.tui.review.paragraph_list import LongList
from supervise.tui.review.review_page import LookPage
from supervise.tui.review.sort_tabs import OrderLine
from supervise.tui.shell.page import PAGE_STYLES, deed
from supervise.tui.widgets.text import Aside
from supervise.workflow.export import Sheet

NONE_YET = "No strength is named yet. Each one will stand here once its session is over."


class StrengthsPage(LookPage):
    """The page a supervisee opens before an appraisal: no table and no count of anybody, only the words."""

    CSS_PATH = [PAGE_STYLES, "strengths.tcss"]
    VIEW = "strengths"
    HELP_PAGE = "strengths"
    HINT = "Enter opens the session it came from."
    AUTO_FOCUS = "LongList"
    BINDINGS: ClassVar[list[BindingType]] = bindings("orders", "strengths")
    NEEDS = LookPage.NEEDS | {"order", "save_text"}

    def body(self) -> Iterator[Widget]:
        yield OrderLine(GROUPINGS.items())
        yield Aside(id="said")
        yield LongList(aside=self._where_named)

    def buttons(self) -> Iterator[Button]:
        yield deed("close", "← Back", main=True)
        yield deed("save_text", "Save as text")

    @property
    def sheet(self) -> Sheet:
        """All of them in this order, to be saved as text."""
        pair, titles = self.workflow.pair, [section.title for section in self.workflow.content.wheel.sections]
        parts = as_parts(self.history, pair.label if pair else "", self.grouping, titles)
        text = "".join(f"{line}\n" for line in parts_as_lines(parts))
        places = (Place((), entry.label, entry.text) for part in parts[1:] for entry in part.entries)
        return Sheet(f"strengths-{self.workflow.today}", text, tuple(places))

    @property
    def grouping(self) -> Grouping:
        now = self.query_one(OrderLine).order
        return next(one for one in GROUPINGS if one == now)

    def draw(self) -> None:
        listed = self.query_one(LongList)
        before = listed.chosen.about if listed.chosen else None
        titles = [section.title for section in self.workflow.content.wheel.sections]
        groups = gathered(self.history, self.grouping, titles)
        rows: list[Row] = []
        for group in groups:
            rows.append(Row(group.title, head=True))
            rows += [Row(one.words, one, one.question) for one in group.strengths]
        listed.show(rows, lambda row: _same(row.about, before))
        said = self.query_one("#said", Aside)
        made_up = all(one.made_up for one in self.history.sessions)
        said.display = not rows or made_up
        said.say("All made up: nobody in them is real." if rows else "" if self.supervise.reading else NONE_YET)
        listed.display = self.query_one(OrderLine).display = bool(rows)

    def _where_named(self, row: Row) -> str:
        return where_named(row.about, self.history, self.grouping) if isinstance(row.about, Strength) else ""

    @on(OrderLine.Turned)
    def _regroup(self) -> None:
        self.draw()

    def action_save_text(self) -> None:
        self.supervise.action_save_text()

    def action_order(self) -> None:
        self.query_one(OrderLine).next()

    @on(LongList.Opened)
    def _open(self, event: LongList.Opened) -> None:
        if isinstance(event.about, Strength):
            rows = self.query_one(LongList).rows
            ids = dict.fromkeys(row.about.session.id for row in rows if isinstance(row.about, Strength))
            self.supervise.open_session(event.about.session.id, list(ids))


def _same(about: object, before: object) -> bool:
    """Whether both are of the same words in the same session, whatever was read anew meanwhile."""
    if not isinstance(about, Strength) or not isinstance(before, Strength):
        return False
    return about.words == before.words and about.session.id == before.session.id
