"""A quiet line with words in it that can be clicked: how many there are, and what can be done about it."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from supervise.tui.drawing.cell_text import wrap

Deed = tuple[str, str]
"""An action of the page, and the words for it."""
GAP = 3


class ResultCount(Widget):
    """`4 of 2,500 sessions   Show all (c)`: each deed on the next line where it does not fit beside the others."""

    DEFAULT_CSS = """
    ResultCount { height: auto; color: $text-muted; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.said = ""
        self.deeds: tuple[Deed, ...] = ()

    def say(self, text: str, deeds: Iterable[Deed] = ()) -> None:
        before, now = (self.said, self.deeds), (text, tuple(deeds))
        if before != now:
            self.said, self.deeds = now
            self.refresh(layout=before[1] != now[1] or len(before[0]) != len(text))

    def _places(self, width: int) -> Iterable[tuple[int, int, Deed]]:
        texts = wrap(self.said, max(1, width))
        x, y = cell_len(texts[-1]) + GAP, len(texts) - 1
        for deed in self.deeds:
            if x + cell_len(deed[1]) > width:
                x, y = 0, y + 1
            yield y, x, deed
            x += cell_len(deed[1]) + GAP

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max((y for y, _, _ in self._places(width)), default=len(wrap(self.said, max(1, width))) - 1) + 1

    def render(self) -> Content:
        rows = [Content(line) for line in wrap(self.said, max(1, self.content_size.width))]
        for y, x, (_, words) in self._places(self.content_size.width):
            if y == len(rows):
                rows.append(Content(""))
            before = " " * (x - rows[y].cell_length)
            rows[y] = Content.assemble(rows[y], before, Content.styled(words, "underline $accent"))
        return Content("\n").join(rows)

    async def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for y, x, (action, words) in self._places(self.content_size.width):
            if y == offset.y and x <= offset.x < x + cell_len(words):
                event.stop()
                await self.screen.run_action(action)
                return
