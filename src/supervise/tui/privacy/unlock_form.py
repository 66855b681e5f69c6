"""Asks for the passphrase of a locked home, or for its recovery key, and says what came of it."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input

from supervise.tui.keys.table import bindings, keys_for
from supervise.tui.privacy.progress_line import ProgressLine
from supervise.tui.shell.live_keys import key_label
from supervise.tui.widgets.act import Act
from supervise.tui.widgets.text import Caption, Heading


class SecretInput(Input):
    """Covered as it is typed unless `shown`; never cut or copied from, never suggested, never remembered."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("secret")
    HELP = "Type it here. Nothing of it is kept, and nothing can be copied out."
    DEFAULT_CSS = """
    SecretInput {
        border: none; height: 1; padding: 0 1; background: $raised; border-left: outer $border-blurred;
        &:focus { border: none; border-left: outer $border; }
    }
    """

    def __init__(self, *, shown: bool = False, id: str | None = None) -> None:
        hint = "" if shown else f"{key_label(keys_for('secret')[0].keys)} shows what you type"
        super().__init__(password=not shown, placeholder=hint, select_on_focus=False, id=id)
        self._shown_always = shown

    def show(self, shown: bool) -> None:
        """Show what is typed, or cover it again."""
        self.password = not (shown or self._shown_always)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not self._shown_always if action == "show_typed" else super().check_action(action, parameters)

    def action_show_typed(self) -> None:
        """Show every one of the page, or cover them all."""
        shown = self.password
        for field in self.screen.query(SecretInput):
            field.show(shown)

    def take(self) -> str:
        """What was typed; the line is empty afterwards."""
        typed, self.value = self.value, ""
        return typed

    def action_copy(self) -> None:
        """No: a clipboard is remembered by the computer, and read by every program on it."""

    def action_cut(self) -> None:
        """No, as with copying; and it would be gone."""


class UnlockForm(Vertical):
    """Tells `Given` and then waits for `refuse`; whoever opens the home takes the form away."""

    SCOPED_CSS = False  # for the rule that begins with the screen's size class
    DEFAULT_CSS = """
    UnlockForm {
        height: auto;
        Act { margin: 0 0 1 0; }
        #ways { height: auto; }
        #other { margin: 0 2 0 0; }
        #typed { display: none; }
        &.-recovery #typed { display: block; }
        &.-recovery #secret { display: none; }
        #from-paper { display: none; }
        &.-recovery #from-paper { display: block; }
    }
    .-narrow UnlockForm #ways { layout: vertical; }
    """

    @dataclass
    class Given(Message):
        form: "UnlockForm"
        secret: str
        recovery: bool
        """Whether it is the recovery key."""

    def compose(self) -> ComposeResult:
        yield Heading("Passphrase", id="asked")
        yield Caption("Type it from the paper. Capitals, spaces and the first line do not matter.", id="from-paper")
        yield SecretInput(id="secret")
        yield SecretInput(shown=True, id="typed")
        yield ProgressLine()
        yield Act("Open →", id="open")
        with Horizontal(id="ways"):
            yield Button("I lost it: use the recovery key", id="other", compact=True)
            yield Button("Quit", id="quit", compact=True)

    @property
    def recovery(self) -> bool:
        return self.has_class("-recovery")

    @property
    def field(self) -> SecretInput:
        return self.query_one("#typed" if self.recovery else "#secret", SecretInput)

    @on(Input.Submitted)
    @on(Button.Pressed, "#open")
    def _give(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        if not self.field.value:
            self.field.focus()
            return
        self.query_one(ProgressLine).begin("Opening. It takes a few seconds")
        for part in (self.field, self.query_one("#open"), self.query_one("#other")):
            part.disabled = True
        self.post_message(self.Given(self, self.field.value, self.recovery))

    def tell(self, done: int, of: int) -> None:
        """How far the opening is, where files wait to be locked; may be called from any thread."""
        self.query_one(ProgressLine).tell(done, of)

    def refuse(self, why: str) -> None:
        """Say why it does not open, ready for another try: a key from paper stays, to be put right."""
        self.query_one(ProgressLine).end(why, refused=True)
        for part in (self.field, self.query_one("#open"), self.query_one("#other")):
            part.disabled = False
        if not self.recovery:
            self.field.take()
        self.field.focus()

    @on(Button.Pressed, "#other")
    def _other(self, event: Button.Pressed) -> None:
        event.stop()
        self.field.take()
        self.toggle_class("-recovery")
        self.query_one("#asked", Heading).say("Recovery key" if self.recovery else "Passphrase")
        event.button.label = "Use the passphrase" if self.recovery else "I lost it: use the recovery key"
        self.query_one(ProgressLine).end()
        self.field.focus()

    @on(Button.Pressed, "#quit")
    async def _quit(self, event: Button.Pressed) -> None:
        event.stop()
        await self.app.action_quit()
