"""Strengths gathered: every one the pair has named, in their words, ready to be read aloud."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from supervise.domain.review.strengths import (
    GATHERED,
    GROUPINGS,
    Grouping,
    Strength,
    group_strengths,
    report_sections,
    source_text,
)
from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.report import report_lines
from supervise.tui.keys.table import bindings
from supervise.tui.review.paragraph_layout import Paragraph, Piece
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.session_card import SessionCard
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption
from supervise.workflow.export import TextDocument

NONE_YET = "No strength is named yet. Each one will stand here once its session is over."
NOTHING_GATHERED = "Nothing is gathered here yet. It will stand here once its session is over."


class StrengthsPage(ReviewPage):
    """The page a supervisee opens before an appraisal: no table and no count of anybody, only the words."""

    CSS_PATH = [PAGE_STYLES, "strengths.tcss"]
    TAB = "strengths"
    HELP_PAGE = "strengths"
    HINT = "Enter opens the session it came from."
    AUTO_FOCUS = "ParagraphList"
    BINDINGS: ClassVar[list[BindingType]] = bindings("orders", "strengths")
    NEEDS = ReviewPage.NEEDS | {"order", "save_text"}

    def body(self) -> Iterator[Widget]:
        with Horizontal():
            with Vertical():
                yield SortTabs(GROUPINGS.items())
                yield Caption(id="said")
                yield Panel(ParagraphList(aside=self._where_named), id="listed", classes="-open")
            yield SessionCard()

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("find")
        yield Deed("save_text", "Save as text")

    @property
    def sheet(self) -> TextDocument:
        """All of them in this order, to be saved as text."""
        pair, titles = self.workflow.pair, [section.title for section in self.workflow.content.wheel.sections]
        parts = report_sections(self.history, pair.label if pair else "", self.grouping, titles)
        text = "".join(f"{line}\n" for line in report_lines(parts))
        places = (TextField((), entry.label, entry.text) for part in parts[1:] for entry in part.entries)
        return TextDocument(f"strengths-{self.workflow.today}", text, tuple(places))

    @property
    def grouping(self) -> Grouping:
        now = self.query_one(SortTabs).order
        return next(grouping for grouping in GROUPINGS if grouping == now)

    def draw(self) -> None:
        listed = self.query_one(ParagraphList)
        before = listed.chosen.about if listed.chosen else None
        titles = [section.title for section in self.workflow.content.wheel.sections]
        groups = group_strengths(self.history, self.grouping, titles)
        rows: list[Paragraph] = []
        for group in groups:
            rows.append(Paragraph(group.title, head=True))
            rows += [Paragraph(strength.words, strength, strength.question) for strength in group.collect_strengths]
        listed.show(rows, lambda row: _same(row.about, before))
        caption = self.query_one("#said", Caption)
        made_up = all(session.made_up for session in self.history.sessions)
        caption.display = not rows or made_up
        none_yet = NOTHING_GATHERED if self.grouping in GATHERED else NONE_YET
        caption.say(
            "All made up: nobody in them is real." if rows else "" if self.services.history_loader.reading else none_yet
        )
        panel = self.query_one("#listed", Panel)
        panel.display = bool(rows)
        self.query_one(SortTabs).display = bool(rows) or self.grouping != "newest"
        panel.title = f"{GATHERED.get(self.grouping, 'Strengths')}: {len(rows) - len(groups):,} named"
        self._show_card()

    def _where_named(self, row: Paragraph) -> Iterator[Piece]:
        if isinstance(row.about, Strength):
            yield source_text(row.about, self.history, self.grouping), "quiet"

    @on(ParagraphList.Moved)
    def _show_card(self) -> None:
        """Show the session it was named in, where there is room for that."""
        chosen = self.query_one(ParagraphList).chosen
        named = chosen.about if chosen else None
        self.query_one(SessionCard).show(named.session if isinstance(named, Strength) else None, self.history)

    def on_resize(self) -> None:
        self._show_card()

    @on(SortTabs.Turned)
    def _regroup(self) -> None:
        self.draw()

    def action_save_text(self) -> None:
        self.services.navigator.save_text()

    def action_order(self) -> None:
        self.query_one(SortTabs).next()

    @on(ParagraphList.Opened)
    def _open(self, event: ParagraphList.Opened) -> None:
        if isinstance(event.about, Strength):
            rows = self.query_one(ParagraphList).rows
            ids = dict.fromkeys(row.about.session.id for row in rows if isinstance(row.about, Strength))
            self.services.navigator.open_session(event.about.session.id, list(ids))


def _same(about: object, before: object) -> bool:
    """Whether both are of the same words in the same session, whatever was read anew meanwhile."""
    if not isinstance(about, Strength) or not isinstance(before, Strength):
        return False
    return about.words == before.words and about.session.id == before.session.id
