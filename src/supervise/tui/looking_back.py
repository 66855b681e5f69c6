"""The pages of looking back: each is made when first turned to, and keeps its place, words and filters until Home."""

from typing import TYPE_CHECKING

from textual import work
from textual.app import App

from supervise.tui.widgets.views_line import View

if TYPE_CHECKING:
    from supervise.tui.look_back import LookPage


def _page_of(view: View) -> "LookPage":
    if view == "wheel":
        from supervise.tui.screens.wheel_time import WheelTimePage

        return WheelTimePage()
    if view == "ladder":
        from supervise.tui.screens.ladder_time import LadderTimePage

        return LadderTimePage()
    if view == "strengths":
        from supervise.tui.screens.strengths import StrengthsPage

        return StrengthsPage()
    if view == "actions":
        from supervise.tui.screens.all_actions import AllActionsPage

        return AllActionsPage()
    if view == "year":
        from supervise.tui.screens.year import YearPage

        return YearPage()
    from supervise.tui.screens.review import ReviewPage

    return ReviewPage()


class LookingBack(App[None]):
    """What of the app turns between the pages of looking back."""

    looked_at: "dict[View, LookPage]"
    """Those turned to since Home."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_at = {}

    def look_back(self, *, old_only: bool = False) -> None:
        """Past sessions; or those of them that the employer keeps no longer."""
        from supervise.tui.screens.review import ReviewPage

        page = ReviewPage(old_only=old_only)
        if not old_only:  # else the page of all of them is still to be made
            self._keep("sessions", page)
        self.push_screen(page)

    def turn_to(self, view: View, *, find: bool = False) -> None:
        """Show another page of looking back in place of the present one; with `find`, ready to type what to find."""
        page = self.looked_at.get(view) or self._keep(view, _page_of(view))
        if find:
            page.find_first()
        self.switch_screen(page)

    def _keep(self, view: View, page: "LookPage") -> "LookPage":
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
    async def _let_go(self, pages: "list[LookPage]") -> None:
        for page in pages:
            if page.is_attached:  # the one that was in sight goes by itself
                await page.remove()
