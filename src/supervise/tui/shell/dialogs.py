"""Modal questions: a choice of answers, or a line of text."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from supervise.domain.text import single_line
from supervise.tui.shell.chrome import TooSmallNotice

ROW = 60
"""Cells of a dialog for answers beside each other; more of them stand under each other."""
SAFE_KEY = "   Esc"
"""Said beside the answer that it gives."""


MOST = 0.96
"""How much of the window's height a dialog takes at most, as its sheet says too."""


class ChoiceDialog(ModalScreen[str]):
    """A choice of answers, each an (id, words). The first is the safe one, and Esc gives it.

    So does the key for Next, which the footer of the page beneath still shows. The focus begins there too, or on the
    answer that was `asked` for by what led here.
    """

    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = "Button.begins"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "safe", "Back", show=False),
        Binding("f3,ctrl+n", "safe", "Back", show=False, id="next"),
        Binding("space", "app.simulate_key('enter')", show=False),
        Binding("down,right", "turn(1)", show=False),
        Binding("up,left", "turn(-1)", show=False),
        Binding("pagedown", "read_on(1)", show=False),
        Binding("pageup", "read_on(-1)", show=False),
    ]

    def __init__(
        self,
        title: str,
        body: Sequence[str],
        answers: Sequence[tuple[str, str]],
        *,
        asked: str = "",
        warning: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._body, self._answers = title, tuple(body), tuple(answers)
        self._begins_at, self._warning = asked or self._answers[0][0], warning

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            title = Content.styled(f"! {self._title}", "bold $warning") if self._warning else None
            yield Static(title or Content.styled(self._title, "bold"), id="title")
            with VerticalScroll(id="words", can_focus=False):
                for line in self._body:
                    yield Static(Content(line), classes="line")
            room = sum(cell_len(words) + 6 for _, words in self._answers) + cell_len(SAFE_KEY)
            with Vertical(id="answers", classes="few" if room <= ROW else ""):
                for number, (id_, words) in enumerate(self._answers):
                    label = Content(f"{words}{'' if number else SAFE_KEY}")
                    begins = "begins" if id_ == self._begins_at else ""
                    yield Button(label, id=f"answer-{number}", name=id_, classes=begins, compact=True)
        yield TooSmallNotice()

    def on_resize(self) -> None:
        self.call_after_refresh(self._leave_room_for_answers)

    def _leave_room_for_answers(self) -> None:
        """However small the window, all answers are in sight: the words over them scroll instead."""
        dialog, title, answers = (self.query_one(part) for part in ("#dialog", "#title", "#answers"))
        taken = title.outer_size.height + title.styles.margin.height + answers.outer_size.height + dialog.gutter.height
        self.query_one("#words").styles.max_height = max(2, int(self.size.height * MOST) - taken)

    def action_turn(self, by: int) -> None:
        """To the answer beside this one; at either end it stays, so that nobody comes to the other end unawares."""
        answers = [*self.query("#answers Button").results(Button)]
        at = next((index for index, button in enumerate(answers) if button is self.focused), 0)
        self.set_focus(answers[min(max(0, at + by), len(answers) - 1)])  # at once, as the next key may be Enter

    def action_read_on(self, by: int) -> None:
        words = self.query_one("#words", VerticalScroll)
        words.scroll_relative(y=by * max(1, words.size.height - 1), animate=False)

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.name or self._answers[0][0])

    def action_safe(self) -> None:
        self.dismiss(self._answers[0][0])


class TextDialog(ModalScreen[str]):
    """Asks for a line of text, some offered. Dismissed with it, or with "" when all is to stay as it is."""

    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("down", "into_list", "What is offered", show=False),
    ]

    def __init__(self, title: str, body: str, offered: Sequence[str], *, do: str) -> None:
        super().__init__()
        self._title, self._body, self._offered, self._do = title, body, tuple(offered), do

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield Static(Content.styled(self._title, "bold"), id="title")
            yield Static(Content(self._body), id="body")
            yield Input(self._offered[0] if self._offered else "", select_on_focus=True, id="words")
            yield OptionList(*(Option(Content(text)) for text in self._offered), compact=True, markup=False)
            with Horizontal(id="answers"):
                yield Button(Content(self._do), id="do", compact=True, variant="primary")
                yield Button(Content("Leave it"), id="leave", compact=True)

    def action_into_list(self) -> None:
        options = self.query_one(OptionList)
        if self.focused is self.query_one(Input) and options.option_count:
            options.highlighted = options.highlighted or 0
            options.focus()

    @on(OptionList.OptionHighlighted)
    def _offer(self, event: OptionList.OptionHighlighted) -> None:
        if self.query_one(OptionList).has_focus:
            self.query_one(Input).value = self._offered[event.option_index]

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.query_one(Input).value = self._offered[event.option_index]
        self._answer()

    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    def _answer(self) -> None:
        if words := single_line(self.query_one(Input).value):
            self.dismiss(words)
        else:
            self.query_one(Input).focus()

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        self.dismiss("")
