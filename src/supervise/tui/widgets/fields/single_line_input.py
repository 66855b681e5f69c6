"""A field of one line that keeps all of what is pasted into it."""

import re
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from supervise.domain.text import LONGEST, normalise


class SingleLineInput(Input):
    """Textual's own would keep the first line of what is pasted, and drop the rest unsaid."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "home", "To the start", show=False),
        Binding("ctrl+end", "end", "To the end", show=False),
    ]

    def __init__(self, value: str = "", *, longest: int = LONGEST, **given: Any) -> None:
        super().__init__(value, **given)
        self.longest = longest
        self._example = Content(str(self.placeholder))

    def on_resize(self) -> None:
        """An example that does not fit says so."""
        self.placeholder = self._example.truncate(max(0, self.content_size.width), ellipsis=True).plain

    def on_blur(self) -> None:
        """Let go of what is selected: a letter that comes back to this field is not to replace words nobody sees.

        Words longer than the field are shown from their beginning.
        """
        self.cursor_position = self.selection.end
        self.call_after_refresh(self.scroll_to, x=0, animate=False)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # Input's own handler would be called as well
        self.replace(event.text.strip("\r\n"), *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put the cleaned text there, its lines and cells side by side; if it is too long, nothing, and say so."""
        start, end = sorted((start, end))
        text = re.sub(r"\s*[\t\n]\s*", " ", normalise(text))
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
