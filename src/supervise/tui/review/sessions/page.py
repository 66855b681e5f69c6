"""Look back: every past session of the pair, found by typing any of its words, and by filters."""

import asyncio
from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from supervise.domain.reminders import older_than
from supervise.domain.review.filters import Facets, FilterOption, Filters, Kind
from supervise.domain.review.history import History
from supervise.domain.review.search.index import SearchIndex, select
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.wording import plural
from supervise.tui.keys.table import bindings
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.session_card import SessionCard
from supervise.tui.review.sessions.filter_chips import FilterChips
from supervise.tui.review.sessions.result_line import OfferedAction, ResultCount, count_text
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.single_line_input import SingleLineInput
from supervise.tui.widgets.sessions.excerpt_line import ExcerptCache
from supervise.tui.widgets.sessions.session_list import SessionList

AT_ONCE = 40
"""Sessions whose words are taken in between two keys: some two thousandths of a second."""

PLACEHOLDER = "Find any words: housing friday, Case A7, Sep 2026"


class SessionListPage(ReviewPage):
    """The list, the line that narrows it and the filters; the arrows move in the list while one types."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    HINT = "Enter, or a click, opens a session. Type to find words; {next-view}: next page."
    FINDING = "Type any words. Arrows and Enter open a session; Esc goes to the list."
    NARROW = {HINT: "Enter opens. Type words to find them.", FINDING: "Enter opens; Esc goes to the list."}
    TAB = "sessions"
    DIGITS_TYPED = True
    NEEDS = ReviewPage.NEEDS | {"filter"}
    AUTO_FOCUS = "#past"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("past"),
        Binding("down", "in_list('move(1)')", show=False),
        Binding("up", "in_list('move(-1)')", show=False),
        Binding("pagedown", "in_list('page(1)')", show=False),
        Binding("pageup", "in_list('page(-1)')", show=False),
    ]

    def __init__(self, *, old_only: bool = False) -> None:
        super().__init__()
        self._old_only = old_only
        """Only those older than the employer keeps, to look at and put away by hand."""
        self._find_first = False
        """Whether the line that finds is to have the focus, and has not had it yet."""
        self._filters = Filters()
        self._narrowed = False
        self._known = History()
        self._facets = Facets(self._known)
        self._words = SearchIndex(())
        self._sentences = ExcerptCache(lambda _: (), None)

    def body(self) -> Iterator[Widget]:
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield SingleLineInput(placeholder=PLACEHOLDER, id="find", select_on_focus=False)
                yield FilterChips(id="chips")
                yield ResultCount(id="found")
                with Vertical(id="listed"):
                    yield SessionList(id="past")
            yield SessionCard()

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("filter", "Filter")
        yield Deed("backup", "Back up")
        yield Deed("trash", "Trash")

    @property
    def ready(self) -> bool:
        return not self._find_first

    def find_first(self) -> None:
        self._find_first = True

    def show_past(self) -> None:
        super().show_past()
        if self._find_first and self.is_mounted:
            self._find_first = False
            self.action_find()
            self.query_one("#find", Input).action_select_all()  # other words, typed over those of before

    def draw(self) -> None:
        history, years = self.history, self.workflow.settings.retention_years
        if self._old_only:
            history = History(older_than(history.sessions, years, self.workflow.today), history.zone)
        self._known = history
        self._facets = Facets(history, {ladder.id: ladder.title for ladder in self.workflow.content.ladders})
        self._words = SearchIndex([session.sheet for session in history.sessions])
        self._sentences = ExcerptCache(self.workflow.versions_by_id(), history.zone, self.workflow.content.usual_rules)
        self._narrow()
        self.call_after_refresh(self._take_words_in)

    @work(exclusive=True, group="words")
    async def _take_words_in(self) -> None:
        """Make the search quick, a little at a time, so that no key waits for it."""
        words = self._words
        while not words.is_complete and words is self._words:
            words.add(AT_ONCE)
            await asyncio.sleep(0)

    @property
    def _finding(self) -> bool:
        """Whether a letter would go into the line that finds."""
        return self.focused is self.query_one("#find", Input)

    @property
    def _sought(self) -> SearchQuery:
        # The slash is the key that finds elsewhere: who presses it here, where one types at once, seeks no slash.
        return SearchQuery.of(self.query_one("#find", Input).value.strip("/ "))

    def _left_by(self, filters: Filters) -> int:
        return self._words.sessions_with(self._sought) & self._facets.matching(filters)

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        if self._sought != self._sentences.sought:
            self._narrow()

    def _narrow(self) -> None:
        sought, filters = self._sought, self._filters
        self._narrowed = narrowed = bool(sought.split_words or filters.chosen)
        summaries = select(self._known.sessions, self._left_by(filters)) if narrowed else self._known.sessions
        self._sentences.look_for(sought)
        past = self.query_one(SessionList)
        by = filter(None, ("words" if sought.split_words else "", "filters" if filters.chosen else ""))
        past.empty = f"Nothing here with these {' and '.join(by)}."
        excerpts = self._sentences if sought.split_words else None
        past.show(summaries, self.workflow.today, self._known.zone, self.workflow.has_copies, excerpts)
        past.display = bool(self._known.sessions)
        self._show_card()
        if summaries and self.focused is None and not self._find_first:
            self.set_focus(past)
        self.query_one(FilterChips).show([self._facets.label(chosen) for chosen in filters.chosen])
        made_up = ", all made up" if past.all_made_up else ""
        self.query_one(ResultCount).say(self._count(len(summaries), narrowed) + made_up, self._offers())

    def _count(self, number: int, narrowed: bool) -> str:
        years = self.workflow.settings.retention_years if self._old_only else None
        return count_text(number, len(self._known.sessions), narrowed=narrowed, over=years)

    def _show_offers(self) -> None:
        """What can be done about it, with the key where that is none of the letters one types."""
        line = self.query_one(ResultCount)
        line.say(line.text, self._offers())

    def _offers(self) -> Iterable[OfferedAction]:
        if self._narrowed:
            yield "show_all", "Show all (ctrl+r)"
        if problems := self.workflow.problems:
            yield "problems", f"{plural(len(problems), 'file')} could not be read: look (F5)"

    def action_find(self) -> None:
        self.set_focus(self.query_one("#find", Input))

    def action_show_all(self) -> None:
        """Take the words and every filter away."""
        self._filters = Filters()
        self.query_one("#find", Input).value = ""
        self._narrow()

    def action_filter(self) -> None:
        from supervise.tui.review.sessions.filter_page import FilterPage

        self.app.push_screen(FilterPage(self._filters, self._options), self._filter_by)

    def _options(self, kind: Kind, filters: Filters) -> tuple[tuple[FilterOption, ...], str]:
        """What there is of a kind beside the words and the other kinds' filters; and how many sessions are left."""
        options = self._facets.options(kind, self._left_by(filters.without_kind(kind, ())))
        return options, self._count(self._left_by(filters).bit_count(), narrowed=True)

    def _filter_by(self, filters: Filters | None) -> None:
        self._filters = filters or self._filters
        self._narrow()

    @on(FilterChips.TakenOff)
    def _take_off(self, event: FilterChips.TakenOff) -> None:
        chosen = self._filters.chosen
        if event.at < len(chosen):
            self._filter_by(self._filters.without(chosen[event.at]))
            if not self._filters.chosen:
                self.set_focus(self.query_one(SessionList))

    @on(SessionList.Moved)
    def _show_card(self) -> None:
        self.query_one(SessionCard).show(self.query_one(SessionList).session, self._known)

    @on(Input.Submitted, "#find")
    def _enter(self) -> None:
        self.query_one(SessionList).action_open()

    @on(SessionList.Opened)
    def _open(self, event: SessionList.Opened) -> None:
        past = self.query_one(SessionList)
        listed = [session.id for session in past.sessions]
        self.services.navigator.open_session(event.session.id, listed, past.go_to_session, self._sought)

    async def action_in_list(self, action: str) -> None:
        await self.query_one(SessionList).run_action(action)

    def on_descendant_focus(self) -> None:
        self.say_reading()
        self._show_offers()

    def on_descendant_blur(self) -> None:
        self._show_offers()

    def on_resize(self) -> None:
        self.say_reading()
        self._show_card()

    def say_reading(self) -> None:
        super().say_reading()
        if self.services.history_loader.reading is None:
            words = self.FINDING if self._finding else self.HINT
            self.hint(self.NARROW[words] if self.has_class("-narrow") else words)

    def action_close(self) -> None:
        """Out of the line that finds, its words and the place in the list kept; then out of the page."""
        if self._finding:
            past = self.query_one(SessionList)
            self.set_focus(past if past.can_focus else None)
            self.say_reading()
        else:
            super().action_close()

    def action_problems(self) -> None:
        self.services.navigator.show_problems(self.workflow.problems)

    def action_backup(self) -> None:
        self.services.navigator.back_up()

    def action_trash(self) -> None:
        self.services.navigator.look_at_trash()
