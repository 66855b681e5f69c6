"""A field of one line: what is put in is cleaned, and nothing of it is dropped without a word."""

import re
from typing import Any

from textual import events
from textual.widgets import Input

from supervise.domain.session.base import clean
from supervise.domain.text import LONGEST


class OneLine(Input):
    """Textual's own would keep the first line of what is pasted, and drop the rest unsaid."""

    def __init__(self, value: str = "", *, longest: int = LONGEST, **given: Any) -> None:
        super().__init__(value, **given)
        self.longest = longest

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # Input's own handler would be called as well
        self.replace(event.text.strip("\r\n"), *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put the cleaned text there, its lines and cells side by side; if it is too long, nothing, and say so."""
        start, end = sorted((start, end))
        text = re.sub(r"\s*[\t\n]\s*", " ", clean(text))
        longer = len(text) > end - start
        if longer and len(self.value) - (end - start) + len(text) > self.longest:
            self.app.clear_notifications()
            self.notify(
                f"That is too long for this field, so nothing was put in: it holds {self.longest:,} characters.",
                severity="warning",
                markup=False,
                timeout=10,
            )
            return
        super().replace(text, start, end)
