"""What comes back from an earlier session: taken up today, put off to another day, or finished."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from supervise.domain.review.history import Returning
from supervise.domain.session.model import RETURN_DECISIONS, ReturnDecision, ReturnReview
from supervise.tui.session.date_field import DateField
from supervise.tui.widgets.focus import FieldForm
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading

ITS_PAGES = "Its pages come before Actions today, and go on from where they were left."
ENDED = "It does not come back any more. Its record stays."


class ComingBackCard(FieldForm, Vertical):
    """One thing that comes back; nothing has to be decided about it, and then it simply comes back again."""

    DEFAULT_CSS = """
    ComingBackCard { height: auto; margin: 0 0 1 0; }
    ComingBackCard > Heading { max-width: 70; text-style: none; }
    ComingBackCard DateField { margin: 0; padding: 0 0 0 2; }
    """

    @dataclass
    class Decided(Message):
        """Something was decided about it, or taken back."""

        card: "ComingBackCard"
        decision: ReturnDecision | None
        on: date | None
        on_words: str

    def __init__(
        self, again: Returning, review: ReturnReview | None, *, today: date, offered: Sequence[ReturnDecision]
    ) -> None:
        super().__init__()
        self.again, self._review, self._today, self._offered = again, review, today, offered

    def compose(self) -> Iterator[Widget]:
        review = self._review
        yield Heading(self.again.called)
        yield Caption(self.again.when(self._today))
        yield RadioRow(self._choices(self._offered), review.decided if review else "")
        on, words = (review.on, review.on_words) if review else (None, "")
        yield DateField("Which day?", on, words, today=self._today)
        yield Caption(id="what-follows")

    def on_mount(self) -> None:
        self._show_what_follows()

    def offer(self, decisions: Sequence[ReturnDecision]) -> None:
        """Offer these from now on."""
        self.query_one(RadioRow).options = self._choices(decisions)

    def _choices(self, decisions: Sequence[ReturnDecision]) -> tuple[tuple[str, str], ...]:
        return tuple((decision, words) for decision, words in RETURN_DECISIONS.items() if decision in decisions)

    @property
    def decision(self) -> ReturnDecision | None:
        value = self.query_one(RadioRow).value
        return next((decision for decision in RETURN_DECISIONS if decision == value), None)

    def _show_what_follows(self) -> None:
        self.query_one(DateField).display = self.decision == "another-day"
        follows = {"today": ITS_PAGES, "finished": ENDED}.get(self.decision or "", "")
        self.query_one("#what-follows", Caption).show(follows)

    @on(RadioRow.Changed)
    @on(DateField.Changed)
    def _decide(self, event: RadioRow.Changed | DateField.Changed) -> None:
        event.stop()
        self._show_what_follows()
        field = self.query_one(DateField)
        other_day = self.decision == "another-day"
        on, words = (field.day, field.words) if other_day else (None, "")
        self.post_message(self.Decided(self, self.decision, on, words))
