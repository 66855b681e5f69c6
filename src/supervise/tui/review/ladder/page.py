"""The ladder over time: every case as a small picture, and one case with its times, each told in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from supervise.domain.review.case_path import CasePath, case_paths, rungs
from supervise.domain.review.case_story import CaseActions, entry_text
from supervise.domain.review.history import History
from supervise.domain.wording import plural, short_day
from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.widget import NARROW, RenderMode
from supervise.tui.review.ladder.case_card import CaseCard
from supervise.tui.review.ladder.case_grid import CaseGrid
from supervise.tui.review.ladder.step_chart import StepChart
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.report_view import ReportView
from supervise.tui.widgets.text import Caption

ALL = "Arrows and Enter, or a click, open a case."
ONE = "Left, Right: another time. Up, Down: read on. Enter opens the session."
LISTED = "Arrows: another time. Page Down: read on. Enter opens the session."
BRIEFLY = "Arrows: another time. Enter opens it."
NONE = "No case has been placed on a ladder yet. Each will stand here once it is."


class CasesPage(ReviewPage):
    """Two views in one page: all cases, and the one that was chosen."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    TAB = "ladder"
    HINT = ALL
    HELP_PAGE = "ladder_time"
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
        """The one case looked at; None is all of them."""
        self._actions: CaseActions | None = None

    def body(self) -> Iterator[Widget]:
        yield Caption(id="counted")
        yield CaseGrid(id="all")
        with Vertical(id="one"):
            yield StepChart(id="chart")
            with VerticalScroll(id="told", can_focus=False):
                yield ReportView(labels=(20, 22))

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("find")
        yield Deed("earlier", "Earlier")
        yield Deed("later", "Later")
        yield Deed("open", "Open")

    # What is shown -------------------------------------------------------------------------------

    def draw(self) -> None:
        self._past, chosen = self.history, self._chosen_id
        result = case_paths(self._past)
        names = {case_path.ladder: case_path.title or self._ladder_title(case_path.ladder) for case_path in result}
        self.query_one(CaseGrid).show(result, names, self._card)
        self.query_one("#counted", Caption).say(_counted(result))
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
        self._path = path
        chart, every, head = self.query_one(StepChart), self.query_one(CaseGrid), self.query_one(Masthead)
        self.query_one("#one").display = path is not None
        every.display = path is None and bool(every.paths)
        for action in ("earlier", "later", "open"):
            self.query_one(f"#do-{action}").display = path is not None
        head.title = (
            f"{printable(path.case) or 'No label'} · {printable(path.title or self._ladder_title(path.ladder))}"
            if path
            else ""
        )
        if path is not None:
            self._actions = CaseActions(self._past, path.case)
            days = [self._past.day(time.session) for time in path.times]
            at = next((n for n, time in enumerate(path.times) if time.session.id == session_id), len(days) - 1)
            chart.show(path, self._rungs(path), days, self.workflow.today, at)
            self._tell()
            chart.focus()
        elif every.paths:
            every.focus()
        self._fit()
        self.refresh_bindings()

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

    def _tell(self) -> None:
        """Tell of the chosen time."""
        if self._path is None or self._actions is None:
            return
        at = self.query_one(StepChart).at
        whole = self.workflow.load_session(self._path.times[at].session.id)
        self.query_one(ReportView).show(entry_text(self._past, self._path, at, whole, self._actions))
        self.query_one("#told").scroll_home(animate=False)
        self.query_one("#do-earlier", Deed).disabled = at == 0
        self.query_one("#do-later", Deed).disabled = at == len(self._path.times) - 1

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Give each part what the window has room for."""
        narrow, back = self.app.size.width < NARROW, self.query_one("#do-close", Deed)
        back.label = "Back" if self._path is None else "All cases"
        self.query_one(StepChart).fit(self.query_one("#body").content_size.height)
        roomy = not narrow and self.app.size.height >= 20
        every = bool(self.query_one(CaseGrid).paths)
        self.query_one("#counted").display = self._path is None and (roomy or not every)
        self.say_reading()

    # What can be done ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("earlier", "later", "open", "read"):
            return self._path is not None
        return super().check_action(action, parameters)

    @on(CaseGrid.Opened)
    def _choose(self, event: CaseGrid.Opened) -> None:
        self._show(event.path)

    @on(StepChart.Moved)
    def _moved(self) -> None:
        self._tell()

    @on(StepChart.Opened)
    def _opened(self) -> None:
        self.action_open()

    def action_earlier(self) -> None:
        self.query_one(StepChart).action_earlier()

    def action_later(self) -> None:
        self.query_one(StepChart).action_later()

    def action_read(self, lines: int) -> None:
        self.query_one("#told").scroll_relative(y=lines, animate=False)

    def action_open(self) -> None:
        """Read the chosen session; its neighbours are this case's others."""
        if self._path is not None:
            ids = [time.session.id for time in reversed(self._path.times)]
            self.services.navigator.open_session(self._chosen_id, ids, self._come_back)

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


def _counted(case_paths: Sequence[CasePath]) -> str:
    """How many cases there are, and in which order they stand."""
    if not case_paths:
        return NONE
    cases = plural(len({case_path.case for case_path in case_paths}), "case")
    again = any(len(case_path.times) > 1 for case_path in case_paths)
    order = "those that came back first, then the newest" if again else "the newest first"
    return f"{cases}, {order}." if len(case_paths) > 1 else f"{cases}."
