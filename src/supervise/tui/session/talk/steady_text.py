"""Steady text: captions and headings that keep their height when their words change, so that nothing below moves."""

from collections.abc import Iterable
from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from supervise.tui.widgets.text import Caption, Heading

MOST_ROWS = 3
"""The most rows kept free for a longer text than the present one: somebody's own words may fill a page."""


class SteadyCaption(Caption):
    def __init__(self, texts: Iterable[str], **given: Any) -> None:
        super().__init__(**given)
        self._texts = tuple(texts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return _steady(self, super().get_content_height(container, viewport, width), self._texts, width)


class SteadyHeading(Heading):
    def __init__(self, texts: Iterable[str], **given: Any) -> None:
        super().__init__("", **given)
        self._texts = tuple(texts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return _steady(self, super().get_content_height(container, viewport, width), self._texts, width)


def _steady(widget: Widget, own_rows: int, texts: Iterable[str], width: int) -> int:
    """The rows of the longest of the texts; in a narrow window, where rows are few, those of the present one."""
    if widget.screen.has_class("-narrow"):
        return own_rows
    longest = max((len(Content(text).wrap(max(1, width))) for text in texts), default=0)
    return max(own_rows, min(longest, MOST_ROWS))
