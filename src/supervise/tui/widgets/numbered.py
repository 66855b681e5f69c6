"""Sentences one under the other, each with its number or mark, and wrapped beside it rather than under it."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget


class Numbered(Widget):
    """`1  What kept you going?` and so on; as tall as its words need at the width it has."""

    DEFAULT_CSS = """
    Numbered { width: 1fr; height: auto; }
    """

    items: reactive[tuple[str, ...]] = reactive((), layout=True)
    spread: reactive[bool] = reactive(False, layout=True)
    """Whether an empty line stands between two of them."""

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
        self.set_reactive(Numbered.items, items)
        self.set_reactive(Numbered.spread, spread)

    def _lines(self, width: int) -> list[Content]:
        marks = [self._mark or str(number) for number in range(1, len(self.items) + 1)]
        indent = max(map(len, marks), default=0) + 2
        lines: list[Content] = []
        for number, (mark, text) in enumerate(zip(marks, self.items, strict=True)):
            if number and self.spread:
                lines.append(Content(""))
            for row, part in enumerate(Content(text).wrap(max(1, width - indent))):
                head = Content.styled(f"{mark:<{indent}}", "$text-muted") if row == 0 else " " * indent
                lines.append(Content.assemble(head, part))
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))
