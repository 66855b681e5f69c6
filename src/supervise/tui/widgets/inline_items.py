"""Inline items: words that can be clicked, one after the other on as many lines as they need."""

from abc import abstractmethod
from collections.abc import Awaitable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.style import Style
from textual.widget import Widget

from supervise.tui.platform.abstract_parts import AbstractParts


def clickable(words: Content, action: str, *parameters: object) -> Content:
    """These words, running an action of their widget when clicked."""
    return words.stylize(Style.from_meta({"@click": (action, parameters)}))


class InlineItems(AbstractParts, Widget):
    """Items side by side, each on the next line where it does not fit; a click runs `action_click_item`."""

    GAP: ClassVar[int] = 2
    """Cells between two items of a line."""
    REACH: ClassVar[int] = 0
    """How many cells beside an item count as a click on it."""
    HANG: ClassVar[int] = 3
    """How far the further lines of an item that is longer than a line are put in."""

    # Clickable words would be shown as links otherwise.
    auto_links: Reactive[bool] = Reactive(False)

    @abstractmethod
    def items(self, width: int) -> Sequence[Content]:
        """The items in their order, as they are shown in this width."""

    @abstractmethod
    def action_click_item(self, index: int) -> Awaitable[None] | None:
        """An item was clicked."""

    def lead(self, width: int) -> list[str]:
        """The lines of words before the first item, which cannot be clicked."""
        return [""]

    def rows(self, width: int) -> list[Content]:
        """All lines, as they are shown in this width."""
        return self.flow(self.items(width), width, self.GAP)

    def flow(self, items: Sequence[Content], width: int, gap: int) -> list[Content]:
        rows = [Content(line) for line in self.lead(width)]
        x = rows[-1].cell_length + gap if rows[-1] else 0
        for index, words in enumerate(items):
            size = words.cell_length
            if x and x + size > width:
                rows.append(Content(""))
                x = 0
            first, *further = self._wrapped(words, width)
            size = first.cell_length
            left, right = min(self.REACH, x), max(0, min(self.REACH, width - x - size))
            item = clickable(first.pad(left, right), "click_item", index)
            rows[-1] = Content.assemble(rows[-1].pad_right(x - left - rows[-1].cell_length), item)
            x += size + gap
            for line in further:
                rows.append(clickable(line, "click_item", index).pad_left(self.HANG))
                x = rows[-1].cell_length + gap
        return rows

    def _wrapped(self, words: Content, width: int) -> list[Content]:
        """An item on as many lines as it needs: none of it is to be cut off, nor of those after it."""
        room = width - self.HANG
        return words.wrap(room) if words.cell_length > width and room > 0 else [words]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.rows(width))

    def render(self) -> Content:
        return Content("\n").join(self.rows(self.content_size.width))
