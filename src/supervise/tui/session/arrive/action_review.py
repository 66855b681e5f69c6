"""An action from an earlier session, and what has become of it."""

from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.actions import OUTCOMES, ActionReview, Outcome, needs_reason
from supervise.domain.text import single_line
from supervise.domain.wording import short_day
from supervise.tui.session.date_field import SLIM, DateField
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea


def status_line(followed: TrackedAction, who: str, today: date) -> str:
    """CD, due 1 Oct, overdue."""
    due = followed.action.due
    when = f"due {short_day(due, today)}" if due else ""
    return ", ".join(filter(None, (who, when, "overdue" if followed.overdue(today) else "")))


class ActionReviewCard(Vertical):
    """One open action; what is seen in it is what is kept. The choice taken back takes the review back.

    Words stay in sight, and so are kept, whatever is chosen after them; only whoever wrote them takes them out.
    """

    DEFAULT_CSS = """
    ActionReviewCard {
        height: auto; margin: 0 0 1 0;
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
        """What has become of the action, or None once that is taken back."""

        action: str
        review: ActionReview | None

    def __init__(self, followed: TrackedAction, review: ActionReview | None, *, who: str, today: date) -> None:
        super().__init__()
        self.followed, self._review, self._who, self._today = followed, review, who, today

    def compose(self) -> ComposeResult:
        action, review = self.followed.action, self._review
        changed = review if review and review.outcome == "changed" else None
        yield Heading(action.what)
        if text := status_line(self.followed, self._who, self._today):
            yield Caption(text)
        yield RadioRow(list(OUTCOMES.items()), review.outcome if review else "")
        with Vertical(classes="more changed"):
            yield LabelledTextArea("Now reads", (review and review.now_reads) or action.what, id="now-reads")
            due, words = (changed.due, changed.due_words) if changed else (action.due, action.due_words)
            yield DateField("New day", due, words, today=self._today)
        with Vertical(classes="more reason"):
            yield LabelledTextArea("Why", review.reason if review else "", id="why")
        yield Caption("There are words under it, so the choice stays. Empty them first to take it back.", id="stays")

    def on_mount(self) -> None:
        self.query_one("#stays").display = False
        self._open()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < SLIM, "-slim")

    @property
    def outcome(self) -> Outcome | None:
        value = self.query_one(RadioRow).value
        return next((outcome for outcome in OUTCOMES if outcome == value), None)

    @property
    def review(self) -> ActionReview | None:
        """What the card says now."""
        if (outcome := self.outcome) is None:
            return None
        action, changed = self.followed.action, outcome == "changed"
        day = self.query_one(DateField)
        return ActionReview(
            action=action.id,
            what=action.what,
            owner=action.owner,
            due=day.day if changed else action.due,
            due_words=day.words if changed else "",
            outcome=outcome,
            reason=self._why,
            now_reads=self._rewritten,
        )

    @property
    def _why(self) -> str:
        text = self.query_one("#why", LabelledTextArea).text
        return text if text.strip() else ""

    @property
    def _rewritten(self) -> str:
        """What it now reads, if that is other than what was agreed."""
        text = single_line(self.query_one("#now-reads", LabelledTextArea).text)
        return text if text != self.followed.action.what else ""

    def _open(self) -> None:
        """Show the fields that go with the choice, and those in which something is written."""
        outcome = self.outcome
        self.query_one(DateField).display = outcome == "changed"
        self.query_one(".changed").display = outcome == "changed" or bool(self._rewritten)
        self.query_one(".reason").display = (outcome is not None and needs_reason(outcome)) or bool(self._why)

    @on(RadioRow.Changed)
    @on(LabelledTextArea.Changed)
    @on(DateField.Changed)
    def _tell(self, event: RadioRow.Changed | LabelledTextArea.Changed | DateField.Changed) -> None:
        event.stop()
        stays = isinstance(event, RadioRow.Changed) and not event.value and bool(self._why or self._rewritten)
        self.query_one("#stays").display = stays
        if isinstance(event, RadioRow.Changed) and stays and self._review is not None:
            event.choice.value = self._review.outcome
            return
        self._review = self.review
        self._open()
        self.post_message(self.Changed(self.followed.action.id, self._review))
