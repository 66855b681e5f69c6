"""One person's line under the record: their initials to agree, and then when they did."""

from dataclasses import dataclass
from datetime import tzinfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input

from supervise.domain.people import INITIALS_MAX, Person
from supervise.domain.session.model import Confirmation
from supervise.domain.wording import time_of_day
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import SingleLineInput


class InitialsField(Vertical):
    """Tells the initials as typed; whether they are right is not this line's to say."""

    DEFAULT_CSS = """
    InitialsField {
        height: auto; margin: 0 0 1 0;
        .ask { height: auto; }
        Input {
            width: 14; border: none; height: 1; padding: 0 1; background: $surface;
            border-left: thick $border-blurred;
            &:focus { border: none; border-left: thick $border; }
        }
        Button { margin: 0 0 0 1; width: auto; min-width: 8; padding: 0 2; }
        .wrong { color: $text; }
    }
    """

    @dataclass
    class Given(Message):
        confirm: "InitialsField"
        by: str
        initials: str

    def __init__(self, person: Person, agreed: Confirmation | None, zone: tzinfo | None) -> None:
        super().__init__()
        self.person, self._agreed, self._zone = person, agreed, zone

    def compose(self) -> ComposeResult:
        yield Heading("", classes="who")
        with Horizontal(classes="ask"):
            yield SingleLineInput(longest=INITIALS_MAX * 4, select_on_focus=True)
            yield Button("Agree", compact=True)
        yield Caption(classes="wrong")

    def on_mount(self) -> None:
        self.show(self._agreed)

    def show(self, agreed: Confirmation | None) -> None:
        """Show that this person has agreed, or ask them."""
        self._agreed = agreed
        initials = self.person.initials
        when = time_of_day(agreed.at, self._zone) if agreed else ""
        self.query_one(Heading).say(
            f"✓ {initials} agreed {when}" if agreed else f"{initials}: type your initials to agree"
        )
        self.query_one(".ask").display = agreed is None
        if agreed is not None:
            self.query_one(Input).value = ""
        self.say("")

    def say(self, text: str) -> None:
        """What was wrong with the initials; stays until they are typed anew."""
        wrong = self.query_one(".wrong", Caption)
        wrong.say(text)
        wrong.display = bool(text)

    @property
    def waiting(self) -> bool:
        return self._agreed is None

    def write(self) -> None:
        self.query_one(Input).focus()
        self.call_after_refresh(self.scroll_visible, animate=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.say("")

    @on(Input.Submitted)
    @on(Button.Pressed)
    def _give(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Given(self, self.person.id, self.query_one(Input).value))
