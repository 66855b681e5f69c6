"""Home of one person's own pages: what they wrote, and the way back to the home of the two."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType

from supervise.store.files.cipher import PLAIN
from supervise.tui.home.page import HomePage
from supervise.tui.keys.table import bindings
from supervise.tui.shell.chrome import NARROW
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head

TITLE = "Your own pages"


class OwnHomePage(HomePage):
    """Says whether the pages are locked; leaving it, like covering it, closes them."""

    HELP_PAGE = "own"
    BACK = "leave_own"
    BACK_LABEL = "Close them"
    BINDINGS: ClassVar[list[BindingType]] = bindings("own-home")

    def head(self) -> Head:
        return Head(TITLE)

    def deeds(self) -> Iterator[Deed]:
        yield Deed("new", "Write", main=True)
        yield Deed("take_all", short="Take all")
        yield Deed("review")  # also said where past pages are listed
        yield Deed("backup")

    def _draw(self) -> None:
        super()._draw()
        is_open = self.workflow.home.seal is PLAIN
        brief = f"Yours, {'not ' if is_open else ''}locked"  # where the head has no room for a note
        self.query_one(Head).title = brief if self.app.size.width < NARROW else TITLE

    @property
    def lock_note(self) -> str:
        return "not locked" if self.workflow.home.seal is PLAIN else super().lock_note

    def action_leave_own(self) -> None:
        """Back to the home of the two."""
        if (joint := self.workflow.home.joint) is not None:
            self.services.open_home(joint)
