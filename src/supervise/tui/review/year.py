"""The year in one page: what was talked about, where cases moved, what became of actions, what each took away."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from supervise.domain.review.history import History
from supervise.domain.review.periods import Period
from supervise.domain.review.year import (
    TAKEN,
    YearSummary,
    figures,
    report_sections,
    summarise_year,
    takeaways,
    year_spans,
)
from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.report import report_lines
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.review.month_row import MonthRow
from supervise.tui.review.paragraph_layout import Paragraph
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.shell.chrome import WIDE
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.people.person_mark import person_sign
from supervise.workflow.export import TextDocument

NEAR = 3
"""How many years before and after are offered beside the one shown."""


class YearPage(ReviewPage):
    """The past twelve months first, then a calendar year of those there are."""

    CSS_PATH = [PAGE_STYLES, "year.tcss"]
    TAB = "year"
    HELP_PAGE = "year"
    HINT = "← → another year, ↓ reads on; Enter opens a session named there."
    AUTO_FOCUS = "ParagraphList"
    BINDINGS: ClassVar[list[BindingType]] = bindings("year")
    NEEDS = ReviewPage.NEEDS | {"year", "save_text"}

    def __init__(self) -> None:
        super().__init__()
        self._name_shown = ""
        """Of the span shown; at first the past twelve months, as the first of them."""
        self._rows: tuple[list[Paragraph], list[Paragraph]] = [], []
        self._spans: tuple[Period, ...] = ()

    def body(self) -> Iterator[Widget]:
        yield SortTabs()
        pair = self.workflow.pair
        met = f"{pair.label} met" if pair and pair.who != "one" else "Held"
        yield Panel(MonthRow(), title=f"{met}: ● agreed, ○ cut short", id="met", classes="-open")
        with Horizontal():
            yield Panel(ParagraphList(id="figures"), id="in-figures", classes="-open")
            yield Panel(ParagraphList(id="taken"), title=TAKEN, id="taken-away", classes="-open")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("find")
        yield Deed("save_text", "Save as text")

    @property
    def _at(self) -> int:
        """The place of the span shown; the first where it is there no more."""
        return next((at for at, span in enumerate(self._spans) if span.name == self._name_shown), 0)

    @property
    def _summary(self) -> YearSummary:
        content = self.workflow.content
        sections, ladders = (
            [(titled.id, titled.title) for titled in several] for several in (content.wheel.sections, content.ladders)
        )
        return summarise_year(self.history, self._spans[self._at], sections, ladders)

    @property
    def sheet(self) -> TextDocument:
        """The page, to be saved as text."""
        parts, pair = report_sections(self._summary, self.history), self.workflow.pair
        title = f"Our year: {pair.label}" if pair else "Our year"
        text = "".join(f"{line}\n" for line in (title, "", *report_lines(parts)))
        places = (TextField((), entry.label, entry.text) for part in parts for entry in part.entries)
        span = self._spans[self._at]
        name = span.name if span.name.isdigit() else f"to-{self.workflow.today}"
        return TextDocument(f"year-{name}", text, tuple(places))

    def draw(self) -> None:
        history = self.history
        self._spans = year_spans(history, self.workflow.today)
        at = self._at
        near = self._spans[max(0, at - NEAR) : at + NEAR + 1]
        self.query_one(SortTabs).show([(span.name, span.name) for span in reversed(near)], self._spans[at].name)
        result = self._summary
        self.query_one("#in-figures", Panel).title = self._spans[at].months
        self.query_one(MonthRow).show(
            result.span, ((history.day(session), bool(session.cut_short)) for session in result.sessions)
        )
        self._rows = [*_figures(result, history)], [*_taken(result, history)]
        self._lay_out()
        self.refresh_bindings()

    def _lay_out(self) -> None:
        """Side by side where there is room for two columns, else one under the other."""
        rows, words = self._rows
        aside, panel = self.query_one("#taken", ParagraphList), self.query_one("#taken-away")
        if not (beside := bool(words) and self.app.size.width >= WIDE) and self.focused is aside:
            self.query_one("#figures").focus()  # before what it is in goes away
        panel.display = beside
        below = [Paragraph(TAKEN, head=True), *words] if words else []
        self.query_one("#figures", ParagraphList).show(rows if panel.display else [*rows, *below])
        aside.show(words if panel.display else ())
        if panel.display and self.focused in (None, self.query_one("#figures")):
            aside.focus()  # the words are what Enter opens

    def on_resize(self) -> None:
        self._lay_out()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key for a year that there is not."""
        [by] = parameters if action == "year" else (0,)
        if self._spans and isinstance(by, int) and not 0 <= self._at - by < len(self._spans):
            return False
        return super().check_action(action, parameters)

    def action_year(self, by: int) -> None:
        at = self._at - by
        if 0 <= at < len(self._spans):
            self._name_shown = self._spans[at].name
            self.draw()

    def action_save_text(self) -> None:
        self.services.navigator.save_text()

    @on(SortTabs.Turned)
    def _turned_to(self, event: SortTabs.Turned) -> None:
        self._name_shown = event.order
        self.draw()

    @on(ParagraphList.Opened)
    def _open(self, event: ParagraphList.Opened) -> None:
        self.services.navigator.open_session(str(event.about), [str(row.about) for row in self._rows[1] if row.about])


def _figures(summary: YearSummary, history: History) -> Iterator[Paragraph]:
    """All but what was taken away."""
    for number, part in enumerate(figures(summary, history)):
        if number:  # the first is the span, which the frame says
            yield Paragraph(part.title, head=True)
        for place, entry in enumerate(part.entries, 1):
            tight = not entry.label and place < len(part.entries)
            yield Paragraph(entry.text, lead=entry.label, tight=tight)


def _taken(summary: YearSummary, history: History) -> Iterator[Paragraph]:
    """What each took away, newest first, in their own words."""
    for session, entry in takeaways(summary, history):
        taken = [takeaway for takeaway in session.takeaways if takeaway.text.strip()]
        for number, takeaway in enumerate(taken):
            mark = f"{person_sign(takeaway.by)} {printable(session.initials(takeaway.by))}", takeaway.by
            lead = "" if number else entry.label
            yield Paragraph(takeaway.text.strip(), session.id, lead, tight=takeaway is not taken[-1], mark=mark)
