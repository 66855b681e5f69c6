"""The pages of looking back: each is made when first turned to, and keeps its place, words and filters until Home."""

from typing import TYPE_CHECKING

from textual import work
from textual.app import App

if TYPE_CHECKING:
    from supervise.tui.review.review_page import ReviewPage
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

View = Literal["sessions", "wheel", "ladder", "strengths", "actions", "year"]
VIEWS: dict[View, str] = {
    "sessions": "Sessions",
    "wheel": "Wheel",
    "ladder": "Ladder",
    "strengths": "Strengths",
    "actions": "Actions",
    "year": "Year",
}
GAP = "   "


class ReviewTabBar(Widget):
    """`1 Sessions   2 Wheel …`; where there is no room, the others are their numbers only."""

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


def _page_of(view: View) -> "ReviewPage":
    if view == "wheel":
        from supervise.tui.review.wheel.page import WheelComparisonPage

        return WheelComparisonPage()
    if view == "ladder":
        from supervise.tui.review.ladder.page import CasesPage

        return CasesPage()
    if view == "strengths":
        from supervise.tui.review.strengths import StrengthsPage

        return StrengthsPage()
    if view == "actions":
        from supervise.tui.review.actions import ActionHistoryPage

        return ActionHistoryPage()
    if view == "year":
        from supervise.tui.review.year import YearPage

        return YearPage()
    from supervise.tui.review.sessions.page import SessionListPage

    return SessionListPage()


class LookingBack(App[None]):
    """What of the app turns between the pages of looking back."""

    looked_at: "dict[View, ReviewPage]"
    """Those turned to since Home."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_at = {}

    def look_back(self, *, old_only: bool = False) -> None:
        """Past sessions; or those of them that the employer keeps no longer."""
        from supervise.tui.review.sessions.page import SessionListPage

        page = SessionListPage(old_only=old_only)
        if not old_only:  # else the page of all of them is still to be made
            self._keep("sessions", page)
        self.push_screen(page)

    def show_tab(self, view: View, *, find: bool = False) -> None:
        """Show another page of looking back in place of the present one; with `find`, ready to type what to find."""
        page = self.looked_at.get(view) or self._keep(view, _page_of(view))
        if find:
            page.find_first()
        self.switch_screen(page)

    def _keep(self, view: View, page: "ReviewPage") -> "ReviewPage":
        self.install_screen(page, f"looking back: {view}")
        self.looked_at[view] = page
        return page

    def looked_back(self) -> None:
        """Back on Home: let go of all of them, and of the words they show."""
        pages, self.looked_at = [*self.looked_at.values()], {}
        for page in pages:
            self.uninstall_screen(page)
        self._let_go(pages)

    @work
    async def _let_go(self, pages: "list[ReviewPage]") -> None:
        for page in pages:
            if page.is_attached:  # the one that was in sight goes by itself
                await page.remove()
