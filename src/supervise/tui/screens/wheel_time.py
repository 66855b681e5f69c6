"""The wheel then and now."""

from collections.abc import Iterator

from textual.widget import Widget

from supervise.tui.look_back import LookPage
from supervise.tui.widgets.editors import Aside


class WheelTimePage(LookPage):
    """The wheel then and now."""

    VIEW = "wheel"
    HINT = "Numbers turn to another page."

    def body(self) -> Iterator[Widget]:
        yield Aside("")
