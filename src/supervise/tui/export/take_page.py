"""Take it with me: saves the page that one person wrote alone to a file of theirs, and keeps nothing of it here."""

from collections.abc import Iterator
from typing import ClassVar

from textual.widget import Widget

from supervise.domain.problems import Problem, ProblemError
from supervise.tui.export.page import ExportPage
from supervise.tui.shell.deed import Deed
from supervise.tui.widgets.text import Caption
from supervise.workflow.taking_away import take_away


class TakePage(ExportPage):
    """What was for the writer only would be gone for good: so that is never decided for them.

    While the page is held it lies here, so that nothing is lost; once the file is read back, all of it is removed.
    """

    PAGE_TITLE = "Take it with me"
    HINT = "Say where to, then press Enter. Once the file is there and checked, nothing of the page is left here."
    HELP_PAGE = "own"
    SAVE: ClassVar[str] = "Take it with me"
    FOR_ME_FIRST: ClassVar[str] = ""
    is_taken = False

    def more_to_choose(self) -> Iterator[Widget]:
        yield from super().more_to_choose()
        if self.for_me:
            yield Caption("What is left out is gone for good: nothing of it stays here either.", id="gone")

    @property
    def holds(self) -> str:
        taken = texts.taken if (texts := self.workflow.forms.own_pages) else ""
        return f"{super().holds} {taken}"

    def write(self, asked: str) -> str:
        if self.for_me and not self.with_for_me and not self.is_left_out:
            what = "What you answered for yourself only is not decided yet."
            raise ProblemError(Problem("Above", what, "Say whether it goes into the file too."))
        path = take_away(self.workflow, asked, with_for_me=self.with_for_me)
        self.is_taken = True
        return f"Saved, and checked: {path}. Nothing of it is left here."

    def _show_saved(self, saved: str) -> None:
        super()._show_saved(saved)
        self.query_one("#do-close", Deed).label = "To your own pages"

    def action_close(self) -> None:
        self.dismiss(self.is_taken)
