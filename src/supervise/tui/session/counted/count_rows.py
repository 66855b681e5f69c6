"""How many of a team answered what: a number for each point, with as many dots beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input, Static

from supervise.tui.widgets.fields.single_line_input import SingleLineInput
from supervise.tui.widgets.text import Caption

MOST_DOTS = 20
"""More answers than that say it by their number alone."""
NOT_SURE = 0
"""Stands for no point of the scale, in a count as in its row."""
Label = tuple[int, str]
"""A point or rung, or `NOT_SURE`, and its words."""


class CountRow(Horizontal):
    """` 3  Often      4  ● ● ● ●`."""

    def __init__(self, value: int, label: str, how_many: int) -> None:
        super().__init__()
        self.value = value
        self._label, self._how_many = label, how_many

    def compose(self) -> ComposeResult:
        number = "  " if self.value == NOT_SURE else f"{self.value:>2}"
        yield Static(Content(f"{number}  {self._label}"), classes="label")
        yield SingleLineInput(str(self._how_many or ""), longest=40, placeholder="0", select_on_focus=True)
        yield Static(_dots(self.value, self._how_many), classes="dots")

    @property
    def how_many(self) -> int | None:
        """The whole number that is typed, 0 for nothing; None for what is none."""
        text = self.query_one(Input).value.strip()
        return int(text) if text.isdecimal() and len(text) < 4 else None if text else 0

    def show(self) -> None:
        self.query_one(".dots", Static).update(_dots(self.value, self.how_many or 0))


def _dots(value: int, how_many: int) -> Content:
    sign = "○" if value == NOT_SURE else "●"
    return Content(" ".join(sign * how_many) if how_many <= MOST_DOTS else f"{how_many} of us")


class Meaning(Caption):
    """What the point or rung means at which a number is typed; as high as the longest, so that nothing moves below."""

    def __init__(self, meanings: Mapping[int, str]) -> None:
        super().__init__(classes="meaning" if meanings else "-none")
        self._meanings = meanings

    def tell(self, value: int) -> None:
        self.say(self._meanings.get(value, ""))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max((len(Content(words).wrap(max(1, width))) for words in self._meanings.values()), default=0)


class CountRows(Vertical):
    """Enter goes to the next number, as Tab does; Up and Down too, as they stand in a column."""

    DEFAULT_CSS = """
    CountRows {
        height: auto; margin: 0 0 1 0;
        CountRow { height: 1; }
        .label { width: 32; }
        Input { width: 8; height: 1; border: none; padding: 0 1; background: $raised; }
        Input:focus { border: none; background: $panel; }
        .dots { width: 1fr; padding: 0 0 0 2; color: $accent; }
        .meaning { margin: 1 0 0 0; }
        Meaning.-none { display: none; }
    }
    .-narrow CountRows .meaning { display: none; }
    .-narrow CountRows .label { width: 1fr; }
    .-narrow CountRows .dots { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "The number above", show=False),
        Binding("down", "go(1)", "The number below", show=False),
    ]

    @dataclass
    class Changed(Message):
        """A number was typed, or changed."""

        rows: "CountRows"

    def __init__(self, labels: Sequence[Label], counts: Mapping[int, int], meanings: Mapping[int, str]) -> None:
        super().__init__()
        self._labels, self._counts, self._meanings = tuple(labels), counts, meanings

    def compose(self) -> ComposeResult:
        for value, label in self._labels:
            yield CountRow(value, label, self._counts.get(value, 0))
        yield Meaning(self._meanings)

    @on(events.DescendantFocus)
    def _tell_meaning(self) -> None:
        if row := next((row for row in self.query(CountRow) if row.has_focus_within), None):
            self.query_one(Meaning).tell(row.value)

    @property
    def counts(self) -> dict[int, int]:
        """How many at each, `NOT_SURE` among them; what is no whole number counts as none."""
        return {row.value: row.how_many or 0 for row in self.query(CountRow)}

    @property
    def unread(self) -> str:
        """The first thing typed that is no whole number; "" where there is none."""
        return next((row.query_one(Input).value for row in self.query(CountRow) if row.how_many is None), "")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        for row in self.query(CountRow):
            row.show()
        self.post_message(self.Changed(self))

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    def action_go(self, step: int) -> None:
        """To the number above or below; past the last of them the arrow is the page's."""
        inputs = [*self.query(Input)]
        at = next((number for number, entry in enumerate(inputs) if entry.has_focus), None)
        if at is None or not 0 <= at + step < len(inputs):
            raise SkipAction
        inputs[at + step].focus()
