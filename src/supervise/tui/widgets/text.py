"""Static text of a page: headings, captions, numbered lists, and a scroll area with focus."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static


class Heading(Static):
    """A heading over a field or a part of a page."""

    DEFAULT_CSS = "Heading { color: $text; text-style: bold; height: auto; }"

    def __init__(self, text: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(text), id=id, classes=classes)

    def say(self, text: str) -> None:
        self.update(Content(text))


class Caption(Static):
    """A quiet sentence beside a field: what it is for, what has been kept, what went wrong."""

    DEFAULT_CSS = "Caption { color: $text-muted; height: auto; &.-warning { color: $warning; } }"

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(Content(text), id=id, classes=classes)
        self.said = text

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say this; a `warning` has its colour, and a mark beside it."""
        self.set_class(warning, "-warning")
        text = f"! {text}" if warning and text else text
        if text != self.said:
            self.said = text
            self.update(Content(text))

    def show(self, text: str, *, warning: bool = False) -> None:
        """Say this; with nothing to say, take no line of the page."""
        self.say(text, warning=warning)
        self.display = bool(text)


class FocusableScroll(VerticalScroll):
    """Takes the focus only while some of its words are out of view: else Tab would lead to nothing that can be done."""

    DEFAULT_CSS = """
    FocusableScroll {
        height: auto; scrollbar-size-vertical: 1;
        &:focus { background: $surface; }
    }
    """
    HELP = "Words to read. The arrows move them where they are longer than the window; Tab goes on."

    def allow_focus(self) -> bool:
        return super().allow_focus() and bool(self.max_scroll_y)


class NumberedList(Widget):
    """`1  What kept you going?` and so on; as tall as its words need at the width it has."""

    DEFAULT_CSS = """
    NumberedList { width: 1fr; height: auto; }
    """

    items: reactive[tuple[str, ...]] = reactive((), layout=True)
    spread: reactive[bool] = reactive(False, layout=True)
    """Whether an empty line stands between two of them."""
    asides: tuple[str, ...] = ()
    """A quiet word after each of them; "" where there is none. Set before `items`."""

    def __init__(
        self,
        items: tuple[str, ...] = (),
        *,
        mark: str = "",
        spread: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._mark = mark
        self.set_reactive(NumberedList.items, items)
        self.set_reactive(NumberedList.spread, spread)

    def _lines(self, width: int) -> list[Content]:
        marks = [self._mark or str(number) for number in range(1, len(self.items) + 1)]
        indent = max(map(len, marks), default=0) + 2
        lines: list[Content] = []
        for number, (mark, text) in enumerate(zip(marks, self.items, strict=True)):
            if number and self.spread:
                lines.append(Content(""))
            aside = self.asides[number] if number < len(self.asides) else ""
            words = Content.assemble(text, (f" ({aside})", "$text-muted")) if aside else Content(text)
            for row, part in enumerate(words.wrap(max(1, width - indent))):
                head = Content.styled(f"{mark:<{indent}}", "$text-muted") if row == 0 else " " * indent
                lines.append(Content.assemble(head, part))
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))
