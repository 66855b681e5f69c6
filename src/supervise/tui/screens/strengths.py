"""Strengths gathered."""

from collections.abc import Iterator

from textual.widget import Widget

from supervise.tui.look_back import LookPage
from supervise.tui.widgets.editors import Aside


class StrengthsPage(LookPage):
    """Strengths gathered."""

    VIEW = "strengths"
    HINT = "Numbers turn to another page."

    def body(self) -> Iterator[Widget]:
        yield Aside("")
