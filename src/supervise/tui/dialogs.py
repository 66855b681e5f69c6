"""Questions over the page: short, safe by default, and answered by one key or one click."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from supervise.tui.widgets.too_small import TooSmall


class Ask(ModalScreen[str]):
    """A sentence or two and a few answers, each an (id, words); the first is the safe one, and Esc gives it."""

    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = "Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "safe", "Back", show=False),
        Binding("down,right", "app.focus_next", show=False),
        Binding("up,left", "app.focus_previous", show=False),
    ]

    def __init__(self, title: str, body: Sequence[str], answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._body, self._answers = title, tuple(body), tuple(answers)

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content.styled(self._title, "bold"), id="title")
            with VerticalScroll(id="words", can_focus=False):
                for line in self._body:
                    yield Static(Content(line), classes="line")
            with Vertical(id="answers"):
                for number, (id_, words) in enumerate(self._answers):
                    yield Button(Content(words), id=f"answer-{number}", name=id_, compact=True)
        yield TooSmall()

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.name or self._answers[0][0])

    def action_safe(self) -> None:
        self.dismiss(self._answers[0][0])
