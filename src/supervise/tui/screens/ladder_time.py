"""The ladder over time."""

from collections.abc import Iterator

from textual.widget import Widget

from supervise.tui.look_back import LookPage
from supervise.tui.widgets.editors import Aside


class LadderTimePage(LookPage):
    """The ladder over time."""

    VIEW = "ladder"
    HINT = "Numbers turn to another page."

    def body(self) -> Iterator[Widget]:
        yield Aside("")
