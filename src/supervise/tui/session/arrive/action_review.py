"""The form for what has become of an action from an earlier session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.actions import OUTCOMES, ActionReview, Outcome
from supervise.domain.text import single_line
from supervise.domain.wording import short_day
from supervise.tui.session.date_field import SLIM, DateField
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.focus import FieldForm
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading

WORDS: dict[Outcome, str] = {
    "done": "What came of it",
    "doing": "How far it is",
    "changed": "Why",
    "let-go": "Why",
}
"""What the words under each outcome are about."""


def status_line(tracked_action: TrackedAction, who: str, today: date) -> str:
    """`CD, due 1 Oct, overdue`"""
    due = tracked_action.action.due
    when = f"due {short_day(due, today)}" if due else ""
    return ", ".join(filter(None, (who, when, "overdue" if tracked_action.overdue(today) else "")))


class ActionReviewCard(FieldForm, Vertical):
    """What is seen in the card is what is stored; an outcome unchosen takes the review back.

    A field with text in it stays in sight, and so is stored, whatever outcome is chosen afterwards. The fields are made
    once an outcome is chosen: of three actions most pages never need them.
    """

    DEFAULT_CSS = """
    ActionReviewCard {
        height: auto; margin: 0 0 1 0;
        & > Heading { max-width: 70; text-style: none; }
        .more { height: auto; padding: 0 0 0 2; margin: 0; }
        .more LabelledTextArea { layout: horizontal; margin: 0; }
        .more DateField { margin: 0; }
        .more Heading { width: 18; color: $text-muted; text-style: none; }
        .more NoteArea { width: 1fr; min-height: 1; }
        &.-slim {
            .more { padding: 0; }
            .more LabelledTextArea { layout: vertical; }
            .more Heading { width: 1fr; }
        }
    }
    """

    @dataclass
    class Changed(Message):
        action: str
        review: ActionReview | None

    def __init__(self, tracked_action: TrackedAction, review: ActionReview | None, *, who: str, today: date) -> None:
        super().__init__()
        self.tracked_action, self._review, self._who, self._today = tracked_action, review, who, today

    def compose(self) -> ComposeResult:
        action, review = self.tracked_action.action, self._review
        yield Heading(action.what)
        if text := status_line(self.tracked_action, self._who, self._today):
            yield Caption(text, classes="-warning" if self.tracked_action.overdue(self._today) else "")
        yield RadioRow(list(OUTCOMES.items()), review.outcome if review else "")
        if review:
            yield from self._fields()

    def _fields(self) -> Iterator[Widget]:
        action, review = self.tracked_action.action, self._review
        changed = review if review and review.outcome == "changed" else None
        reads = review.now_reads if review else ""
        due, words = (changed.due, changed.due_words) if changed else (action.due, action.due_words)
        yield Vertical(
            LabelledTextArea("Now reads", reads or action.what, replaced=not reads, grows=True, id="now-reads"),
            DateField("New day", due, words, today=self._today),
            classes="more changed",
        )
        why = LabelledTextArea(WORDS["done"], review.reason if review else "", id="why")
        yield Vertical(why, classes="more reason")
        yield Caption("There are words under it, so the choice stays. Empty them first to take it back.", id="stays")

    def on_mount(self) -> None:
        if self._review:
            self.query_one("#stays").display = False
            self._show_fields()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SLIM, "-slim")

    @property
    def outcome(self) -> Outcome | None:
        value = self.query_one(RadioRow).value
        return next((outcome for outcome in OUTCOMES if outcome == value), None)

    @property
    def review(self) -> ActionReview | None:
        """The review as the card's fields have it now."""
        if (outcome := self.outcome) is None:
            return None
        action, changed = self.tracked_action.action, outcome == "changed"
        date_field = self.query_one(DateField)
        return ActionReview(
            action=action.id,
            what=action.what,
            owner=action.owner,
            due=date_field.day if changed else action.due,
            was_due=action.due if changed and date_field.day != action.due else None,
            due_words=date_field.words if changed else "",
            outcome=outcome,
            reason=self._reason,
            now_reads=self._new_wording,
        )

    @property
    def _reason(self) -> str:
        text = self.query_one("#why", LabelledTextArea).text
        return text if text.strip() else ""

    @property
    def _new_wording(self) -> str:
        """What the action now reads; "" where that is what was agreed."""
        text = single_line(self.query_one("#now-reads", LabelledTextArea).text)
        return text if text != self.tracked_action.action.what else ""

    def _show_fields(self) -> None:
        """Show the fields that go with the outcome, and those with text in them."""
        outcome = self.outcome
        self.query_one(DateField).display = outcome == "changed"
        self.query_one(".changed").display = outcome == "changed" or bool(self._new_wording)
        self.query_one(".reason").display = outcome is not None or bool(self._reason)
        if outcome is not None:
            self.query_one("#why Heading", Heading).say(WORDS[outcome])

    @on(RadioRow.Changed)
    @on(LabelledTextArea.Changed)
    @on(DateField.Changed)
    async def _update(self, event: RadioRow.Changed | LabelledTextArea.Changed | DateField.Changed) -> None:
        event.stop()
        if not self.query("#why"):
            await self.mount(*self._fields())
        stays = isinstance(event, RadioRow.Changed) and not event.value and bool(self._reason or self._new_wording)
        self.query_one("#stays").display = stays
        if isinstance(event, RadioRow.Changed) and stays and self._review is not None:
            event.choice.value = self._review.outcome
            return
        self._review = self.review
        self._show_fields()
        self.post_message(self.Changed(self.tracked_action.action.id, self._review))
