"""Radio row: one choice among a few, by arrows, space or a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from supervise.tui.widgets.focus import focus_style
from supervise.tui.widgets.inline_items import InlineItems

Option = tuple[str, str]
"""An id and the words shown."""


class RadioRow(InlineItems, can_focus=True):
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

    def __init__(self, options: Sequence[Option], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        self.set_reactive(RadioRow.value, value)

    def items(self, width: int) -> list[Content]:
        # Where the keys are: on what is chosen, or on what the next key would choose.
        next_ = self.value if self.value in dict(self.options) else next(iter(dict(self.options)), "")
        items = []
        for id_, words in self.options:
            item = Content.styled(f"(•) {words}", "bold $accent") if id_ == self.value else Content(f"( ) {words}")
            items.append(item.stylize(focus_style(self)) if self.has_focus and id_ == next_ else item)
        return items

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

    def action_click_item(self, index: int) -> None:
        id_ = self.options[index][0]
        self.choose("" if id_ == self.value else id_)
