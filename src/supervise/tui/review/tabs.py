"""The tabs of the review: their bar, and the pages opened so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from textual import events
from textual.app import App
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from supervise.tui.review.review_page import ReviewPage

View = Literal["sessions", "wheel", "ladder", "strengths", "actions", "year"]
VIEWS: dict[View, str] = {
    "sessions": "Sessions",
    "wheel": "Wheel",
    "ladder": "Ladder",
    "strengths": "Strengths",
    "actions": "Actions",
    "year": "Year",
}
PAGES: dict[View, tuple[str, str]] = {
    "sessions": ("sessions.page", "SessionListPage"),
    "wheel": ("wheel.page", "WheelComparisonPage"),
    "ladder": ("ladder.page", "CasesPage"),
    "strengths": ("strengths", "StrengthsPage"),
    "actions": ("actions", "ActionHistoryPage"),
    "year": ("year", "YearPage"),
}
"""Module and class of each page: imported when first turned to."""
GAP = "   "


class ReviewTabBar(Widget):
    """`1 Sessions   2 Wheel …`; where there is no room, all but the present one are numbers only."""

    DEFAULT_CSS = """
    ReviewTabBar {
        height: 1; padding: 0 2; margin: 1 0 0 0; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    @dataclass
    class Turned(Message):
        """Another page was asked for."""

        view: View

    def __init__(self, now: View) -> None:
        super().__init__()
        self.now: View = now
        self._spans: list[tuple[int, int, View]] = []

    def render(self) -> Content:
        line = Content("")
        for named in (True, False):
            line = self._line(named)
            if line.cell_length <= self.content_size.width:
                break
        return line

    def _line(self, named: bool) -> Content:
        self._spans, at = [], 0
        pieces: list[Content | str] = []
        for view, words in self._words(named):
            if pieces:
                pieces.append(GAP)
                at += len(GAP)
            pieces.append(Content.styled(words, "bold underline $accent") if view == self.now else words)
            self._spans.append((at, at + len(words), view))
            at += len(words)
        return Content.assemble(*pieces)

    def _words(self, named: bool) -> Iterator[tuple[View, str]]:
        for number, (view, name) in enumerate(VIEWS.items(), 1):
            yield view, f"{number} {name}" if named or view == self.now else str(number)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for start, end, view in self._spans:
            # One beside it counts as well: a number alone is a small thing to hit.
            if start - 1 <= offset.x < end + 1 and view != self.now:
                event.stop()
                self.post_message(self.Turned(view))
                return


class ReviewTabs:
    """Makes each review page when it is first turned to; it keeps its place, words and filters until Home."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self.pages: dict[View, ReviewPage] = {}
        """Those turned to since Home."""

    def look_back(self, *, old_only: bool = False) -> None:
        """Past sessions; or those of them that the employer keeps no longer."""
        if old_only:  # the page of all of them is still to be made
            self._app.push_screen(_new_page("sessions", old_only=True))
        else:
            self._app.push_screen(self._install("sessions"))

    def show_tab(self, view: View, *, find: bool = False) -> None:
        """Show another page of looking back in place of the present one; with `find`, ready to type what to find."""
        page = self.pages.get(view) or self._install(view)
        if find:
            page.find_first()
        self._app.switch_screen(page)

    def _install(self, view: View) -> "ReviewPage":
        page = self.pages[view] = _new_page(view)
        self._app.install_screen(page, f"looking back: {view}")
        return page

    def close(self) -> None:
        """Back on Home: let go of all of them, and of the words they show."""
        pages, self.pages = [*self.pages.values()], {}
        for page in pages:
            self._app.uninstall_screen(page)
        self._app.run_worker(self._remove(pages))

    async def _remove(self, pages: "list[ReviewPage]") -> None:
        for page in pages:
            if page.is_attached:  # the one that was in sight goes by itself
                await page.remove()


def _new_page(view: View, **options: Any) -> "ReviewPage":
    module, name = PAGES[view]
    page: ReviewPage = getattr(import_module(f"supervise.tui.review.{module}"), name)(**options)
    return page
