"""The year in one page: what was talked about, where cases moved, what became of actions, what each took away."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.review.year import TAKEN, figures, summarise_year, takeaways, years
from supervise.tui.keys import bindings
from supervise.tui.review.paragraph_layout import Paragraph
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.shell.page import PAGE_STYLES, action_button

NEAR = 3
"""How many years before and after are offered beside the one shown."""
WIDE = 108
"""Columns from which the figures and the words stand side by side."""


class YearPage(ReviewPage):
    """One year of those there are; the present one first."""

    CSS_PATH = [PAGE_STYLES, "year.tcss"]
    TAB = "year"
    HELP_PAGE = "year"
    HINT = "[ and ] turn to another year."
    AUTO_FOCUS = "ParagraphList"
    BINDINGS: ClassVar[list[BindingType]] = bindings("year")
    NEEDS = ReviewPage.NEEDS | {"year"}

    def __init__(self) -> None:
        super().__init__()
        self.year = 0
        self._rows: tuple[list[Paragraph], list[Paragraph]] = [], []
        self._years: tuple[int, ...] = ()

    def body(self) -> Iterator[Widget]:
        yield SortTabs()
        with Horizontal():
            yield ParagraphList(id="figures")
            yield ParagraphList(id="taken")

    def buttons(self) -> Iterator[Button]:
        yield action_button("close", "← Back", main=True)

    def draw(self) -> None:
        history, this_year = self.history, self.workflow.today.year
        self._years = years(history, this_year)
        if self.year not in self._years:
            self.year = history.year(history.latest) if history.latest else this_year
        at = self._years.index(self.year)
        near = self._years[max(0, at - NEAR) : at + NEAR + 1]
        self.query_one(SortTabs).show([(str(number), str(number)) for number in reversed(near)], str(self.year))
        content = self.workflow.content
        titles = [
            [(section.id, section.title) for section in sections]
            for sections in (content.wheel.sections, content.ladders)
        ]
        result = summarise_year(history, self.year, *titles)
        rows: list[Paragraph] = []
        for number, part in enumerate(figures(result, history)):
            if number:  # the first is the year, which the line over it says
                rows.append(Paragraph(part.title, head=True))
            *before, last = (Paragraph(entry.text, lead=entry.label, tight=not entry.label) for entry in part.entries)
            rows += [*before, last._replace(tight=False)]
        words = [Paragraph(entry.text, session.id, entry.label) for session, entry in takeaways(result, history)]
        if words:
            words.insert(0, Paragraph(TAKEN, head=True))
        self._rows = rows, words
        self._lay_out()
        self.refresh_bindings()

    def _lay_out(self) -> None:
        """Side by side where there is room for two columns, else one under the other."""
        rows, words = self._rows
        aside = self.query_one("#taken", ParagraphList)
        aside.display = bool(words) and self.app.size.width >= WIDE
        self.set_class(aside.display, "-two")
        self.query_one("#figures", ParagraphList).show(rows if aside.display else [*rows, *words])
        aside.show(words if aside.display else ())
        if aside.display and self.focused in (None, self.query_one("#figures")):
            aside.focus()  # the words are what Enter opens

    def on_resize(self) -> None:
        self._lay_out()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key for a year that there is not."""
        [by] = parameters if action == "year" else (0,)
        if self._years and isinstance(by, int) and not 0 <= self._years.index(self.year) - by < len(self._years):
            return False
        return super().check_action(action, parameters)

    def action_year(self, by: int) -> None:
        at = self._years.index(self.year) - by
        if 0 <= at < len(self._years):
            self.year = self._years[at]
            self.draw()

    @on(SortTabs.Turned)
    def _turned_to(self, event: SortTabs.Turned) -> None:
        self.year = int(event.order)
        self.draw()

    @on(ParagraphList.Opened)
    def _open(self, event: ParagraphList.Opened) -> None:
        self.services.navigator.open_session(str(event.about), [str(row.about) for row in self._rows[1] if row.about])
