"""Every action, and what became of it."""

from collections.abc import Iterator

from textual.widget import Widget

from supervise.tui.look_back import LookPage
from supervise.tui.widgets.editors import Aside


class AllActionsPage(LookPage):
    """Every action, and what became of it."""

    VIEW = "actions"
    HINT = "Numbers turn to another page."

    def body(self) -> Iterator[Widget]:
        yield Aside("")
