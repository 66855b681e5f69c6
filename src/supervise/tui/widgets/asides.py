"""What a page says beside what people write: a heading, and a quiet sentence."""

from textual.content import Content
from textual.widgets import Static


class Heading(Static):
    """A heading over a field or a part of a page."""

    DEFAULT_CSS = "Heading { color: $text; text-style: bold; height: auto; }"

    def __init__(self, text: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(text), id=id, classes=classes)

    def say(self, text: str) -> None:
        self.update(Content(text))


class Aside(Static):
    """A quiet sentence beside a field: what it is for, what has been kept, what went wrong."""

    DEFAULT_CSS = "Aside { color: $text-muted; height: auto; }"

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(text), id=id, classes=classes)
        self.said = text

    def say(self, text: str) -> None:
        if text != self.said:
            self.said = text
            self.update(Content(text))
