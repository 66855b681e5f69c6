"""The line that names the pages of looking back, the present one marked; a number or a click turns to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

View = Literal["sessions", "wheel", "ladder", "strengths", "actions", "year"]
VIEWS: dict[View, str] = {
    "sessions": "Sessions",
    "wheel": "Wheel",
    "ladder": "Ladder",
    "strengths": "Strengths",
    "actions": "Actions",
    "year": "Year",
}
GAP = "   "


class ViewsLine(Widget):
    """`1 Sessions   2 Wheel …`; where there is no room, the others are their numbers only."""

    DEFAULT_CSS = """
    ViewsLine {
        height: 1; padding: 0 2; margin: 1 0 0 0; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    @dataclass
    class Turned(Message):
        """Another page was asked for."""

        view: View

    def __init__(self, now: View) -> None:
        super().__init__()
        self.now: View = now
        self._spans: list[tuple[int, int, View]] = []

    def render(self) -> Content:
        line = Content("")
        for named in (True, False):
            line = self._line(named)
            if line.cell_length <= self.content_size.width:
                break
        return line

    def _line(self, named: bool) -> Content:
        self._spans, at = [], 0
        pieces: list[Content | str] = []
        for view, words in self._words(named):
            if pieces:
                pieces.append(GAP)
                at += len(GAP)
            pieces.append(Content.styled(words, "bold underline $accent") if view == self.now else words)
            self._spans.append((at, at + len(words), view))
            at += len(words)
        return Content.assemble(*pieces)

    def _words(self, named: bool) -> Iterator[tuple[View, str]]:
        for number, (view, name) in enumerate(VIEWS.items(), 1):
            yield view, f"{number} {name}" if named or view == self.now else str(number)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for start, end, view in self._spans:
            # One beside it counts as well: a number alone is a small thing to hit.
            if start - 1 <= offset.x < end + 1 and view != self.now:
                event.stop()
                self.post_message(self.Turned(view))
                return
