"""The form for one action being agreed."""

from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button

from supervise.domain.session.actions import Action
from supervise.tui.session.date_field import SLIM, DateField
from supervise.tui.widgets.radio_row import Option, RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea, NoteArea


class ActionCard(Vertical):
    """Posts the whole action on every change; an untouched card posts nothing, so it is not stored."""

    DEFAULT_CSS = """
    ActionCard {
        height: auto; margin: 0 0 1 0;
        .head { height: 1; }
        .head Heading { width: 1fr; }
        .take-out { width: auto; min-width: 8; padding: 0 1; background: $background; color: $text-muted; }
        LabelledTextArea { layout: horizontal; margin: 0; }
        DateField { margin: 0; }
        .label, LabelledTextArea Heading { width: 18; color: $text-muted; text-style: none; }
        NoteArea { width: 1fr; min-height: 1; }
        .who { height: auto; }
        .from { padding: 0 0 0 18; }
        &.-slim {
            LabelledTextArea, .who { layout: vertical; }
            .label, LabelledTextArea Heading { width: 1fr; }
            .from { padding: 0; }
        }
    }
    """

    @dataclass
    class Changed(Message):
        card: "ActionCard"
        action: Action

    @dataclass
    class TakenOut(Message):
        card: "ActionCard"

    def __init__(self, action: Action, owners: list[Option], *, today: date) -> None:
        super().__init__()
        self.action, self._owners, self._today = action, owners, today

    def compose(self) -> ComposeResult:
        action = self.action
        with Horizontal(classes="head"):
            yield Heading("Action", classes="number")
            yield Button("Take out", compact=True, classes="take-out")
        yield LabelledTextArea("What", action.what, id="what")
        with Horizontal(classes="who"):
            yield Heading("Who", classes="label")
            yield RadioRow(self._owners, action.owner, id="owner")
        yield DateField("By when", action.due, action.due_words, today=self._today)
        yield LabelledTextArea("How we will know", action.how_we_will_know, line=True, id="known")
        if action.came_from is not None:
            yield Caption(f"From the {action.came_from.kind}: {action.came_from.title}", classes="from")

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SLIM, "-slim")

    def number(self, number: int) -> None:
        self.query_one(".number", Heading).say(f"Action {number}")

    def focus_what(self) -> None:
        """Put the cursor at the end of what is to be done."""
        self.query_one("#what NoteArea", NoteArea).go_on()

    @property
    def is_empty(self) -> bool:
        return self.action == Action(id=self.action.id, what="")

    @on(LabelledTextArea.Changed)
    @on(RadioRow.Changed)
    @on(DateField.Changed)
    def _update(self, event: LabelledTextArea.Changed | RadioRow.Changed | DateField.Changed) -> None:
        event.stop()
        date_field = self.query_one(DateField)
        self.action = self.action.with_changes(
            what=self.query_one("#what", LabelledTextArea).text,
            owner=self.query_one("#owner", RadioRow).value,
            due=date_field.day,
            due_words=date_field.words,
            how_we_will_know=self.query_one("#known", LabelledTextArea).text,
        )
        self.post_message(self.Changed(self, self.action))

    @on(Button.Pressed)
    def _take_out(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.TakenOut(self))
