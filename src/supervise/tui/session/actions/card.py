"""The form for one action being agreed."""

from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from supervise.domain.session.actions import Action, is_blank, not_agreed, origin_sentence
from supervise.tui.keys import keys_for
from supervise.tui.session.date_field import SLIM, DateField
from supervise.tui.shell.live_keys import key_label
from supervise.tui.widgets.focus import FieldForm
from supervise.tui.widgets.radio_row import Option, RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea, NoteArea

TAKE_OUT = next(key_label(key.keys) for key in keys_for("actions") if key.id == "take-out")
"""How the key that takes an action out is written."""


class ActionCard(FieldForm, Vertical):
    """Posts the whole action on every change; an untouched card posts nothing, so it is not stored."""

    DEFAULT_CSS = """
    ActionCard {
        height: auto; margin: 0 0 1 0;
        .head { height: 1; }
        .number { width: auto; }
        .not-agreed { width: 1fr; padding: 0 0 0 2; }
        .take-out { width: auto; min-width: 8; padding: 0 1; background: $background; color: $text-muted; }
        LabelledTextArea { layout: horizontal; margin: 0; }
        DateField { margin: 0; }
        .label, LabelledTextArea Heading { width: 18; color: $text-muted; text-style: none; }
        NoteArea { width: 1fr; min-height: 1; }
        .who { height: auto; }
        .from { padding: 0 0 0 18; }
        &.-slim {
            .head { height: auto; }
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

    def __init__(self, action: Action, owners: list[Option], *, today: date, question: str = "") -> None:
        """`question` stands in grey where nothing is written yet."""
        super().__init__()
        self.action, self._owners, self._today, self._question = action, owners, today, question

    def compose(self) -> ComposeResult:
        action = self.action
        with Horizontal(classes="head"):
            yield Heading("Action", classes="number")
            yield Caption(classes="not-agreed")
            # By mouse or the page's key: on the way by Tab it would stand before the next action's first field.
            button = Button(Content(f"Take out ({TAKE_OUT})"), compact=True, classes="take-out")
            button.can_focus = False
            yield button
        yield LabelledTextArea("What", action.what, placeholder=self._question, id="what")
        with Horizontal(classes="who"):
            yield Heading("Who", classes="label")
            yield RadioRow(self._owners, action.owner, id="owner")
        yield DateField("By when", action.due, action.due_words, today=self._today)
        yield LabelledTextArea("How we will know", action.how_we_will_know, line=True, id="known")
        if action.came_from is not None:
            yield Caption(origin_sentence(action.came_from), classes="from")

    def on_mount(self) -> None:
        self._show_not_agreed()

    def on_resize(self, event: events.Resize) -> None:
        slim = event.size.width < SLIM
        self.set_class(slim, "-slim")
        self.query_one(".take-out", Button).label = "Take out" if slim else f"Take out ({TAKE_OUT})"

    def number(self, number: int) -> None:
        self.query_one(".number", Heading).say(f"Action {number}")

    def focus_what(self) -> None:
        """Put the cursor at the end of what is to be done."""
        self.query_one("#what NoteArea", NoteArea).go_on()

    @property
    def is_empty(self) -> bool:
        return is_blank(self.action)

    def _show_not_agreed(self) -> None:
        """Say beside the number who or when is still to be agreed."""
        self.query_one(".not-agreed", Caption).say(not_agreed(self.action))

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
        self._show_not_agreed()
        self.post_message(self.Changed(self, self.action))

    @on(Button.Pressed)
    def _take_out(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.TakenOut(self))
