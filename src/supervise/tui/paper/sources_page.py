"""Where the words come from: what the sections, ladders, questions and lists are named after, and where it is read."""

from collections.abc import Iterator

from textual.widget import Widget
from textual.widgets import Static

from supervise.tui.paper.reading_page import ReadingPage


class SourcesPage(ReadingPage):
    """Addresses are shown and never opened: the program makes no connection."""

    PAGE_TITLE = "Where the words come from"
    HINT = "Everything is written fresh; names of models, rungs and headings are taken from these."
    HELP_PAGE = "about"

    def body(self) -> Iterator[Widget]:
        yield Static(id="lines")

    def on_mount(self) -> None:
        self.show_lines((source.title, source.url) for source in self.workflow.content.sources)
