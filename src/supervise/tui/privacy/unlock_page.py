"""The first page of a locked home: one line for the passphrase, and a way in for whoever lost it."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from supervise.tui.keys.table import bindings
from supervise.tui.privacy.unlock_form import UnlockForm
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.text import Caption
from supervise.workflow import encryption


class UnlockPage(CardPage[None]):
    """Taken away by whoever opens the home with what the form gives."""

    QUESTION = "What you wrote lies locked"
    HINT = "Nothing can be read until it is opened."
    HELP_PAGE = "lock"
    CSS_PATH = [PAGE_STYLES, "passphrase_page.tcss"]
    AUTO_FOCUS = "#secret"
    BACK = ""
    PALETTE = False

    def head(self) -> Head:
        return Head("Locked", cover=False)

    def body(self) -> Iterator[Widget]:
        yield Caption(f"It lies in {self.workflow.home.root}", id="where")
        if (missing := encryption.missing_key(self.workflow)) is not None:
            yield Caption(missing.sentence, id="missing")
        yield UnlockForm()

    def on_mount(self) -> None:
        if self.query("#missing"):  # what is wrong comes first, on a small screen too
            self.call_after_refresh(self.query_one("#body").scroll_home, animate=False)


class OwnUnlockPage(UnlockPage):
    """Of one's own pages, which the passphrase of the two does not open; the way back to the two needs none."""

    QUESTION = "Your own pages lie locked"
    HINT = "Your own passphrase opens them, not one that you two share."
    BINDINGS: ClassVar[list[BindingType]] = bindings("own-home")
    BACK = "leave_own"
    BACK_LABEL = "Close them"

    def action_leave_own(self) -> None:
        """Back to the home of the two."""
        if (joint := self.workflow.home.joint) is not None:
            self.services.open_home(joint)
