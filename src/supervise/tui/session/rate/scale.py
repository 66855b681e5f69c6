"""Input for a rating scale: its points as a list, chosen by arrows, a digit or a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static


@dataclass(frozen=True)
class RatingChoice:
    """One answer of the scale; `value` is None for "not sure", `anchor` the sentence that explains it."""

    value: int | None
    label: str
    anchor: str = ""


class _PointRow(Vertical):
    """One answer: its label over its anchor."""

    def __init__(self, point: RatingChoice, digits: int) -> None:
        super().__init__(classes="answer")
        self._point, self._digits = point, digits

    def compose(self) -> ComposeResult:
        yield Static(self._label(chosen=False), classes="label")
        if self._point.anchor:
            yield Static(Content(self._point.anchor), classes="anchor")

    def show_chosen(self, chosen: bool) -> None:
        self.set_class(chosen, "-chosen")
        self.query_one(".label", Static).update(self._label(chosen=chosen))

    def _label(self, *, chosen: bool) -> Content:
        number = "" if self._point.value is None else str(self._point.value)
        return Content(f"{'►' if chosen else ' '} {number:>{self._digits}}  {self._point.label}")


class RatingScaleInput(Vertical, can_focus=True):
    """Opens with nothing chosen, so that nothing is suggested; Enter or a second click gives the chosen answer."""

    SCOPED_CSS = False  # for the rules that begin with the screen's size class
    DEFAULT_CSS = """
    RatingScaleInput {
        height: auto; max-width: 84;
        .answer { height: auto; padding: 0 1; }
        .label { height: auto; text-style: bold; }
        .anchor { height: auto; padding: 0 0 0 5; color: $text-muted; }
        .answer:hover { background: $surface; }
        .-chosen, .-chosen:hover { background: $panel; }
        .-chosen .label { color: $accent; }
        .-chosen .anchor { color: $text; }
    }
    .-short RatingScaleInput .anchor { display: none; }
    .-short RatingScaleInput .-chosen .anchor { display: block; }
    .-low RatingScaleInput .answer:last-child, .-tall RatingScaleInput .answer:last-child { margin: 1 0 0 0; }
    .-tall RatingScaleInput .answer { margin: 0 0 1 0; }
    .-narrow RatingScaleInput .answer { padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Next answer", show=False),
        Binding("up", "move(-1)", "Previous answer", show=False),
        Binding("home", "go(0)", "First answer", show=False),
        Binding("end", "go(-1)", "Last answer", show=False),
        Binding("backspace,delete", "clear", "Take back", show=False),
        Binding("enter", "give", "Give this answer", show=False),
        *(Binding(str(n), f"number({n})", f"Answer {n}", show=False) for n in range(10)),
    ]
    HELP = "Arrows or a digit choose an answer; Enter gives it. Backspace takes the choice back."

    chosen: reactive[int | None] = reactive(None)
    """Index of the chosen answer."""

    @dataclass
    class Given(Message):
        scale: "RatingScaleInput"

        @property
        def control(self) -> "RatingScaleInput":
            return self.scale

    def __init__(self, answers: Sequence[RatingChoice], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.answers = tuple(answers)

    def compose(self) -> ComposeResult:
        digits = max((len(str(answer.value)) for answer in self.answers if answer.value is not None), default=1)
        for answer in self.answers:
            yield _PointRow(answer, digits)

    @property
    def answer(self) -> RatingChoice | None:
        """The chosen answer."""
        return None if self.chosen is None else self.answers[self.chosen]

    def watch_chosen(self) -> None:
        for index, row in enumerate(self.query(_PointRow)):
            row.show_chosen(index == self.chosen)
            if index == self.chosen:
                self.call_after_refresh(row.scroll_visible, animate=False)

    def action_move(self, by: int) -> None:
        last = len(self.answers) - 1
        if self.chosen is None:
            self.chosen = 0 if by > 0 else last
        else:
            self.chosen = max(0, min(self.chosen + by, last))

    def action_go(self, index: int) -> None:
        self.chosen = index % len(self.answers)

    def action_number(self, value: int) -> None:
        """Choose the answer with this number, if there is one."""
        for index, answer in enumerate(self.answers):
            if answer.value == value:
                self.chosen = index

    def action_clear(self) -> None:
        self.chosen = None

    def action_give(self) -> None:
        """Give what is chosen; with nothing chosen the page says so."""
        self.post_message(self.Given(self))

    def on_click(self, event: events.Click) -> None:
        """A click on an answer chooses it; a click on the chosen answer gives it."""
        for index, row in enumerate(self.query(_PointRow)):
            if row.region.contains(event.screen_x, event.screen_y):
                if index == self.chosen:
                    self.action_give()
                else:
                    self.chosen = index
