"""Pages of words to read: plain words, where the words come from, and tips for keeping in touch."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import READING_LETTERS, ReadingPage
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.text import Caption


class LinesPage(ReadingPage):
    """Its lines are one widget, so that a long list comes at once."""

    CSS_PATH = [PAGE_STYLES, "reading_pages.tcss"]

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Each with what is said quietly under it."""
        parts = (Content.assemble(words, ("\n" if quiet else "", ""), (quiet, "$text-muted")) for words, quiet in lines)
        self.query_one("#lines", Static).update(Content("\n\n").join(parts))


class PlainWordsPage(LinesPage):
    """Typing how a word begins leaves those that begin so; nothing of it is kept."""

    PAGE_TITLE = "Plain words"
    HINT = "Type how a word begins, or read down with the arrows."
    HELP_PAGE = "plain_words"
    AUTO_FOCUS = "Input"

    def body(self) -> Iterator[Widget]:
        yield Caption(self.workflow.papers.plain.plain_words_about.intro, id="intro")
        yield LabelledTextArea("Which word?", line=True, id="lines-wanted")
        yield Static(id="lines")

    def on_mount(self) -> None:
        self._show()

    @on(LabelledTextArea.Changed)
    def _show(self) -> None:
        words = self.workflow.papers.plain.beginning_with(self.query_one(LabelledTextArea).text)
        lines = [(f"{word.word}: {word.say}", word.note) for word in words]
        self.show_lines(lines or [("No word of the list begins so.", "")])


class SourcesPage(LinesPage):
    """What sections, ladders, questions and lists are named after; addresses are shown and never opened."""

    PAGE_TITLE = "Where the words come from"
    HINT = "Everything is written fresh; names of models, rungs and headings are taken from these."
    HELP_PAGE = "about"

    def body(self) -> Iterator[Widget]:
        yield Static(id="lines")

    def on_mount(self) -> None:
        self.show_lines((source.title, source.url) for source in self.workflow.content.sources)


TIPS = "tips"
"""The list it shows, by its id."""


class TipsPage(ReadingPage):
    """The same list that a network meeting chooses from where it decides."""

    CSS_PATH = [PAGE_STYLES, "reading_pages.tcss"]
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
