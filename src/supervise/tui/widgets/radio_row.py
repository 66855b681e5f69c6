"""A choice of one among a few, wrapped to the room there is: arrows, space, or a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from supervise.tui.widgets.focus import focus_style

Option = tuple[str, str]
"""An id and the words shown."""


class RadioRow(Widget, can_focus=True):
    """`( ) Done  (•) Doing  ( ) Changed`. Nothing need be chosen: a second click or Backspace takes it back."""

    DEFAULT_CSS = """
    RadioRow { height: auto; width: 1fr; color: $text; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,l,j", "move(1)", "Next choice", show=False),
        Binding("left,up,h,k", "move(-1)", "Previous choice", show=False),
        Binding("space", "move(1)", "Choose", show=False),
        Binding("backspace,delete", "clear", "Take back", show=False),
    ]
    HELP = "Arrows choose; Backspace takes the choice back; Tab goes on."

    value: reactive[str] = reactive("", layout=True)

    @dataclass
    class Changed(Message):
        """A choice was made or taken back (value ""). Posted for what people do, not for what code sets."""

        choice: "RadioRow"
        value: str

        @property
        def control(self) -> "RadioRow":
            return self.choice

    def __init__(
        self, options: Sequence[Option], value: str = "", *, id: str | None = None, stacked: bool = False
    ) -> None:
        super().__init__(id=id)
        self.options, self.stacked = tuple(options), stacked
        self.set_reactive(RadioRow.value, value)

    def _places(self, width: int) -> list[tuple[int, int, int]]:
        """For each option its row, its column and its width."""
        places, x, y = [], 0, 0
        for _, words in self.options:
            size = min(cell_len(words) + 4, max(width, 1))
            if x and (self.stacked or x + size > width):
                x, y = 0, y + 1
            places.append((y, x, size))
            x += size + 2
        return places

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._places(width)[-1][0] + 1 if self.options else 1

    def render(self) -> Content:
        rows: list[Content] = []
        # Where the keys are: on what is chosen, or on what the next key would choose.
        next_ = self.value if self.value in dict(self.options) else next(iter(dict(self.options)), "")
        for (y, x, _), (id_, words) in zip(self._places(self.content_size.width), self.options, strict=True):
            if y == len(rows):
                rows.append(Content(""))
            chosen = id_ == self.value
            mark = "(•) " if chosen else "( ) "
            content = Content.styled(mark + words, "bold $accent") if chosen else Content(mark + words)
            if self.has_focus and id_ == next_:
                content = content.stylize(focus_style(self))
            rows[y] = Content.assemble(rows[y], " " * (x - rows[y].cell_length), content)
        return Content("\n").join(rows)

    def choose(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))

    def action_move(self, by: int) -> None:
        ids = [id_ for id_, _ in self.options]
        if not ids:
            return
        now = ids.index(self.value) if self.value in ids else (-1 if by > 0 else 0)
        self.choose(ids[(now + by) % len(ids)])

    def action_clear(self) -> None:
        self.choose("")

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for (y, x, size), (id_, _) in zip(self._places(self.content_size.width), self.options, strict=True):
            if y == offset.y and x <= offset.x < x + size:
                self.choose("" if id_ == self.value else id_)
