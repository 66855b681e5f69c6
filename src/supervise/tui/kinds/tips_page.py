"""Keeping in touch: short advice for good contact round one person, to read together."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.reading_page import READING_LETTERS, ReadingPage
from supervise.tui.widgets.text import Caption

TIPS = "tips"
"""The list it shows, by its id."""


class TipsPage(ReadingPage):
    """The same list that a network meeting chooses from where it decides."""

    CSS_PATH = [PAGE_STYLES, "tips_page.tcss"]
    PAGE_TITLE = "Keeping in touch"
    HINT = "Short, regular, and never more than is needed. Your employer's rules on messages come first."
    HELP_PAGE = "forms"
    BINDINGS: ClassVar[list[BindingType]] = [*READING_LETTERS]

    def body(self) -> Iterator[Widget]:
        tips = self.workflow.forms.choice_list(TIPS)
        for number, tip in enumerate(tips.items if tips else (), 1):
            with Horizontal(classes="tip"):
                yield Static(Content.styled(f"{number:>2}", "$accent"), classes="number")
                with Vertical():
                    yield Static(Content(tip.label))
                    if tip.help:
                        yield Caption(tip.help)
