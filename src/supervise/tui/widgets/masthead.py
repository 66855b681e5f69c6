"""Masthead: what a page asks, and the line under it that says what to do now."""

from collections.abc import Iterator
from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

RULE = "▀" * 8


class Masthead(Widget):
    """Eyebrow, title and hint; in a low window no eyebrow, in a short one the hint alone."""

    DEFAULT_CSS = """
    Masthead { height: auto; width: 100%; color: $text-muted; &.-warning { color: $warning; } }
    """
    ALLOW_SELECT = False

    eyebrow: reactive[str] = reactive("", layout=True)
    title: reactive[str] = reactive("", layout=True)
    hint: reactive[str] = reactive("", layout=True)
    more: reactive[str] = reactive("", layout=True)
    """Said after the hint while there `is_more`; it has its room at any time, so that nothing moves when it goes."""
    is_more: reactive[bool] = reactive(False)

    def __init__(self, title: str = "", hint: str = "", *, eyebrow: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.set_reactive(Masthead.eyebrow, eyebrow)
        self.set_reactive(Masthead.title, title)
        self.set_reactive(Masthead.hint, hint)

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say this in the hint; a `warning` has its colour, and a mark beside it."""
        self.set_class(warning, "-warning")
        self.hint = f"! {text}" if warning and text else text

    def _lines(self, width: int, *, is_more: bool) -> Iterator[Content]:
        short, tall = (self.screen.has_class(name) for name in ("-short", "-tall"))
        if self.title and not short:
            if tall and self.eyebrow:
                yield Content.styled(self.eyebrow.upper(), "bold $accent")
            yield from Content.styled(self.title, "bold $text").wrap(width)
            if tall:
                yield Content.styled(RULE, "$accent")
        lines = [line.plain.rstrip() for line in Content(self.hint).wrap(width)] if self.hint else []
        if self.more and is_more:
            fits = bool(lines) and len(lines[-1]) + len(self.more) < width
            lines[-1:] = [f"{lines[-1]} {self.more}"] if fits else [*lines[-1:], self.more]
        yield from map(Content, lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len([*self._lines(max(1, width), is_more=True)])

    def render(self) -> Content:
        return Content("\n").join(self._lines(max(1, self.content_size.width), is_more=self.is_more))
