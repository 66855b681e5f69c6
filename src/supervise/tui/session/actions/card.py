"""The form for one action being agreed."""

from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from supervise.domain.session.action_owners import Owner, only_owner
from supervise.domain.session.actions import Action, is_blank, not_agreed, origin_sentence
from supervise.tui.session.date_field import SLIM, DateField
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.focus import FieldForm
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading


class ActionCard(FieldForm, Panel):
    """Posts the whole action on every change; an untouched card posts nothing, so it is not stored.

    What is still to be agreed stands in its frame.
    """

    SCOPED_CSS = False  # for the rules that begin with the screen's size class
    DEFAULT_CSS = """
    ActionCard {
        height: auto; margin: 0 0 1 0;
        &.-not-agreed { border-subtitle-color: $warning; }
        LabelledTextArea { layout: horizontal; margin: 0; }
        DateField { margin: 0; }
        .label, LabelledTextArea Heading { width: 18; color: $text-muted; text-style: none; }
        GrowingLine { width: 1fr; min-height: 1; }
        .who { height: auto; }
        .from { padding: 0 0 0 18; }
        &.-slim {
            LabelledTextArea, .who { layout: vertical; }
            .label, LabelledTextArea Heading { width: 1fr; }
            .from { padding: 0; }
        }
    }
    ActionCard #what, ActionCard .who, ActionCard DateField { margin: 0 0 1 0; }
    .-tall ActionCard { padding: 1 2; }
    .-narrow ActionCard #what, .-narrow ActionCard .who, .-narrow ActionCard DateField { margin: 0; }
    .-short ActionCard, .-short ActionCard #what, .-short ActionCard .who, .-short ActionCard DateField { margin: 0; }
    """

    @dataclass
    class Changed(Message):
        card: "ActionCard"
        action: Action

    def __init__(self, action: Action, owners: list[Owner], *, today: date, question: str = "") -> None:
        """`question` stands in grey where nothing is written yet."""
        super().__init__()
        self.action, self._owners, self._today, self._question = action, owners, today, question
        self._number = 1

    def compose(self) -> ComposeResult:
        action = self.action
        yield LabelledTextArea("What", action.what, placeholder=self._question, grows=True, id="what")
        if not only_owner(self._owners):
            with Horizontal(classes="who"):
                yield Heading("Who", classes="label")
                yield RadioRow(self._owners, action.owner, id="owner")
        yield DateField("By when", action.due, action.due_words, today=self._today)
        yield LabelledTextArea("How we will know", action.how_we_will_know, grows=True, id="known")
        if origin := origin_sentence(action):
            yield Caption(origin, classes="from")

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SLIM, "-slim")
        self._show_not_agreed()

    def number(self, number: int) -> None:
        self._number = number
        self._show_not_agreed()

    def focus_what(self) -> None:
        """Put the cursor at the end of what is to be done."""
        self.query_one("#what NoteArea", NoteArea).go_on()

    @property
    def is_empty(self) -> bool:
        return is_blank(self.action)

    @property
    def is_wordless(self) -> bool:
        """Whether it has a person, a day or a sign, and does not say what is to be done."""
        return not self.is_empty and not self.action.what.strip()

    @property
    def unclear(self) -> str:
        """What is to be seen to before one goes on, as a sentence; "" where nothing is."""
        if self.is_wordless:
            return "This action does not say what is to be done."
        return self.query_one(DateField).unclear

    def focus_unclear(self) -> None:
        if self.is_wordless:
            self.focus_what()
        else:
            self.query_one(DateField).focus_unclear()

    def _show_not_agreed(self) -> None:
        """Say in the frame who or when is still to be agreed."""
        self.title, self.subtitle = f"Action {self._number}", not_agreed(self.action)
        self.set_class(bool(self.subtitle), "-not-agreed")

    @on(LabelledTextArea.Changed)
    @on(RadioRow.Changed)
    @on(DateField.Changed)
    def _update(self, event: LabelledTextArea.Changed | RadioRow.Changed | DateField.Changed) -> None:
        event.stop()
        date_field = self.query_one(DateField)
        self.action = self.action.with_changes(
            what=self.query_one("#what", LabelledTextArea).text,
            owner=next((row.value for row in self.query("#owner").results(RadioRow)), ""),
            due=date_field.day,
            due_words=date_field.words,
            how_we_will_know=self.query_one("#known", LabelledTextArea).text,
        )
        if only := only_owner(self._owners):
            self.action = self.action.with_changes(owner="" if self.is_empty else only)
        self._show_not_agreed()
        self.post_message(self.Changed(self, self.action))
