"""Input for one person's initials under the record, and afterwards when they agreed."""

from dataclasses import dataclass
from datetime import tzinfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input

from supervise.domain.people import INITIALS_MAX, TEAM, Person
from supervise.domain.session.model import Confirmation
from supervise.domain.wording import time_of_day
from supervise.tui.widgets.fields.single_line_input import SingleLineInput
from supervise.tui.widgets.text import Caption, Heading

LEADS = "Read out and agreed: initials of whoever leads"


class InitialsField(Vertical):
    """Posts the initials as typed; the page checks them."""

    DEFAULT_CSS = """
    InitialsField {
        height: auto; width: 1fr; padding: 0 2 0 0;
        .ask { height: auto; }
        Input {
            width: 14; border: none; height: 1; padding: 0 1; background: $surface;
            border-left: outer $border-blurred;
            &:focus { border: none; border-left: outer $border; }
        }
        Button { margin: 0 0 0 1; width: auto; min-width: 8; padding: 0 2; }
    }
    """

    @dataclass
    class Given(Message):
        field: "InitialsField"
        by: str
        initials: str

    def __init__(self, person: Person, confirmation: Confirmation | None, zone: tzinfo | None) -> None:
        super().__init__()
        self.person, self._confirmation, self._zone = person, confirmation, zone

    def compose(self) -> ComposeResult:
        yield Heading("", classes="who")
        with Horizontal(classes="ask"):
            yield SingleLineInput(longest=INITIALS_MAX * 4, select_on_focus=True)
            agree = Button("Agree", compact=True)
            agree.can_focus = False  # Enter agrees: Tab goes to the other's initials
            yield agree
        yield Caption(classes="wrong")

    def on_mount(self) -> None:
        self.show(self._confirmation)

    def show(self, confirmation: Confirmation | None) -> None:
        """Show when this person agreed, or ask for their initials."""
        self._confirmation = confirmation
        initials = self.person.initials
        when = time_of_day(confirmation.at, self._zone) if confirmation else ""
        agreed = f"√ {confirmation.initials} agreed {when}" if confirmation else ""
        self.query_one(Heading).say(agreed or (LEADS if self.person.id == TEAM else f"{initials}: your initials"))
        self.query_one(".ask").display = confirmation is None
        if confirmation is not None:
            self.clear()
        self.show_error("")

    def show_error(self, text: str) -> None:
        """What is wrong with the initials; it stays until they are typed again."""
        self.query_one(".wrong", Caption).show(text, warning=True)

    def clear(self) -> None:
        """Take away what was typed, as it is asked anew."""
        self.query_one(Input).value = ""

    @property
    def is_waiting(self) -> bool:
        return self._confirmation is None

    def focus_input(self) -> None:
        field = self.query_one(Input)
        field.focus()
        field.select_all()

    def give(self) -> bool:
        """Give the initials if any are typed; True if they were."""
        if initials := self.query_one(Input).value.strip():
            self.post_message(self.Given(self, self.person.id, initials))
        return bool(initials)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_error("")

    @on(Input.Submitted)
    @on(Button.Pressed)
    def _give(self, event: Input.Submitted | Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Given(self, self.person.id, self.query_one(Input).value))
