"""The ladder over time: every case as a small picture, and one case with its times, each told in words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from supervise.domain.review.cases.case_path import CasePath, case_paths, count_text, rungs
from supervise.domain.review.cases.case_story import CaseActions, entry_text
from supervise.domain.review.history import History
from supervise.domain.wording import plural, short_day
from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.widget import NARROW, RenderMode
from supervise.tui.review.ladder.case_card import CaseCard
from supervise.tui.review.ladder.case_grid import CaseGrid
from supervise.tui.review.ladder.step_chart import StepChart
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.shell.chrome import TALL, WIDE
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.report_view import ReportView
from supervise.tui.widgets.text import Caption

ALL = "Arrows and Enter, or a click, open a case."
ONE = "Left, Right: another time. Up, Down: read on. Enter opens the session."
LISTED = "Arrows: another time. Page Down: read on. Enter opens the session."
BRIEFLY = "Arrows: another time. Enter opens it."
NONE = "No case has been placed on a ladder yet. Each will stand here once it is."

FRAMES = 4
"""The lines that the frames of a case's way and of its time take, side by side with all cases."""


class CasesPage(ReviewPage):
    """Two views in one page: all cases, and the one that was chosen; side by side in a wide window."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    TAB = "ladder"
    HINT = ALL
    HELP_PAGE = "ladder_time"
    LABELLED = True
    AUTO_FOCUS = "CaseGrid"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "read(1)", show=False),
        Binding("up,k", "read(-1)", show=False),
        Binding("pagedown,space", "read(6)", show=False),
        Binding("pageup", "read(-6)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._past = History()
        self._path: CasePath | None = None
        """The one case that has the keys; None while one is chosen from all of them."""
        self._shown: CasePath | None = None
        """The one whose way is shown: of several side by side that with the cursor."""
        self._was_wide = False
        self._actions: CaseActions | None = None

    def body(self) -> Iterator[Widget]:
        yield Caption(id="counted")
        with Horizontal(id="columns"):
            yield Panel(CaseGrid(id="all"), title="Cases", id="cases")
            with Vertical(id="one"):
                yield Panel(StepChart(id="chart"), id="way")
                with Panel(id="time"), VerticalScroll(id="told", can_focus=False):
                    yield ReportView(labels=(20, 22))

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield from (Deed(action) for action in ("find", "earlier", "later", "open", "something_else"))

    # What is shown -------------------------------------------------------------------------------

    def draw(self) -> None:
        self._past, chosen = self.history, self._chosen_id
        result = case_paths(self._past)
        names = {case_path.ladder: case_path.title or self._ladder_title(case_path.ladder) for case_path in result}
        self.query_one(CaseGrid).show(result, names, self._card)
        self.query_one("#counted", Caption).say(count_text(result) or NONE)
        self.query_one("#cases", Panel).subtitle = plural(len({case_path.case for case_path in result}), "case")
        key = (self._path.case, self._path.ladder) if self._path else None
        self._show(next((case_path for case_path in result if (case_path.case, case_path.ladder) == key), None), chosen)

    def _card(self, path: CasePath) -> CaseCard:
        when = short_day(self._past.day(path.times[-1].session), self.workflow.today)
        return CaseCard(path, tuple(self._rungs(path)), when)

    def _rungs(self, path: CasePath) -> Mapping[int, str]:
        return rungs(path, self.workflow.content.ladder(path.ladder))

    def _ladder_title(self, ladder: str) -> str:
        known = self.workflow.content.ladder(ladder)
        return known.title if known is not None else ladder

    @property
    def _chosen_id(self) -> str:
        """The session of the chosen time."""
        return self._path.times[self.query_one(StepChart).at].session.id if self._path else ""

    def _show(self, path: CasePath | None, session_id: str = "") -> None:
        """Show one case, at this session or its latest; or all of them."""
        every, wide = self.query_one(CaseGrid), self._is_wide
        self._path, self._was_wide = path, wide
        shown = path or (every.path if wide else None)
        self.query_one("#one").display = shown is not None
        self.query_one("#cases").display = bool(every.paths) and (wide or path is None)
        self.query_one(Masthead).title = self._called(path) if path and not wide else ""
        if shown is not None:
            self._show_way(shown, session_id)
        if path is not None:
            self.query_one(StepChart).focus()
        elif every.paths:
            every.focus()
        self._show_deeds()

    def _show_way(self, path: CasePath, session_id: str = "") -> None:
        """Show the way of a case, with this session's time chosen or its latest."""
        self._shown, self._actions = path, CaseActions(self._past, path.case)
        self.query_one("#way", Panel).title = self._called(path)
        days = [self._past.day(time.session) for time in path.times]
        at = next((n for n, time in enumerate(path.times) if time.session.id == session_id), len(days) - 1)
        self.query_one(StepChart).show(path, self._rungs(path), days, self.workflow.today, at)
        self._tell()

    def _called(self, path: CasePath) -> str:
        return f"{printable(path.case) or 'No label'} · {printable(path.title or self._ladder_title(path.ladder))}"

    def _show_deeds(self) -> None:
        """Offer what can be done with one case, or with all of them."""
        for action in ("earlier", "later", "open"):
            self.query_one(f"#do-{action}").display = self._path is not None
        self._fit()
        self.refresh_bindings()

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= WIDE

    @on(CaseGrid.Moved)
    def _preview(self) -> None:
        path = self.query_one(CaseGrid).path
        if self._is_wide and path is not None and path is not self._shown:
            self._show_way(path)

    def on_descendant_focus(self) -> None:
        """Side by side, the case has the keys once they are gone to its way."""
        path = self._shown if self.focused is self.query_one(StepChart) else None
        if self._is_wide and path is not self._path:
            self._path = path
            self._show_deeds()

    def say_reading(self) -> None:
        super().say_reading()
        if self.services.history_loader.reading is None:
            narrow = self.app.size.width < NARROW
            listed = self._path is not None and self.query_one(StepChart).form is RenderMode.LISTED
            if self._path is None:
                self.hint(ALL)
            elif self.has_class("-short"):  # where the masthead has its hint alone
                self.hint(self.query_one(Masthead).title)
            else:
                self.hint(BRIEFLY if narrow else LISTED if listed else ONE)

    @on(StepChart.Moved)
    def _tell(self) -> None:
        """Tell of the chosen time."""
        if self._shown is None or self._actions is None:
            return
        at = self.query_one(StepChart).at
        whole = self.workflow.load_session(self._shown.times[at].session.id)
        first, *others = entry_text(self._past, self._shown, at, whole, self._actions)
        if self._is_wide:  # the frame says it
            self.query_one("#time", Panel).title = first.title
            first = replace(first, title="")
        self.query_one(ReportView).show((first, *others), self._shown.times[at].session.people)
        self.query_one("#told").scroll_home(animate=False)
        self.query_one("#do-earlier", Deed).disabled = at == 0
        self.query_one("#do-later", Deed).disabled = at == len(self._shown.times) - 1

    def on_resize(self) -> None:
        if self._is_wide != self._was_wide:
            self._show(self._path, self._chosen_id)
        else:
            self._fit()

    def _fit(self) -> None:
        """Give each part what the window has room for."""
        width, height = self.app.size
        self.query_one("#do-close", Deed).label = "Back" if self._path is None else "All cases"
        # When the page comes, its body has no size yet: head, hint and bar take the rest.
        room = self.query_one("#body").content_size.height or height - (10 if height >= TALL else 5)
        self.query_one(StepChart).fit(room - FRAMES * self._is_wide)
        counted = self._path is None and not self._is_wide and width >= NARROW and height >= 20
        self.query_one("#counted").display = counted or not self.query_one(CaseGrid).paths
        self.say_reading()

    # What can be done ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("earlier", "later", "open", "read"):
            return self._path is not None
        return super().check_action(action, parameters)

    @on(CaseGrid.Opened)
    def _choose(self, event: CaseGrid.Opened) -> None:
        self._show(event.path)

    def action_earlier(self) -> None:
        self.query_one(StepChart).action_earlier()

    def action_later(self) -> None:
        self.query_one(StepChart).action_later()

    def action_read(self, lines: int) -> None:
        self.query_one("#told").scroll_relative(y=lines, animate=False)

    @on(StepChart.Opened)
    def action_open(self) -> None:
        """Read the chosen session; its neighbours are this case's others."""
        if self._path is not None:
            ids = [time.session.id for time in reversed(self._path.times)]
            self.services.navigator.open_session(self._chosen_id, ids, self._come_back)

    @property
    def label(self) -> str:
        path = self._path or self.query_one(CaseGrid).path
        return path.case if path else ""

    def _come_back(self, session_id: str) -> None:
        """On the time whose session was read last."""
        if self._path is not None:
            result = (n for n, time in enumerate(self._path.times) if time.session.id == session_id)
            self.query_one(StepChart).choose_index(next(result, self.query_one(StepChart).at))

    def action_close(self) -> None:
        """From one case to all of them, and from there to Home."""
        if self._path is None:
            self.dismiss(None)
        else:
            self._show(None)
