"""The year in one page."""

from collections.abc import Iterator

from textual.widget import Widget

from supervise.tui.look_back import LookPage
from supervise.tui.widgets.editors import Aside


class YearPage(LookPage):
    """The year in one page."""

    VIEW = "year"
    HINT = "Numbers turn to another page."

    def body(self) -> Iterator[Widget]:
        yield Aside("")
