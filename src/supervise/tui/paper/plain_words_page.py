"""Plain words: the words of the trade there are, each with another way to say it."""

from collections.abc import Iterator

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from supervise.tui.paper.reading_page import ReadingPage
from supervise.tui.widgets.text import Caption
from supervise.tui.widgets.text_fields import LabelledTextArea


class PlainWordsPage(ReadingPage):
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
