"""The tabs of the review: their bar, and the pages opened so far."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from textual.app import App

if TYPE_CHECKING:
    from supervise.tui.review.review_page import ReviewPage

View = Literal["sessions", "wheel", "ladder", "strengths", "actions", "year", "work"]
VIEWS: dict[View, str] = {
    "sessions": "Sessions",
    "wheel": "Wheel",
    "ladder": "Ladder",
    "strengths": "Strengths",
    "actions": "Actions",
    "year": "Year",
    "work": "Work",
}
PAGES: dict[View, tuple[str, str]] = {
    "sessions": ("sessions.page", "SessionListPage"),
    "wheel": ("wheel.page", "WheelComparisonPage"),
    "ladder": ("ladder.page", "CasesPage"),
    "strengths": ("strengths", "StrengthsPage"),
    "actions": ("actions", "ActionHistoryPage"),
    "year": ("year", "YearPage"),
    "work": ("work", "WorkPage"),
}
"""Module and class of each page: imported when first turned to."""


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
