"""Radio row: one choice among a few; arrows move along it, Space, Enter, a click or its number chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from supervise.tui.widgets.inline_items import InlineItems

Option = tuple[str, str]
"""An id and the words shown."""
CHOSEN, OPEN, HERE = "√", "·", "►"
"""Not ● and ○, which are a person's mark each: of AB, chosen, nobody is to read `● AB`. The last: open, and the keys
are on it, as in every list."""


class RadioRow(InlineItems, can_focus=True):
    """Pills: `· Done   √ Doing   · Changed`. Nothing need be chosen; Backspace, or a second click, takes it back.

    The arrows only move the highlight, as anywhere else a key that looks round must not write.
    """

    DEFAULT_CSS = """
    RadioRow { height: auto; width: 1fr; color: $text; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "turn_to(1)", "Next choice", show=False),
        Binding("left", "turn_to(-1)", "Previous choice", show=False),
        Binding("down", "move(1)", "Next choice", show=False),
        Binding("up", "move(-1)", "Previous choice", show=False),
        Binding("space,enter", "choose", "Choose", show=False),
        Binding("backspace,delete", "clear", "Take back", show=False),
        *(Binding(number, f"choose_number('{number}')", "Choose", show=False) for number in "123456789"),
    ]
    GAP = 1
    HINTS = ("← → move, Space chooses", "Space chooses")
    """Said behind the items while it has the focus: the first for which there is room on their line."""
    HELP = "Arrows move, Space or Enter chooses, Backspace takes the choice back; Tab goes on."

    options: reactive[tuple[Option, ...]] = reactive((), layout=True)
    value: reactive[str] = reactive("", layout=True)
    """The id of what is chosen, or ""."""
    highlighted: reactive[int] = reactive(0)
    """The index of what Space would choose."""

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
        self.set_reactive(RadioRow.options, tuple(options))
        self.set_reactive(RadioRow.value, value)

    def items(self, width: int) -> list[Content]:
        return [self._pill(index, id_ == self.value, words) for index, (id_, words) in enumerate(self.options)]

    def _pill(self, index: int, chosen: bool, words: str) -> Content:
        """The chosen one stands out quietly, as the accent is the main deed's; where the keys are is pointed at.

        The others are pills only while the keys are on the row: of many rows on a page one asks at a time.
        """
        is_here = self.has_focus and index == self.highlighted
        if chosen:
            look = f"bold $text on $accent-deep{' underline' if is_here else ''}"
        else:
            look = "bold $accent on $raised" if is_here else "$text on $raised" if self.has_focus else "$text-muted"
        if is_here and self.app.no_color:
            look = "bold reverse"
        return Content.styled(f" {CHOSEN if chosen else HERE if is_here else OPEN} {words} ", look)

    def rows(self, width: int) -> list[Content]:
        rows = super().rows(width)
        room = width - rows[-1].cell_length - 3
        if self.has_focus and (hint := next((hint for hint in self.HINTS if len(hint) <= room), "")):
            rows[-1] = Content.assemble(rows[-1], (f"   {hint}", "$text-muted"))
        return rows

    def watch_options(self) -> None:
        self.highlighted = max(0, self._chosen_index)

    def watch_value(self) -> None:
        if self._chosen_index >= 0:
            self.highlighted = self._chosen_index

    def on_focus(self) -> None:
        """Begin at what is chosen, wherever the highlight was left."""
        self.watch_value()

    @property
    def _chosen_index(self) -> int:
        return next((index for index, (id_, _) in enumerate(self.options) if id_ == self.value), -1)

    def choose(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))

    def turn(self, by: int) -> None:
        """Choose the option so many after the chosen one, for a page whose own keys turn through them."""
        if self.options:
            self.choose(self.options[(self._chosen_index + by) % len(self.options)][0])

    def action_turn_to(self, by: int) -> None:
        """The choice beside it, round its ends."""
        if self.options:
            self.highlighted = (self.highlighted + by) % len(self.options)

    def action_move(self, by: int) -> None:
        """The choice beside it in a row of several lines; past either end, and of one line, on to the next field."""
        is_one_line = len(self.rows(self.content_size.width)) == 1
        if is_one_line or not 0 <= self.highlighted + by < len(self.options):
            raise SkipAction
        self.highlighted += by

    def action_choose(self) -> None:
        if self.options:
            self.choose(self.options[self.highlighted][0])

    def action_choose_number(self, number: str) -> None:
        self.choose(self._numbered(number))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A digit is a choice only where one reads so; anywhere else it is the page's, which writes it in a field."""
        return bool(self._numbered(str(parameters[0]))) if action == "choose_number" else True

    def _numbered(self, number: str) -> str:
        """The id of the choice that reads as this number, or ""."""
        return next((id_ for id_, words in self.options if words == number), "")

    def action_clear(self) -> None:
        self.choose("")

    def action_click_item(self, index: int) -> None:
        self.highlighted = index
        id_ = self.options[index][0]
        self.choose("" if id_ == self.value else id_)
